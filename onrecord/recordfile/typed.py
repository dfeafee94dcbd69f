"""Values as people type them for one field of a record, without a file around them.

A text is taken as it was typed: as YAML, ``note=see #3`` would lose its end in silence. Only what
must be a list or a mapping is read as YAML, by the same rules as a record file.
"""

from typing import Any, Final

from onrecord.errors import UsageError
from onrecord.recordfile.nodes import ListNode, MappingNode, Node, ScalarNode, parse
from onrecord.recordfile.refusal import RefusedError

_LISTS: Final = frozenset(
    {
        "topics", "stances", "appearances", "relations", "credit", "aliases", "roles", "members",
        "exact", "spans", "relayed_by",
    }
)  # fmt: skip
_ONE_OR_SEVERAL: Final = frozenset({"sha256"})  # of a source one, of an appearance one a span
# EDTF has brackets and braces of its own: only what holds a colon can be a mapping.
_MAPPINGS: Final = frozenset({"said", "event", "published", "slot"})


def typed_value(field: str, text: str) -> Any:
    """Return what was typed for ``field`` as a plain value: a text, a list or a mapping.

    For a field that takes a list, ``[...]`` is one, and any other text is a list of one. For a
    date and a slot, ``{...: ...}`` is a mapping. Raises UsageError for YAML that cannot be read.

    >>> typed_value("topics", "[Patrols, the sea]")
    ['Patrols', 'the sea']
    >>> typed_value("aliases", "the minister")
    ['the minister']
    >>> typed_value("said", "[..2031-05-06]")
    '[..2031-05-06]'
    """
    begin = text.lstrip()[:1]
    if field in _LISTS:
        return _read(field, text) if begin == "[" else [text]
    if field in _ONE_OR_SEVERAL and begin == "[":
        return _read(field, text)
    if field in _MAPPINGS and begin == "{" and ":" in text:
        return _read(field, text)
    return text


def _read(field: str, text: str) -> Any:
    try:
        nodes = parse(text)
    except RefusedError as refused:
        place = f"character {refused.position.column}"
        raise UsageError(
            f'The value of "{field}" cannot be read ({place}): {str(refused).rstrip(".")}'
        ) from None
    if len(nodes) != 1:
        raise UsageError(f'The value of "{field}" holds nothing, or too much. Give one value')
    return _plain(nodes[0])


def _plain(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return None if node.absent else node.text
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    assert isinstance(node, MappingNode)  # noqa: S101 - there is no other node
    return {key: _plain(entry.value) for key, entry in node.entries.items()}
