"""Reports of version 0.1.0 in HTML and Markdown, which carry no seal: what their footer says."""

import html
import re
from typing import Final

from onrecord.filters import NAMES
from onrecord.report.received import Received
from onrecord.views import Selection

_HTML_FACT: Final = re.compile(r'<div><dt>([^<]+)</dt><dd dir="auto">([^<]*)</dd></div>')
_HTML_KEY: Final = re.compile(r'<div><dt>Key</dt><dd class="key">([^<]*)</dd></div>')
_MARKDOWN_FACT: Final = re.compile(r"^- ([^:\n]+): (.*)$", re.MULTILINE)
_MARKDOWN_KEY: Final = re.compile(r"^- Key: (.*)$", re.MULTILINE)
_MARKDOWN_ESCAPE: Final = re.compile(r"\\(.)|(&(?:amp|lt|gt|#\d{1,7});)")
_STATE: Final = re.compile(r"change (\d{1,18}), (.*)")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
# A filter's value may hold "; " itself: only one that a filter's name follows parts two filters.
_NEXT: Final = re.compile(rf"; (?=(?:{'|'.join(NAMES)}): )")


def read_prose(text: str) -> Received | None:
    """Return what the footer of a report tells, ``None`` where there is no such footer."""
    if text[:200].lstrip("\ufeff \t\r\n").lower().startswith("<!doctype html"):
        footer = text[text.rfind("<footer") :] if "<footer" in text else ""
        facts = {name: html.unescape(value) for name, value in _HTML_FACT.findall(footer)}
        return _received("html", facts, [html.unescape(key) for key in _HTML_KEY.findall(text)])
    footer = text[text.rfind("\n---\n") :] if "\n---\n" in text else ""
    facts = {name: _plain(value) for name, value in _MARKDOWN_FACT.findall(footer)}
    return _received("md", facts, [_plain(key) for key in _MARKDOWN_KEY.findall(text)])


def _received(format_: str, facts: dict[str, str], claims: list[str]) -> Received | None:
    state = _STATE.fullmatch(facts.get("State of the record", ""))
    sha256 = facts.get("SHA-256 of the selected records", "")
    made_with = facts.get("Made with", "")
    kind, _, filters = facts.get("Selection", "").partition(", ")
    if not (state and _HASH.fullmatch(sha256) and made_with.startswith("onrecord ") and kind):
        return None
    parts = (part.partition(": ") for part in _NEXT.split(filters) if part)
    return Received(
        format=format_,
        made_with=made_with,
        intact=None,
        remark="it carries no hash of its own: it was made by onrecord 0.1.0, or that was cut off",
        sha256=sha256,
        selection=Selection(
            kind=kind,
            filters=tuple((name, value) for name, _, value in parts),
            last_change=int(state[1]),
            made_from=state[2],
        ),
        seal=None,
        claims=tuple(dict.fromkeys(claims)),
    )


def _plain(escaped: str) -> str:
    """Return the text that ``markdown_text.inline`` escaped."""
    return _MARKDOWN_ESCAPE.sub(lambda found: found[1] or html.unescape(found[2]), escaped)
