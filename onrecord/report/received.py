"""What can be told of a report file that somebody received, and what cannot be read at all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from onrecord.errors import OnrecordError
from onrecord.report.seal import Seal
from onrecord.views import Selection

# What values of another shape than a report's raise when they are read as one.
MALFORMED: Final = (
    AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError,
)  # fmt: skip
_BOM: Final = b"\xef\xbb\xbf"


class NotAReportError(OnrecordError):
    """The file is none that ``onrecord report`` sealed: workbooks and CSV carry no seal."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{name} is no report that can be checked: {why}. "
            "Name one that onrecord report wrote as HTML, Markdown or JSON"
        )


class DamagedReportError(OnrecordError):
    """The file is a report, but so damaged that nothing can be checked."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} is a damaged report: {why}. Ask for the file again")


class NewerReportError(OnrecordError):
    """A later version made the report."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was made by a newer onrecord than this one. Upgrade onrecord to check it"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A report file as it was read.

    ``intact`` tells whether it is as it was written, ``None`` where nothing in it tells; ``remark``
    is why not, or what cannot be told. ``sha256`` is that of the selected records. ``seal`` is
    ``None`` for a report of version 0.1.0 as HTML or Markdown; ``claims`` are the keys of those
    that it shows in full.
    """

    format: str
    made_with: str
    intact: bool | None
    remark: str | None
    sha256: str
    selection: Selection
    seal: Seal | None
    claims: tuple[str, ...]


def claims_of(seal: Seal) -> tuple[str, ...]:
    """Return the keys of the claims that a seal names."""
    names = (name.partition("/") for name in seal.records)
    return tuple(key for noun, _, key in names if noun == "claim")


def why_changed(data: bytes, holds: Callable[[bytes], bool]) -> str:
    """Say how a file whose stamp does not hold was changed; ``holds`` tests a stamp."""
    if holds(data.removeprefix(_BOM).replace(b"\r\n", b"\n")):
        return "only its line ends were changed, as some mail programs and editors do"
    return "its bytes are not those that its SHA-256 was made from"
