"""Where to look for claims that may contradict one: by a word, by a speaker, by a topic.

Reads give ids and no ranking, the same on both engines; scores are the core's business.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, text, union

from db.reads.pairs import accepted
from db.store.among import among
from db.store.rows import fetch, fetch_among
from db.tables import Claim, ClaimTopic, Proposition, Stance

_SQLITE: Final = text("SELECT rowid FROM claim_fts WHERE claim_fts MATCH :words LIMIT :most")
_POSTGRESQL: Final = text(
    "SELECT id FROM claim WHERE search_tsv @@ CAST(:words AS tsquery) LIMIT :most"
)


def with_words(connection: Connection, words: Sequence[str], most: int) -> list[int] | None:
    """Return the claims that have all of these words, by id; ``None`` where they are too many.

    Words are tokens of ``onrecord.text``. Drafts and what was withdrawn are among the claims.
    """
    sqlite = connection.dialect.name == "sqlite"
    quote, joint = ('"', " AND ") if sqlite else ("'", " & ")
    query = joint.join(f"{quote}{word}{quote}" for word in words)
    statement = _SQLITE if sqlite else _POSTGRESQL
    found = connection.execute(statement, {"words": query, "most": most + 1}).scalars().all()
    return None if len(found) > most else list(found)


def searched(connection: Connection, claim_ids: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """Return how long the searched text of accepted claims is, and whether each may be compared.

    By id; what is not accepted is left out. A "no comment" is never compared.
    """
    rows = fetch_among(connection, _SEARCHED, claim_ids)
    return {row.id: (row.length, row.kind != "no_comment") for row in rows}


_SEARCHED: Final = select(
    Claim.id, func.length(Claim.search_text).label("length"), Claim.kind
).where(Claim.status == "accepted", among(Claim.id))


def about_how_many(connection: Connection) -> int:
    """Return about how many claims there are, without counting them."""
    found: int = connection.execute(select(func.coalesce(func.max(Claim.id), 0))).scalar_one()
    return found


def speakers_of(connection: Connection, claim_ids: Iterable[int]) -> dict[int, int]:
    """Return who said claims, as the id of a speaker, by id."""
    statement = select(Claim.id, Claim.speaker_id)
    return {row.id: row.speaker_id for row in fetch(connection, statement, Claim.id, claim_ids)}


def topics_of(connection: Connection, claim_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the topics of claims, their own and those of what they are coded on, by id."""
    taken = (
        select(Stance.claim_id, Proposition.topic_id)
        .join(Proposition, Stance.proposition_id == Proposition.id)
        .where(~Stance.withdrawn, Proposition.topic_id.is_not(None))
    )
    wanted = list(claim_ids)
    found: dict[int, set[int]] = {}
    for statement, column in (
        (select(ClaimTopic.claim_id, ClaimTopic.topic_id), ClaimTopic.claim_id),
        (taken, Stance.claim_id),
    ):
        for row in fetch(connection, statement, column, wanted):
            found.setdefault(row.claim_id, set()).add(row.topic_id)
    return {claim: sorted(topics) for claim, topics in found.items()}


def said_by(connection: Connection, speaker: int, most: int) -> list[int]:
    """Return the accepted claims of a speaker, by id; nothing where more than ``most`` are held."""
    # Two questions: the first is answered from an index alone, the status needs the rows.
    held = _some(connection, _SAID, most, {"speaker": speaker})
    return accepted(connection, held)


def under(connection: Connection, topic: int, most: int) -> list[int]:
    """Return the claims under a topic, by id; nothing where they are too many."""
    return _some(connection, _UNDER, most, {"topic": topic})


_SAID: Final = select(Claim.id).where(Claim.speaker_id == bindparam("speaker"))
_TOPIC: Final[Any] = bindparam("topic")
_UNDER: Final = union(
    select(ClaimTopic.claim_id).where(ClaimTopic.topic_id == _TOPIC),
    select(Stance.claim_id)
    .join(Proposition, Proposition.id == Stance.proposition_id)
    .where(Proposition.topic_id == _TOPIC, ~Stance.withdrawn),
)


def _some(connection: Connection, statement: Any, most: int, values: dict[str, int]) -> list[int]:
    found = connection.execute(statement.limit(most + 1), values).scalars().all()
    return sorted(found) if len(found) <= most else []
