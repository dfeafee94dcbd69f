"""What the contradiction rules compare, read for some claims at a time."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from db.store.among import among
from db.store.appearances import load_spans
from db.store.rows import fetch, fetch_among, grouped
from db.tables import (
    Appearance,
    Claim,
    ClaimRelation,
    Date,
    Proposition,
    Relay,
    Role,
    Source,
    Speaker,
    Stance,
    aliased,
)
from onrecord.contradict import (
    ClaimFacts,
    DescriptionFacts,
    PropositionFacts,
    QuoteFacts,
    RoleFacts,
    StanceFacts,
)
from onrecord.dates import UNKNOWN, Bounds, from_stored

#: By claim: appearances, each with its spans and whether it is relayed.
Reports = dict[int, list[tuple[Any, list[Any], bool]]]


def claim_facts(
    connection: Connection, claim_ids: Sequence[int], reports: Reports | None = None
) -> dict[int, ClaimFacts]:
    """Return the facts of claims, by id; ``reports`` are theirs, if they were read before."""
    reports = reports_of(connection, claim_ids) if reports is None else reports
    relations = _relations(connection, claim_ids)
    return {
        row.id: _claim(row, reports.get(row.id, []), relations.get(row.id, []))
        for row in fetch_among(connection, _claims(), claim_ids)
    }


@cache
def _claims() -> Any:
    speaker, principal, said, event = (
        aliased(Speaker),
        aliased(Speaker),
        aliased(Date),
        aliased(Date),
    )
    return (
        select(
            *Claim.__table__.c,
            speaker.key.label("speaker"),
            speaker.name.label("speaker_name"),
            speaker.kind.label("speaker_kind"),
            principal.key.label("on_behalf_of"),
            principal.name.label("principal_name"),
            said.edtf.label("said_edtf"),
            event.edtf.label("event_edtf"),
        )
        .join(speaker, speaker.id == Claim.speaker_id)
        .outerjoin(principal, principal.id == Claim.on_behalf_of_id)
        .outerjoin(said, said.id == Claim.said_date_id)
        .outerjoin(event, event.id == Claim.event_date_id)
        .where(among(Claim.id))
    )


def stance_facts(
    connection: Connection, stance_ids: Iterable[int]
) -> dict[int, tuple[StanceFacts, PropositionFacts]]:
    """Return the facts of the given stances with their propositions, by stance id."""
    statement = select(Stance.__table__).where(~Stance.withdrawn)
    rows = list(fetch(connection, statement, Stance.id, stance_ids))
    claims = claim_facts(connection, list({row.claim_id for row in rows}))
    propositions = {
        row.id: _proposition(row)
        for row in fetch(
            connection,
            select(Proposition.__table__),
            Proposition.id,
            {row.proposition_id for row in rows},
        )
    }
    return {
        row.id: (_stance(row, claims[row.claim_id]), propositions[row.proposition_id])
        for row in rows
    }


def all_proposition_facts(connection: Connection) -> dict[str, PropositionFacts]:
    """Return the facts of all propositions, by key."""
    statement = select(Proposition.__table__).where(~Proposition.withdrawn)
    return {row.key: _proposition(row) for row in connection.execute(statement)}


def proposition_facts(connection: Connection, proposition: int) -> PropositionFacts:
    """Return the facts of one proposition."""
    statement = select(Proposition.__table__).where(Proposition.id == proposition)
    return _proposition(connection.execute(statement).one())


def quote_facts(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[QuoteFacts]]:
    """Return the direct quotations of claims that have several, by claim id."""
    statement = (
        select(
            *Appearance.__table__.c, Source.key.label("source"), Source.publisher, Source.language
        )
        .join(Source, Source.id == Appearance.source_id)
        .where(Appearance.quote_type == "direct", ~Appearance.withdrawn)
        .order_by(Appearance.claim_id, Appearance.key)
    )
    groups = grouped(fetch(connection, statement, Appearance.claim_id, claim_ids), "claim_id")
    several = {claim: rows for claim, rows in groups.items() if len(rows) > 1}
    claims = claim_facts(connection, list(several))
    return {
        claim: [
            QuoteFacts(
                claim=claims[claim],
                appearance=row.key,
                source=row.source,
                publisher=row.publisher,
                quote_type=row.quote_type,
                exact=tuple(row.exact),
                translated_by=row.translated_by,
                language=row.language,
            )
            for row in rows
        ]
        for claim, rows in several.items()
    }


def described(connection: Connection, claim_ids: Sequence[int]) -> list[Any]:
    """Return each appearance of the claims that words an office of the speaker.

    Rows: id, key, claim_id, speaker_id, described_as, in the order of the appearances' keys.
    """
    rows = fetch_among(connection, _described(), claim_ids)
    return sorted(rows, key=lambda row: row.key)


@cache
def _described() -> Any:
    return (
        select(
            Appearance.id,
            Appearance.key,
            Appearance.claim_id,
            Appearance.described_as,
            Claim.speaker_id,
        )
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(
            Appearance.described_as.is_not(None),
            ~Appearance.withdrawn,
            among(Appearance.claim_id),
        )
    )


def description_facts(connection: Connection, described: Sequence[Any]) -> list[DescriptionFacts]:
    """Return the facts of rows of ``described``, in their order."""
    claims = claim_facts(connection, list({row.claim_id for row in described}))
    sources = {
        row.id: row for row in fetch_among(connection, _sources(), [row.id for row in described])
    }
    return [
        DescriptionFacts(
            claim=claims[row.claim_id],
            appearance=row.key,
            source=source.key,
            publisher=source.publisher,
            described_as=row.described_as,
            published=from_stored(source.published_from, source.published_to),
        )
        for row in described
        for source in (sources[row.id],)
    ]


@cache
def _sources() -> Any:
    """Return the query for what is told of the source of each appearance."""
    return (
        select(
            Appearance.id, Source.key, Source.publisher, Source.published_from, Source.published_to
        )
        .join(Source, Source.id == Appearance.source_id)
        .where(among(Appearance.id))
    )


def role_facts(connection: Connection, speaker_ids: Iterable[int]) -> dict[int, list[RoleFacts]]:
    """Return the roles of the given speakers, by speaker id."""
    statement = select(Role.__table__).where(~Role.withdrawn).order_by(Role.key)
    found: dict[int, list[RoleFacts]] = {}
    for row in fetch(connection, statement, Role.speaker_id, speaker_ids):
        found.setdefault(row.speaker_id, []).append(
            RoleFacts(
                key=row.key,
                title=row.title,
                organisation=row.organisation,
                held=from_stored(row.held_from, row.held_to),
            )
        )
    return found


def reports_of(connection: Connection, claim_ids: Sequence[int]) -> Reports:
    """Return (appearance, its spans, whether it is relayed) of each claim, in their order.

    Appearances have id, key, claim_id, exact, described_as, translated_by, and their source's key.
    """
    rows = list(fetch_among(connection, _reporting(), claim_ids))
    reports = [row.id for row in rows]
    spans = load_spans(connection, reports)
    relayed = {row.appearance_id for row in fetch_among(connection, _relayed(), reports)}
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append((row, spans.get(row.id, []), row.id in relayed))
    return found


@cache
def _reporting() -> Any:
    return (
        select(
            Appearance.id,
            Appearance.key,
            Appearance.claim_id,
            Appearance.exact,
            Appearance.described_as,
            Appearance.translated_by,
            Source.key.label("source"),
        )
        .join(Source, Source.id == Appearance.source_id)
        .where(~Appearance.withdrawn, among(Appearance.claim_id))
        .order_by(Appearance.position, Appearance.id)
    )


@cache
def _relayed() -> Any:
    return select(Relay.appearance_id).distinct().where(among(Relay.appearance_id))


def _relations(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return the relations that are recorded with each claim, with the key of the other claim."""
    return grouped(fetch_among(connection, _related(), claim_ids), "claim_id")


@cache
def _related() -> Any:
    target = aliased(Claim)
    return (
        select(ClaimRelation.claim_id, ClaimRelation.kind, target.key)
        .join(target, target.id == ClaimRelation.target_id)
        .where(among(ClaimRelation.claim_id))
        .order_by(ClaimRelation.kind, target.key)
    )


def _claim(row: Any, reports: Sequence[Any], relations: Sequence[Any]) -> ClaimFacts:
    return ClaimFacts(
        key=row.key,
        kind=row.kind,
        speaker=row.speaker,
        speaker_name=row.speaker_name,
        speaker_kind=row.speaker_kind,
        on_behalf_of=row.on_behalf_of,
        principal_name=row.principal_name,
        statement=row.statement,
        modality=row.modality,
        said=from_stored(row.said_from, row.said_to),
        said_edtf=row.said_edtf,
        event=None if row.event_date_id is None else from_stored(row.event_from, row.event_to),
        event_edtf=row.event_edtf,
        place=row.place,
        relayed_only=bool(reports) and all(relayed for _, _, relayed in reports),
        translated=bool(reports)
        and all(report.translated_by in {"outlet", "us"} for report, _, _ in reports),
        evidence=tuple(
            (report.key, span.span_start, span.span_end)
            for report, spans, _ in reports
            for span in spans
        ),
        relations=tuple((relation.kind, relation.key) for relation in relations),
    )


def _proposition(row: Any) -> PropositionFacts:
    return PropositionFacts(
        key=row.key,
        text=row.text,
        period=None if row.period is None else from_stored(row.period_from, row.period_to),
        period_edtf=row.period,
        place=row.place,
        measure=row.measure,
        unit=row.unit,
        slot=row.slot,
    )


def _stance(row: Any, claim: ClaimFacts) -> StanceFacts:
    as_of: Bounds = from_stored(row.as_of_from, row.as_of_to)
    return StanceFacts(
        claim=claim,
        stance=row.stance,
        certainty=row.certainty,
        low=row.value_low,
        high=row.value_high,
        qualifier=row.qualifier,
        unit=row.unit,
        as_of=None if as_of == UNKNOWN else as_of,
        as_of_edtf=row.as_of,
    )
