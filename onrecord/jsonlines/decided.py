"""Lines of what people decide on: contradictions, and which sources have one origin."""

from collections.abc import Mapping
from typing import Any, Final

from onrecord.jsonlines import lines
from onrecord.jsonlines.line_fields import fields_of, maybe_words, moment, need_words, offsets
from onrecord.recordfile.contradictions import DECISION, read_decision, read_side
from onrecord.recordfile.fields import Fields, Schema, span_of
from onrecord.vocabulary import (
    CONTRADICTION_KINDS,
    CONTRADICTION_STATUSES,
    ORIGIN_VERDICTS,
    SCOPES,
)

CONTRADICTION: Final = Schema(
    "a contradiction",
    ("key", "scope", "kind", "status", "sides", "trace"),
    ("score", "proposition", "proposed_by", "decisions"),
)
STEP: Final = Schema("a reason", ("rule", "detail"), ("spans", "words"))
STEP_SPAN: Final = Schema("a span of a reason", ("appearance", "start", "end"))
STEP_WORDS: Final = Schema("words of a reason", ("claim", "start", "end"))
KEYED_DECISION: Final = Schema(
    "a decision", ("key", *DECISION.required), (*DECISION.optional, "withdrawn")
)
ORIGIN_DECISION: Final = Schema(
    "a decision on an origin",
    ("key", "first", "second", "verdict", "by", "at"),
    ("note", "withdrawn"),
)
_SIDES: Final = 2


def contradiction(mapping: Mapping[str, Any]) -> lines.Contradiction:
    """Return a contradiction with what was decided on it."""
    fields = fields_of(mapping, CONTRADICTION)
    sides = [read_side(node) for node in fields.items("sides")]
    if len(sides) != _SIDES:
        raise fields.refused("sides", f"a contradiction has two sides, not {len(sides)}. Name two.")
    return lines.Contradiction(
        key=fields.key("key"),
        scope=fields.choice("scope", SCOPES, object),
        kind=fields.choice("kind", CONTRADICTION_KINDS, object),
        status=fields.choice("status", CONTRADICTION_STATUSES, object),
        score=_score(fields),
        proposition=fields.maybe_key("proposition"),
        sides=(sides[0], sides[1]),
        trace=[_step(Fields(node, STEP)) for node in fields.items("trace")],
        proposed_by=maybe_words(fields, "proposed_by"),
        decisions=tuple(
            _keyed_decision(Fields(node, KEYED_DECISION)) for node in fields.items("decisions")
        ),
    )


def _score(fields: Fields) -> float | None:
    score = fields.number("score")
    if score is not None and not 0 <= score <= 1:
        raise fields.refused("score", f"a score lies between 0 and 1, {score:g} does not.")
    return score


def _step(fields: Fields) -> dict[str, Any]:
    step: dict[str, Any] = {
        "rule": need_words(fields, "rule"),
        "detail": need_words(fields, "detail"),
        "spans": _places(fields, "spans", "appearance", STEP_SPAN),
    }
    words = _places(fields, "words", "claim", STEP_WORDS)
    return step | {"words": words} if words else step


def _places(fields: Fields, name: str, noun: str, schema: Schema) -> list[dict[str, Any]]:
    return [
        {noun: place.key(noun), "start": at.start, "end": at.end}
        for place in (Fields(node, schema) for node in fields.items(name))
        for at in (span_of(offsets(place), name),)
    ]


def _keyed_decision(fields: Fields) -> lines.Decision:
    return lines.Decision(
        key=need_words(fields, "key"),
        record=read_decision(fields),
        withdrawn=fields.flag("withdrawn"),
    )


def origin_decision(mapping: Mapping[str, Any]) -> lines.OriginDecision:
    """Return what a person decided on two sources."""
    fields = fields_of(mapping, ORIGIN_DECISION)
    first, second = fields.key("first"), fields.key("second")
    if first == second:
        raise fields.refused("second", "a decision is on two sources. Name another.")
    return lines.OriginDecision(
        key=need_words(fields, "key"),
        first=first,
        second=second,
        verdict=fields.choice("verdict", ORIGIN_VERDICTS, object),
        by=need_words(fields, "by"),
        at=moment(fields, "at"),
        note=maybe_words(fields, "note"),
        withdrawn=fields.flag("withdrawn"),
    )
