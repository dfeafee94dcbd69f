"""The plain way of SQLAlchemy's ORM: classes mapped to the tables, a session for each request."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session, registry, relationship, selectinload

from benchmarks.rows import COLUMNS, Batch
from db.tables import Base
from db.tables import Claim as ClaimTable


class Claim:
    """A claim with what belongs to it as attributes."""

    speaker: Any
    stances: Any
    appearances: Any


class Appearance:
    """A report of a claim."""

    source: Any
    anchors: Any


class Source:
    """Where a claim was reported."""


class Speaker:
    """Whoever speaks."""


class Stance:
    """How a claim stands to a proposition."""

    proposition: Any


class Proposition:
    """A sentence that is true or false."""


class Anchor:
    """Where the words stand."""


_MAPPER: Final = registry(metadata=Base.metadata)
_TABLES: Final = Base.metadata.tables


def _map() -> None:
    for mapped in (Source, Speaker, Proposition, Anchor):
        _MAPPER.map_imperatively(mapped, _TABLES[mapped.__name__.lower()])
    _MAPPER.map_imperatively(
        Stance, _TABLES["stance"], properties={"proposition": relationship(Proposition)}
    )
    _MAPPER.map_imperatively(
        Appearance,
        _TABLES["appearance"],
        properties={"source": relationship(Source), "anchors": relationship(Anchor)},
    )
    table = ClaimTable.__table__
    _MAPPER.map_imperatively(
        Claim,
        table,
        properties={
            "speaker": relationship(Speaker, foreign_keys=[table.c.speaker_id]),
            "stances": relationship(Stance, primaryjoin=table.c.id == _TABLES["stance"].c.claim_id),
            "appearances": relationship(Appearance),
        },
    )


_map()


def page(connection: Connection, conditions: Sequence[Any], limit: int = 50) -> list[Claim]:
    """Return a page of claims, newest first, with what a list shows of them."""
    columns = ClaimTable.__table__.c
    statement = (
        select(Claim)
        .where(columns.status == "accepted", *conditions)
        .order_by(columns.said_to.desc(), columns.id.desc())
        .limit(limit)
        .options(
            selectinload(Claim.speaker),
            selectinload(Claim.stances).selectinload(Stance.proposition),
            selectinload(Claim.appearances).selectinload(Appearance.source),
            selectinload(Claim.appearances).selectinload(Appearance.anchors),
        )
    )
    with Session(bind=connection) as session:
        return list(session.scalars(statement))


def load(connection: Connection, batches: Iterable[Batch]) -> None:
    """Fill a migrated database with ``session.execute(insert(Class), rows)``."""
    with Session(bind=connection) as session:
        for batch in batches:
            for table, columns in COLUMNS.items():
                if batch.get(table):
                    rows = [dict(zip(columns, row, strict=True)) for row in batch[table]]
                    for row in rows:
                        row.update({name: json.loads(row[name]) for name in _LISTS & row.keys()})
                    session.execute(insert(_PLAIN[table]), rows)
        session.commit()


def _plain(table: str) -> type[Any]:
    mapped = type(f"Plain_{table}", (), {})
    _OTHERS.map_imperatively(mapped, _TABLES[table])
    return mapped


_LISTS: Final = frozenset({"exact", "credit"})
_OTHERS: Final = registry(metadata=Base.metadata)
_PLAIN: Final = {table: _plain(table) for table in COLUMNS}
