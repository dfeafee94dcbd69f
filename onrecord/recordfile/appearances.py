"""Appearances as a record file writes them: quotations, spans and hashes that fit each other."""

from collections import Counter
from itertools import pairwise
from typing import Final, cast

from onrecord.recordfile.fields import Fields, Schema, full_text_of, key_of, span_of
from onrecord.recordfile.keys import Registry, derived_key
from onrecord.recordfile.nodes import Node
from onrecord.recordfile.refusal import RefusedError, quoted
from onrecord.recordfile.sources import sha256_of
from onrecord.records import AppearanceRecord
from onrecord.spans import Span
from onrecord.vocabulary import QUOTE_TYPES, TRANSLATED_BY, QuoteType, TranslatedBy

APPEARANCE: Final = Schema(
    "an appearance",
    ("source", "quote_type"),
    (
        "key", "exact", "spans", "sha256", "cue", "described_as", "relayed_by", "translated_by",
        "note",
    ),
)  # fmt: skip


def read_appearances(
    claim: Fields, claim_key: str, registry: Registry
) -> tuple[AppearanceRecord, ...]:
    """Return the appearances of a claim, which go to ``registry`` too; raises RefusedError."""
    appearances: list[AppearanceRecord] = []
    derived: Counter[str] = Counter()
    for node in claim.items("appearances"):
        appearance = read_appearance(node, claim_key, derived)
        registry.add("appearance", appearance.key, node)
        appearances.append(appearance)
    return tuple(appearances)


def read_appearance(node: Node, claim: str, derived: Counter[str]) -> AppearanceRecord:
    """Return one appearance; ``derived`` counts the sources of those without a key."""
    fields = Fields(node, APPEARANCE)
    source = fields.key("source")
    key = fields.maybe_key("key")
    if key is None:
        derived[source] += 1
        suffix = f"#{derived[source]}" if derived[source] > 1 else ""
        key = derived_key(f"{claim}@{source}{suffix}", fields.position("source"))
    spans = _spans(fields)
    return AppearanceRecord(
        key=key,
        source=source,
        quote_type=cast("QuoteType", fields.choice("quote_type", QUOTE_TYPES, AppearanceRecord)),
        exact=_exact(fields, spans),
        spans=spans,
        sha256=_hashes(fields, spans),
        cue=fields.maybe_text("cue"),
        described_as=fields.maybe_text("described_as"),
        relayed_by=tuple(key_of(item, "relayed_by") for item in fields.items("relayed_by")),
        translated_by=cast(
            "TranslatedBy", fields.choice("translated_by", TRANSLATED_BY, AppearanceRecord)
        ),
        note=fields.maybe_text("note"),
    )


def _spans(fields: Fields) -> tuple[Span, ...]:
    nodes = fields.items("spans")
    spans = tuple(span_of(node, "spans") for node in nodes)
    for (before, after), node in zip(pairwise(spans), nodes[1:], strict=True):
        if after.start < before.end:
            raise RefusedError(
                node.position,
                f"the span [{after.start}, {after.end}] begins before the one in front of it ends. "
                "Write the spans in order, without overlap.",
            )
    return spans


def _exact(fields: Fields, spans: tuple[Span, ...]) -> tuple[str, ...]:
    nodes = fields.items_or_one("exact")
    exact = tuple(full_text_of(node, "exact") for node in nodes)
    if not exact or not spans:
        return exact
    if len(exact) != len(spans):
        raise fields.refused("exact", _uneven(len(exact), "quotations", len(spans)))
    for node, words, span in zip(nodes, exact, spans, strict=True):
        length = span.end - span.start
        if len(words) != length:
            raise RefusedError(
                node.position,
                f"the quotation {quoted(words)} has {len(words)} characters, its span "
                f"[{span.start}, {span.end}] has {length}. {_advice(words, length)}",
            )
    return exact


def _hashes(fields: Fields, spans: tuple[Span, ...]) -> tuple[str, ...]:
    hashes = tuple(sha256_of(node) for node in fields.items_or_one("sha256"))
    if not hashes:
        return ()
    if fields.items_or_one("exact"):
        raise fields.refused(
            "sha256", '"sha256" stands in for words that may not be held, and "exact" holds them. '
            "Keep one of them.",
        )  # fmt: skip
    if len(hashes) != len(spans):
        raise fields.refused("sha256", _uneven(len(hashes), "hashes", len(spans)))
    return hashes


def _uneven(count: int, what: str, spans: int) -> str:
    return f"{what} and spans must be as many: {count} and {spans} here. Give one for each span."


def _advice(words: str, length: int) -> str:
    if words.endswith("\n") and len(words) == length + 1:
        return "A block of text ends in a line break: write |- or >- for one that does not."
    return "Correct the words or the span."
