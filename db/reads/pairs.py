"""Which stances may contradict each other: retrieval by index, before the rules look closer.

Opposite stances on one proposition meet in the index on (proposition, stance, ...); the claims
must be accepted and their times must touch. Reasons and scores are the rules' business.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, bindparam, select, text

from db.store.among import among
from db.store.rows import chunks, fetch, fetch_among
from db.tables import Appearance, Claim, Role, Stance

_AT_ONCE: Final = 10_000

OPPOSITES: Final = """
WITH opposite(mine, theirs) AS (
    VALUES ('affirms', 'denies'), ('denies', 'affirms'), ('affirms', 'affirms'),
           ('affirms', 'doubts'), ('doubts', 'affirms'),
           ('affirms', 'unaware'), ('unaware', 'affirms'),
           ('affirms', 'neutral'), ('neutral', 'affirms'),
           ('denies', 'neutral'), ('neutral', 'denies')
)
SELECT a.id AS mine, b.id AS theirs
FROM stance AS a
JOIN opposite ON opposite.mine = a.stance
JOIN stance AS b ON b.proposition_id = a.proposition_id AND b.stance = opposite.theirs
JOIN proposition AS p ON p.id = a.proposition_id
JOIN claim AS ca ON ca.id = a.claim_id
JOIN claim AS cb ON cb.id = b.claim_id
WHERE a.claim_id IN :claims
  -- said before b is read at all: where there is no slot, most stances are of one's own kind
  AND (opposite.mine <> opposite.theirs OR p.slot)
  AND a.claim_id <> b.claim_id
  AND NOT a.withdrawn AND NOT b.withdrawn AND NOT p.withdrawn
  AND ca.status = 'accepted' AND cb.status = 'accepted'
  -- a neutral stance is compared within one speaker only, two values within a slot only
  AND (a.speaker_id = b.speaker_id OR (a.stance <> 'neutral' AND b.stance <> 'neutral'))
  AND (a.stance <> b.stance
       OR (p.slot AND (a.value_low > b.value_high OR b.value_low > a.value_high)))
  -- the claim's own time, else the proposition's period
  AND CASE WHEN ca.event_date_id IS NULL THEN p.period_from ELSE ca.event_from END
      <= CASE WHEN cb.event_date_id IS NULL THEN p.period_to ELSE cb.event_to END
  AND CASE WHEN cb.event_date_id IS NULL THEN p.period_from ELSE cb.event_from END
      <= CASE WHEN ca.event_date_id IS NULL THEN p.period_to ELSE ca.event_to END
"""


def opposite_stances(connection: Connection, claim_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return pairs of stance ids, the smaller first, of which one belongs to these claims."""
    statement = text(OPPOSITES).bindparams(bindparam("claims", expanding=True))
    found: set[tuple[int, int]] = set()
    for chunk in chunks(claim_ids):
        rows = connection.execute(statement, {"claims": chunk})
        found |= {(min(r.mine, r.theirs), max(r.mine, r.theirs)) for r in rows}
    return found


def accepted(connection: Connection, claim_ids: Iterable[int]) -> list[int]:
    """Return those of the claims that are accepted, by id."""
    return sorted(row.id for row in fetch_among(connection, _ACCEPTED, claim_ids))


_ACCEPTED: Final = select(Claim.id).where(Claim.status == "accepted", among(Claim.id))


def claims_of(
    connection: Connection,
    *,
    propositions: Sequence[int] = (),
    speakers: Sequence[int] = (),
    sources: Sequence[int] = (),
    before: int | None = None,
) -> set[int]:
    """Return the claims that a change of these propositions, speakers or sources can concern.

    Of speakers these are the claims that they make and those that others make for them. ``before``
    leaves out the claims of that id and above.
    """

    def narrowed(column: Any) -> Any:
        return select(column) if before is None else select(column).where(column < before)

    taken = fetch(connection, narrowed(Stance.claim_id), Stance.proposition_id, propositions)
    spoken = fetch(connection, narrowed(Claim.id), Claim.speaker_id, speakers)
    spoken_for = fetch(connection, narrowed(Claim.id), Claim.on_behalf_of_id, speakers)
    reported = fetch(connection, narrowed(Appearance.claim_id), Appearance.source_id, sources)
    return {row[0] for rows in (taken, spoken, spoken_for, reported) for row in rows}


def by_speaker(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], size: int
) -> Iterator[list[int]]:
    """Give the claims that meet the conditions in lists of about ``size``, by id.

    All claims of one speaker are in one list: their sayings are compared with each other.
    """
    # One pass over the claims in their order: by way of the index on speakers it is ten of them.
    rows = connection.execute(select(Claim.id, Claim.speaker_id).where(*wanted))
    claims: dict[int, array[int]] = {}
    for some in rows.partitions(_AT_ONCE):
        for id_, speaker in some:
            claims.setdefault(speaker, array("q")).append(id_)
    found: list[int] = []
    for _, own in sorted(claims.items()):
        found += own
        if len(found) >= size:
            yield sorted(found)
            found = []
    if found:
        yield sorted(found)


def keys_from(connection: Connection, first: int) -> list[str]:
    """Return the keys of the claims of an id and above, in the order of their ids."""
    statement = select(Claim.key).where(Claim.id >= first).order_by(Claim.id)
    return list(connection.execute(statement).scalars())


def claim_keys(connection: Connection, claim_ids: Iterable[int]) -> list[str]:
    """Return the keys of the given claims, in order."""
    rows = fetch(connection, select(Claim.key), Claim.id, sorted(claim_ids))
    return sorted(row.key for row in rows)


def same_saying(connection: Connection, claim_ids: Iterable[int]) -> list[int]:
    """Return these claims and the accepted ones of their speakers that can be of the same saying.

    Only claims whose speaker is described somewhere count: they are compared for the office.
    """
    own = {
        (row.speaker_id, row.said_from, row.said_to)
        for row in fetch(
            connection,
            select(Claim.speaker_id, Claim.said_from, Claim.said_to)
            .join(Appearance, Appearance.claim_id == Claim.id)
            .join(Role, Role.speaker_id == Claim.speaker_id)
            .where(Appearance.described_as.is_not(None), ~Appearance.withdrawn)
            .distinct(),
            Claim.id,
            claim_ids,
        )
    }
    found: set[int] = set()
    for speaker, said_from, said_to in sorted(own):
        statement = select(Claim.id).where(
            Claim.speaker_id == speaker,
            Claim.status == "accepted",
            Claim.said_from <= said_to,
            Claim.said_to >= said_from,
        )
        found |= set(connection.execute(statement).scalars())
    return sorted(found)
