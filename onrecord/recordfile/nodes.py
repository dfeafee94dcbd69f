"""YAML text in, a small tree out whose every node knows its line and column.

Only plain data is let in: no aliases, anchors, tags or merge keys, no key twice, no deep
nesting. Every scalar stays the text that was written. The tree is built from events in a loop:
libyaml's own composer recurses, and a deeply nested text would take the process down with it.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

import yaml

from onrecord.recordfile.refusal import Position, RefusedError, quoted

MAX_DEPTH: Final = 20
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML does not let in, and U+0085, which it would silently turn into a line break.
_UNREADABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # fmt: skip
# As YAML 1.1 counts lines.
_LINE_BREAK: Final = re.compile("\r\n|[\n\r\u2028\u2029]")
_ABSENT: Final = frozenset({"", "~", "null"})
_NEEDS_QUOTES: Final = "@`%*&!|>"


class ScalarNode(NamedTuple):
    """A text as written; ``plain`` where it stood without quotation marks."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def position(self) -> Position:
        """Where the text begins. Made when asked for: a large file has a million scalars."""
        return Position(self.line, self.column)

    @property
    def absent(self) -> bool:
        """Whether nothing was written: an empty place, ``~`` or ``null`` without quotes."""
        return self.plain and self.text in _ABSENT


class LiteralNode(ScalarNode):
    """A number, true or false of JSON, which is no text there."""

    __slots__ = ()


class ListNode(NamedTuple):
    """A list; ``position`` is that of its first item or of its bracket."""

    items: tuple["Node", ...]
    position: Position


class Entry(NamedTuple):
    """The value under one key of a mapping, and where that key stands."""

    value: "Node"
    line: int
    column: int

    @property
    def position(self) -> Position:
        """Where the key begins."""
        return Position(self.line, self.column)


class MappingNode(NamedTuple):
    """A mapping in the order written; ``position`` is that of its first key or of its brace."""

    entries: MappingType[str, Entry]
    position: Position


Node: TypeAlias = ScalarNode | ListNode | MappingNode


def parse(text: str, loader: Any = LOADER) -> list[Node]:
    """Return the documents of ``text``, those that are empty left out.

    Raises RefusedError for what is no YAML, and for YAML that a record file has no use for.
    """
    _refuse_unreadable(text)
    try:
        return _build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        raise _refused(text, error) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser in Python, used where libyaml is missing, lets a bad escape through to chr().
        raise RefusedError(
            Position(1, 1), f"not readable as YAML: {error}. Check the quotes and the escapes."
        ) from None


@dataclass(slots=True)
class _Open:
    """A list or a mapping whose end has not come yet."""

    position: Position
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: ScalarNode | None = None

    def add(self, node: Node) -> None:
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is not None:
            self.entries[self.key.text] = Entry(node, self.key.line, self.key.column)
            self.key = None
        elif isinstance(node, ScalarNode):
            self.key = self._new_key(node)

    def _new_key(self, node: ScalarNode) -> ScalarNode:
        if node.plain and node.text == "<<":
            raise RefusedError(
                node.position, 'merge keys ("<<") are not read. Write the keys out instead.'
            )
        if node.text in self.entries:
            line = self.entries[node.text].line
            raise RefusedError(
                node.position,
                f"the key {quoted(node.text)} stands twice in one mapping, first on line {line}. "
                "Keep one of them.",
            )
        return node

    def close(self) -> Node:
        if self.is_mapping:
            return MappingNode(self.entries, self.position)
        return ListNode(tuple(self.items), self.position)


def _build(events: Iterable[yaml.Event]) -> list[Node]:
    documents: list[Node] = []
    stack: list[_Open] = []
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            _refuse_decoration(event)
            node: Node = ScalarNode(event.value, event.implicit[0], *_position(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            stack.append(_opened(event, stack))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            node = stack.pop().close()
        elif isinstance(event, yaml.AliasEvent):
            raise RefusedError(
                _position(event), "aliases (*name) are not read. Write the value out instead."
            )
        else:
            continue
        if stack:
            stack[-1].add(node)
        elif not (isinstance(node, ScalarNode) and node.absent):
            documents.append(node)
    return documents


def _opened(event: yaml.CollectionStartEvent, stack: list[_Open]) -> _Open:
    _refuse_decoration(event)
    position = _position(event)
    if stack and stack[-1].is_mapping and stack[-1].key is None:
        raise RefusedError(
            position, "a list or a mapping stands where a key is due. Write a word as the key."
        )
    if len(stack) >= MAX_DEPTH:
        raise RefusedError(
            position,
            f"nested deeper than {MAX_DEPTH} levels, which no record needs. Check the brackets "
            "and the indentation.",
        )
    return _Open(position, isinstance(event, yaml.MappingStartEvent))


def _refuse_decoration(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.anchor is not None:
        raise RefusedError(
            _position(event),
            f"anchors (&{event.anchor[:60]}) are not read. Write the value out wherever it is due.",
        )
    if event.tag is not None:
        raise RefusedError(
            _position(event),
            f"tags ({event.tag[:60]}) are not read: every value is the text as written. "
            "Leave the tag out, or put the text in quotes.",
        )


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def position_after(text: str) -> Position:
    """Return the position of the character that follows ``text`` in a file."""
    line, start = 1, 0
    for found in _line_breaks(text):
        line, start = line + 1, found
    return Position(line, len(text) - start + 1)


def _line_breaks(text: str) -> Iterator[int]:
    for match in _LINE_BREAK.finditer(text):
        yield match.end()


def _refuse_unreadable(text: str) -> None:
    found = _UNREADABLE.search(text)
    if found is None:
        return
    code = ord(found[0])
    hint = "the file is no text, or is not UTF-8. Save it as UTF-8" if code == 0 else "Take it out"
    raise RefusedError(
        position_after(text[: found.start()]),
        f"the character U+{code:04X} cannot stand in a record file: {hint}.",
    )


def _refused(text: str, error: yaml.MarkedYAMLError) -> RefusedError:
    mark = error.problem_mark or error.context_mark
    if mark is None or mark.index >= len(text):
        # libyaml puts the end of a text on a line of its own, even where no line break ends it.
        position = position_after(text)
    else:
        position = Position(mark.line + 1, mark.column + 1)
    problem = error.problem or "the text breaks off"
    if error.context and error.context_mark and error.context_mark.line + 1 != position.line:
        problem += f", {error.context} that began on line {error.context_mark.line + 1}"
    next_char = text[mark.index : mark.index + 1] if mark else ""
    return RefusedError(position, f"not readable as YAML: {problem}. {_advice(problem, next_char)}")


def _advice(problem: str, next_char: str) -> str:
    if next_char == "\t":
        return "Indent with spaces, not with tabs."
    if next_char and next_char in _NEEDS_QUOTES:
        return f"Put a text that begins with {next_char} in quotes."
    if "mapping values are not allowed" in problem:
        return 'Put a text that holds ": " in quotes.'
    return "Check the quotes, the brackets and the indentation."
