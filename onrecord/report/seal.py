"""What a report file carries so that it can be checked again, whatever its format.

The **seal** is JSON: what was asked for, and a hash of each record that the report shows. HTML and
Markdown carry it in a comment at their end; JSON needs none, it has the records themselves. The
**stamp** is the SHA-256 of the whole file, computed with zeros where it will stand.

A stamp tells damage and careless edits. Who edits a file can stamp it again; that is why a check
also makes the report again and compares the two.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord import __version__, json_shape, json_text
from onrecord.report.fingerprints import fingerprints, words_fingerprint
from onrecord.report.model import Report
from onrecord.views import JsonObject, Selection

VERSION: Final = 1
BLANK: Final = "0" * 64
MADE_WITH: Final = f"onrecord {__version__}"
_OPENS: Final = f"<!-- onrecord seal {VERSION} "
_STAMPED: Final = "\nSHA-256 of this file with zeros here: "
_CLOSES: Final = " -->\n"
# Neither ends a comment nor means anything in one.
_ESCAPES: Final = (("<", "\\u003c"), (">", "\\u003e"), ("--", "-\\u002d"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What is in a report: its selection, and a hash of each record.

    ``sha256`` is that of the selected records as JSON. ``records`` are fingerprints by noun and
    key, ``statuses`` those of the contradictions by key, ``quotations`` the hash of the words of
    each appearance by key, ``None`` where no words are held.
    """

    format: str
    made_with: str
    sha256: str
    selection: Selection
    records: Mapping[str, str]
    statuses: Mapping[str, str]
    quotations: Mapping[str, str | None]


def seal_of(report: Report, format_: str) -> Seal:
    """Return the seal of a report that is rendered in a format."""
    return seal_of_selected(report.selected, format_, MADE_WITH)


def seal_of_selected(selected: JsonObject, format_: str, made_with: str) -> Seal:
    """Return the seal of a report's ``selected``; raises KeyError, TypeError or ValueError."""
    return Seal(
        format=format_,
        made_with=made_with,
        sha256=json_text.canonical_hash(selected),
        selection=selection_from_json(selected["selection"]),
        records=fingerprints(selected),
        statuses={_text(one["key"]): _text(one["status"]) for one in selected["contradictions"]},
        quotations={
            _text(one["key"]): words_fingerprint(one["exact"])
            for claim in selected["claims"]
            for one in claim["appearances"]
        },
    )


def seal_json(seal: Seal) -> JsonObject:
    """Return the seal as JSON."""
    return {
        "format": seal.format,
        "made_with": seal.made_with,
        "sha256": seal.sha256,
        "selection": json_shape.selection(seal.selection),
        "records": dict(seal.records),
        "statuses": dict(seal.statuses),
        "quotations": dict(seal.quotations),
    }


def seal_from_json(value: Any) -> Seal:
    """Return the seal that ``seal_json`` gave; raises KeyError, TypeError or ValueError."""
    return Seal(
        format=_text(value["format"]),
        made_with=_text(value["made_with"]),
        sha256=_text(value["sha256"]),
        selection=selection_from_json(value["selection"]),
        records={_text(name): _text(one) for name, one in value["records"].items()},
        statuses={_text(name): _text(one) for name, one in value["statuses"].items()},
        quotations={
            _text(name): None if one is None else _text(one)
            for name, one in value["quotations"].items()
        },
    )


def selection_from_json(value: Any) -> Selection:
    """Return the selection of a report's JSON; raises KeyError, TypeError or ValueError."""
    return Selection(
        kind=_text(value["kind"]),
        filters=tuple((_text(one["name"]), _text(one["value"])) for one in value["filters"]),
        last_change=int(value["last_change"]),
        made_from=_text(value["made_from"]),
        keys=tuple((noun, _text(key)) for noun, key in value.get("keys", {}).items()),
    )


def sealed_comment(text: str, seal: Seal) -> str:
    """Return ``text``, of HTML or Markdown, with the seal and the stamp in a comment at its end."""
    dense = json.dumps(seal_json(seal), separators=(",", ":"))
    for mark, escape in _ESCAPES:
        dense = dense.replace(mark, escape)
    return stamped(f"{text}\n{_OPENS}{dense}{_STAMPED}{BLANK}{_CLOSES}", _STAMPED)


def stamped(text: str, mark: str) -> str:
    """Return ``text`` with its own SHA-256 in the place of the zeros after the last ``mark``."""
    at = text.rindex(mark) + len(mark)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return text[:at] + digest + text[at + len(BLANK) :]


def stamp_holds(data: bytes, mark: str) -> bool:
    """Return whether the bytes are those that were stamped: every one, the stamp among them."""
    sign = mark.encode()
    at = data.rfind(sign) + len(sign)
    found, end = data[at : at + len(BLANK)], at + len(BLANK)
    digest = hashlib.sha256(data[:at] + BLANK.encode() + data[end:]).hexdigest()
    return sign in data and found == digest.encode()


def comment_seal(data: bytes) -> JsonObject | None:
    """Return the JSON of the last seal in a comment, ``None`` where there is none that is whole.

    Raises ValueError or RecursionError where it is not JSON.
    """
    start = data.rfind(_OPENS.encode())
    end = data.find(_STAMPED.encode(), start)
    if start < 0 or end < 0:
        return None
    found = json.loads(data[start + len(_OPENS) : end])
    return found if isinstance(found, dict) else None


def comment_stamp_holds(data: bytes) -> bool:
    """Return whether a file with a sealed comment is as it was written, to the last byte."""
    return data.endswith(_CLOSES.encode()) and stamp_holds(data, _STAMPED)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode("utf-8")  # raises ValueError for half a character, which no database takes
    return value
