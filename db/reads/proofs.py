"""What the record says of its own evidence: all that is needed to prove it, and nothing else.

Nothing here is believed: what is stored is given as it stands, for somebody else to judge.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, func, select

from db.reads.copies import CODED, IS_LATER, OF_ITS_SOURCE
from db.store.rows import fetch, grouped
from db.tables import (
    Anchor,
    AnchorSpan,
    Appearance,
    Capture,
    Claim,
    Date,
    DateAnchor,
    Source,
    aliased,
)
from onrecord.spans import Span

# To be asked about the appearance of an outer query.
_OWN_ANCHORS: Final = (
    select(Anchor.id).where(Anchor.appearance_id == Appearance.id).correlate(Appearance)
)


@dataclass(frozen=True, slots=True)
class HeldCapture:
    """A capture whose bytes and text are held, with the hashes that they should have."""

    id: int
    key: str
    sha256: str
    content: bytes
    text: str
    text_sha256: str
    extractor: str


@dataclass(frozen=True, slots=True)
class StoredSpan:
    """One span of an anchor, with the hash and the context stored of it, ``None`` if unseen."""

    span: Span
    sha256: str | None
    context: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class AnchoredQuote:
    """An appearance's anchor in one capture; ``foreign`` where that is another source's.

    ``coded`` tells that it is the capture that the record's spans count in, ``later`` that it is
    one that came after that; ``seen``, that a person looked at what is altered or gone there.
    """

    id: int
    key: str
    exact: tuple[str, ...]
    capture: int
    foreign: bool
    verification: str
    spans: tuple[StoredSpan, ...]
    coded: bool
    later: bool
    seen: bool


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A date's phrase, its place, and the held text in which it should stand there."""

    id: int
    key: str
    phrase: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class StoredBounds:
    """A date as it is written (EDTF) and the bounds stored of it, sentinels for open ends."""

    id: int
    key: str
    edtf: str
    bounds: tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoredSearch:
    """A claim's words, and the search text stored of them."""

    id: int
    key: str
    words: tuple[str, ...]
    search_text: str


def damages(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """Give (noun, id, what is wrong) of what the engine itself finds damaged; SQLite only."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield "database", 0, f"the file is damaged: {line}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield row[0], row[1] or 0, f"refers to a row of {row[2]} that is not there"


def count_captures(connection: Connection) -> tuple[int, int]:
    """Return how many captures there are, and how many of them are held."""
    row = connection.execute(select(func.count(), func.count(Capture.text))).one()
    return row[0], row[1]


def held_captures(
    connection: Connection, captures: Sequence[int] | None = None
) -> Iterator[HeldCapture]:
    """Give the captures whose text is held, all or those, few at a time: texts are long."""
    columns = Capture.__table__.c
    statement = (
        select(
            columns.id,
            columns.key,
            columns.sha256,
            columns.content,
            columns.text,
            columns.text_sha256,
            columns.extractor,
        )
        .where(columns.text.is_not(None))
        .order_by(columns.id)
    )
    few = statement.execution_options(yield_per=10)
    for row in _of(connection, few, columns.id, captures):
        yield HeldCapture(*row)


def capture_text(connection: Connection, capture: int) -> str | None:
    """Return the text of a capture, ``None`` where it is by hash only."""
    return connection.execute(select(Capture.text).where(Capture.id == capture)).scalar_one()


def anchored_quotes(
    connection: Connection,
    source: int | None = None,
    appearances: Sequence[int] | None = None,
) -> list[AnchoredQuote]:
    """Return the anchors of all appearances, or of one source's, or of those, capture by capture.

    An anchor without spans is among them: it marks what was looked for and not found.
    """
    statement = (
        select(
            Appearance.id,
            Appearance.key,
            Appearance.exact,
            Anchor.id.label("anchor"),
            Anchor.capture_id,
            Anchor.verification,
            Anchor.seen,
            Capture.coded,
            IS_LATER.label("later"),
            (Capture.source_id != Appearance.source_id).label("foreign"),
            *AnchorSpan.__table__.c,
        )
        .join(Anchor, Anchor.appearance_id == Appearance.id)
        .join(Capture, Capture.id == Anchor.capture_id)
        .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .outerjoin(CODED, OF_ITS_SOURCE)
        .where(~Appearance.withdrawn)
        .order_by(Anchor.capture_id, Anchor.id, AnchorSpan.position)
    )
    if source is not None:
        statement = statement.where(Appearance.source_id == source)
    rows = _of(connection, statement, Appearance.id, appearances)
    found = [_anchored(list(group)) for _, group in groupby(rows, key=lambda row: row.anchor)]
    return sorted(found, key=lambda quote: quote.capture)


def count_unanchored(connection: Connection) -> int:
    """Return how many appearances no capture can prove, for they have no anchor."""
    statement = (
        select(func.count())
        .select_from(Appearance)
        .where(~Appearance.withdrawn, ~_OWN_ANCHORS.exists())
    )
    return connection.execute(statement).scalar_one()


def unproved_quotes(
    connection: Connection, appearances: Sequence[int] | None = None
) -> list[tuple[int, str]]:
    """Return (id, key) of quotations of held sources that have no place in a held text.

    Of all appearances, or of those. An anchor in a held text counts, whatever it says.
    """
    anchored = aliased(Capture)
    in_held = _OWN_ANCHORS.where(Anchor.capture_id == anchored.id, anchored.text.is_not(None))
    statement = (
        select(Appearance.id, Appearance.key, Appearance.exact)
        .join(Capture, Capture.source_id == Appearance.source_id)
        .where(
            ~Appearance.withdrawn,
            Capture.coded,
            Capture.text.is_not(None),
            ~in_held.exists(),
        )
        .order_by(Appearance.id)
    )
    rows = _of(connection, statement, Appearance.id, appearances)
    return [(row.id, row.key) for row in rows if row.exact]


def dated_phrases(connection: Connection) -> Iterator[DatedPhrase]:
    """Give the phrases of dates that have a place in a held text."""
    statement = (
        select(
            Date.id, Date.key, Date.phrase, DateAnchor.span_start, DateAnchor.span_end, Capture.text
        )
        .join(DateAnchor, DateAnchor.date_id == Date.id)
        .join(Capture, Capture.id == DateAnchor.capture_id)
        .where(Capture.text.is_not(None))
        .order_by(Date.id)
    )
    for row in connection.execute(statement.execution_options(yield_per=100)):
        yield DatedPhrase(row.id, row.key, row.phrase, Span(row.span_start, row.span_end), row.text)


def stored_bounds(connection: Connection) -> Iterator[StoredBounds]:
    """Give every date with the bounds that are stored of it."""
    statement = select(Date.id, Date.key, Date.edtf, Date.earliest, Date.latest).order_by(Date.id)
    for row in connection.execute(statement.execution_options(yield_per=1000)):
        yield StoredBounds(row.id, row.key, row.edtf, (row.earliest, row.latest))


def stored_searches(connection: Connection) -> Iterator[StoredSearch]:
    """Give every claim's statement and quotations, in their order, and its search text."""
    claims = select(Claim.id, Claim.key, Claim.statement, Claim.search_text).order_by(Claim.id)
    quoted = (
        select(Appearance.claim_id, Appearance.exact)
        .where(~Appearance.withdrawn)
        .order_by(Appearance.position, Appearance.id)
    )
    for rows in connection.execute(claims).partitions(500):
        quotes = grouped(
            fetch(connection, quoted, Appearance.claim_id, [row.id for row in rows]), "claim_id"
        )
        for row in rows:
            own = [words for quote in quotes.get(row.id, ()) for words in quote.exact]
            yield StoredSearch(row.id, row.key, (row.statement, *own), row.search_text)


def reported(
    connection: Connection, *, appearances: Iterable[str] = (), claims: Iterable[str] = ()
) -> dict[str, tuple[int, int]]:
    """Return (id, claim's id) of appearances by key: those named, and all of the claims named.

    The names may be anything: what cannot be a key is passed over.
    """
    statement = (
        select(Appearance.key, Appearance.id, Appearance.claim_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(~Appearance.withdrawn)
    )
    rows: list[Any] = []
    for column, named in ((Appearance.key, appearances), (Claim.key, claims)):
        # The drivers refuse some characters, which no key has.
        rows += fetch(connection, statement, column, (key for key in named if key.isprintable()))
    return {row.key: (row.id, row.claim_id) for row in rows}


def source_key(connection: Connection, source: int) -> str:
    """Return the key of a source."""
    return connection.execute(select(Source.key).where(Source.id == source)).scalar_one()


def held_by_key(connection: Connection, source: int) -> dict[str, tuple[int, bool]]:
    """Return (id, whether its text is held) of each capture of a source, by key."""
    statement = select(Capture.key, Capture.id, Capture.text.is_not(None).label("held"))
    rows = connection.execute(statement.where(Capture.source_id == source))
    return {row.key: (row.id, bool(row.held)) for row in rows}


def claims_reported_by(connection: Connection, source: int) -> dict[str, int]:
    """Return the ids of the claims that a source reports, by key."""
    statement = (
        select(Claim.key, Claim.id)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .where(Appearance.source_id == source, ~Appearance.withdrawn)
        .order_by(Claim.key)
        .distinct()
    )
    return {row.key: row.id for row in connection.execute(statement)}


def _of(
    connection: Connection, statement: Any, column: Any, values: Sequence[int] | None
) -> Iterable[Any]:
    """Return the rows of a statement, all or those whose column has one of the values."""
    if values is None:
        return connection.execute(statement)
    return fetch(connection, statement, column, values)


def _anchored(rows: Sequence[Any]) -> AnchoredQuote:
    first = rows[0]
    return AnchoredQuote(
        id=first.id,
        key=first.key,
        exact=tuple(first.exact),
        capture=first.capture_id,
        foreign=bool(first.foreign),
        verification=first.verification,
        spans=tuple(
            StoredSpan(Span(row.span_start, row.span_end), row.sha256, (row.prefix, row.suffix))
            for row in rows
            if row.span_start is not None
        ),
        coded=bool(first.coded),
        later=bool(first.later),
        seen=bool(first.seen),
    )
