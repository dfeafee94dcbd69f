"""What a machine asks to find out which texts go back to one: never about all pairs of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    CTE,
    JSON,
    BigInteger,
    Connection,
    Text,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from db.store.among import among
from db.store.rows import fetch, fetch_among
from db.tables import Capture, OriginMember, Sketch, SketchNumber, Source
from onrecord.origins.sketch import MAX_CANDIDATES, MAX_TEXTS, MIN_MATCHES

_PAGES: Final = 50
_RECENT: Final = 200
# Of a story that everybody printed there are many; those of another must still be among them.
_LIKE: Final = 400
_EACH: Final = 5
_NO_EDGE: Final = (1 << 63) - 1


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

    def shares_outlet(self, other: "HeldText") -> bool:
        """Tell whether one outlet printed both, as far as it is known."""
        return self.publisher is not None and self.publisher == other.publisher


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


def candidates(
    connection: Connection, numbers: Collection[int], publisher: str | None
) -> list[int]:
    """Return the captures of other outlets that share numbers of a sketch, the likest first."""
    statement = _candidates(connection.dialect.name, publisher is None)
    values = {"asked": list(numbers)} | ({} if publisher is None else {"publisher": publisher})
    return list(connection.execute(statement, values).scalars())


@lru_cache
def _candidates(dialect: str, unknown: bool) -> Any:
    asked = _asked(dialect)
    rare = func.sum(case((asked.c.edge == _NO_EDGE, 1), else_=0)).label("rare")
    found = (
        select(SketchNumber.capture_id, rare, func.count().label("all"))
        .join(asked, _one_of(asked))
        .group_by(SketchNumber.capture_id)
        .having(func.count() >= MIN_MATCHES)
        .subquery()
    )
    statement = select(found.c.capture_id)
    if not unknown:
        statement = (
            statement.join(Capture, Capture.id == found.c.capture_id)
            .join(Source, Source.id == Capture.source_id)
            .where(Source.publisher.is_distinct_from(bindparam("publisher", type_=Text())))
        )
    order = (found.c.rare.desc(), found.c.all.desc(), found.c.capture_id)
    return statement.order_by(*order).limit(_LIKE)


def _asked(dialect: str) -> CTE:
    """Return the numbers in the parameter ``asked``, each with the first capture left out of it.

    A number that thousands of texts have costs no more than one that ``MAX_TEXTS`` have.
    """
    values: Any
    if dialect == "sqlite":
        values = func.json_each(bindparam("asked", type_=JSON())).table_valued("value")
    else:
        array = bindparam("asked", type_=ARRAY(BigInteger()))
        values = func.unnest(array).table_valued("value").render_derived()
    edge = (
        select(SketchNumber.capture_id)
        .where(SketchNumber.number == values.c.value)
        .order_by(SketchNumber.capture_id)
        .offset(MAX_TEXTS)
        .limit(1)
        .scalar_subquery()
    )
    columns = values.c.value.label("number"), func.coalesce(edge, _NO_EDGE).label("edge")
    return select(*columns).cte("asked").prefix_with("MATERIALIZED")


def _one_of(asked: CTE) -> Any:
    return and_(SketchNumber.number == asked.c.number, SketchNumber.capture_id < asked.c.edge)


def identical(connection: Connection, number: int) -> list[int]:
    """Return the first captures that have the number of a whole text: most likely its words."""
    statement = (
        select(SketchNumber.capture_id)
        .where(SketchNumber.number == number)
        .order_by(SketchNumber.capture_id)
        .limit(_EACH)
    )
    return list(connection.execute(statement).scalars())


def worth_comparing(connection: Connection, like: Sequence[int]) -> list[int]:
    """Return those of the captures, the likest first, that have to be compared to know a text.

    Of each origin that is known some are enough; the one that stands for it is always there.
    """
    statement = (
        select(Capture.id, OriginMember.origin_id)
        .join(OriginMember, OriginMember.source_id == Capture.source_id)
        .where(among(Capture.id))
    )
    of: dict[int, list[int]] = {}
    for row in fetch_among(connection, statement, like):
        of.setdefault(row.id, []).append(row.origin_id)
    first = (
        select(Capture.id, Capture.source_id)
        .join(Sketch, Sketch.capture_id == Capture.id)
        .order_by(Capture.id)
    )
    stand = {origin for own in of.values() for origin in own}
    stands = {row.source_id: row.id for row in fetch(connection, first, Capture.source_id, stand)}
    chosen: dict[int, None] = {}
    counts: Counter[int] = Counter()
    for id_ in like:
        own = of.get(id_, ())
        if own and all(counts[origin] >= _EACH for origin in own):
            continue
        chosen |= dict.fromkeys(stands[one] for one in own if one in stands and not counts[one])
        counts.update(own)
        chosen[id_] = None
    return list(chosen)[:MAX_CANDIDATES]


def pages_with(
    connection: Connection, paragraphs: Collection[int], publisher: str | None
) -> dict[int, list[int]]:
    """Return captures of a publisher that have one of these paragraphs, with all of theirs."""
    if publisher is None or not paragraphs:
        return {}
    asked = _asked(connection.dialect.name)
    statement = (
        select(SketchNumber.capture_id)
        .join(asked, _one_of(asked))
        .join(Capture, Capture.id == SketchNumber.capture_id)
        .join(Source, Source.id == Capture.source_id)
        .where(Source.publisher == publisher)
        .group_by(SketchNumber.capture_id)
        .order_by(SketchNumber.capture_id.desc())
        .limit(_PAGES)
    )
    found = connection.execute(statement, {"asked": list(paragraphs)}).scalars().all()
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
