"""The one filter grammar of lists, reports and programs: what a person asks for, as typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from onrecord.errors import UsageError

ACCEPTED: Final = "accepted"
"""The status of the claims that are meant where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters as they were typed: names as a person gives them, dates in EDTF.

    ``status`` is a claim's, or ``any``; ``min_confidence`` is how sure the machine was that drafted
    a claim, and passes those that a person wrote over; ``after`` is the claim that a page before
    ended with; ``proposition`` is one with an open value, on which a claim takes a stance.
    """

    speaker: str | None = None
    topic: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    status: str = ACCEPTED
    quote_type: str | None = None
    min_confidence: float | None = None
    limit: int | None = None
    after: str | None = None
    proposition: str | None = None

    def words(self) -> tuple[tuple[str, str], ...]:
        """Return the filters that were given, as typed, for a report's footer."""
        return tuple(self._given())

    def _given(self) -> Iterator[tuple[str, str]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                yield field.name.replace("_", "-"), str(value)


NAMES = tuple(field.name.replace("_", "-") for field in fields(Filters))


def of_words(words: Iterable[tuple[str, str]]) -> Filters:
    """Return the filters that ``Filters.words`` gave; raises UsageError for any other words."""
    given: dict[str, Any] = {}
    for name, value in words:
        if name not in NAMES:
            raise UsageError(f'There is no filter "{name}". There are: {", ".join(NAMES)}')
        given[name.replace("-", "_")] = _READ.get(name, str)(value)
    return Filters(**given)


def _limit(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= len("1000000000")):
        raise UsageError(f'"{value}" is no limit. Give a whole number')
    return int(value)


def _share(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UsageError(f'"{value}" is no confidence. Give a number from 0 to 1') from None


_READ: Final[Mapping[str, Callable[[str], Any]]] = {"limit": _limit, "min-confidence": _share}
