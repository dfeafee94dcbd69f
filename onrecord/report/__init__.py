"""Reports: views arranged in sections, written in a format behind one interface.

A new format is a class with ``extension`` and ``render`` and a line in ``RENDERERS``.
"""

from collections.abc import Mapping
from typing import Final

from onrecord.report.build import (
    contradictions_report,
    numbers_report,
    speaker_report,
    timeline_report,
    topic_report,
)
from onrecord.report.csv import CsvRenderer
from onrecord.report.html import HtmlRenderer
from onrecord.report.json import JsonRenderer
from onrecord.report.markdown import MarkdownRenderer
from onrecord.report.model import Renderer, Report, ReportKind
from onrecord.report.xlsx import XlsxRenderer

RENDERERS: Final[Mapping[str, Renderer]] = {
    "md": MarkdownRenderer(),
    "html": HtmlRenderer(),
    "json": JsonRenderer(),
    "csv": CsvRenderer(),
    "xlsx": XlsxRenderer(),
}

__all__ = [
    "RENDERERS",
    "CsvRenderer",
    "Renderer",
    "Report",
    "ReportKind",
    "contradictions_report",
    "numbers_report",
    "speaker_report",
    "timeline_report",
    "topic_report",
]
