"""Contradictions with their decisions, and the change log, as lines of an export."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, bindparam, select

from db.store.rows import CHUNK, chunks, fetch, grouped
from db.tables import (
    Appearance,
    Change,
    ChangeRecord,
    Claim,
    Contradiction,
    Decision,
    OriginDecision,
    Proposition,
    Role,
    Source,
    aliased,
)
from onrecord.recordfile import shapes

Lines: TypeAlias = Iterator[tuple[str, shapes.Plain]]

_MANY: Final = 1000
_TOLD: Final = ("scope", "kind", "status", "score", "proposition")


def contradiction_lines(connection: Connection, chosen: Sequence[int] | None = None) -> Lines:
    """Give the contradictions by key, all of them or those of the ``chosen`` ids."""
    if chosen is not None:
        rows = fetch(connection, _pairs(), Contradiction.id, chosen)
        for chunk in chunks(sorted(rows, key=lambda row: row.key)):
            yield from _with_decisions(connection, chunk)
        return
    after = ""
    statement = _pairs().where(Contradiction.key > bindparam("after"))
    statement = statement.order_by(Contradiction.key).limit(CHUNK)
    while found := connection.execute(statement, {"after": after}).all():
        yield from _with_decisions(connection, found)
        after = found[-1].key


def origin_decision_lines(connection: Connection, chosen: Collection[int] | None = None) -> Lines:
    """Give what people decided about origins, by key: all of it, or on two ``chosen`` sources."""
    first, second = aliased(Source), aliased(Source)
    statement: Any = (
        select(OriginDecision.__table__, first.key.label("first"), second.key.label("second"))
        .join(first, first.id == OriginDecision.first_id)
        .join(second, second.id == OriginDecision.second_id)
        .order_by(OriginDecision.key)
    )
    known = None if chosen is None else set(chosen)
    for row in connection.execute(statement):
        if known is not None and (row.withdrawn or not {row.first_id, row.second_id} <= known):
            continue
        mapping: shapes.Plain = {"key": row.key, "first": row.first, "second": row.second}
        mapping |= {"verdict": row.verdict, "by": row.decided_by, "at": row.decided_at}
        if row.note is not None:
            mapping["note"] = row.note
        if row.withdrawn:
            mapping["withdrawn"] = True
        yield "origin_decision", mapping


def change_lines(connection: Connection) -> Lines:
    """Give the change log: each entry, then the records that it touched."""
    for change in connection.execute(select(Change.__table__).order_by(Change.id)).all():
        mapping: shapes.Plain = {
            "number": change.id,
            "at": change.at,
            "by": change.made_by,
            "act": change.act,
            "summary": change.summary,
        }
        if change.undoes_id is not None:
            mapping["undoes"] = change.undoes_id
        yield "change", mapping
        yield from _touched(connection, change.id)


def _touched(connection: Connection, number: int) -> Lines:
    """Give what a change touched by noun and key; of records made new many keys in one line."""
    statement = (
        select(ChangeRecord.noun, ChangeRecord.key, ChangeRecord.before, ChangeRecord.after)
        .where(ChangeRecord.change_id == number)
        .order_by(ChangeRecord.noun, ChangeRecord.key)
    )
    made: list[str] = []
    of = ""
    for noun, key, before, after in connection.execute(
        statement.execution_options(yield_per=_MANY)
    ):
        new = before is None and after is None
        if made and (noun != of or not new or len(made) == _MANY):
            yield "made", {"change": number, "noun": of, "keys": made}
            made = []
        if new:
            of = noun
            made.append(key)
            continue
        changed: shapes.Plain = {"change": number, "noun": noun, "key": key}
        if before is not None:
            changed["before"] = before
        if after is not None:
            changed["after"] = after
        yield "changed", changed
    if made:
        yield "made", {"change": number, "noun": of, "keys": made}


def _pairs() -> Any:
    sides: list[Any] = []
    statement: Any = select(*Contradiction.__table__.c, Proposition.key.label("proposition"))
    statement = statement.outerjoin_from(
        Contradiction, Proposition, Proposition.id == Contradiction.proposition_id
    )
    columns = Contradiction.__table__.c
    for side in ("first", "second"):
        for noun, table in (("claim", Claim), ("appearance", Appearance), ("role", Role)):
            named: Any = aliased(table)
            statement = statement.outerjoin(named, named.id == columns[f"{side}_{noun}_id"])
            sides.append(named.key.label(f"{side}_{noun}"))
    return statement.add_columns(*sides)


def _with_decisions(connection: Connection, rows: Sequence[Any]) -> Lines:
    # Of two decisions of one second the one that was made later counts: ids tell which.
    statement = select(Decision.__table__).order_by(Decision.decided_at, Decision.id)
    decisions = grouped(
        fetch(connection, statement, Decision.contradiction_id, [row.id for row in rows]),
        "contradiction_id",
    )
    for row in rows:
        mapping: shapes.Plain = {"key": row.key}
        mapping |= {name: value for name in _TOLD if (value := getattr(row, name)) is not None}
        mapping["sides"] = [_side(row, "first"), _side(row, "second")]
        mapping["trace"] = row.trace
        if row.proposed_by is not None:
            mapping["proposed_by"] = row.proposed_by
        if row.id in decisions:
            mapping["decisions"] = [_decision(decision) for decision in decisions[row.id]]
        yield "contradiction", mapping


def _side(row: Any, side: str) -> shapes.Plain:
    return shapes.SIDE(getattr(row, f"{side}_{noun}") for noun in ("claim", "appearance", "role"))


def _decision(row: Any) -> shapes.Plain:
    own = shapes.DECISION((row.verdict, row.decided_by, row.decided_at, row.reason, row.note))
    return {"key": row.key, **own} | ({"withdrawn": True} if row.withdrawn else {})
