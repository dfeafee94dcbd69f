"""Full text over statements and quotations: any input is a query, none is an error.

Words are joined by AND; ``"..."`` is a phrase; a word that ends in ``*`` is a beginning. The
stored text and the query are cut into the same tokens, so nothing in the input is syntax.
"""

import re
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    cast,
    column,
    false,
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
        query_text = " AND ".join(_fts5(term) for term in wanted)
        found = select(_FTS.c.rowid).where(
            _FTS.c.claim_fts.bool_op("MATCH")(query_text), _FTS.c.rowid == Claim.id
        )
        return found.exists()
    return _tsquery(wanted)


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
