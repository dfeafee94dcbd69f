"""Records as plain mappings of the record format, and one such mapping as a record.

The one shape in which a record is written down: in YAML files, in JSON Lines and in the change
log. What equals its default is left out, so that a mapping of an earlier version reads the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final, TypeAlias

from onrecord.errors import UsageError
from onrecord.recordfile.claims import read_claim
from onrecord.recordfile.keys import Registry
from onrecord.recordfile.nodes import Entry, ListNode, MappingNode, Node, ScalarNode
from onrecord.recordfile.propositions import read_proposition
from onrecord.recordfile.refusal import NOWHERE, START, Position, RefusedError
from onrecord.recordfile.sources import read_source
from onrecord.recordfile.speakers import read_speaker
from onrecord.recordfile.topics import Topics
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    ContradictionRecord,
    DateRecord,
    DecisionRecord,
    PropositionRecord,
    RelationRecord,
    RoleRecord,
    SideRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
    TopicRecord,
)
from onrecord.spans import Span

Plain: TypeAlias = dict[str, Any]
Record: TypeAlias = SourceRecord | SpeakerRecord | TopicRecord | PropositionRecord | ClaimRecord

_EXACT: Final = 2**53  # beyond it, not every whole number is a float

NOUNS: Final[Mapping[str, type[Record]]] = {
    "source": SourceRecord,
    "speaker": SpeakerRecord,
    "topic": TopicRecord,
    "proposition": PropositionRecord,
    "claim": ClaimRecord,
}


def noun_of(record: Record) -> str:
    """Return the noun of a record: source, speaker, topic, proposition or claim."""
    return next(noun for noun, kind in NOUNS.items() if isinstance(record, kind))


def defaults_of(noun: str) -> Plain:
    """Return what a mapping of the noun leaves out where a field is not given: words and flags.

    Nothing for what has no whole records, such as a capture.
    """
    if noun not in NOUNS:
        return {}
    return {
        field.name: "false" if field.default is False else field.default
        for field in fields(NOUNS[noun])
        if isinstance(field.default, str) or field.default is False
    }


def mapping_of(record: Any) -> Plain:
    """Return any value of ``onrecord.records`` as a mapping of texts, numbers, lists, mappings."""
    return _MAPPED[type(record)](record)


def record_of(noun: str, mapping: Mapping[str, Any], position: Position = START) -> Record:
    """Return the record that a mapping of the record format holds.

    Raises RefusedError, at ``position``, for what cannot be taken in.
    """
    registry = Registry()
    topics = Topics(registry)
    node = node_of(mapping, position)
    if noun == "source":
        return read_source(node, registry)
    if noun == "speaker":
        return read_speaker(node, None, registry)
    if noun == "topic":
        topics.declare(node)
        return topics.declared[0]
    if noun == "proposition":
        return read_proposition(node, topics, registry)
    return read_claim(node, topics, registry)


class UnfitRecordError(UsageError):
    """What a person typed makes no record; the sentence names the record and no line."""

    def __init__(self, noun: str, key: str, sentence: str) -> None:
        named = f'{noun} "{key}"' if key else noun
        super().__init__(f"{named}: {sentence.rstrip('.')}")


def checked_record_of(noun: str, mapping: Mapping[str, Any]) -> Record:
    """Return the record that a mapping holds that stands in no file.

    Raises UnfitRecordError, one line that a person can read.
    """
    try:
        return record_of(noun, mapping, NOWHERE)
    except RefusedError as refused:
        raise UnfitRecordError(noun, str(mapping.get("key", "")), str(refused)) from None


def node_of(value: Any, position: Position) -> Node:
    """Return a plain value, as JSON gives it, as a node of the record format."""
    kind = type(value)
    if kind is str:
        return ScalarNode(value, False, *position)
    if kind is list or kind is tuple:
        return ListNode(tuple([node_of(item, position) for item in value]), position)
    if kind is dict:
        return MappingNode(
            {key: Entry(node_of(item, position), *position) for key, item in value.items()},
            position,
        )
    if value is None:
        return ScalarNode("", True, *position)
    if kind is bool:
        return ScalarNode("true" if value else "false", True, *position)
    return ScalarNode(repr(value), True, *position)


def _filled(**fields: Any) -> Plain:
    """Return the fields that say something: neither ``None`` nor empty nor ``False``."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value is not None and value != () and value is not False
    }


def _unless(value: str, default: str) -> str | None:
    return None if value == default else value


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _date(record: DateRecord, owner: str | None = None) -> Plain:
    """Return a date; its source goes without saying where it is ``owner``."""
    return _filled(
        edtf=record.edtf,
        phrase=record.phrase,
        anchor=record.anchor,
        basis=_unless(record.basis, "explicit"),
        note=record.note,
        source=None if record.source == owner else record.source,
        span=None if record.span is None else _span(record.span),
    )


def _source(record: SourceRecord) -> Plain:
    return _filled(
        key=record.key,
        title=record.title,
        kind=_unless(record.kind, "article"),
        publisher=record.publisher,
        byline=record.byline,
        credit=record.credit,
        url=record.url,
        language=record.language,
        published=None if record.published is None else _date(record.published, record.key),
        note=record.note,
        sha256=record.sha256,
        file=record.file,
        withdrawn=record.withdrawn,
    )


def _role(record: RoleRecord) -> Plain:
    mapped = _filled(key=record.key, title=record.title, organisation=record.organisation)
    return mapped | _filled(**{"from": record.start, "until": record.end}, evidence=record.evidence)


def _speaker(record: SpeakerRecord) -> Plain:
    return _filled(
        key=record.key,
        name=record.name,
        kind=_unless(record.kind, "person"),
        aliases=record.aliases,
        roles=tuple(map(_role, record.roles)),
        members=record.members,
        source=record.source,
        note=record.note,
        withdrawn=record.withdrawn,
    )


def _topic(record: TopicRecord) -> Plain:
    return _filled(key=record.key, name=record.name, withdrawn=record.withdrawn)


def _proposition(record: PropositionRecord) -> Plain:
    return _filled(
        key=record.key,
        text=record.text,
        topic=record.topic,
        period=record.period,
        place=record.place,
        measure=record.measure,
        unit=record.unit,
        slot=record.slot,
        note=record.note,
        withdrawn=record.withdrawn,
    )


def _stance(record: StanceRecord) -> Plain:
    low, high = _number(record.value_low), _number(record.value_high)
    values = {"value": low} if low == high else {"value_low": low, "value_high": high}
    return _filled(
        proposition=record.proposition,
        stance=record.stance,
        **values,
        qualifier=None if record.qualifier == "exact" else record.qualifier,
        unit=record.unit,
        as_of=record.as_of,
        certainty=record.certainty,
        note=record.note,
    )


def _number(value: float | None) -> float | int | None:
    whole = value is not None and value.is_integer() and abs(value) < _EXACT
    return int(value) if value is not None and whole else value


def _appearance(record: AppearanceRecord) -> Plain:
    return _filled(
        key=record.key,
        source=record.source,
        quote_type=record.quote_type,
        exact=record.exact,
        spans=tuple(map(_span, record.spans)),
        sha256=record.sha256,
        cue=record.cue,
        described_as=record.described_as,
        relayed_by=record.relayed_by,
        translated_by=_unless(record.translated_by, "unknown"),
        note=record.note,
    )


def _relation(record: RelationRecord) -> Plain:
    return {"kind": record.kind, "claim": record.claim}


def _claim(record: ClaimRecord) -> Plain:
    return _filled(
        key=record.key,
        speaker=record.speaker,
        statement=record.statement,
        kind=_unless(record.kind, "statement"),
        on_behalf_of=record.on_behalf_of,
        modality=_unless(record.modality, "asserted"),
        status=_unless(record.status, "accepted"),
        place=record.place,
        said=None if record.said is None else _date(record.said),
        event=None if record.event is None else _date(record.event),
        topics=record.topics,
        stances=tuple(map(_stance, record.stances)),
        appearances=tuple(map(_appearance, record.appearances)),
        relations=tuple(map(_relation, record.relations)),
        note=record.note,
    )


def _side(record: SideRecord) -> Plain:
    return _filled(claim=record.claim, appearance=record.appearance, role=record.role)


def _decision(record: DecisionRecord) -> Plain:
    return _filled(
        verdict=record.verdict, by=record.by, at=record.at, reason=record.reason, note=record.note
    )


def _contradiction(record: ContradictionRecord) -> Plain:
    plain = all(not (side.appearance or side.role) for side in record.sides)
    sides = (
        {"claims": tuple(side.claim for side in record.sides)}
        if plain
        else {"sides": tuple(map(_side, record.sides))}
    )
    return _filled(
        kind=record.kind,
        **sides,
        proposition=record.proposition,
        decisions=tuple(map(_decision, record.decisions)),
    )


_MAPPED: Final[Mapping[type, Callable[[Any], Plain]]] = {
    AppearanceRecord: _appearance,
    ClaimRecord: _claim,
    ContradictionRecord: _contradiction,
    DateRecord: _date,
    DecisionRecord: _decision,
    PropositionRecord: _proposition,
    RelationRecord: _relation,
    RoleRecord: _role,
    SideRecord: _side,
    SourceRecord: _source,
    SpeakerRecord: _speaker,
    StanceRecord: _stance,
    TopicRecord: _topic,
}
