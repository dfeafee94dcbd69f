"""Dates as a record file writes them: a bare EDTF text, or a mapping with the phrase and more."""

import datetime as dt
import re
from typing import Final, cast

from onrecord.dates import bounds
from onrecord.errors import UsageError
from onrecord.recordfile.fields import Fields, Schema, span_of, text_of
from onrecord.recordfile.nodes import Node, ScalarNode
from onrecord.recordfile.refusal import RefusedError, quoted
from onrecord.records import DateRecord
from onrecord.vocabulary import DATE_BASES, DateBasis

DATE: Final = Schema("a date", ("edtf",), ("phrase", "anchor", "basis", "note", "source", "span"))

_LONGEST_EDTF: Final = 100
# EDTF has spaces in its sets only: {1667, 1668}.
_STRAY_SPACE: Final = re.compile(r"(?<!,)\s|[^\S ]|\s\Z")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def read_date(fields: Fields, key: str, source: str | None) -> DateRecord | None:
    """Return the date under ``key``; ``source`` is whose text a span counts in if none is named.

    Raises RefusedError for what is no date, and for a span that does not fit its phrase.
    """
    node = fields.get(key)
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return DateRecord(edtf=edtf_of(node, key))
    inner = Fields(node, DATE)
    edtf = inner.get("edtf")
    anchor = inner.get("anchor")
    date = DateRecord(
        edtf=edtf_of(edtf or node, "edtf"),
        phrase=inner.maybe_text("phrase"),
        anchor=None if anchor is None else _day_of(anchor),
        basis=cast("DateBasis", inner.choice("basis", DATE_BASES, DateRecord)),
        note=inner.maybe_text("note"),
        source=_source(inner, source),
        span=None if (span := inner.get("span")) is None else span_of(span, "span"),
    )
    _check(date, inner)
    return date


def maybe_edtf(fields: Fields, key: str) -> str | None:
    """Return the EDTF text under ``key``, ``None`` where it is absent."""
    node = fields.get(key)
    return None if node is None else edtf_of(node, key)


def edtf_of(node: Node, key: str) -> str:
    """Return an EDTF text as written, once its bounds are known to exist."""
    text = text_of(node, key)
    if len(text) > _LONGEST_EDTF or _STRAY_SPACE.search(text):
        raise RefusedError(
            node.position,
            f"{quoted(text)} is not an EDTF date. Write 2014-12-03, 2014-12 or "
            "2014-08-08/2014-12-03.",
        )
    try:
        bounds(text)
    except UsageError as error:
        raise RefusedError(node.position, str(error)) from None
    return text


def moment_of(node: Node, key: str) -> str:
    """Return a UTC time ``YYYY-MM-DDTHH:MM:SSZ``; a day alone becomes its first second."""
    text = text_of(node, key)
    moment = f"{text}T00:00:00Z" if _DAY.fullmatch(text) else text
    try:
        if _MOMENT.fullmatch(moment):
            dt.datetime.fromisoformat(moment)
            return moment
    except ValueError:
        pass
    raise RefusedError(
        node.position,
        f'"{key}" needs a time in UTC or a day, not {quoted(text)}. '
        "Write 2026-11-24T10:00:00Z or 2026-11-24.",
    )


def _day_of(node: Node) -> str:
    text = text_of(node, "anchor")
    if not _DAY.fullmatch(text):
        raise RefusedError(
            node.position, f'"anchor" needs one day, not {quoted(text)}. Write it as 2014-12-03.'
        )
    return edtf_of(node, "anchor")


def _source(inner: Fields, source: str | None) -> str | None:
    named = inner.maybe_key("source")
    if inner.get("span") is not None:
        return named or source
    if named is not None:
        raise inner.refused(
            "source",
            'a date\'s "source" tells in whose text its "span" counts, and there is no "span". '
            "Add the span or take the source out.",
        )
    return None


def _check(date: DateRecord, inner: Fields) -> None:
    if date.basis == "relative" and date.anchor is None:
        raise inner.refused(
            "basis",
            'a relative date needs "anchor", the day that it counts from. '
            "Add it, such as anchor: 2014-12-03.",
        )
    if date.span is None:
        return
    if date.phrase is None:
        raise inner.refused(
            "span", 'a date\'s "span" needs the "phrase" that stands there. Add it.'
        )
    length = date.span.end - date.span.start
    if length != len(date.phrase):
        raise inner.refused(
            "span",
            f"the span [{date.span.start}, {date.span.end}] is {length} characters long, "
            f"the phrase {quoted(date.phrase)} {len(date.phrase)}. Correct one of them.",
        )
    if date.source is None:
        raise inner.refused(
            "span",
            'it is not clear in whose text this "span" counts. '
            'Add "source", the key of the source in which the phrase stands.',
        )
