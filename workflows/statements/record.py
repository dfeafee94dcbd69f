"""What the search knows of the whole record: its size, and the words that tell little in it.

The words are taken anew whenever the record has grown by a fourth, from claims that were there
then: they depend on the record alone, and not on when they were last taken.
"""

from typing import Final

from sqlalchemy import Connection

from db.reads.candidates import about_how_many
from db.reads.statements import some_statements
from db.reads.topical import kept_words
from db.store.topical import keep_words, sample
from onrecord.contradict.statements.record import Record
from onrecord.contradict.statements.topical import topical
from onrecord.contradict.version import rules_version

_FEW: Final = 200


def record_of(connection: Connection) -> Record:
    """Return how large the record is, and the words that tell little in it."""
    claims = about_how_many(connection)
    words = kept_words(connection, _taken_from(claims), rules_version())
    return Record(claims, _words(connection, claims) if words is None else words)


def keep_topical(connection: Connection) -> None:
    """Keep the words, where those that are kept are of a smaller record, or of none."""
    claims = about_how_many(connection)
    taken = _taken_from(claims)
    if kept_words(connection, taken, rules_version()) is None:
        keep_words(connection, taken, rules_version(), _words(connection, claims))


def _words(connection: Connection, claims: int) -> frozenset[str]:
    return topical(some_statements(connection, sample(_taken_from(claims))))


def _taken_from(claims: int) -> int:
    """Return the first so many claims to look at: of more than 200 a number that seldom grows."""
    found = min(claims, _FEW)
    while found >= _FEW and found * 5 // 4 <= claims:
        found = found * 5 // 4
    return found
