"""Keys: what they look like, how they derive from a name, and that none is given twice."""

import re
from collections.abc import Mapping
from typing import Final

from onrecord.recordfile.nodes import MappingNode, Node
from onrecord.recordfile.refusal import Position, RefusedError, on_line, quoted
from onrecord.text import fold

MAX_KEY: Final = 200
_KEY: Final = re.compile(r"\w[\w.:@/#+-]*")
_NOT_ALPHANUMERIC: Final = re.compile(r"[\W_]+")


def slug(text: str) -> str:
    """Return ``text`` as a key: folded, what is no letter or digit made ``-``; may be empty.

    >>> slug("Minister of Défense (acting)"), slug("2014")
    ('minister-of-defense-acting', 'nr-2014')
    """
    return no_number("-".join(words_of_key(text)))


def words_of_key(text: str) -> list[str]:
    """Return the words of a text, folded, as they stand in keys."""
    return [word for word in _NOT_ALPHANUMERIC.split(fold(text)) if word]


def no_number(key: str) -> str:
    """Return a key that cannot be taken for an id."""
    return f"nr-{key}" if key.isdigit() else key


def check_key(text: str, position: Position) -> str:
    """Return ``text`` if it can be a key, else raise RefusedError."""
    if len(text) > MAX_KEY:
        raise RefusedError(
            position,
            f"the key {quoted(text)} has {len(text)} characters, more than {MAX_KEY}. "
            "Write a shorter one.",
        )
    if not _KEY.fullmatch(text):
        raise RefusedError(
            position,
            f"{quoted(text)} cannot be a key. Begin with a letter or a digit and go on with "
            "letters, digits and . : @ / # + - _ only.",
        )
    if text.isdigit():
        raise RefusedError(
            position,
            f"the key {quoted(text)} would be taken for an id. Put a letter in it.",
        )
    return text


def derived_key(text: str, position: Position) -> str:
    """Return a key made up from other fields; where it is too long, the message asks for one."""
    if len(text) > MAX_KEY:
        raise RefusedError(
            position,
            f"the key made up here, {quoted(text)}, has {len(text)} characters, more than "
            f'{MAX_KEY}. Give a shorter one as "key".',
        )
    return text


class Registry:
    """The records met so far by noun and key, each with its node."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[str, str], Node] = {}

    @property
    def nodes(self) -> Mapping[tuple[str, str], Node]:
        """The node of each record, by its noun and key."""
        return self._nodes

    def add(self, noun: str, key: str, node: Node) -> str:
        """Note a record and return its key; raises RefusedError where the key is taken."""
        first = self._nodes.setdefault((noun, key), node)
        if first is not node:
            where = on_line(key_position(first)) or " there"
            raise RefusedError(
                key_position(node),
                f"the {noun} {quoted(key)} is already{where}. "
                "Keep one of them, or give this one another key.",
            )
        return key


def key_position(node: Node) -> Position:
    """Return where a record's ``key`` stands, or where the record begins if it has none."""
    if isinstance(node, MappingNode) and "key" in node.entries:
        return node.entries["key"].value.position
    return node.position
