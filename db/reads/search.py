"""Full text over statements and quotations: any input is a query, none is an error.

Words are joined by AND; ``"..."`` is a phrase; a word that ends in ``*`` is a beginning. The
stored text and the query are cut into the same tokens, so nothing in the input is syntax.
"""

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    select,
    table,
)

from db.tables import Claim
from onrecord.text import tokens

# The engines' own search objects are not in the metadata: only migrations know how they are made.
_FTS = table("claim_fts", column("rowid"), column("claim_fts"))
_TSV: ColumnElement[str] = literal_column("claim.search_tsv")
_FEW: Final = 5_000
_BALANCE: Final = 5_000
_SAMPLE: Final = 2_000
_PARTS = re.compile(r'["“”„«]([^"“”„«»]*)["“”»]|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together, in order; ``prefix`` lets the last one go on."""

    words: tuple[str, ...]
    prefix: bool


def terms(query: str) -> list[Term]:
    r"""Return the terms of what a person typed.

    >>> terms("air* \"two months\"")
    [Term(words=('air',), prefix=True), Term(words=('two', 'months'), prefix=False)]
    """
    found = []
    for match in _PARTS.finditer(query):
        quoted, word = match.groups()
        words = tuple(tokens(quoted if quoted is not None else word))
        if words:
            found.append(Term(words, quoted is None and word.endswith("*")))
    return found


def matches(connection: Connection, query: str) -> ColumnElement[bool]:
    """Return the condition that a row of ``claim`` is about what was typed.

    A query without a single letter or digit matches nothing.
    """
    wanted = terms(query)
    if not wanted:
        return false()
    if connection.dialect.name == "sqlite":
        return _fts5_condition(connection, wanted)
    return _tsquery(wanted)


def _fts5_condition(connection: Connection, wanted: list[Term]) -> ColumnElement[bool]:
    """Return the condition in the form that is fast for as many claims as the words have.

    Few are looked up one by one. More are put in a set, which whatever walks the claims in order
    asks; ``+ 0`` keeps the engine from looking all of them up to sort them. For words that are
    nearly everywhere the set would be the slowest part: there the index is asked claim by claim,
    which ends with the page. Beginnings and phrases are too slow to be asked again and again.
    """
    query = " AND ".join(_fts5(term) for term in wanted)
    found = select(_FTS.c.rowid).where(_FTS.c.claim_fts.bool_op("MATCH")(query))
    if any(term.prefix or len(term.words) > 1 for term in wanted):
        return Claim.id.in_(found)
    count, claims = _about(connection, found)
    if count <= _FEW:
        return Claim.id.in_(found)
    # A set costs as much as it holds, a walk as much as lies between two claims that match.
    if count * count <= _BALANCE * claims:
        return (Claim.id + 0).in_(found)
    return found.where(_FTS.c.rowid == Claim.id).exists()


def _about(connection: Connection, found: Select[int]) -> tuple[int, int]:
    """Return about how many claims match, by how near the first of them lie, and how many are."""
    some = found.limit(_SAMPLE).subquery()
    statement = select(
        func.count(), func.max(some.c.rowid), select(func.max(Claim.id)).scalar_subquery()
    ).select_from(some)
    count, reached, last = connection.execute(statement).one()
    return int(count if count < _SAMPLE else count * last / reached), last or 0


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" if term.prefix else ""}'


def _tsquery(wanted: list[Term]) -> ColumnElement[bool]:
    from sqlalchemy.dialects.postgresql import TSQUERY  # SQLite should not wait for it

    lexemes = [
        f"'{word}'{':*' if term.prefix and word == term.words[-1] else ''}"
        for term in wanted
        for word in term.words
    ]
    condition: ColumnElement[bool] = _TSV.bool_op("@@")(cast(" & ".join(lexemes), TSQUERY))
    for term in wanted:
        if len(term.words) > 1:
            end = "" if term.prefix else " "
            phrase = literal(f" {' '.join(term.words)}{end}")
            condition &= Claim.search_text.contains(phrase, autoescape=False)
    return condition
