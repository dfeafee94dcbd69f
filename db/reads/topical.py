"""The words that tell little in a record, as they were last taken from it."""

from sqlalchemy import Connection, select

from db.tables import TopicalWords


def kept_words(connection: Connection, claims: int, made_by: str) -> frozenset[str] | None:
    """Return the words that were taken from so many claims by this version, if any were."""
    statement = select(TopicalWords.words).where(
        TopicalWords.claims == claims, TopicalWords.made_by == made_by
    )
    found = connection.execute(statement).scalar()
    return None if found is None else frozenset(found)
