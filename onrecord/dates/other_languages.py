"""Days in French and German: "3 décembre 2014", "3. Dezember 2014", "hier", "am Mittwoch".

A day with month and year is read anywhere. "hier" is French for yesterday and German for here, so
that what stands alone is read only where the words around are plainly of its language.
"""

import datetime as dt
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule, number
from onrecord.dates.lexicon import MONTHS, WEEKDAYS, words
from onrecord.dates.nearest import last_weekday, nearest, next_weekday
from onrecord.dates.periods import UNRESOLVED, Period, day, month
from onrecord.dates.tense import tense

_FRENCH: Final = words(
    "le la les des une est dans que qui pour sur avec au aux du et il elle ont été pas par ce "
    "cette sont leur ses à en de un"
)
_GERMAN: Final = words(
    "der die das und ist nicht mit ein eine einen den dem des von zu auf im am sich hat haben "
    "wurde werden wird für dass auch nach bei aus sie er es wie"
)
_BOTH: Final = frozenset({"des", "am", "du"})
_REACH: Final = 40  # tokens on either side
_PLAIN: Final = 3  # different words of a language that make it plain
_SHIFTS: Final = {
    "heute": ("de", 0), "gestern": ("de", -1), "vorgestern": ("de", -2),
    "\u00fcbermorgen": ("de", 2), "hier": ("fr", -1), "demain": ("fr", 1),
}  # fmt: skip
_GERMAN_MONTHS: Final = words(
    "januar jänner februar märz maerz mai juni juli august september oktober november dezember"
)


def _language(found: Found) -> str | None:
    """Return "fr" or "de" where the words around are plainly of it."""
    text = found.tokens
    around = {
        text.lower(at)
        for at in range(max(0, found.first - _REACH), min(len(text.kinds), found.end + _REACH))
    }
    french, german = len(around & (_FRENCH - _BOTH)), len(around & (_GERMAN - _BOTH))
    if max(french, german) < _PLAIN or french == german:
        return None
    return "fr" if french > german else "de"


def _read_full(found: Found) -> Reading | None:
    name = found.word("foreign_month", "any_month")
    of_month = number(found.word("day_of_month"))
    year = int(found.word("year_number"))
    if found.has("stop", "dot") and name not in _GERMAN_MONTHS:
        return None  # "... on day 3. December 2014 was ..."
    try:
        return Reading(day(dt.date(year, MONTHS[name], of_month)), "explicit")
    except ValueError:
        return Reading(UNRESOLVED, "explicit")


def _read_without_year(found: Found) -> Reading | None:
    name = found.word("foreign_month", "any_month")
    language = "de" if found.has("stop", "dot") else "fr"
    if _language(found) != language or (found.has("any_month") and language == "fr"):
        return None
    of_month = number(found.word("day_of_month"))

    def made(year: int) -> Period:
        return day(dt.date(year, MONTHS[name], of_month))

    return Reading(nearest(found, made) or UNRESOLVED, "inferred", found.day, year_is_open=True)


def _read_month(found: Found) -> Reading | None:
    if _language(found) is None:
        return None
    return Reading(
        month(int(found.word("year_number")), MONTHS[found.word("foreign_month")]), "explicit"
    )


def _read_day(found: Found) -> Reading | None:
    language, shift = _SHIFTS[found.word("foreign_day")]
    if _language(found) != language:
        return None
    return Reading(day(found.day + dt.timedelta(days=shift)), "relative", found.day)


def _read_aujourdhui(found: Found) -> Reading | None:
    text = found.tokens
    if text.lower(found.end - 1) != "hui":
        return None
    return Reading(day(found.day), "relative", found.day)


def _read_weekday(found: Found) -> Reading | None:
    word = found.word("foreign_weekday")
    language = "de" if word.endswith(("tag", "woch", "abend")) else "fr"
    if _language(found) != language:
        return None
    is_ahead = tense(found.tokens, found.first, found.end) == "future" or found.tokens.lower(
        found.end
    ).startswith("prochain")
    choose = next_weekday if is_ahead else last_weekday
    return Reading(day(choose(found.day, WEEKDAYS[word])), "relative", found.day)


_PREFIX: Final = "(foreign_weekday comma?)?"
RULES: Final = (
    Rule(f"{_PREFIX} day_of_month (stop/dot)? foreign_month year_number", _read_full),
    Rule(f"{_PREFIX} day_number (stop/dot) month year_number", _read_full),
    Rule(f"{_PREFIX} day_of_month (stop/dot)? foreign_month", _read_without_year),
    Rule(f"{_PREFIX} day_number (stop/dot) month", _read_without_year),
    Rule("foreign_month year_number", _read_month),
    Rule("aujourd apostrophe word", _read_aujourdhui),
    Rule("foreign_weekday", _read_weekday),
    Rule("foreign_day", _read_day),
)
