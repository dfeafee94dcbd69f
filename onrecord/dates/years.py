"""Whether four digits are a year: "the 1979 revolution", not "2000 troops"."""

from typing import Final

from onrecord.dates.grammar import Found, Reading
from onrecord.dates.lexicon import words
from onrecord.dates.periods import year

_FIRST_PLAIN: Final = 1900  # earlier ones need a word such as "in"
_AHEAD: Final = 60  # years
# What is counted: "2000 troops". A year stands before a thing of that year.
_COUNTED: Final = words(
    "people persons troops soldiers militants fighters airstrikes strikes civilians jobs "
    "dollars euros pounds miles kilometers kilometres km meters metres feet tons tonnes "
    "points votes words pages years days hours minutes weeks months households acres hectares "
    "employees workers members delegates homes houses copies refugees migrants deaths cases "
    "casualties children men women students others times more percent per million billion "
    "thousand degrees calories grams kilograms kg mg mph voters supporters protesters "
    "demonstrators prisoners families villages rockets missiles tanks vehicles barrels "
    "megawatts yards square cubic volts watts hectares passengers patients immigrants "
    "officers police residents"
)
_COUNTING: Final = words(
    "than nearly almost some least most another roughly approximately number no page room "
    "flight route highway boeing airbus mazda windows channel section article chapter at all "
    "only total up"
)
_PREPOSITIONS: Final = (
    "in", "since", "of", "by", "from", "until", "during", "before", "after", "between", "to", "and",
    "early", "late", "mid", "through", "around",
)  # fmt: skip


def read_year(found: Found) -> Reading | None:
    """Read four digits as a year where nothing says that they count something."""
    at = found.index("year_number")
    if at is None:
        return None
    number = int(found.tokens.word(at))
    if found.end - found.first > 1:  # with "early", "the end of"
        return Reading(year(number), "explicit") if number >= 1000 else None  # noqa: PLR2004
    if number > found.day.year + _AHEAD or _counts(found):
        return None
    if number < _FIRST_PLAIN and not found.before(*_PREPOSITIONS):
        return None
    if found.before("name") and _is_part_of_a_name(found):
        return None
    return Reading(year(number), "explicit")


def _counts(found: Found) -> bool:
    text = found.tokens
    if found.before("money", "percent", "year_number") or found.after("percent", "money"):
        return True
    if text.lower(found.first - 1) in _COUNTING or text.lower(found.end) in _COUNTED:
        return True
    if found.before("dash", "apostrophe") and _touches(found, found.first - 1):
        return True
    if found.after("dash") and text.starts[found.end] == text.ends[found.end - 1]:
        after = text.lower(found.end + 1)
        return after in _COUNTED or after.removesuffix("s") in {
            "foot",
            "mile",
            "page",
            "year",
            "acre",
        }
    return False


def _touches(found: Found, at: int) -> bool:
    """Return whether a mark before the year belongs to a name: "MH-2014"."""
    text = found.tokens
    return at > 0 and text.ends[at - 1] == text.starts[at] and text.ends[at] == text.starts[at + 1]


def _is_part_of_a_name(found: Found) -> bool:
    """Return whether the capital before makes a name of it: "Windows 2000", "Example 2016"."""
    word = found.tokens.lower(found.first - 1)
    return word not in {"copyright", "summer", "winter", "olympics", "cup", "expo"}
