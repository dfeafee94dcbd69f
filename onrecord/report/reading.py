"""Read a report file that somebody received: which report it is, and whether it is whole.

A new format is a class with ``recognises`` and ``read`` and a line in ``READERS``, asked in that
order. Nothing in a file is believed: whatever it holds ends in a ``Received`` or in one error.
"""

import json
from typing import Any, Final, Protocol

from onrecord.report import seal
from onrecord.report.json import STAMP
from onrecord.report.prose import read_prose
from onrecord.report.received import (
    MALFORMED,
    DamagedReportError,
    NewerReportError,
    NotAReportError,
    Received,
    claims_of,
    why_changed,
)

_KEYS_OF_0_1: Final = ["title", "made_with", "sha256", "selected"]
_ANY_SEAL: Final = b"<!-- onrecord seal "
_GENERATOR: Final = b'<meta name="generator" content="onrecord '


class Reader(Protocol):
    """A format that reports can be read in again."""

    def recognises(self, data: bytes) -> bool:
        """Return whether a file looks like one of this format."""
        ...

    def read(self, data: bytes, name: str) -> Received:
        """Return what the file says; raises an error of ``onrecord.report.received``."""
        ...


class JsonReader:
    """Reports as JSON: they hold the records themselves."""

    def recognises(self, data: bytes) -> bool:
        """Return whether a JSON object begins."""
        return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"

    def read(self, data: bytes, name: str) -> Received:
        """Return what the file says; the hash of the records is made again."""
        value = _object(data, name)
        if not {"selected", "sha256", "made_with"} <= set(value):
            raise NotAReportError(name, "it is JSON of something else")
        made_with, sha256 = str(value["made_with"]), value["sha256"]
        try:
            found = seal.seal_of_selected(value["selected"], "json", made_with)
        except MALFORMED:
            raise DamagedReportError(name, "its records do not have the form of records") from None
        intact, remark = _state_of_json(data, value, whole=found.sha256 == sha256)
        return Received(
            format="json",
            made_with=made_with,
            intact=intact,
            remark=remark,
            sha256=str(sha256),
            selection=found.selection,
            seal=found,
            claims=claims_of(found),
        )


class TextReader:
    """Reports as HTML or Markdown: a seal in a comment at the end, or the footer of 0.1.0."""

    def recognises(self, data: bytes) -> bool:
        """Return whether there is a seal, or the footer that reports had before there were any."""
        return _ANY_SEAL in data or _GENERATOR in data or read_prose(_decoded(data)) is not None

    def read(self, data: bytes, name: str) -> Received:
        """Return what the seal says, else what the footer says."""
        try:
            value = seal.comment_seal(data)
            found = None if value is None else seal.seal_from_json(value)
        except MALFORMED:
            found = None
        if found is None:
            return _unsealed(data, name)
        intact = seal.comment_stamp_holds(data)
        return Received(
            format=found.format,
            made_with=found.made_with,
            intact=intact,
            remark=None if intact else why_changed(data, seal.comment_stamp_holds),
            sha256=found.sha256,
            selection=found.selection,
            seal=found,
            claims=claims_of(found),
        )


READERS: Final[tuple[Reader, ...]] = (JsonReader(), TextReader())


def read_report(data: bytes, name: str) -> Received:
    """Return what a report file says of itself; ``name`` is what errors call the file.

    Raises NotAReportError, DamagedReportError or NewerReportError.
    """
    for reader in READERS:
        if reader.recognises(data):
            return reader.read(data, name)
    why = "it is neither HTML, Markdown nor JSON that onrecord writes, or its end is cut off"
    raise NotAReportError(name, why)


def _object(data: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DamagedReportError(name, "it is not text in UTF-8") from None
    except json.JSONDecodeError as error:
        why = f"its JSON breaks off or is broken at line {error.lineno}"
        raise DamagedReportError(name, why) from None
    except (RecursionError, ValueError):
        raise NotAReportError(name, "its JSON is nested too deep or has endless numbers") from None
    assert isinstance(value, dict)  # noqa: S101 - it begins with a brace
    return value


def _state_of_json(data: bytes, value: dict[str, Any], *, whole: bool) -> tuple[bool, str | None]:
    """Return whether a JSON report is as it was written, and why not or what cannot be told."""
    if not whole:
        return False, "its records do not have the SHA-256 that it gives"
    if list(value) == _KEYS_OF_0_1:
        return True, "its records are whole; files of 0.1.0 have no hash of the rest, the title"
    if seal.stamp_holds(data, STAMP):
        return True, None
    changed = why_changed(data, lambda other: seal.stamp_holds(other, STAMP))
    return False, f"its records are whole, but {changed}"


def _unsealed(data: bytes, name: str) -> Received:
    found = read_prose(_decoded(data))
    if found is not None:
        return found
    if _ANY_SEAL in data and f"{_ANY_SEAL.decode()}{seal.VERSION} ".encode() not in data:
        raise NewerReportError(name)
    raise DamagedReportError(
        name, "its end, which says what it was made from, is cut off or broken"
    )


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
