"""Which claims a list shows, in its order, as a stream of ids.

Lists go by ``(said_to, id)``, see docs/decisions/0009. Each way in which a claim can be a
speaker's is a query of its own that its index answers in order; the engine merges them. In one
query with OR it would read and sort everything that a speaker ever said before the first row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select, tuple_, union_all

from db.reads.filters import ClaimFilter, conditions
from db.store.rows import CHUNK
from db.tables import Claim, Membership

_FIRST: Final = 50  # what one screen shows should not wait for the rest
_MANY: Final = 20  # groups: more of them are looked up in one query, and sorted
_GROUPS: Final = (
    select(Membership.group_id)
    .where(Membership.member_id == bindparam("speaker"))
    .order_by(Membership.group_id)
)


def claim_ids(
    connection: Connection,
    wanted: ClaimFilter,
    *,
    newest_first: bool,
    groups: Sequence[int] | None = None,
) -> Iterator[list[int]]:
    """Give the ids of the claims that the filter means, some at a time and never all at once.

    ``groups`` are those of the speaker that is wanted, see ``groups_of``; ``None`` looks them up.
    """
    if groups is None:
        groups = groups_of(connection, wanted.speaker)
    behind = _after(connection, wanted, newest_first)
    arms = [way.where(*behind) for way in _ways(connection, wanted, groups)]
    statement: Any = arms[0] if len(arms) == 1 else union_all(*arms)
    order = statement.selected_columns
    statement = statement.order_by(*(c.desc() for c in order) if newest_first else order)
    if wanted.limit is not None:
        statement = statement.limit(wanted.limit)
    found = connection.execute(statement, execution_options={"yield_per": CHUNK})
    size = _FIRST
    while rows := found.fetchmany(size):
        yield [row[1] for row in rows]
        size = CHUNK


def groups_of(connection: Connection, speaker: int | None) -> list[int]:
    """Return the groups that a speaker is a member of: what they state together is joint."""
    if speaker is None:
        return []
    return list(connection.execute(_GROUPS, {"speaker": speaker}).scalars())


def _ways(
    connection: Connection, wanted: ClaimFilter, groups: Sequence[int]
) -> Iterator[Select[str, int]]:
    """Give a query for each way in which a claim is meant; no claim is meant in two."""
    claims = select(Claim.said_to, Claim.id)
    if wanted.speaker is None:
        yield claims.where(*conditions(connection, wanted))
        return
    others = conditions(connection, replace(wanted, speaker=None))
    speakers = [wanted.speaker, *groups]
    if len(speakers) <= _MANY:
        yield from (claims.where(Claim.speaker_id == speaker, *others) for speaker in speakers)
    else:
        yield claims.where(Claim.speaker_id.in_(speakers), *others)
    # In no index are these in order. What is no column keeps the engine from walking through all
    # claims in order to find the few; it sorts the few.
    yield select((Claim.said_to + "").label("said_to"), Claim.id).where(
        Claim.on_behalf_of_id == wanted.speaker, Claim.speaker_id.not_in(speakers), *others
    )


def _after(
    connection: Connection, wanted: ClaimFilter, newest_first: bool
) -> list[ColumnElement[bool]]:
    if wanted.after is None:
        return []
    statement = select(Claim.said_to, Claim.id).where(Claim.id == wanted.after)
    here, there = tuple_(Claim.said_to, Claim.id), tuple_(*connection.execute(statement).one())
    return [here < there if newest_first else here > there]
