"""Which office a wording names, and of which country: "Iraq's foreign minister".

A closed list of offices, in English. What it does not know, it does not name: a nickname ("the
top diplomat") or somebody near an office ("a spokesman for the prime minister") is no office.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.contradict.countries import is_country, mark_countries


@dataclass(frozen=True, slots=True)
class Office:
    """What a wording says: countries, offices, and whether it limits them ("former", "acting")."""

    countries: frozenset[str]
    offices: frozenset[str]
    qualified: bool


_PORTFOLIOS: Final = {
    "external": "foreign", "defense": "defence", "home": "interior", "internal": "interior",
    "treasury": "finance", "economic": "economy", "labor": "labour", "petroleum": "oil",
    "health": "health", "public health": "health", "foreign": "foreign", "defence": "defence",
    "interior": "interior", "finance": "finance", "economy": "economy", "labour": "labour",
    "oil": "oil", "justice": "justice", "energy": "energy", "trade": "trade",
    "commerce": "trade", "education": "education", "culture": "culture",
    "information": "information", "transport": "transport", "transportation": "transport",
    "agriculture": "agriculture", "environment": "environment", "tourism": "tourism",
    "immigration": "immigration", "planning": "planning", "water": "water",
    "electricity": "electricity", "industry": "industry", "science": "science",
    "housing": "housing", "sport": "sport", "sports": "sport", "development": "development",
    "communications": "communications", "human rights": "human rights", "security": "security",
}  # fmt: skip
_PORTFOLIO: Final = "|".join(sorted(_PORTFOLIOS, key=len, reverse=True))
_BELOW: Final = (
    r"(?P<below>(?:deputy|vice|assistant|associate|under|junior|shadow|state|parliamentary) )?"
)
_MINISTERS: Final = (
    re.compile(rf"\b{_BELOW}(?P<of>{_PORTFOLIO})(?: affairs)? (?:minister|secretary)\b"),
    re.compile(
        rf"\b{_BELOW}(?:minister|secretary(?: of state)?) (?:of|for) (?:the )?"
        rf"(?P<of>{_PORTFOLIO})\b"
    ),
)
# After "president": "of" something that is no country ("of the council") is another office.
_STATE_WORDS: Final = "the|republic|islamic|arab|federal|federative|democratic|people|socialist|of"
_OF_NO_COUNTRY: Final = rf"(?! of\b(?! (?:(?:{_STATE_WORDS}) )*@))"
_OTHERS: Final = {
    "prime minister": r"(?:prime minister|premier)(?! league)",
    "president": rf"president{_OF_NO_COUNTRY}(?! (?:elect|s)\b)",
    "chancellor": r"chancellor(?! of the exchequer)",
    "chancellor of the exchequer": "chancellor of the exchequer",
    "secretary of state": r"secretary of state(?! for\b)",
    "secretary general": "secretary general",
    "attorney general": "attorney general",
    "king": f"king{_OF_NO_COUNTRY}",
    "queen": f"queen{_OF_NO_COUNTRY}",
    "emir": f"emir{_OF_NO_COUNTRY}",
    "crown prince": f"crown prince{_OF_NO_COUNTRY}",
    "supreme leader": "supreme leader",
    "chief of staff": "(?:army )?chief of (?:general )?staff",
    "speaker of parliament": "(?:parliament(?:ary)? speaker|speaker of (?:the )?parliament)",
    "ambassador": "ambassador",
}
_OTHER: Final = tuple(
    (name, re.compile(rf"\b{_BELOW}(?:{pattern})\b")) for name, pattern in _OTHERS.items()
)
# Near an office, not in it.
_NEAR: Final = frozenset(
    {"adviser", "advisor", "aide", "biographer", "brother", "candidate", "challenger",
     "counterpart", "critic", "daughter", "envoy", "father", "husband", "lawyer", "mother",
     "nominee", "office", "opponent", "predecessor", "representative", "rival", "sister", "son",
     "spokesman", "spokespeople", "spokesperson", "spokeswoman", "successor", "widow", "wife"}
)  # fmt: skip
# Beside these a president is not a head of state.
_INSTITUTIONS: Final = frozenset(
    {"assembly", "association", "bank", "board", "club", "commission", "committee", "company",
     "conference", "congress", "corporation", "council", "court", "federation", "group", "house",
     "institute", "parliament", "party", "senate", "university"}
)  # fmt: skip
_QUALIFIERS: Final = frozenset(
    {"acting", "caretaker", "deposed", "designate", "elect", "erstwhile", "ex", "former",
     "formerly", "future", "incoming", "interim", "late", "next", "onetime", "ousted", "past",
     "previous", "proclaimed", "retired", "self", "styled", "then"}
)  # fmt: skip
# "US-backed", "pro-Russian": a country that the office is not of.
_ATTITUDES: Final = re.compile(
    r"\b[\w.]+[-\u2010\u2011\u2013](?:allied|appointed|backed|based|born|brokered|educated|funded"
    r"|installed|led|sponsored|supported|trained)\b|\b(?:pro|anti)[-\u2010\u2011\u2013]\w+",
    re.IGNORECASE,
)
# Where the office is sent or what it deals with, not whose it is.
_TARGET: Final = re.compile(
    r"\b(?:(?<!minister )(?<!secretary )(?<!state )for|against|at|in|near|on|to|under|with)\b.*"
)
_SEGMENTS: Final = re.compile(r"[,;()]")


@lru_cache(maxsize=4096)
def read_office(wording: str) -> Office:
    """Return the countries and the offices that ``wording`` names; both may be empty.

    >>> sorted(read_office("Syria\u2019s Minister of Foreign Affairs").offices)
    ['foreign minister']
    """
    segments = [_own_part(part) for part in _SEGMENTS.split(_ATTITUDES.sub(" ", wording))]
    words = {word for segment in segments for word in segment}
    return Office(
        countries=frozenset(filter(is_country, words)),
        offices=frozenset() if words & _NEAR else frozenset().union(*map(_offices, segments)),
        qualified=bool(words & _QUALIFIERS),
    )


def _own_part(segment: str) -> list[str]:
    """Return the words of a segment up to where it turns to somebody else."""
    words = mark_countries(segment)
    plain = " ".join("@" if is_country(word) else word for word in words)
    return words[: len(_TARGET.sub("", plain).split())]


def _offices(words: list[str]) -> frozenset[str]:
    with_countries = " ".join("@" if is_country(word) else word for word in words)
    found: set[str] = set()
    for pattern in _MINISTERS:
        for minister in pattern.finditer(with_countries):
            found.add(_ranked(minister["below"], f"{_PORTFOLIOS[minister['of']]} minister"))
    for name, pattern in _OTHER:
        if name == "president" and not _INSTITUTIONS.isdisjoint(words):
            continue
        found.update(_ranked(other["below"], name) for other in pattern.finditer(with_countries))
    return frozenset(found)


def _ranked(below: str | None, office: str) -> str:
    return f"{below}{office}" if below else office
