"""Which sources go back to one text, and on how many origins claims rest."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from db.reads.sources import source_refs
from db.store.among import among
from db.store.rows import CHUNK, fetch, fetch_among
from db.tables import Capture, OriginDecision, OriginLink, OriginMember, Sketch, Source
from onrecord.origin_views import (
    CorroborationView,
    LinkView,
    MemberView,
    OriginDecisionView,
    OriginView,
    PassageView,
    SourceOriginsView,
)
from onrecord.origins import Comparison, Passage, Side, independent, judge
from onrecord.spans import Span
from onrecord.views import AppearanceView

_SHOWN: Final = 3  # passages of a link
_MEMBERS: Final = select(OriginMember.source_id, OriginMember.origin_id).where(
    among(OriginMember.source_id)
)
_COMPARED: Final = (
    select(Capture.source_id)
    .join(Sketch, Sketch.capture_id == Capture.id)
    .where(Sketch.comparable, among(Capture.source_id))
    .distinct()
)


def corroborations(
    connection: Connection, claims: Mapping[int, Sequence[AppearanceView]]
) -> dict[int, CorroborationView]:
    """Return on how many sources and origins each claim rests, by claim id.

    Only where several sources report a claim is anything asked.
    """
    sources = {id_: {one.source.id for one in found} for id_, found in claims.items()}
    several = {source for own in sources.values() if len(own) > 1 for source in own}
    of: dict[int, set[int]] = {}
    compared: set[int] = set()
    if several:
        for source, origin in fetch_among(connection, _MEMBERS, several):
            of.setdefault(source, set()).add(origin)
        compared = {row[0] for row in fetch_among(connection, _COMPARED, several)}
    return {
        id_: CorroborationView(
            sources=len(own),
            origins=independent({source: of.get(source, ()) for source in own}),
            not_compared=len(own - compared - of.keys()),
        )
        if len(own) > 1
        else CorroborationView(len(own), len(own))
        for id_, own in sources.items()
    }


def list_origins(connection: Connection) -> Iterator[OriginView]:
    """Give the origins, by key of the source that stands for each; some hundred at a time."""
    statement = (
        select(OriginMember.origin_id)
        .join(Source, Source.id == OriginMember.origin_id)
        .where(OriginMember.role == "origin")
        .order_by(Source.key)
    )
    found = connection.execute(statement, execution_options={"yield_per": CHUNK})
    for chunk in found.scalars().partitions():
        yield from _origins(connection, chunk)


def source_origins(connection: Connection, source: int) -> SourceOriginsView:
    """Return all that is known of what one source goes back to."""
    own = select(OriginMember.origin_id).where(OriginMember.source_id == source)
    origin_ids = connection.execute(own).scalars().all()
    decided = select(OriginDecision.__table__).where(
        ~OriginDecision.withdrawn,
        or_(OriginDecision.first_id == source, OriginDecision.second_id == source),
    )
    rows = connection.execute(decided.order_by(OriginDecision.decided_at, OriginDecision.key)).all()
    refs = source_refs(connection, {id_ for row in rows for id_ in (row.first_id, row.second_id)})
    return SourceOriginsView(
        compared=bool(connection.execute(_COMPARED, {"among": [source]}).all()),
        origins=tuple(sorted(_origins(connection, origin_ids), key=lambda one: one.members[0].key)),
        links=tuple(_links(connection, source)),
        decisions=tuple(
            OriginDecisionView(
                verdict=row.verdict,
                other=refs[row.second_id if row.first_id == source else row.first_id].key,
                note=row.note,
                by=row.decided_by,
                at=row.decided_at,
            )
            for row in rows
        ),
    )


def _origins(connection: Connection, origin_ids: Collection[int]) -> list[OriginView]:
    rows = list(fetch(connection, select(*_COLUMNS), OriginMember.origin_id, origin_ids))
    views = _members(connection, [row.source_id for row in rows])
    found: dict[int, list[MemberView]] = {id_: [] for id_ in origin_ids}
    for row in rows:
        if row.source_id in views:
            found[row.origin_id].append(
                _member(views[row.source_id], role=row.role, share=row.share)
            )
    return [OriginView(tuple(sorted(own, key=_order))) for own in found.values() if own]


_COLUMNS: Final = tuple(OriginMember.__table__.c)


def _order(member: MemberView) -> tuple[bool, bool, float, str]:
    return (
        member.role != "origin",
        member.role == "merged",
        -(member.share or 0),
        member.key,
    )


def _members(connection: Connection, source_ids: Collection[int]) -> dict[int, Any]:
    """Return (reference, credit) of sources that are part of the record, by id."""
    refs = source_refs(connection, set(source_ids))
    known = select(Source.id, Source.credit).where(~Source.withdrawn)
    credit = {row.id: row.credit for row in fetch(connection, known, Source.id, refs)}
    signed = (
        select(Capture.source_id, Sketch.agencies)
        .join(Sketch, Sketch.capture_id == Capture.id)
        .order_by(Capture.id)
    )
    agencies = {
        row.source_id: row.agencies for row in fetch(connection, signed, Capture.source_id, refs)
    }
    return {
        id_: (refs[id_], tuple(given) or tuple(agencies.get(id_, ())))
        for id_, given in credit.items()
    }


def _member(known: Any, *, role: str, share: float | None) -> MemberView:
    ref, credit = known
    return MemberView(
        id=ref.id,
        key=ref.key,
        title=ref.title,
        publisher=ref.publisher,
        published=ref.published,
        role=role,
        share=share,
        credit=credit,
    )


def _links(connection: Connection, source: int) -> Iterator[LinkView]:
    """Give what a source shares with others: one origin first, then by how much is shared."""
    captures = select(Capture.id).where(Capture.source_id == source)
    mine = set(connection.execute(captures).scalars())
    statement = select(OriginLink.__table__).where(
        or_(OriginLink.first_id.in_(captures), OriginLink.second_id.in_(captures))
    )
    rows = connection.execute(statement).all()
    theirs = {row.second_id if row.first_id in mine else row.first_id for row in rows}
    of = {
        row.id: row.source_id
        for row in fetch(connection, select(Capture.id, Capture.source_id), Capture.id, theirs)
    }
    texts = {
        row.id: row.text
        for row in fetch(connection, select(Capture.id, Capture.text), Capture.id, mine)
    }
    known = _members(connection, set(of.values()))
    found: list[tuple[Any, LinkView]] = []
    for row in rows:
        turned = row.first_id not in mine
        here, there = (row.second_id, row.first_id) if turned else (row.first_id, row.second_id)
        if of[there] not in known:
            continue
        compared = _comparison(row)
        compared = compared.turned if turned else compared
        other = _member(known[of[there]], role="", share=_share(compared))
        view = LinkView(
            other=other,
            verdict=row.verdict,
            reasons=judge(compared, "this text", f'"{other.title}"').reasons,
            passages=tuple(
                PassageView(one.first.words(texts[here]) or "", one.first, one.second)
                for one in compared.longest[:_SHOWN]
            ),
            proposed_by=row.proposed_by,
        )
        found.append(((row.verdict != "same", -compared.first.share, other.key), view))
    yield from (view for _, view in sorted(found, key=lambda pair: pair[0]))


def _share(compared: Comparison) -> float:
    return 1.0 if compared.identical else compared.second.share


def _comparison(row: Any) -> Comparison:
    return Comparison(
        first=Side(**row.first_side),
        second=Side(**row.second_side),
        resemblance=0,
        passages=tuple(Passage(Span(a, b), Span(c, d), n) for a, b, c, d, n in row.passages),
        quoted=0,
        identical=row.identical,
    )
