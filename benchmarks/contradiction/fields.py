"""The fields of a story's file, taken from its YAML one by one; an error names file and line."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from onrecord.recordfile.nodes import Entry, ListNode, MappingNode, Node, ScalarNode


class PairError(ValueError):
    """A story's file does not follow the form that README.md describes."""


class Fields:
    """One mapping of a file, whose keys are taken one at a time; ``done`` refuses the rest."""

    def __init__(self, path: Path, node: Node) -> None:
        self.path = path
        if not isinstance(node, MappingNode):
            self.line = line_of(node)
            self.refuse("a mapping is due here")
        self.line = node.position.line
        self._left: dict[str, Entry] = dict(node.entries)

    def refuse(self, problem: str, line: int | None = None) -> NoReturn:
        """Raise PairError for ``problem`` on ``line``, else where the mapping begins."""
        raise PairError(f"{self.path.name}:{self.line if line is None else line}: {problem}")

    def text(self, key: str) -> str | None:
        """Return the text under ``key``, or None where the key is not there."""
        entry = self._left.pop(key, None)
        if entry is None:
            return None
        return self.scalar(entry.value, key)

    def due(self, key: str) -> str:
        """Return the text under ``key``, which must be there."""
        found = self.text(key)
        return self.refuse(f'"{key}" is missing') if found is None else found

    def one_of(self, key: str, allowed: Sequence[str]) -> str | None:
        """Return the text under ``key`` if it is one of ``allowed``, None where it is absent."""
        entry = self._left.get(key)
        found = self.text(key)
        if found is not None and found not in allowed and entry is not None:
            self.refuse(f'no {key} is called "{found}": {", ".join(allowed)}', entry.line)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts listed under ``key``, none where the key is not there."""
        return tuple(text for node in self.items(key) for text in self.one_or_more(node, key))

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the nodes listed under ``key``, none where the key is not there."""
        entry = self._left.pop(key, None)
        if entry is None:
            return ()
        if not isinstance(entry.value, ListNode):
            self.refuse(f'"{key}" must be a list', entry.line)
        return entry.value.items

    def entries(self, key: str) -> dict[str, Entry]:
        """Return the mapping under ``key``, empty where the key is not there."""
        entry = self._left.pop(key, None)
        if entry is None:
            return {}
        if not isinstance(entry.value, MappingNode):
            self.refuse(f'"{key}" must be a mapping', entry.line)
        return dict(entry.value.entries)

    def one_or_more(self, node: Node, key: str) -> tuple[str, ...]:
        """Return a text, or the texts of a list, as a tuple."""
        if isinstance(node, ListNode):
            return tuple(self.scalar(item, key) for item in node.items)
        return (self.scalar(node, key),)

    def done(self) -> None:
        """Refuse a key that nobody has asked for."""
        for key, entry in self._left.items():
            self.refuse(f'the key "{key}" is not known here', entry.line)

    def scalar(self, node: Node, key: str) -> str:
        """Return the text of ``node``, which stands under ``key``."""
        if not isinstance(node, ScalarNode) or node.absent:
            self.refuse(f'"{key}" must be a text', line_of(node))
        return node.text


def line_of(node: Node) -> int:
    """Return the line on which ``node`` begins."""
    return node.line if isinstance(node, ScalarNode) else node.position.line
