"""Reading a mapping by its schema: which keys it may hold, and each value as what is due there.

Opening a mapping refuses what it may not hold and misses what it must; the readers below then
take one key each and raise RefusedError, with the place of the value, where it does not fit.
"""

import dataclasses
import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from onrecord.recordfile.keys import check_key
from onrecord.recordfile.nodes import ListNode, LiteralNode, MappingNode, Node, ScalarNode
from onrecord.recordfile.refusal import Position, RefusedError, quoted
from onrecord.spans import Span

# The widest that both engines hold as an integer.
MAX_OFFSET: Final = 2**31 - 1
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_OFFSET: Final = re.compile(r"[0-9]{1,10}")
_FLAGS: Final = {"true": True, "false": False}
_LONGEST_TYPO: Final = 60
_CLOSE_ENOUGH: Final = 70


@dataclasses.dataclass(frozen=True, slots=True)
class Schema:
    """The keys of one kind of mapping; ``title`` names it in messages ("a claim")."""

    title: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    known: frozenset[str] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset(self.keys))

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, those that are required first."""
        return (*self.required, *self.optional)


class Fields:
    """One mapping of the file under its schema."""

    def __init__(self, node: Node, schema: Schema) -> None:
        """Open ``node``; raises RefusedError for no mapping, unknown keys and missing ones."""
        if not isinstance(node, MappingNode):
            raise RefusedError(
                node.position,
                f"{schema.title} is due here, a mapping of {_listed(schema.keys)}; this is "
                f"{shape(node)}.",
            )
        self.node = node
        self._schema = schema
        self._values: Mapping[str, Node] = {
            key: entry.value
            for key, entry in node.entries.items()
            if not (isinstance(entry.value, ScalarNode) and entry.value.absent)
        }
        if not schema.known.issuperset(node.entries):
            for key, entry in node.entries.items():
                if key not in schema.known:
                    raise RefusedError(entry.position, _unknown(key, schema))
        for key in schema.required:
            if key not in self._values:
                raise RefusedError(
                    self.position(key),
                    f'{schema.title} needs "{key}", which is missing here. Add it.',
                )

    def refused(self, key: str, sentence: str) -> RefusedError:
        """Return the error that puts ``sentence`` at the value of ``key``."""
        return RefusedError(self.position(key), sentence)

    def position(self, key: str) -> Position:
        """Return where the value of ``key`` stands, or the mapping where it is not there."""
        entry = self.node.entries.get(key)
        return entry.value.position if entry else self.node.position

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, ``None`` where nothing is written."""
        if key not in self._schema.known:
            raise KeyError(key)
        return self._values.get(key)

    def maybe_text(self, key: str) -> str | None:
        """Return a text, ``None`` where it is absent or empty."""
        node = self.get(key)
        return None if node is None else text_of(node, key) or None

    def text(self, key: str) -> str:
        """Return a required text, which must not be empty."""
        return full_text_of(self.required(key), key)

    def maybe_key(self, key: str) -> str | None:
        """Return the key of a record, ``None`` where it is absent."""
        node = self.get(key)
        return None if node is None else key_of(node, key)

    def key(self, key: str) -> str:
        """Return the required key of a record."""
        return key_of(self.required(key), key)

    def choice(self, key: str, words: Sequence[str], record: type) -> Any:
        """Return one of ``words``; where absent, the default of the field in ``record``."""
        node = self.get(key)
        if node is None:
            return _default(record, key)
        text = text_of(node, key)
        if text not in words:
            near = nearest(text, words)
            hint = f'Did you mean "{near}"?' if near else f"Write one of: {', '.join(words)}."
            raise RefusedError(
                node.position, f'{quoted(text)} is none of the words for "{key}". {hint}'
            )
        return text

    def number(self, key: str) -> float | None:
        """Return a finite number, ``None`` where it is absent."""
        node = self.get(key)
        if node is None:
            return None
        text = _word_of(node, key)
        # Adding 0.0 turns -0.0 into 0.0, which prints without a sign.
        value = float(text) + 0.0 if _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(value):
            raise RefusedError(
                node.position,
                f'"{key}" needs a number, not {quoted(text)}. '
                "Write digits only, such as 1000 or 2.5.",
            )
        return value

    def flag(self, key: str, due: str = "true or false") -> bool:
        """Return a yes-or-no, ``False`` where it is absent; ``due`` says what may stand there."""
        node = self.get(key)
        text = "false" if node is None else _word_of(node, key)
        if text not in _FLAGS:
            raise self.refused(key, f'"{key}" is {due}, not {quoted(text)}. Write {key}: true.')
        return _FLAGS[text]

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the items of a list, none of them absent; empty where the list is absent."""
        node = self.get(key)
        if node is None:
            return ()
        if not isinstance(node, ListNode):
            raise RefusedError(
                node.position,
                f'"{key}" needs a list, not {shape(node)}. Write [...], or one item a line after '
                '"- ".',
            )
        for item in node.items:
            if isinstance(item, ScalarNode) and item.absent:
                raise RefusedError(
                    item.position, f'an empty item stands in "{key}". Fill it in or take it out.'
                )
        return node.items

    def items_or_one(self, key: str) -> tuple[Node, ...]:
        """Return the items of a list; a text alone counts as a list of one."""
        node = self.get(key)
        if isinstance(node, MappingNode):
            raise self.refused(
                key, f'"{key}" needs a text or a list of texts, not a mapping. Put a text with '
                "braces in quotes.",
            )  # fmt: skip
        return (node,) if isinstance(node, ScalarNode) else self.items(key)

    def required(self, key: str) -> Node:
        """Return the value of a key that the schema requires."""
        node = self.get(key)
        if node is None:
            raise KeyError(key)
        return node


def text_of(node: Node, key: str) -> str:
    """Return the text of a scalar as written; control characters are refused.

    So are numbers, true and false of JSON, which could be written as texts in several ways.
    """
    if type(node) is LiteralNode:
        raise RefusedError(
            node.position, f'"{key}" needs a text, not {node.text}. Put it in quotes.'
        )
    return _word_of(node, key)


def _word_of(node: Node, key: str) -> str:
    if not isinstance(node, ScalarNode):
        raise RefusedError(
            node.position,
            f'"{key}" needs a text, not {shape(node)}. Put a text with brackets in quotes.',
        )
    found = _CONTROL.search(node.text)
    if found:
        raise RefusedError(
            node.position,
            f'the control character U+{ord(found[0]):04X} stands in "{key}". Take it out.',
        )
    return node.text


def full_text_of(node: Node, key: str) -> str:
    """Return a text that holds more than white space."""
    text = text_of(node, key)
    if not text.strip():
        raise RefusedError(node.position, f'"{key}" is empty. Fill it in.')
    return text


def key_of(node: Node, key: str) -> str:
    """Return the key of a record that ``node`` names."""
    return check_key(text_of(node, key), node.position)


def different(texts: Sequence[str], nodes: Sequence[Node], key: str) -> tuple[str, ...]:
    """Return ``texts``; raises RefusedError at the node of one that stands twice."""
    for index, text in enumerate(texts):
        if text in texts[:index]:
            raise RefusedError(
                nodes[index].position, f'{quoted(text)} stands twice in "{key}". Keep one of them.'
            )
    return tuple(texts)


def span_of(node: Node, key: str) -> Span:
    """Return a span written as ``[start, end]``."""
    if not isinstance(node, ListNode) or len(node.items) != 2:  # noqa: PLR2004 a start and an end
        raise RefusedError(
            node.position,
            f"a span is a pair of offsets; this is {shape(node)}. "
            f"Write {key}: {'[[120, 154]]' if key == 'spans' else '[120, 154]'}.",
        )
    start, end = (_offset(item, key) for item in node.items)
    if start >= end:
        raise RefusedError(
            node.position,
            f"the span [{start}, {end}] holds nothing: its end is the offset after the last "
            "character. Write the smaller offset first.",
        )
    return Span(start, end)


def _offset(node: Node, key: str) -> int:
    text = _word_of(node, key)
    if not _OFFSET.fullmatch(text) or int(text) > MAX_OFFSET:
        raise RefusedError(
            node.position,
            f'"{key}" counts characters from 0: {quoted(text)} is no whole number between 0 and '
            f"{MAX_OFFSET}. Correct the offset.",
        )
    return int(text)


def _unknown(key: str, schema: Schema) -> str:
    near = nearest(key, schema.keys)
    hint = f'Did you mean "{near}"?' if near else f"Its keys are {_listed(schema.keys)}."
    return f"{schema.title} has no key {quoted(key)}. {hint}"


def nearest(text: str, words: Sequence[str]) -> str | None:
    """Return the word that ``text`` is a slip of the pen for, if there is one."""
    if len(text) > _LONGEST_TYPO:
        return None
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        text,
        words,
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=_CLOSE_ENOUGH,
    )
    return None if found is None else str(found[0])


@lru_cache
def _default(record: type, name: str) -> Any:
    for field in dataclasses.fields(record):
        if field.name == name:
            return field.default
    raise KeyError(name)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def shape(node: Node) -> str:
    """Say what a node is, for a message."""
    if isinstance(node, ListNode):
        count = len(node.items)
        return f"a list of {count}" if count else "an empty list"
    if isinstance(node, MappingNode):
        return "a mapping"
    return f"the text {quoted(node.text)}" if node.text else "nothing"
