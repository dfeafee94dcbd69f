"""Fields of lines that only a database writes: any text that both engines hold, counts, moments."""

import re
from collections.abc import Mapping
from typing import Any, Final

from onrecord.recordfile.date_fields import moment_of
from onrecord.recordfile.fields import Fields, Schema, shape
from onrecord.recordfile.mappings import node_of
from onrecord.recordfile.nodes import ListNode, Node, ScalarNode
from onrecord.recordfile.refusal import START, RefusedError

_UNFIT: Final = re.compile("[\x00\ud800-\udfff]")
_COUNT: Final = re.compile("[0-9]{1,18}")


def fields_of(mapping: Mapping[str, Any], schema: Schema) -> Fields:
    """Return the fields of a mapping; raises RefusedError for a key that the schema lacks."""
    return Fields(node_of(mapping, START), schema)


def offsets(fields: Fields) -> ListNode:
    """Return where something stands, as the list that the record format has for a span."""
    return ListNode((fields.required("start"), fields.required("end")), fields.node.position)


def count(fields: Fields, key: str) -> int:
    """Return a whole number, 0 or more, of up to 18 digits."""
    node = fields.required(key)
    text = node.text if isinstance(node, ScalarNode) and node.plain else ""
    if not _COUNT.fullmatch(text):
        raise fields.refused(key, f'"{key}" needs a whole number, not {shape(node)}.')
    return int(text)


def moment(fields: Fields, key: str) -> str:
    """Return a moment in UTC, as the record format has it."""
    return moment_of(fields.required(key), key)


def text_of(node: Node) -> Any:
    """Return the text of a node, ``None`` where it is none."""
    return node.text if isinstance(node, ScalarNode) and not node.plain else None


def need_words(fields: Fields, key: str) -> str:
    """Return a text that has to be there."""
    return words_of(text_of(fields.required(key)), key)


def maybe_words(fields: Fields, key: str) -> str | None:
    """Return a text, ``None`` where there is none."""
    node = fields.get(key)
    return None if node is None else words_of(text_of(node), key)


def words_of(value: Any, key: str) -> str:
    """Return a text in which any character may stand that both engines hold."""
    if not isinstance(value, str):
        raise RefusedError(START, f'"{key}" needs a text.')
    if found := _UNFIT.search(value):
        raise RefusedError(
            START, f'"{key}" holds the character U+{ord(found[0]):04X}. Take it out.'
        )
    return value
