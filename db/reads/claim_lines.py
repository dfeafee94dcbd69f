"""Claims as lines of an export, each followed by what its own record does not tell.

Rows become mappings without records in between: a million of them are written at a time. The
shapes are those of the record format; a test holds them equal to ``mapping_of``.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson
from sqlalchemy import ColumnElement, Connection, Text, and_, bindparam, cast, select

from db.reads.anchor_lines import anchor_mappings, anchor_rows, follows, recorded
from db.reads.capture_lines import CaptureInfo, Captures
from db.store.rows import chunks
from db.tables import (
    Appearance,
    Claim,
    ClaimRelation,
    ClaimTopic,
    Date,
    DateAnchor,
    Proposition,
    Relay,
    Source,
    Speaker,
    Stance,
    Topic,
    aliased,
)
from onrecord.recordfile import shapes

CHUNK: Final = 1000
Lines: TypeAlias = Iterator[tuple[str, shapes.Plain]]
Groups: TypeAlias = dict[int, list[Any]]
Within: TypeAlias = ColumnElement[bool]

_CLAIM: Final = 9  # where the columns of its dates begin
_DATE: Final = 9  # how many each of them has
_LAST: Final = 3  # how many come behind the dates


def claim_lines(connection: Connection) -> Lines:
    """Give (noun, mapping) of all claims by key, and of what belongs to them."""
    parts = _Parts(and_(Claim.key >= bindparam("first"), Claim.key <= bindparam("last")))
    captures = Captures(connection)
    statement = _claims().where(Claim.key > bindparam("after")).order_by(Claim.key).limit(CHUNK)
    after = ""
    while rows := connection.execute(statement, {"after": after}).all():
        first, after = rows[0].key, rows[-1].key
        chunk = _Chunk(connection, rows, parts, {"first": first, "last": after}, captures)
        for row in rows:
            yield "claim", chunk.claim(row)
            if row[0] in chunk.odd:
                yield from chunk.rest(row)


def chosen_claims(connection: Connection, chosen: Sequence[int]) -> Iterator[shapes.Plain]:
    """Give the mappings of the claims of these ids, in that order.

    Relations to claims that are not among them are left out.
    """
    within = Claim.id.in_(bindparam("ids", expanding=True))
    parts, statement = _Parts(within), _claims().where(within)
    captures, among = Captures(connection), frozenset(chosen)
    for ids in chunks(chosen):
        rows = {row.id: row for row in connection.execute(statement, {"ids": ids})}
        chunk = _Chunk(connection, list(rows.values()), parts, {"ids": ids}, captures)
        for id_ in ids:
            yield chunk.claim(rows[id_], among)


class _Parts:
    """The queries for what belongs to claims; ``within`` says to which, with parameters."""

    def __init__(self, within: Within) -> None:
        self.topics = _topics().where(within)
        self.stances = _stances().where(within)
        self.relations = _relations().where(within)
        self.appearances = _appearances().where(within)
        self.relays = _relays().where(within)
        self.anchors = anchor_rows().where(within)


class _Chunk:
    """Some claims with all that belongs to them."""

    def __init__(
        self,
        connection: Connection,
        rows: Sequence[Any],
        parts: _Parts,
        wanted: Mapping[str, Any],
        captures: Captures,
    ) -> None:
        def groups(statement: Any) -> Groups:
            found: Groups = {}
            for row in connection.execute(statement, wanted).all():
                found.setdefault(row[0], []).append(row)
            return found

        self.topics = groups(parts.topics)
        self.stances = groups(parts.stances)
        self.relations = groups(parts.relations)
        self.appearances = groups(parts.appearances)
        self.relays = groups(parts.relays)
        self.anchors = groups(parts.anchors)
        named = {row[1] for own in self.anchors.values() for row in own}
        for dated in (_CLAIM + 6, _CLAIM + _DATE + 6):
            named |= {row[dated] for row in rows}
        self.captures = captures.of(named)
        self.odd = frozenset(self._odd(rows))

    def _odd(self, rows: Sequence[Any]) -> Iterator[int]:
        """Give the claims that have more than their own record tells."""
        for claim, appearances in self.appearances.items():
            for a in appearances:
                anchors = self.anchors.get(a[1])
                if a[4] or (anchors and not follows(anchors, a, self.captures)):
                    yield claim
        for claim, stances in self.stances.items():
            if any(stance[2] for stance in stances):
                yield claim
        for row in rows:
            for at in (row[_CLAIM + 6], row[_CLAIM + _DATE + 6]):
                if at is not None and not self.captures[at].coded:
                    yield row[0]

    def claim(self, row: Any, among: frozenset[int] | None = None) -> shapes.Plain:
        id_ = row[0]
        return shapes.CLAIM(
            (
                *row[1:_CLAIM],
                date_mapping(row[_CLAIM : _CLAIM + _DATE], self.captures),
                date_mapping(row[_CLAIM + _DATE : -_LAST], self.captures),
                [topic for _, topic in self.topics.get(id_, ())],
                [shapes.STANCE(s[4:]) for s in self.stances.get(id_, ()) if not s[2]],
                [self.appearance(a) for a in self.appearances.get(id_, ()) if not a[4]],
                [
                    {"kind": kind, "claim": claim}
                    for _, target, kind, claim in self.relations.get(id_, ())
                    if among is None or target in among
                ],
                *row[-_LAST:],
            )
        )

    def appearance(self, row: Any) -> shapes.Plain:
        _, id_, source_id, _, _, key, source, quote_type, exact, *rest = row
        cue, described_as, translated_by, note = rest
        words = orjson.loads(exact)
        spans, hashes = recorded(self.anchors.get(id_, ()), source_id, self.captures)
        relays = [speaker for _, speaker in self.relays.get(id_, ())]
        return shapes.APPEARANCE(
            (
                key, source, quote_type, words, spans, [] if words else hashes, cue, described_as,
                relays, translated_by, note,
            )
        )  # fmt: skip

    def rest(self, row: Any) -> Lines:
        """Give what the claim's record does not tell: unusual anchors, what was withdrawn."""
        id_, key = row[0], row[1]
        appearances = self.appearances.get(id_, ())
        for appearance in appearances:
            if not appearance[4]:
                yield from self._anchors(appearance)
        for role, start in (("said", _CLAIM), ("event", _CLAIM + _DATE)):
            yield from date_lines(key, role, row[start + 6], self.captures)
        for appearance in sorted((a for a in appearances if a[4]), key=lambda a: a[5]):
            yield (
                "withdrawn_appearance",
                {
                    "claim": key,
                    "position": appearance[3],
                    "appearance": self.appearance(appearance),
                },
            )
            yield from self._anchors(appearance)
        for stance in self.stances.get(id_, ()):
            if stance[2]:
                yield (
                    "withdrawn_stance",
                    {
                        "claim": key,
                        "position": stance[1],
                        "stance": shapes.STANCE(stance[4:]),
                    },
                )

    def _anchors(self, row: Any) -> Lines:
        rows = self.anchors.get(row[1])
        if rows is not None:
            for mapping in anchor_mappings(rows, row, self.captures):
                yield "anchor", mapping


def date_mapping(columns: Sequence[Any], captures: dict[int, CaptureInfo]) -> shapes.Plain | None:
    """Return a date of the columns that ``date_columns`` names, ``None`` where there is none."""
    id_, *own, capture, start, end = columns
    if id_ is None:
        return None
    if capture is None:
        return shapes.DATE((*own, None, None))
    return shapes.DATE((*own, captures[capture].source, [start, end]))


def date_lines(
    owner: str, role: str, capture: int | None, captures: dict[int, CaptureInfo]
) -> Lines:
    """Give the line of a date whose span does not count in the capture that its source names."""
    if capture is not None and not captures[capture].coded:
        yield "date_anchor", {"date": f"{owner}/{role}", "capture": captures[capture].key}


def date_columns(date: Any, anchor: Any) -> tuple[Any, ...]:
    """Return the columns of a date and its anchor, as ``date_mapping`` takes them."""
    own = (date.id, date.edtf, date.phrase, date.anchor, date.basis, date.note)
    return (*own, anchor.capture_id, anchor.span_start, anchor.span_end)


def _claims() -> Any:
    speaker, principal = aliased(Speaker), aliased(Speaker)
    said, event, said_at, event_at = (
        aliased(Date), aliased(Date), aliased(DateAnchor), aliased(DateAnchor),
    )  # fmt: skip
    return (
        select(
            Claim.id,
            Claim.key,
            speaker.key.label("speaker"),
            Claim.statement,
            Claim.kind,
            principal.key.label("on_behalf_of"),
            Claim.modality,
            Claim.status,
            Claim.place,
            *date_columns(said, said_at),
            *date_columns(event, event_at),
            Claim.note,
            Claim.proposed_by,
            Claim.confidence,
        )
        .join(speaker, speaker.id == Claim.speaker_id)
        .outerjoin(principal, principal.id == Claim.on_behalf_of_id)
        .outerjoin(said, said.id == Claim.said_date_id)
        .outerjoin(said_at, said_at.date_id == said.id)
        .outerjoin(event, event.id == Claim.event_date_id)
        .outerjoin(event_at, event_at.date_id == event.id)
    )


def _topics() -> Any:
    return (
        select(ClaimTopic.claim_id, Topic.key)
        .join(Claim, Claim.id == ClaimTopic.claim_id)
        .join(Topic, Topic.id == ClaimTopic.topic_id)
        .order_by(Claim.key, Topic.key)
    )


def _relations() -> Any:
    target = aliased(Claim)
    return (
        select(ClaimRelation.claim_id, target.id, ClaimRelation.kind, target.key)
        .join(Claim, Claim.id == ClaimRelation.claim_id)
        .join(target, target.id == ClaimRelation.target_id)
        .order_by(Claim.key, ClaimRelation.kind, target.key)
    )


def _stances() -> Any:
    return (
        select(
            Stance.claim_id,
            Stance.position,
            Stance.withdrawn,
            Stance.id,
            Proposition.key,
            Stance.stance,
            Stance.value_low,
            Stance.value_high,
            Stance.qualifier,
            Stance.unit,
            Stance.as_of,
            Stance.certainty,
            Stance.note,
        )
        .join(Claim, Claim.id == Stance.claim_id)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .order_by(Claim.key, Stance.position, Proposition.key)
    )


def _appearances() -> Any:
    return (
        select(
            Appearance.claim_id,
            Appearance.id,
            Appearance.source_id,
            Appearance.position,
            Appearance.withdrawn,
            Appearance.key,
            Source.key.label("source"),
            Appearance.quote_type,
            cast(Appearance.exact, Text).label("exact"),
            Appearance.cue,
            Appearance.described_as,
            Appearance.translated_by,
            Appearance.note,
        )
        .join(Claim, Claim.id == Appearance.claim_id)
        .join(Source, Source.id == Appearance.source_id)
        .order_by(Claim.key, Appearance.position, Appearance.key)
    )


def _relays() -> Any:
    return (
        select(Relay.appearance_id, Speaker.key)
        .join(Appearance, Appearance.id == Relay.appearance_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .join(Speaker, Speaker.id == Relay.speaker_id)
        .order_by(Claim.key, Appearance.id, Relay.position)
    )
