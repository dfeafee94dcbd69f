"""Prove the record again: hashes of captures, words at their spans, phrases of dates."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select

from db.engine import reading
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Claim, Date, DateAnchor, Source
from onrecord.spans import Span, digest


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: the record, by noun, id and key, and what is wrong."""

    noun: str
    id: int
    key: str
    problem: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at; ``proved`` quotations stand in a held text, ``not_held`` are unseen."""

    captures: int
    held: int
    proved: int
    not_held: int
    without_capture: int
    dates: int
    failures: tuple[Failure, ...]


def verify(engine: Engine) -> Verified:
    """Prove every quotation, hash and date phrase of the database; changes nothing."""
    with reading(engine) as connection:
        failures = [*_integrity(connection), *_captures(connection)]
        proved = not_held = 0
        for held, failure in _anchors(connection):
            proved, not_held = proved + held, not_held + (not held)
            failures += [failure] if failure else []
        dates = 0
        for date_failure in _dates(connection):
            dates += 1
            failures += [date_failure] if date_failure else []
        captures = connection.execute(select(Capture.id, Capture.text.is_not(None))).all()
        loose = (
            select(Appearance.id)
            .outerjoin(Anchor, Anchor.appearance_id == Appearance.id)
            .where(Anchor.id.is_(None), ~Appearance.withdrawn)
        )
        return Verified(
            captures=len(captures),
            held=sum(bool(held) for _, held in captures),
            proved=proved,
            not_held=not_held,
            without_capture=len(connection.execute(loose).all()),
            dates=dates,
            failures=tuple(failures),
        )


def _integrity(connection: Connection) -> Iterator[Failure]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Failure("database", 0, "", f"the file is damaged: {line}")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Failure(row[0], row[1] or 0, "", f"refers to a row of {row[2]} that is not there")


def _captures(connection: Connection) -> Iterator[Failure]:
    statement = select(Capture.__table__).where(Capture.text.is_not(None))
    for row in connection.execute(statement.order_by(Capture.id).execution_options(yield_per=10)):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield Failure("capture", row.id, row.key, "its bytes do not have its SHA-256")
        if digest(row.text) != row.text_sha256:
            yield Failure("capture", row.id, row.key, "its text does not have its SHA-256")
        elif row.extractor == "plain-text" and row.text.encode() != row.content:
            yield Failure("capture", row.id, row.key, "its text is not that of its bytes")


def _anchors(connection: Connection) -> Iterator[tuple[bool, Failure | None]]:
    """Give (whether the text is held, what is wrong) for each anchored appearance."""
    statement = (
        select(
            Appearance.id,
            Appearance.key,
            Appearance.exact,
            Anchor.id.label("anchor"),
            Anchor.verification,
            AnchorSpan.position,
            AnchorSpan.span_start,
            AnchorSpan.span_end,
            AnchorSpan.sha256,
            Capture.id.label("capture"),
            Claim.id.label("claim"),
        )
        .join(Anchor, Anchor.appearance_id == Appearance.id)
        .join(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .join(Capture, Capture.id == Anchor.capture_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(~Appearance.withdrawn)
        .order_by(Capture.id, Anchor.id, AnchorSpan.position)
    )
    text, capture = None, None
    anchors: dict[int, tuple[Any, bool, str | None]] = {}
    for row in connection.execute(statement).all():
        if row.capture != capture:
            capture = row.capture
            text = connection.execute(select(Capture.text).where(Capture.id == capture)).scalar()
        problem = _span_problem(row, text)
        first = anchors.get(row.anchor)
        anchors[row.anchor] = first or (row, text is not None, problem)
        if problem and first and not first[2]:
            anchors[row.anchor] = (row, first[1], problem)
    for row, held, problem in anchors.values():
        yield held, Failure("appearance", row.id, row.key, problem) if problem else None


def _span_problem(row: Any, text: str | None) -> str | None:
    place = f"[{row.span_start}, {row.span_end})"
    exact = row.exact[row.position] if row.position < len(row.exact) else None
    if row.exact and exact is None:
        return f"it has more spans than quoted passages ({place})"
    if exact is not None and row.sha256 is not None and digest(exact) != row.sha256:
        return f"the quotation recorded for {place} does not have the hash of its words"
    return None if text is None else _problem_in(text, row, exact)


def _problem_in(text: str, row: Any, exact: str | None) -> str | None:
    words = Span(row.span_start, row.span_end).words(text)
    place = f"[{row.span_start}, {row.span_end})"
    if words is None:
        return f"{place} runs past the end of the text"
    if exact is not None and words != exact:
        return f"the quotation is not what the source has at {place}"
    if row.sha256 is not None and digest(words) != row.sha256:
        return f"the words at {place} are not those that were recorded"
    if row.verification != "verified":
        return f"it is marked {row.verification}; look at the source again"
    return None


def _dates(connection: Connection) -> Iterator[Failure | None]:
    """Give what is wrong, or ``None``, for each date phrase whose text is held."""
    statement = (
        select(
            Date.id, Date.key, Date.phrase, DateAnchor.span_start, DateAnchor.span_end, Capture.text
        )
        .join(DateAnchor, DateAnchor.date_id == Date.id)
        .join(Capture, Capture.id == DateAnchor.capture_id)
        .join(Source, Source.id == Capture.source_id)
        .where(Capture.text.is_not(None))
        .order_by(Date.id)
    )
    for row in connection.execute(statement.execution_options(yield_per=100)):
        place = Span(row.span_start, row.span_end)
        wrong = place.words(row.text) != row.phrase
        problem = f'the phrase "{row.phrase}" is not at [{place.start}, {place.end})'
        yield Failure("date", row.id, row.key, problem) if wrong else None
