"""What a machine asks to find out which texts go back to one: never about all pairs of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, or_, select

from db.store.among import among
from db.store.rows import fetch, fetch_among
from db.tables import (
    Capture,
    OriginDecision,
    OriginLink,
    OriginMember,
    Sketch,
    SketchNumber,
    Source,
    aliased,
)
from onrecord.dates import OPEN_END
from onrecord.origins import Link, Side, Text
from onrecord.origins.index import MAX_CANDIDATES, MIN_MATCHES
from onrecord.spans import Span

_PAGES: Final = 50
_RECENT: Final = 200
# Of a story that everybody printed there are many; those of another must still be among them.
_LIKE: Final = 400
_EACH: Final = 5
_CANDIDATES: Final = (
    select(SketchNumber.capture_id)
    .where(among(SketchNumber.number))
    .group_by(SketchNumber.capture_id)
    .having(func.count() >= MIN_MATCHES)
    .order_by(func.count().desc(), SketchNumber.capture_id)
    .limit(_LIKE)
)


@dataclass(frozen=True, slots=True)
class HeldText:
    """The text of a capture with what is known of its source; ``None`` where it is not held."""

    capture: int
    key: str
    source: int
    publisher: str | None
    credit: tuple[str, ...]
    byline: str | None
    text: str | None


def held_texts(connection: Connection, captures: Iterable[int]) -> dict[int, HeldText]:
    """Return the texts of captures by id."""
    statement = select(
        Capture.id,
        Capture.key,
        Capture.source_id,
        Source.publisher,
        Source.credit,
        Source.byline,
        Capture.text,
    ).join(Source, Source.id == Capture.source_id)
    return {
        row.id: HeldText(
            row.id, row.key, row.source_id, row.publisher, tuple(row.credit), row.byline, row.text
        )
        for row in fetch(connection, statement, Capture.id, captures)
    }


def candidates(connection: Connection, numbers: Collection[int]) -> list[int]:
    """Return the captures with most numbers of a sketch in common, the most first."""
    return [row[0] for row in connection.execute(_CANDIDATES, {"among": list(numbers)})]


def worth_comparing(connection: Connection, like: Sequence[int]) -> list[int]:
    """Return those of the captures, the likest first, that have to be compared to know a text.

    Of each origin that is known some are enough, the one that stands for it among them.
    """
    statement = (
        select(Capture.id, OriginMember.origin_id, OriginMember.role)
        .join(OriginMember, OriginMember.source_id == Capture.source_id)
        .where(among(Capture.id))
    )
    of: dict[int, list[int]] = {}
    stands: set[int] = set()
    for row in fetch_among(connection, statement, like):
        of.setdefault(row.id, []).append(row.origin_id)
        if row.role == "origin":
            stands.add(row.id)
    chosen: list[int] = []
    counts: Counter[int] = Counter()
    for id_ in sorted(like, key=lambda one: one not in stands):
        own = of.get(id_, ())
        if own and all(counts[origin] >= _EACH for origin in own):
            continue
        counts.update(own)
        chosen.append(id_)
    return chosen[:MAX_CANDIDATES]


def pages_with(
    connection: Connection, paragraphs: Collection[int], publisher: str | None
) -> dict[int, list[int]]:
    """Return captures of a publisher that have one of these paragraphs, with all of theirs."""
    if publisher is None or not paragraphs:
        return {}
    statement = (
        select(SketchNumber.capture_id)
        .join(Capture, Capture.id == SketchNumber.capture_id)
        .join(Source, Source.id == Capture.source_id)
        .where(among(SketchNumber.number), Source.publisher == publisher)
        .group_by(SketchNumber.capture_id)
        .order_by(SketchNumber.capture_id.desc())
        .limit(_PAGES)
    )
    found = connection.execute(statement, {"among": list(paragraphs)}).scalars().all()
    pages = fetch(
        connection, select(Sketch.capture_id, Sketch.paragraphs), Sketch.capture_id, found
    )
    return {row.capture_id: row.paragraphs for row in pages}


def agencies_known(connection: Connection, publisher: str | None) -> set[str]:
    """Return the agencies that the latest sources of a publisher credit."""
    if publisher is None:
        return set()
    statement = select(Source.credit).where(Source.publisher == publisher)
    recent = connection.execute(statement.order_by(Source.id.desc()).limit(_RECENT)).scalars()
    return {name for credit in recent for name in credit}


def not_sketched(connection: Connection, made_by: str, at_most: int) -> list[int]:
    """Return held captures that this version has not looked at, by id."""
    statement = (
        select(Capture.id)
        .outerjoin(Sketch, Sketch.capture_id == Capture.id)
        .where(Capture.text.is_not(None), or_(Sketch.made_by.is_(None), Sketch.made_by != made_by))
        .order_by(Capture.id)
        .limit(at_most)
    )
    return list(connection.execute(statement).scalars())


def came_or_went(connection: Connection, captures: Iterable[str]) -> list[int]:
    """Return those of the captures, named by key, that are held and not sketched, or reversed."""
    statement = (
        select(Capture.id)
        .outerjoin(Sketch, Sketch.capture_id == Capture.id)
        .where(Capture.text.is_(None) == Sketch.capture_id.is_not(None))
    )
    return sorted(row.id for row in fetch(connection, statement, Capture.key, captures))


def links_between(connection: Connection, captures: Collection[int]) -> list[tuple[int, int]]:
    """Return the pairs of these captures that are linked."""
    known = set(captures)
    statement = select(OriginLink.first_id, OriginLink.second_id)
    rows = fetch(connection, statement, OriginLink.first_id, captures)
    return [(row.first_id, row.second_id) for row in rows if row.second_id in known]


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
    mine = aliased(OriginMember)
    with_them = (
        select(OriginMember.source_id)
        .join(mine, mine.origin_id == OriginMember.origin_id)
        .where(among(mine.source_id))
    )
    found.update(row[0] for row in fetch_among(connection, with_them, sources))
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


def links_of(connection: Connection, sources: Collection[int], *verdicts: str) -> list[Link]:
    """Return the links between these sources, the best one of each pair of them."""
    known = set(sources)
    one, other = aliased(Capture), aliased(Capture)
    first, second = aliased(Source), aliased(Source)
    statement = (
        select(
            *OriginLink.__table__.c,
            first.key.label("first"),
            second.key.label("second"),
            other.source_id.label("second_source"),
        )
        .select_from(OriginLink)
        .join(one, one.id == OriginLink.first_id)
        .join(other, other.id == OriginLink.second_id)
        .join(first, first.id == one.source_id)
        .join(second, second.id == other.source_id)
        .where(OriginLink.verdict.in_(verdicts))
    )
    best: dict[frozenset[str], Link] = {}
    for row in fetch(connection, statement, one.source_id, sources):
        if row.second_source not in known:
            continue
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
