"""Prove the record again: hashes, words at their spans, dates, what search goes by.

Nothing stored is believed for being stored: not a mark of "verified", not a bound, not a hash.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.proofs import (
    AnchoredQuote,
    StoredSpan,
    anchored_quotes,
    capture_text,
    count_captures,
    count_unanchored,
    damages,
    dated_phrases,
    held_captures,
    stored_bounds,
    stored_searches,
    unproved_quotes,
)
from onrecord.dates import ImpossibleDateError, bounds
from onrecord.spans import digest
from onrecord.text import search_text

_OTHERWISE: Final = ("altered", "gone")


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: the record, by noun, id and key, and what is wrong."""

    noun: str
    id: int
    key: str
    problem: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at; ``proved`` quotations stand in a held text, ``not_held`` are unseen.

    ``dates`` counts the date phrases that were looked up in a held text.
    """

    captures: int
    held: int
    proved: int
    not_held: int
    without_capture: int
    dates: int
    failures: tuple[Failure, ...]


def verify(engine: Engine) -> Verified:
    """Prove every quotation, hash, date and search text of the database; changes nothing."""
    with reading(engine) as connection:
        failures = [Failure(noun, id_, "", why) for noun, id_, why in damages(connection)]
        failures += _captures(connection)
        quotes = list(_quotes(connection, anchored_quotes(connection)))
        failures += [failure for _, failure in quotes if failure]
        failures += _unproved(connection)
        phrases = list(_phrases(connection))
        failures += [failure for failure in phrases if failure]
        failures += [*_bounds(connection), *_searches(connection)]
        captures, held = count_captures(connection)
        return Verified(
            captures=captures,
            held=held,
            proved=sum(seen and failure is None for seen, failure in quotes),
            not_held=sum(not seen for seen, _ in quotes),
            without_capture=count_unanchored(connection),
            dates=len(phrases),
            failures=tuple(failures),
        )


@dataclass(frozen=True, slots=True)
class Proved:
    """What came of proving some quotations: counts as in ``Verified``."""

    proved: int
    not_held: int
    without_capture: int
    failures: tuple[Failure, ...]


def prove(connection: Connection, appearances: Sequence[int]) -> Proved:
    """Prove the quotations of the appearances of those ids, and the texts that they stand in."""
    anchored = anchored_quotes(connection, appearances=appearances)
    captures = sorted({quote.capture for quote in anchored})
    quotes = list(_quotes(connection, anchored))
    failures = [*_captures(connection, captures), *(failure for _, failure in quotes if failure)]
    return Proved(
        proved=sum(seen and failure is None for seen, failure in quotes),
        not_held=sum(not seen for seen, _ in quotes),
        without_capture=len(set(appearances) - {quote.id for quote in anchored}),
        failures=(*failures, *_unproved(connection, appearances)),
    )


def _captures(connection: Connection, captures: Sequence[int] | None = None) -> Iterator[Failure]:
    for capture in held_captures(connection, captures):
        if hashlib.sha256(capture.content).hexdigest() != capture.sha256:
            yield Failure("capture", capture.id, capture.key, "its bytes do not have its SHA-256")
        if digest(capture.text) != capture.text_sha256:
            yield Failure("capture", capture.id, capture.key, "its text does not have its SHA-256")
        elif capture.extractor == "plain-text" and capture.text.encode() != capture.content:
            yield Failure("capture", capture.id, capture.key, "its text is not that of its bytes")


def _quotes(
    connection: Connection, anchored: Iterable[AnchoredQuote]
) -> Iterator[tuple[bool, Failure | None]]:
    """Give (whether a text is held to prove it by, what is wrong) for the anchors, by capture.

    What another copy has otherwise is neither proved nor wrong, and left out, where that is older
    than the coded one, or where a person looked at it.
    """
    for capture, quotes in groupby(anchored, key=lambda quote: quote.capture):
        text = capture_text(connection, capture)
        for quote in quotes:
            problem = _quote_problem(quote, text)
            if problem is None and text is not None and _is_settled(quote):
                continue
            failure = Failure("appearance", quote.id, quote.key, problem) if problem else None
            yield text is not None, failure


def _quote_problem(quote: AnchoredQuote, text: str | None) -> str | None:
    if quote.foreign:
        return "it is anchored in the text of another source"
    if not quote.coded and quote.verification in _OTHERWISE and text is not None:
        return _later_problem(quote, text)
    if not quote.spans:
        return _unplaced(quote, text)
    if quote.exact and len(quote.exact) != len(quote.spans):
        more = "more" if len(quote.spans) > len(quote.exact) else "fewer"
        return f"it has {more} spans than quoted passages"
    words: tuple[str | None, ...] = quote.exact or (None,) * len(quote.spans)
    for span, exact in zip(quote.spans, words, strict=True):
        if problem := _span_problem(span, exact, text):
            return problem
    # In a later copy the spans of what moved are its own, and were proved just now.
    mark = "verified" if quote.verification == "moved" and not quote.coded else quote.verification
    return _mark_problem(mark, held=text is not None)


def _later_problem(quote: AnchoredQuote, text: str) -> str | None:
    """Say what is wrong where another copy has other words than those that were quoted."""
    for span in quote.spans:
        if problem := _problem_in(text, span, None):
            return problem
    if quote.seen or not quote.later:
        return None
    return f"its words are {quote.verification} in a later copy: onrecord source review"


def _is_settled(quote: AnchoredQuote) -> bool:
    otherwise = not quote.coded and quote.verification in _OTHERWISE
    return otherwise and (quote.seen or not quote.later)


def _mark_problem(verification: str, *, held: bool) -> str | None:
    if not held and verification == "verified":
        return "it is marked verified, but the text of its capture is not held"
    if held and verification != "verified":
        return f"it is marked {verification}; look at the source again"
    return None


def _unplaced(quote: AnchoredQuote, text: str | None) -> str:
    if text is not None and any(words not in text for words in quote.exact):
        return f"its words are not in the text of the source (marked {quote.verification})"
    return f"it is marked {quote.verification}, but has no place in the text"


def _span_problem(stored: StoredSpan, exact: str | None, text: str | None) -> str | None:
    place = f"[{stored.span.start}, {stored.span.end})"
    if exact is not None and stored.sha256 is not None and digest(exact) != stored.sha256:
        return f"the quotation recorded for {place} does not have the hash of its words"
    return None if text is None else _problem_in(text, stored, exact)


def _problem_in(text: str, stored: StoredSpan, exact: str | None) -> str | None:
    place = f"[{stored.span.start}, {stored.span.end})"
    words = stored.span.words(text)
    if words is None:
        return f"{place} runs past the end of the text"
    if exact is not None and words != exact:
        return f"the quotation is not what the source has at {place}"
    if stored.sha256 is None:
        return f"the words at {place} have no hash to be proved by"
    if digest(words) != stored.sha256:
        return f"the words at {place} are not those that were recorded"
    if stored.context not in {(None, None), stored.span.context(text)}:
        return f"the words around {place} are not those that were recorded"
    return None


def _unproved(
    connection: Connection, appearances: Sequence[int] | None = None
) -> Iterator[Failure]:
    for id_, key in unproved_quotes(connection, appearances):
        problem = "its source's text is held, but its words were never looked for there"
        yield Failure("appearance", id_, key, problem)


def _phrases(connection: Connection) -> Iterator[Failure | None]:
    """Give what is wrong, or ``None``, for each date phrase whose text is held."""
    for date in dated_phrases(connection):
        wrong = date.span.words(date.text) != date.phrase
        problem = f'the phrase "{date.phrase}" is not at [{date.span.start}, {date.span.end})'
        yield Failure("date", date.id, date.key, problem) if wrong else None


def _bounds(connection: Connection) -> Iterator[Failure]:
    for date in stored_bounds(connection):
        try:
            right = bounds(date.edtf).stored
        except ImpossibleDateError:
            yield Failure("date", date.id, date.key, f'"{date.edtf}" is not an EDTF date')
            continue
        if right != date.bounds:
            first, last = date.bounds
            problem = f"its bounds {first} to {last} are not those of {date.edtf}"
            yield Failure("date", date.id, date.key, problem)


def _searches(connection: Connection) -> Iterator[Failure]:
    for claim in stored_searches(connection):
        if search_text(*claim.words) != claim.search_text:
            yield Failure("claim", claim.id, claim.key, "its search text is not that of its words")
