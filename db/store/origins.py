"""Sketches, links and origins as they are stored; all but decisions can be made anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, case, delete, func, insert, or_, select, update

from db.store.bulk import insert_many
from db.store.rows import Row, chunks, fetch, ids, need, put
from db.tables import (
    Capture,
    OriginDecision,
    OriginLink,
    OriginMember,
    Sketch,
    SketchNumber,
    Source,
)
from onrecord.jsonlines.lines import OriginDecision as DecisionLine
from onrecord.origins import Comparison, Member, Origin
from onrecord.origins.wording import hashed
from onrecord.spans import digest

# The longest passages of a link are kept; more would show a person nothing.
_PASSAGES: Final = 500


def paragraph_number(hash_: int) -> int:
    """Return the number by which a paragraph is found: below 0, apart from runs of words."""
    return -1 - hash_


def whole_number(words: Sequence[str]) -> int:
    """Return the number by which a whole text is found: below 0, and not that of a paragraph."""
    return paragraph_number(hashed("\n".join(("", *words))))


def save_sketch(
    connection: Connection,
    row: Row,
    numbers: Iterable[int],
    paragraphs: Iterable[int],
    whole: int,
) -> None:
    """Store the sketch of a capture that has none.

    ``numbers`` are of runs of words; those of ``paragraphs`` and of the ``whole`` are below 0.
    """
    own = sorted(set(paragraphs))
    connection.execute(insert(Sketch).values(row | {"paragraphs": own}))
    capture = row["capture_id"]
    rows: list[Row] = [{"number": n, "capture_id": capture} for n in {*own, *numbers, whole}]
    insert_many(connection, SketchNumber, rows)


def save_link(
    connection: Connection,
    captures: tuple[int, int],
    verdict: str,
    found: Comparison,
    proposed_by: str,
) -> None:
    """Store what two captures share, the one of the lower key first, in the place of what was."""
    passages = [
        [one.first.start, one.first.end, one.second.start, one.second.end, one.words]
        for one in found.longest[:_PASSAGES]
    ]
    row: Row = {
        "first_id": captures[0],
        "second_id": captures[1],
        "verdict": verdict,
        "first_side": asdict(found.first),
        "second_side": asdict(found.second),
        "passages": passages,
        "identical": found.identical,
        "proposed_by": proposed_by,
    }
    put(connection, OriginLink, [row], unique=("first_id", "second_id"))


def sketched(connection: Connection, captures: Iterable[int]) -> list[int]:
    """Return those of the captures that were looked at."""
    known = select(Sketch.capture_id)
    return [row[0] for row in fetch(connection, known, Sketch.capture_id, captures)]


def forget_sketches(connection: Connection, captures: Iterable[int]) -> None:
    """Forget what was found of captures: their text is held no longer, or is looked at again."""
    # By capture nothing is indexed: that would double the index for what is seldom asked.
    for chunk in chunks(captures):
        linked = or_(OriginLink.first_id.in_(chunk), OriginLink.second_id.in_(chunk))
        connection.execute(delete(OriginLink).where(linked))
        connection.execute(delete(SketchNumber).where(SketchNumber.capture_id.in_(chunk)))
        connection.execute(delete(Sketch).where(Sketch.capture_id.in_(chunk)))


def forget_all_sketches(connection: Connection) -> None:
    """Forget all that machines found; what people decided stays."""
    for table in (OriginMember, OriginLink, SketchNumber, Sketch):
        connection.execute(delete(table))


def sources_of_captures(connection: Connection, captures: Iterable[int]) -> set[int]:
    """Return the sources that captures are of."""
    statement = select(Capture.id, Capture.source_id)
    return {row.source_id for row in fetch(connection, statement, Capture.id, captures)}


def replace_members(
    connection: Connection, sources: Iterable[int], origins: Sequence[Origin]
) -> None:
    """Put ``origins`` in the place of those that the ``sources`` were of."""
    for chunk in chunks(sources):
        connection.execute(delete(OriginMember).where(OriginMember.source_id.in_(chunk)))
    found = ids(connection, Source, [m.key for origin in origins for m in origin.members])
    rows: list[Row] = [
        {
            "origin_id": found[origin.key],
            "source_id": found[member.key],
            "role": member.role,
            "share": member.share,
        }
        for origin in origins
        for member in origin.members
    ]
    insert_many(connection, OriginMember, rows)


def add_member(connection: Connection, origin: int, source: int, member: Member) -> None:
    """Store that a source is of an origin, in the place of what was known of that."""
    row: Row = {
        "origin_id": origin,
        "source_id": source,
        "role": member.role,
        "share": member.share,
    }
    put(connection, OriginMember, [row], unique=("origin_id", "source_id"))


def stand_for(connection: Connection, origin: int, source: int, former: Member) -> None:
    """Have a source stand for an origin from now on; ``former`` is what stood for it so far."""
    own = (OriginMember.origin_id == origin) & (OriginMember.source_id == source)
    connection.execute(delete(OriginMember).where(own))
    was = OriginMember.source_id == origin
    values = {
        "origin_id": source,
        "role": case((was, former.role), else_=OriginMember.role),
        "share": case((was, former.share), else_=OriginMember.share),
    }
    of = OriginMember.origin_id == origin
    connection.execute(update(OriginMember).where(of).values(values))
    add_member(connection, source, source, Member("", "origin", None))


def new_decision_key(connection: Connection, sources: tuple[str, str], by: str, at: str) -> str:
    """Return the key of a new decision, also of a second one in the same second.

    In the order of time and key, the last decision on a pair is the one that counts.
    """
    pair = chr(31).join((*sorted(sources), by))
    plain = f"origin/{at}/{digest(pair)[:16]}"
    taken = select(func.count()).where(OriginDecision.key.startswith(plain, autoescape=True))
    number = connection.execute(taken).scalar_one()
    return f"{plain}#{number + 1}" if number else plain


def add_origin_decisions(connection: Connection, decisions: Sequence[DecisionLine]) -> list[str]:
    """Store decisions whose keys are new, in their order, and return those keys."""
    sources = ids(connection, Source, [key for one in decisions for key in (one.first, one.second)])
    known = ids(connection, OriginDecision, [one.key for one in decisions])
    rows: list[Row] = [
        {
            "key": one.key,
            "first_id": need(sources, one.first, noun="source", owner=_owner(one, "first")),
            "second_id": need(sources, one.second, noun="source", owner=_owner(one, "second")),
            "verdict": one.verdict,
            "note": one.note,
            "decided_by": one.by,
            "decided_at": one.at,
            "withdrawn": one.withdrawn,
        }
        for one in decisions
        if one.key not in known
    ]
    put(connection, OriginDecision, rows)
    return [row["key"] for row in rows]


def _owner(decision: DecisionLine, path: str) -> tuple[str, str, str]:
    return ("origin_decision", decision.key, path)


def withdraw_origin_decisions(
    connection: Connection, keys: Iterable[str], *, withdrawn: bool
) -> set[int]:
    """Have decisions count no longer, or again; return the sources that they are on."""
    touched: set[int] = set()
    for chunk in chunks(keys):
        named = OriginDecision.key.in_(chunk)
        connection.execute(update(OriginDecision).where(named).values(withdrawn=withdrawn))
        for row in connection.execute(
            select(OriginDecision.first_id, OriginDecision.second_id).where(named)
        ):
            touched |= {row.first_id, row.second_id}
    return touched


def origin_decisions_withdrawn(connection: Connection, keys: Iterable[str]) -> Mapping[str, bool]:
    """Return whether each decision is withdrawn, by key."""
    statement = select(OriginDecision.key, OriginDecision.withdrawn)
    found = fetch(connection, statement, OriginDecision.key, keys)
    return {row.key: row.withdrawn for row in found}
