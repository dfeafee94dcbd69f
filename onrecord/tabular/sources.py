"""The sheets of sources and of the copies of their texts."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final

from onrecord.tabular import cells
from onrecord.tabular.model import Cell, Column, Sheet, one_each, sheet
from onrecord.views import CaptureView, SourceView

Copy = tuple[SourceView, CaptureView]


def _copies(source: SourceView) -> Iterator[Copy]:
    return ((source, capture) for capture in source.captures)


def _capture(name: str) -> Callable[[Copy], Cell]:
    return lambda pair: getattr(pair[1], name)


SOURCE: Final[tuple[Column[SourceView], ...]] = (
    Column("id", attrgetter("id"), "number", 8),
    Column("key", attrgetter("key"), width=24),
    Column("kind", attrgetter("kind"), width=12),
    Column("title", attrgetter("title"), width=50),
    Column("publisher", attrgetter("publisher"), width=24),
    Column("byline", attrgetter("byline"), width=24),
    Column("credit", lambda one: cells.words(one.credit), width=18),
    Column("language", attrgetter("language"), width=10),
    *cells.date_columns("published", attrgetter("published")),
    Column("url", attrgetter("url"), width=50),
    Column("text", attrgetter("text")),
    Column("claims", attrgetter("claims"), "number", 8),
    Column("note", attrgetter("note"), width=40),
)
CAPTURE: Final[tuple[Column[Copy], ...]] = (
    Column("id", _capture("id"), "number", 8),
    Column("source_id", lambda pair: pair[0].id, "number", 9),
    Column("source_key", lambda pair: pair[0].key, width=24),
    Column("sha256", _capture("sha256"), width=66),
    Column("held", lambda pair: "yes" if pair[1].held else "no", width=8),
    Column("length", _capture("length"), "number"),
    Column("captured_at", _capture("captured_at"), width=22),
    Column("extractor", _capture("extractor")),
    Column("extractor_version", _capture("extractor_version")),
    Column("url", _capture("url"), width=50),
    Column("media_type", _capture("media_type"), width=20),
    Column("status", _capture("status"), "number", 8),
)

SOURCE_SHEETS: Final[tuple[Sheet[SourceView], ...]] = (
    one_each("Sources", SOURCE),
    sheet("Captures", CAPTURE, _copies),
)
