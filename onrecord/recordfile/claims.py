"""Claims as a record file writes them."""

from typing import Final, cast

from onrecord.recordfile.appearances import read_appearances
from onrecord.recordfile.date_fields import read_date
from onrecord.recordfile.fields import Fields, Schema, different
from onrecord.recordfile.keys import Registry
from onrecord.recordfile.nodes import Node
from onrecord.recordfile.refusal import RefusedError
from onrecord.recordfile.stances import read_stances
from onrecord.recordfile.topics import Topics
from onrecord.records import ClaimRecord, RelationRecord
from onrecord.vocabulary import (
    CLAIM_KINDS,
    CLAIM_STATUSES,
    MODALITIES,
    RELATION_KINDS,
    ClaimKind,
    ClaimStatus,
    Modality,
    RelationKind,
)

CLAIM: Final = Schema(
    "a claim",
    ("key", "speaker", "statement"),
    (
        "kind", "on_behalf_of", "modality", "status", "place", "said", "event", "topics",
        "stances", "appearances", "relations", "note", "proposed_by", "confidence",
    ),
)  # fmt: skip
RELATION: Final = Schema("a relation", ("kind", "claim"))


def read_claim(node: Node, topics: Topics, registry: Registry) -> ClaimRecord:
    """Return the claim that ``node`` records, noted in ``registry`` with its appearances.

    Raises RefusedError.
    """
    fields = Fields(node, CLAIM)
    key = registry.add("claim", fields.key("key"), node)
    appearances = read_appearances(fields, key, registry)
    only_source = appearances[0].source if len(appearances) == 1 else None
    return ClaimRecord(
        key=key,
        speaker=fields.key("speaker"),
        statement=fields.text("statement"),
        kind=cast("ClaimKind", fields.choice("kind", CLAIM_KINDS, ClaimRecord)),
        on_behalf_of=fields.maybe_key("on_behalf_of"),
        modality=cast("Modality", fields.choice("modality", MODALITIES, ClaimRecord)),
        status=cast("ClaimStatus", fields.choice("status", CLAIM_STATUSES, ClaimRecord)),
        place=fields.maybe_text("place"),
        said=read_date(fields, "said", only_source),
        event=read_date(fields, "event", only_source),
        topics=_topics(fields, topics),
        stances=read_stances(fields),
        appearances=appearances,
        relations=_relations(fields, key),
        note=fields.maybe_text("note"),
        proposed_by=fields.maybe_text("proposed_by"),
        confidence=_confidence(fields),
    )


def _confidence(fields: Fields) -> float | None:
    confidence = fields.number("confidence")
    if confidence is not None and not 0 <= confidence <= 1:
        raise fields.refused(
            "confidence", f'"confidence" lies between 0 and 1, {confidence:g} does not. Correct it.'
        )
    return confidence


def _topics(fields: Fields, topics: Topics) -> tuple[str, ...]:
    nodes = fields.items("topics")
    return different([topics.mention(node, "topics") for node in nodes], nodes, "topics")


def _relations(claim: Fields, key: str) -> tuple[RelationRecord, ...]:
    relations: list[RelationRecord] = []
    for node in claim.items("relations"):
        fields = Fields(node, RELATION)
        relation = RelationRecord(
            kind=cast("RelationKind", fields.choice("kind", RELATION_KINDS, RelationRecord)),
            claim=fields.key("claim"),
        )
        if relation.claim == key:
            raise fields.refused(
                "claim", "a claim cannot relate to itself. Name the earlier claim."
            )
        if relation in relations:
            raise RefusedError(
                node.position, f"the claim {relation.kind} that claim twice. Keep one of them."
            )
        relations.append(relation)
    return tuple(relations)
