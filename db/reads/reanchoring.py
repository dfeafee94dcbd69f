"""What has to be looked for in the other copies of sources: the words of their appearances."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from db.reads.copies import CODED, IS_LATER, LATEST_LAST, OF_ITS_SOURCE
from db.store.rows import fetch, grouped
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Claim
from onrecord.anchoring import Passage
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class OtherCapture:
    """A held capture beside the one that its source's record names, later than that or older."""

    id: int
    source: int
    later: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """An appearance with the words that are to be looked for, and the claim that it reports."""

    id: int
    key: str
    claim: str
    passages: tuple[Passage, ...]


def other_captures(connection: Connection, sources: Iterable[int]) -> list[OtherCapture]:
    """Return the held captures of sources but for those that were coded, the latest last."""
    statement = (
        select(Capture.id, Capture.source_id, IS_LATER, *LATEST_LAST)
        .outerjoin(CODED, OF_ITS_SOURCE)
        .where(Capture.text.is_not(None), ~Capture.coded)
    )
    rows = fetch(connection, statement, Capture.source_id, set(sources))
    return [OtherCapture(row[0], row[1], bool(row[2])) for row in sorted(rows, key=lambda r: r[3:])]


def sources_reporting(connection: Connection, claims: Sequence[int], first_new: int) -> set[int]:
    """Return the sources that report the claims of those ids, or claims from an id on."""
    statement = select(Appearance.source_id).distinct()
    found = set(connection.execute(statement.where(Appearance.claim_id >= first_new)).scalars())
    rows = fetch(connection, statement, Appearance.claim_id, claims)
    return found | {row.source_id for row in rows}


def quoted_in(connection: Connection, source: int) -> list[Quoted]:
    """Return the appearances of a source that have words, or hashes of them, to be looked for."""
    statement = (
        select(Appearance.id, Appearance.key, Appearance.exact, Claim.key.label("claim"))
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Appearance.source_id == source, ~Appearance.withdrawn, Claim.status != "withdrawn")
        .order_by(Appearance.id)
    )
    rows = connection.execute(statement).all()
    text, spans = _coded(connection, source)
    found = []
    for row in rows:
        passages = _passages(row.exact, spans.get(row.id, ()), text)
        if passages:
            found.append(Quoted(row.id, row.key, row.claim, passages))
    return found


def _coded(connection: Connection, source: int) -> tuple[str | None, dict[int, list[Any]]]:
    """Return the text of the coded capture, and the spans of each appearance there."""
    coded = connection.execute(
        select(Capture.id, Capture.text).where(Capture.source_id == source, Capture.coded)
    ).first()
    if coded is None:
        return None, {}
    statement = (
        select(Anchor.appearance_id, Anchor.verification, *AnchorSpan.__table__.c)
        .join(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .where(Anchor.capture_id == coded.id)
        .order_by(Anchor.appearance_id, AnchorSpan.position)
    )
    return coded.text, grouped(connection.execute(statement), "appearance_id")


def _passages(exact: Sequence[str], spans: Sequence[Any], text: str | None) -> tuple[Passage, ...]:
    if exact:
        return tuple(
            _passage(words, spans[place] if place < len(spans) else None)
            for place, words in enumerate(exact)
        )
    found = []
    for span in spans:
        proved = text is not None and span.verification == "verified"
        words = text[span.span_start : span.span_end] if proved and text is not None else None
        if words is None and span.sha256 is None:
            return ()  # nobody has seen them
        found.append(_passage(words, span))
    return tuple(found)


def _passage(words: str | None, span: Any) -> Passage:
    if span is None:
        return Passage(words=words)
    return Passage(
        words=words,
        sha256=span.sha256,
        span=Span(span.span_start, span.span_end),
        prefix=span.prefix or "",
        suffix=span.suffix or "",
    )
