"""The words that tell little in a record: taken from some of its claims, kept until they change."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from db.tables import TopicalWords

_MOST: Final = 2_000


def sample(claims: int) -> range:
    """Return the ids of the claims that stand for so many: all, or every so many-th of them."""
    step = max(1, -(-claims // _MOST))
    return range(step, claims + 1, step)


def keep_words(connection: Connection, claims: int, made_by: str, words: Iterable[str]) -> None:
    """Keep the words that were taken from so many claims, in the place of those before."""
    connection.execute(delete(TopicalWords))
    row = {"claims": claims, "made_by": made_by, "words": sorted(words)}
    connection.execute(insert(TopicalWords), [row])


def forget_words(connection: Connection, written: Iterable[int]) -> None:
    """Have the words be taken anew where one of the claims that they were taken from is written."""
    for claims in connection.execute(select(TopicalWords.claims)).scalars().all():
        taken = sample(claims)
        if any(id_ in taken for id_ in written):
            connection.execute(delete(TopicalWords))
