"""What there is to decide: candidates as far as clusters need them, drafts in order, passages."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, func, select

from db.reads.contradictions import ContradictionFilter, in_order
from db.reads.filters import ClaimFilter, conditions
from db.store.among import among
from db.store.rows import fetch, fetch_among
from db.tables import (
    Anchor,
    AnchorSpan,
    Appearance,
    Capture,
    Claim,
    Contradiction,
    OriginMember,
    Speaker,
)
from onrecord.review import Pair, Passage, Side, passages
from onrecord.review.passages import AROUND
from onrecord.text import fold
from onrecord.views import AppearanceView

_LONGEST: Final = 20_000  # code points from the first to the last span that a screen can use

_ORIGINS: Final = (
    select(Appearance.claim_id, OriginMember.origin_id)
    .join(OriginMember, OriginMember.source_id == Appearance.source_id)
    .where(~Appearance.withdrawn, among(Appearance.claim_id))
    .distinct()
)


def queued_pairs(connection: Connection, wanted: ContradictionFilter) -> list[Pair]:
    """Return the contradictions that the filter means, the highest score first."""
    statement = in_order(connection, wanted, *Contradiction.__table__.c)
    rows = connection.execute(statement).all()
    sides = _Sides(connection, rows)
    return [
        Pair(
            key=row.key,
            scope=row.scope,
            kind=row.kind,
            proposition=row.proposition_id,
            sides=(sides.of(row, "first"), sides.of(row, "second")),
        )
        for row in rows
    ]


class _Sides:
    """Looks up what the sides of many contradictions are made of, each thing once."""

    def __init__(self, connection: Connection, rows: Iterable[Any]) -> None:
        found = list(rows)
        claims = {i for row in found for i in (row.first_claim_id, row.second_claim_id)}
        known = select(Claim.id, Claim.speaker_id, Claim.statement, Speaker.name).join(
            Speaker, Speaker.id == Claim.speaker_id
        )
        self._claims = {row.id: row for row in fetch(connection, known, Claim.id, claims)}
        reports = {i for row in found for i in (row.first_appearance_id, row.second_appearance_id)}
        of = select(Appearance.id, Appearance.described_as, Appearance.exact)
        self._reports = {
            row.id: row for row in fetch(connection, of, Appearance.id, reports - {None})
        }
        self._origins: dict[int, set[int]] = {}
        for claim, origin in fetch_among(connection, _ORIGINS, claims):
            self._origins.setdefault(claim, set()).add(origin)

    def of(self, row: Any, which: str) -> Side:
        claim = self._claims[getattr(row, f"{which}_claim_id")]
        return Side(
            speaker=claim.speaker_id,
            name=fold(claim.name),
            words=self._words(row, which, claim.statement),
            origins=frozenset(self._origins.get(claim.id, ())),
        )

    def _words(self, row: Any, which: str, statement: str) -> str:
        """Return what stands against the other side: office, description, quotation, statement."""
        role = getattr(row, f"{which}_role_id")
        if role is not None:
            return f"office {role}"
        report = self._reports.get(getattr(row, f"{which}_appearance_id"))
        if report is None:
            return fold(statement)
        if row.kind == "attribution":
            return fold(report.described_as or "")
        return fold(" ".join(report.exact)) or fold(statement)


def draft_keys(connection: Connection, wanted: ClaimFilter) -> list[str]:
    """Return the keys of the claims that the filter means, by source and place in its text."""
    source, place = func.min(Appearance.source_id), func.min(AnchorSpan.span_start)
    statement = (
        select(Claim.key)
        .outerjoin(Appearance, (Appearance.claim_id == Claim.id) & ~Appearance.withdrawn)
        .outerjoin(Anchor, Anchor.appearance_id == Appearance.id)
        .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .where(*conditions(connection, wanted))
        .group_by(Claim.id, Claim.key)
        .order_by(func.coalesce(source, 0), func.coalesce(place, 0), Claim.id)
    )
    if wanted.limit is not None:
        statement = statement.limit(wanted.limit)
    return list(connection.execute(statement).scalars())


def passages_of(
    connection: Connection, appearances: Iterable[AppearanceView]
) -> dict[int, list[Passage]]:
    """Return what stands around quotations, by appearance; only where held and proved."""
    return {
        one.id: found
        for one in appearances
        if one.verification == "verified" and one.spans
        if (found := _passages(connection, one))
    }


def _passages(connection: Connection, report: AppearanceView) -> list[Passage]:
    spans = sorted(report.spans)
    around = AROUND + 1  # one more, so that a passage that is cut is known from one at the edge
    begin = max(0, spans[0].start - around)
    length = min(spans[-1].end + around - begin, _LONGEST)
    statement = select(func.substr(Capture.text, begin + 1, length)).where(
        Capture.source_id == report.source.id, Capture.sha256 == report.capture_sha256
    )
    text = connection.execute(statement.limit(1)).scalar()
    return passages(text, begin, spans) if text else []
