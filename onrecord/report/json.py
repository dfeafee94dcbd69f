"""A report as JSON: the records as they are, and the hash that a reader can make again.

``jq -cS .selected report.json | sha256sum`` prints the value of ``sha256``.
"""

from typing import Final

from onrecord import __version__, json_text
from onrecord.report.model import Report
from onrecord.report.seal import BLANK, stamped

STAMP: Final = '\n  "file_sha256": "'
"""What stands before the stamp: no text of a record can hold its line end or its quotes."""


class JsonRenderer:
    """Reports for other programs."""

    extension = "json"

    def render(self, report: Report) -> str:
        """Return the report as indented JSON."""
        selected = report.selected
        data = {
            "title": report.title,
            "made_with": f"onrecord {__version__}",
            "sha256": json_text.canonical_hash(selected),
            "selected": selected,
            "file_sha256": BLANK,
        }
        return stamped(json_text.readable(data) + "\n", STAMP)
