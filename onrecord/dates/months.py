"""Months, years, decades, centuries, seasons, quarters, each with "early", "the end of" and so on.

EDTF has no early January: the phrase keeps the word, the period stays whole.
"""

import re
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule, number
from onrecord.dates.lexicon import DECADES, LETTER, MONTHS, ORDINALS
from onrecord.dates.nearest import beside, nearest
from onrecord.dates.periods import (
    SEASONS,
    UNRESOLVED,
    Period,
    century,
    decade,
    interval,
    month,
    one_of,
    quarter,
    season,
    season_begins,
)
from onrecord.dates.years import read_year

# "early", "mid-", "the end of", "the first week of", "the first half of".
STAGE: Final = (
    "(stage dash?|the? edge of|the? (nth_word/second/last) (unit/weekend/half) of|the? weekend of)?"
)
# A capital before "May" makes a surname of it, unless "in May" stands somewhere, too.
_NAMED_OR_DATED: Final = re.compile(
    f"(?:{LETTER['name']}{LETTER['dot']}?"
    f"|[{''.join(LETTER[kind] for kind in ('in', 'since', 'last', 'next', 'early', 'late'))}])"
    f"{LETTER['maybe_month']}"
)
_BEFORE_A_MONTH: Final = (
    "in", "since", "until", "by", "from", "to", "between", "and", "during", "through", "before",
    "after", "of", "early", "late", "mid", "this", "last", "next", "within", "over", "around",
    "near", "dash", "past", "on",
)  # fmt: skip


def _read_month_of_year(found: Found) -> Reading | None:
    return Reading(month(int(found.word("year_number")), _number(found)), "explicit")


def _read_month_of_relative_year(found: Found) -> Reading | None:
    """Read "March of last year"."""
    if found.word("unit") != "year":
        return None
    shift = {"last": -1, "this": 0, "next": 1}[
        found.word("last", "this", "next").replace("these", "this")
    ]
    return Reading(month(found.day.year + shift, _number(found)), "relative", found.day)


def _read_month(found: Found) -> Reading | None:
    if not _is_month(found):
        return None
    name = _number(found)
    if (year := beside(found, name)) is not None:
        return Reading(month(year, name), "inferred")
    period = nearest(found, lambda year: month(year, name))
    return Reading(period or UNRESOLVED, "inferred", found.day, year_is_open=True)


def _is_month(found: Found) -> bool:
    """Return whether a month's name stands for a month: not April Example, Ann May, the March."""
    if found.end - found.first > 1:  # with "early", "the end of"
        return True
    text = found.tokens
    if found.before("possessive") or text.lower(found.first - 1) in {"its", "his", "her", "their"}:
        return found.has("month") or found.after("word")
    if found.has("maybe_month"):
        return _is_may(found)
    if found.before(*_BEFORE_A_MONTH) and not found.before("and", "of", "by", "to", "from"):
        return True
    return not (found.before("name") or found.after("name"))


def _is_may(found: Found) -> bool:
    text, at = found.tokens, found.first
    if found.before("the", "a"):
        return found.after("word") and text.lower(found.end) not in {"for", "on", "to", "of", "in"}
    if not found.before(*_BEFORE_A_MONTH) or found.before("dash", "on"):
        return False
    if found.before(
        "in", "since", "early", "late", "mid", "last", "next", "this", "during", "until"
    ):
        return not (found.before("in") and found.after("possessive") and _is_surname(found))
    return not found.after("possessive") and not _is_surname(found) and bool(text.word(at))


def _is_surname(found: Found) -> bool:
    """Return whether the text has somebody of that name: "Theresa May", "Mr. March"."""
    text, name = found.tokens, found.tokens.lower(found.first)
    if name not in text.surnames:
        before = {
            text.kinds[place.start()]
            for place in _NAMED_OR_DATED.finditer(text.kinds)
            if text.lower(place.end() - 1) == name
        }
        text.surnames[name] = before == {LETTER["name"]}
    return text.surnames[name]


def _read_named_month(found: Found) -> Reading | None:
    """Read "last March", "next March", "this March"."""
    name, day = _number(found), found.day
    if found.has("this"):
        return Reading(month(day.year, name), "relative", day)
    if found.has("next", "coming"):
        years = [day.year + 1] if name <= day.month else [day.year, day.year + 1]
        if found.has("coming"):
            years = [day.year + 1 if name <= day.month else day.year]
    elif found.has("past"):
        years = [day.year if name < day.month else day.year - 1]
    else:
        years = [day.year - 1] if name >= day.month else [day.year - 1, day.year]
    return Reading(one_of([month(year, name) for year in years]), "relative", day)


def _number(found: Found) -> int:
    return MONTHS[found.word("any_month")]


def _read_decade(found: Found) -> Reading | None:
    if word := found.word("decade_word"):
        if not found.has("the"):
            return None
        return Reading(decade(1900 + DECADES[word]), "explicit")
    digits = found.word("decade_number", "short_decade").rstrip("s")
    years = int(digits) if len(digits) > 2 else 1900 + int(digits)  # noqa: PLR2004
    if not 1500 <= years <= 2100:  # noqa: PLR2004
        return None
    if years % 100 == 0 and years < 2000:  # noqa: PLR2004 - "the 1900s"
        return Reading(century(years), "explicit")
    return Reading(decade(years), "explicit")


def _read_century(found: Found) -> Reading | None:
    if found.tokens.lower(found.end - 1) != "century":
        return None
    word = found.word("nth_number", "nth_word", "second")
    which = ORDINALS[word] if word in ORDINALS else number(word)
    if found.has("number"):  # twenty-first
        which += 20
    return Reading(century(100 * which - 100), "explicit") if which > 1 else None


def _read_quarter(found: Found) -> Reading | None:
    named = found.word("nth_word", "second")
    which = ORDINALS[named] if named else _of_letter(found)
    if which is None or not 1 <= which <= 4:  # noqa: PLR2004
        return None
    if year := found.word("year_number"):
        return Reading(quarter(int(year), which), "explicit")
    shift = -1 if found.has("last") else 1 if found.has("next") else 0
    return Reading(quarter(found.day.year + shift, which), "relative", found.day)


def _of_letter(found: Found) -> int | None:
    text = found.tokens.text[found.tokens.starts[found.first] :][:2].upper()
    return int(text[1]) if re.fullmatch(r"[Q][1-4]", text) else None


def _read_half(found: Found) -> Reading | None:
    which = ORDINALS[found.word("nth_word", "second")]
    if which > 2:  # noqa: PLR2004
        return None
    year, start = int(found.word("year_number")), 6 * which - 5
    return Reading(interval(month(year, start), month(year, start + 5)), "explicit")


def _read_season_of_year(found: Found) -> Reading | None:
    return Reading(season(int(found.word("year_number")), _code(found)), "explicit")


def _read_named_season(found: Found) -> Reading | None:
    """Read "last summer", "this fall", "next spring"."""
    code, day = _code(found), found.day
    begun = [year for year in range(day.year - 2, day.year + 1) if season_begins(year, code) <= day]
    current = begun[-1]
    now: Period = season(current, code)
    is_on = now.last is not None and now.last >= day
    if found.has("this"):
        same_year = is_on or season_begins(current, code).year == day.year
        return Reading(now if same_year else season(current + 1, code), "relative", day)
    if found.has("next", "coming"):
        years = [current + 1]
        if (
            not is_on
            and season_begins(current + 1, code).year == day.year
            and not found.has("coming")
        ):
            years.append(current + 2)
    elif is_on or season_begins(current, code).year < day.year or found.has("past"):
        years = [current - 1 if is_on else current]
    else:
        years = [current - 1, current]
    return Reading(_one_of_seasons(years, code), "relative", day)


def _one_of_seasons(years: list[int], code: int) -> Period:
    if len(years) == 1:
        return season(years[0], code)
    return one_of([season(year, code) for year in years])


def _read_season(found: Found) -> Reading | None:
    """Read "the summer", "late-summer"; "fall" alone is a verb, "spring" a source."""
    if found.has("the") and not found.has("stage"):
        if not found.before(
            "in",
            "during",
            "over",
            "since",
            "until",
            "by",
            "of",
            "from",
            "before",
            "after",
            "through",
        ):
            return None
        if found.after("of", "name") or found.tokens.lower(found.end) in {"semester", "term"}:
            return None
    code = _code(found)
    period = nearest(found, lambda year: season(year, code))
    return Reading(period or UNRESOLVED, "inferred", found.day, year_is_open=True)


def _code(found: Found) -> int:
    return SEASONS[found.word("season")]


def _read_fiscal(_: Found) -> Reading | None:
    """Leave a fiscal year open: each country and company has its own."""
    return Reading(UNRESOLVED, "explicit")


_WHICH: Final = "(nth_word/second)"
RULES: Final = (
    Rule("the? fiscal unit? year_number", _read_fiscal),
    Rule(f"the? {_WHICH} dash? quarter of? year_number", _read_quarter),
    Rule(f"the? {_WHICH} quarter of (last/this/next) unit", _read_quarter),
    Rule("name word of? year_number", _read_quarter),
    Rule(f"the? {_WHICH} half of year_number", _read_half),
    Rule(f"{STAGE} any_month (comma/of)? year_number", _read_month_of_year),
    Rule(f"{STAGE} any_month of (last/this/next) unit", _read_month_of_relative_year),
    Rule(f"{STAGE} the? season (of/comma)? year_number", _read_season_of_year),
    Rule("this past season", _read_named_season),
    Rule("(stage dash?)? (this/last/next) coming? season", _read_named_season),
    Rule("the? (stage dash?|edge of the?) season", _read_season),
    Rule("the season", _read_season),
    Rule("(stage dash?)? (this past|this coming|last|next|this) month_name", _read_named_month),
    Rule(f"{STAGE} month_name", _read_month),
    Rule("the? (stage dash?|edge of the)? decade_number", _read_decade),
    Rule("the? (stage dash?|edge of the)? apostrophe short_decade", _read_decade),
    Rule("the (stage dash?)? decade_word", _read_decade),
    Rule(
        "the? (stage dash?|edge of the)? (number dash)? (nth_number/nth_word/second) dash? unit",
        _read_century,
    ),
    Rule(f"{STAGE} year_number", read_year),
)
