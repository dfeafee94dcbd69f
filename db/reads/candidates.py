"""Where to look for claims that may contradict one: by a word, by a speaker, by a topic.

Reads give ids and no ranking, the same on both engines; scores are the core's business.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, text, union

from db.store.rows import fetch
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


def lengths(connection: Connection, claim_ids: Iterable[int]) -> dict[int, int]:
    """Return how long the searched text of claims is, those that can be compared only, by id."""
    statement = select(Claim.id, func.length(Claim.search_text).label("length")).where(
        Claim.status == "accepted", Claim.kind != "no_comment"
    )
    return {row.id: row.length for row in fetch(connection, statement, Claim.id, claim_ids)}


def about_how_many(connection: Connection) -> int:
    """Return about how many claims there are, without counting them."""
    found: int = connection.execute(select(func.coalesce(func.max(Claim.id), 0))).scalar_one()
    return found


def of_speaker(connection: Connection, claim: int, most: int) -> list[int]:
    """Return the accepted claims of a claim's speaker, by id; nothing where they are too many."""
    speaker = select(Claim.speaker_id).where(Claim.id == claim).scalar_subquery()
    statement = select(Claim.id).where(Claim.speaker_id == speaker, Claim.status == "accepted")
    return _some(connection, statement, most)


def of_topics(connection: Connection, claim: int, most: int) -> list[int]:
    """Return the claims under the topics of a claim, by id; of a topic with too many none."""
    given = select(ClaimTopic.topic_id).where(ClaimTopic.claim_id == claim)
    taken = (
        select(Proposition.topic_id)
        .join(Stance, Stance.proposition_id == Proposition.id)
        .where(Stance.claim_id == claim, ~Stance.withdrawn, Proposition.topic_id.is_not(None))
    )
    found: set[int] = set()
    for topic in connection.execute(union(given, taken)).scalars():
        found |= set(_some(connection, _UNDER, most, topic))
    return sorted(found)


_TOPIC: Final[Any] = bindparam("topic")
_UNDER: Final = union(
    select(ClaimTopic.claim_id).where(ClaimTopic.topic_id == _TOPIC),
    select(Stance.claim_id)
    .join(Proposition, Proposition.id == Stance.proposition_id)
    .where(Proposition.topic_id == _TOPIC, ~Stance.withdrawn),
)


def _some(connection: Connection, statement: Any, most: int, topic: int | None = None) -> list[int]:
    values = {} if topic is None else {"topic": topic}
    found = connection.execute(statement.limit(most + 1), values).scalars().all()
    return sorted(found) if len(found) <= most else []
