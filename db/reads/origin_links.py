"""Links, decisions and members of origins: what origins are worked out from, and around whom."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from db.store.among import among
from db.store.rows import fetch, fetch_among
from db.tables import Capture, OriginDecision, OriginLink, OriginMember, Sketch, Source, aliased
from onrecord.dates import OPEN_END
from onrecord.origins import Link, Side, Text
from onrecord.spans import Span


def connected(connection: Connection, sources: Collection[int]) -> set[int]:
    """Return the sources that links, joins and origins lead to, these among them."""
    found: set[int] = set()
    edge = set(sources)
    while edge:
        found |= edge
        edge = _next_to(connection, edge) - found
    return found


def _next_to(connection: Connection, sources: set[int]) -> set[int]:
    one, other = aliased(Capture), aliased(Capture)
    found: set[int] = set()
    for here, there in (
        (OriginLink.first_id, OriginLink.second_id),
        (OriginLink.second_id, OriginLink.first_id),
    ):
        linked = (
            select(other.source_id)
            .select_from(OriginLink)
            .join(one, one.id == here)
            .join(other, other.id == there)
            .where(OriginLink.verdict == "same", among(one.source_id))
        )
        found.update(row[0] for row in fetch_among(connection, linked, sources))
    for here, there in (
        (OriginDecision.first_id, OriginDecision.second_id),
        (OriginDecision.second_id, OriginDecision.first_id),
    ):
        decided = select(there).where(~OriginDecision.withdrawn, among(here))
        found.update(row[0] for row in fetch_among(connection, decided, sources))
    # The origins first, each once: members joined with members would be a row for each pair.
    of = select(OriginMember.origin_id).where(among(OriginMember.source_id)).distinct()
    together = {row[0] for row in fetch_among(connection, of, sources)}
    with_them = select(OriginMember.source_id).where(among(OriginMember.origin_id))
    found.update(row[0] for row in fetch_among(connection, with_them, together))
    return found


def settled_origin(
    connection: Connection, source: int, linked: Collection[int], at_least: int
) -> int | None:
    """Return the one origin, of so many members, that all links of a source lead to.

    ``None`` where there is none, where they lead elsewhere too, or where people decided on the
    source. Who was parted from that origin draws nobody out of it.
    """
    decided = select(OriginDecision.id).where(
        ~OriginDecision.withdrawn,
        or_(OriginDecision.first_id == source, OriginDecision.second_id == source),
    )
    if connection.execute(decided.limit(1)).first() is not None:
        return None
    statement = select(OriginMember.source_id, OriginMember.origin_id)
    of: dict[int, set[int]] = {one: set() for one in linked}
    for row in fetch(connection, statement, OriginMember.source_id, {*linked, source}):
        of.setdefault(row.source_id, set()).add(row.origin_id)
    found = set().union(*of.values())
    if len(found) != 1:
        return None
    (origin,) = found
    alone = {one for one in linked if not of[one]}
    if alone and alone - _parted_from(connection, alone, origin):
        return None
    some = select(OriginMember.source_id).where(OriginMember.origin_id == origin).limit(at_least)
    return origin if len(connection.execute(some).all()) == at_least else None


def _parted_from(connection: Connection, sources: Collection[int], origin: int) -> set[int]:
    """Return those of some sources that a person parted from a member of an origin."""
    found: set[int] = set()
    ends = OriginDecision.first_id, OriginDecision.second_id
    for here, there in (ends, ends[::-1]):
        statement = (
            select(here)
            .join(OriginMember, OriginMember.source_id == there)
            .where(
                ~OriginDecision.withdrawn,
                OriginDecision.verdict == "parted",
                OriginMember.origin_id == origin,
            )
        )
        found.update(row[0] for row in fetch(connection, statement, here, sources))
    return found


def texts_of(connection: Connection, sources: Collection[int]) -> dict[str, Text]:
    """Return sources as clusters see them, by key; the latest text of each counts."""
    known = select(Source.id, Source.key, Source.published_to, Source.credit)
    looked_at = (
        select(Capture.source_id, Sketch.words, Sketch.agencies)
        .join(Sketch, Sketch.capture_id == Capture.id)
        .order_by(Capture.id)
    )
    sketches = {
        row.source_id: row for row in fetch(connection, looked_at, Capture.source_id, sources)
    }
    found: dict[str, Text] = {}
    for row in fetch(connection, known, Source.id, sources):
        own = sketches.get(row.id)
        found[row.key] = Text(
            key=row.key,
            words=own.words if own else 0,
            published=None if row.published_to == OPEN_END else row.published_to,
            credit=tuple(row.credit) or tuple(own.agencies if own else ()),
        )
    return found


def links_of(connection: Connection, sources: Collection[int]) -> list[Link]:
    """Return the links of one origin between these sources, the best one of each pair of them."""
    known = set(sources)
    rows = fetch(connection, _LINKS, _ONE.source_id, sources)
    return _best(row for row in rows if row.second_source in known)


def links_with(connection: Connection, source: int) -> list[Link]:
    """Return the links of one origin that a source has, the best one with each other source."""
    ends = (_ONE.source_id, _OTHER.source_id)
    return _best(row for end in ends for row in fetch(connection, _LINKS, end, [source]))


_ONE, _OTHER = aliased(Capture), aliased(Capture)
_FIRST, _SECOND = aliased(Source), aliased(Source)
_LINKS: Final = (
    select(
        *OriginLink.__table__.c,
        _FIRST.key.label("first"),
        _SECOND.key.label("second"),
        _OTHER.source_id.label("second_source"),
    )
    .select_from(OriginLink)
    .join(_ONE, _ONE.id == OriginLink.first_id)
    .join(_OTHER, _OTHER.id == OriginLink.second_id)
    .join(_FIRST, _FIRST.id == _ONE.source_id)
    .join(_SECOND, _SECOND.id == _OTHER.source_id)
    .where(OriginLink.verdict == "same")
)


def _best(rows: Iterable[Any]) -> list[Link]:
    best: dict[frozenset[str], Link] = {}
    for row in rows:
        link = link_of(row)
        pair = frozenset((link.first, link.second))
        if pair not in best or best[pair].strength < link.strength:
            best[pair] = link
    return list(best.values())


def link_of(row: Any) -> Link:
    """Return a link from a row of it with the keys of both sources."""
    passages = sorted(row.passages)
    return Link(
        first=row.first,
        second=row.second,
        first_side=Side(**row.first_side),
        second_side=Side(**row.second_side),
        passages=tuple((Span(a, b), Span(c, d)) for a, b, c, d, _ in passages),
        longest=max((words for *_, words in passages), default=0),
        identical=row.identical,
    )


def decided_pairs(
    connection: Connection, sources: Collection[int]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs of source keys that people joined and parted, each as they named it."""
    first, second = aliased(Source), aliased(Source)
    statement = (
        select(first.key.label("first"), second.key.label("second"), OriginDecision.verdict)
        .select_from(OriginDecision)
        .join(first, first.id == OriginDecision.first_id)
        .join(second, second.id == OriginDecision.second_id)
        .where(~OriginDecision.withdrawn)
        .order_by(OriginDecision.decided_at, OriginDecision.key)
    )
    rows = fetch(connection, statement, OriginDecision.first_id, sources)
    last = {frozenset((row.first, row.second)): row for row in rows}
    joined = [(row.first, row.second) for row in last.values() if row.verdict == "joined"]
    parted = [(row.first, row.second) for row in last.values() if row.verdict == "parted"]
    return joined, parted
