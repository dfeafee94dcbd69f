"""Propositions as a record file writes them."""

from typing import Final

from onrecord.recordfile.date_fields import maybe_edtf
from onrecord.recordfile.fields import Fields, Schema
from onrecord.recordfile.keys import Registry
from onrecord.recordfile.nodes import MappingNode, Node
from onrecord.recordfile.topics import Topics
from onrecord.records import PropositionRecord

PROPOSITION: Final = Schema(
    "a proposition",
    ("key", "text"),
    ("topic", "period", "place", "measure", "unit", "slot", "note", "withdrawn"),
)
SLOT: Final = Schema("a slot", (), ("unit", "measure"))


def read_proposition(node: Node, topics: Topics, registry: Registry) -> PropositionRecord:
    """Return the proposition that ``node`` records, noted in ``registry``; raises RefusedError."""
    fields = Fields(node, PROPOSITION)
    key = registry.add("proposition", fields.key("key"), node)
    slot, unit, measure = _slot(fields)
    topic = fields.get("topic")
    return PropositionRecord(
        key=key,
        text=fields.text("text"),
        topic=None if topic is None else topics.mention(topic, "topic"),
        period=maybe_edtf(fields, "period"),
        place=fields.maybe_text("place"),
        measure=measure,
        unit=unit,
        slot=slot,
        note=fields.maybe_text("note"),
        withdrawn=fields.flag("withdrawn"),
    )


def _slot(fields: Fields) -> tuple[bool, str | None, str | None]:
    unit, measure = fields.maybe_text("unit"), fields.maybe_text("measure")
    node = fields.get("slot")
    if node is None:
        return False, unit, measure
    if not isinstance(node, MappingNode):
        return fields.flag("slot", "true, false or a mapping of unit and measure"), unit, measure
    inner = Fields(node, SLOT)
    for key, outer in (("unit", unit), ("measure", measure)):
        if outer is not None and inner.get(key) is not None:
            raise inner.refused(key, f'"{key}" stands in the slot and beside it. Keep one of them.')
    return True, unit or inner.maybe_text("unit"), measure or inner.maybe_text("measure")
