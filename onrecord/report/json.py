"""A report as JSON: the records as they are, and the hash that a reader can make again.

``jq -cS .selected report.json | sha256sum`` prints the value of ``sha256``.
"""

import json
import re
from typing import Final

from onrecord import __version__
from onrecord.report.model import Report

# They stay in the value, but do not act on a terminal that prints the file.
_ACTING: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class JsonRenderer:
    """Reports for other programs."""

    extension = "json"

    def render(self, report: Report) -> str:
        """Return the report as indented JSON."""
        data = {
            "title": report.title,
            "made_with": f"onrecord {__version__}",
            "sha256": report.sha256,
            "selected": report.selected,
        }
        text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)
        return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
