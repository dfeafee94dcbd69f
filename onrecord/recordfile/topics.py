"""Topics: declared in a file, or only mentioned by its propositions and claims.

A topic's key is always a slug, so that every spelling of its name leads to the same topic.
"""

from typing import Final

from onrecord.recordfile.fields import Fields, Schema, full_text_of
from onrecord.recordfile.keys import MAX_KEY, Registry, slug
from onrecord.recordfile.nodes import Node
from onrecord.recordfile.refusal import Position, RefusedError, quoted
from onrecord.records import TopicRecord

TOPIC: Final = Schema("a topic", ("name",), ("key", "withdrawn"))


class Topics:
    """The topics of one file; all are declared before the first one is mentioned."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._declared: dict[str, TopicRecord] = {}
        self._keys_by_name: dict[str, str] = {}
        self._mentioned: dict[str, TopicRecord] = {}

    @property
    def declared(self) -> tuple[TopicRecord, ...]:
        """The topics that the file declares."""
        return tuple(self._declared.values())

    @property
    def mentioned(self) -> tuple[TopicRecord, ...]:
        """The topics that are referred to and not declared, by the first spelling of each."""
        return tuple(self._mentioned.values())

    def declare(self, node: Node) -> None:
        """Take in a topic; raises RefusedError where its key or its name is already there."""
        fields = Fields(node, TOPIC)
        name = fields.text("name")
        given = fields.maybe_key("key")
        key = _key(name if given is None else given, fields.position("key"))
        self._registry.add("topic", key, node)
        other = self._keys_by_name.setdefault(_name_key(name), key)
        if other != key:
            raise fields.refused(
                "name", f"the topics {quoted(other)} and {quoted(key)} have one name, "
                f"{quoted(name)}. Keep one of them, or name them apart.",
            )  # fmt: skip
        self._declared[key] = TopicRecord(key=key, name=name, withdrawn=fields.flag("withdrawn"))

    def mention(self, node: Node, field: str) -> str:
        """Return the key of the topic that ``node`` names, by its key or by its name."""
        name = full_text_of(node, field)
        key = _key(name, node.position)
        if key in self._declared:
            return key
        if key in self._keys_by_name:
            return self._keys_by_name[key]
        if key not in self._mentioned:
            self._registry.add("topic", key, node)
            self._mentioned[key] = TopicRecord(key=key, name=name)
        return key


def _name_key(name: str) -> str:
    return slug(name) or name


def _key(text: str, position: Position) -> str:
    key = slug(text) if len(text) <= MAX_KEY else ""
    if not key or len(key) > MAX_KEY:
        raise RefusedError(
            position,
            f"{quoted(text)} gives no topic key, which takes 1 to {MAX_KEY} letters and digits. "
            "Write a short name, or give the topic a key.",
        )
    return key
