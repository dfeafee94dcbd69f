"""Records as plain mappings of the record format, and one such mapping as a record.

The one shape in which a record is written down: in YAML files, in JSON Lines and in the change
log. What equals its default is left out, so that a mapping of an earlier version reads the same.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, Protocol, TypeAlias, TypeVar, cast

from onrecord.errors import UsageError
from onrecord.recordfile import shapes
from onrecord.recordfile.claims import read_claim
from onrecord.recordfile.keys import Registry
from onrecord.recordfile.nodes import Entry, ListNode, LiteralNode, MappingNode, Node, ScalarNode
from onrecord.recordfile.propositions import read_proposition
from onrecord.recordfile.refusal import NOWHERE, START, Position, RefusedError
from onrecord.recordfile.shapes import Plain
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
    RecordSet,
    RelationRecord,
    RoleRecord,
    SideRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
    TopicRecord,
)
from onrecord.spans import Span

Record: TypeAlias = SourceRecord | SpeakerRecord | TopicRecord | PropositionRecord | ClaimRecord

N = TypeVar("N", ScalarNode, LiteralNode, ListNode, MappingNode, Entry)


class _New(Protocol):
    def __call__(self, kind: type[N], values: tuple[Any, ...], /) -> N: ...


# Half the time that the classes' own way of making one takes: a claim has seventy of them.
_new: Final = cast("_New", tuple.__new__)

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
        return _new(ScalarNode, (value, False, *position))
    if kind is list or kind is tuple:
        return _new(ListNode, (tuple([node_of(item, position) for item in value]), position))
    if kind is dict:
        line, column = position
        entries = {
            key: _new(Entry, (node_of(item, position), line, column)) for key, item in value.items()
        }
        return _new(MappingNode, (entries, position))
    if value is None:
        return _new(ScalarNode, ("", True, *position))
    if kind is bool:
        return _new(LiteralNode, ("true" if value else "false", True, *position))
    return _new(LiteralNode, (repr(value), True, *position))


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _mapped(records: Iterable[Any]) -> list[Plain]:
    return [mapping_of(record) for record in records]


def _date(record: DateRecord) -> Plain:
    *rest, span = shapes.DATE.values(record)
    return shapes.DATE((*rest, None if span is None else [span.start, span.end]))


def _maybe_date(record: DateRecord | None) -> Plain | None:
    return None if record is None else _date(record)


def _source(record: SourceRecord) -> Plain:
    mapping = _listed(shapes.SOURCE, record)
    if record.published is not None:
        published = _date(record.published)
        # The source goes without saying where it is this one.
        if published.get("source") == record.key:
            del published["source"]
        mapping["published"] = published
    return mapping


def _speaker(record: SpeakerRecord) -> Plain:
    mapping = _listed(shapes.SPEAKER, record)
    if record.roles:
        mapping["roles"] = _mapped(record.roles)
    return mapping


def _listed(shape: shapes.Shape, record: Any) -> Plain:
    """Return the mapping of a record's own fields, its tuples as lists."""
    return shape(list(v) if isinstance(v, tuple) else v for v in shape.values(record))


def _appearance(record: AppearanceRecord) -> Plain:
    key, source, quote_type, exact, spans, sha256, cue, described_as, relayed_by, *rest = (
        shapes.APPEARANCE.values(record)
    )
    return shapes.APPEARANCE(
        (
            key, source, quote_type, list(exact), _spans(spans), list(sha256), cue, described_as,
            list(relayed_by), *rest,
        )
    )  # fmt: skip


def _claim(record: ClaimRecord) -> Plain:
    *own, said, event, topics, stances, appearances, relations, note, by, confidence = (
        shapes.CLAIM.values(record)
    )
    return shapes.CLAIM(
        (
            *own, _maybe_date(said), _maybe_date(event), list(topics), _mapped(stances),
            _mapped(appearances), _mapped(relations), note, by, confidence,
        )
    )  # fmt: skip


def _contradiction(record: ContradictionRecord) -> Plain:
    plain = all(not (side.appearance or side.role) for side in record.sides)
    sides: Plain = (
        {"claims": [side.claim for side in record.sides]}
        if plain
        else {"sides": _mapped(record.sides)}
    )
    mapping: Plain = {"kind": record.kind, **sides}
    if record.proposition is not None:
        mapping["proposition"] = record.proposition
    if record.decisions:
        mapping["decisions"] = _mapped(record.decisions)
    return mapping


def _plain(shape: shapes.Shape) -> Callable[[Any], Plain]:
    """Return how a record is written down that holds nothing but texts and numbers."""
    return lambda record: shape(shape.values(record))


_MAPPED: Final[Mapping[type, Callable[[Any], Plain]]] = {
    AppearanceRecord: _appearance,
    ClaimRecord: _claim,
    ContradictionRecord: _contradiction,
    DateRecord: _date,
    DecisionRecord: _plain(shapes.DECISION),
    PropositionRecord: _plain(shapes.PROPOSITION),
    RelationRecord: _plain(shapes.RELATION),
    RoleRecord: _plain(shapes.ROLE),
    SideRecord: _plain(shapes.SIDE),
    SourceRecord: _source,
    SpeakerRecord: _speaker,
    StanceRecord: _plain(shapes.STANCE),
    TopicRecord: _plain(shapes.TOPIC),
}


def records_of(whole: Mapping[str, Iterable[Record]]) -> RecordSet:
    """Return records by noun as a set."""
    parts: Any = {f"{noun}s": tuple(records) for noun, records in whole.items()}
    return RecordSet(**parts)
