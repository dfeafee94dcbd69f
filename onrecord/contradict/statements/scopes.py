"""What the words of two statements say of their scope: gates beside those of the record."""

from functools import lru_cache
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.attributions import attribution_reasons
from onrecord.contradict.statements.comparison import Statement
from onrecord.contradict.statements.figures.compared import clashes, figure_reasons, readings
from onrecord.contradict.statements.figures.moments import known, meet, valid
from onrecord.contradict.statements.figures.names import key, names
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.times import Day
from onrecord.contradict.statements.figures.words import Token, word_set
from onrecord.contradict.statements.held import held_gates
from onrecord.contradict.statements.referents import referent_gates
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.contradict.statements.updates import updates

_MAY_BE: Final = 0.7
# One may lie in the other, for all that words tell.
_ELSEWHERE: Final = 0.5
#: Definitions of which one excludes the other, as sets of words told on either side.
_DEFINITIONS: Final = (
    ("gross", "net"),
    ("headline", "core"),
    ("confirmed", "suspected"),
    ("nominal", "real"),
    ("mean", "median"),
    ("planned", "actual"),
    ("daily", "total"),
    ("projected", "actual"),
    ("full-time", "part-time"),
    ("visitors", "tickets"),
    ("seasonally", "unadjusted"),
)
_WIDER: Final = (
    ("as", "well", "as"), ("together", "with"), ("leaving", "out"), ("not", "counting"),
    ("excluding",), ("including",), ("counting",), ("apart", "from"), ("on", "top", "of"),
    ("with", "those", "who"), ("in", "full-time"), ("adjusted", "for"), ("before", "tax"),
    ("after", "tax"), ("per", "head"), ("per", "capita"), ("each", "of"), ("apiece",),
    ("on", "average"), ("licensed",), ("capacity",), ("certified",), ("room", "for"),
)  # fmt: skip
_STAGES: Final = (
    (("first", "half"), ("second", "half")),
    (("before", "the"), ("after", "the")),
    (("in", "the", "morning"), ("in", "the", "evening")),
)
_PLACED: Final = frozenset({"in", "at", "near", "outside", "inside", "from", "on"})


def word_gates(a: Statement, b: Statement) -> list[Gate]:
    """Return what the words themselves say of scope: what fails stops the pair.

    The same for either order but for the order of the words in a detail.
    """
    first, second = readings(a, b)
    found = held_gates(a, b, first, second)
    found += updates(a, b, first, second)
    given = bool(attribution_reasons(a, b))
    found += referent_gates(a, b, first, second, doers=given)
    for gate in (
        None if given else _period(a, b, first, second),
        _place(first, second),
        _definition(a, b, first, second),
    ):
        if gate is not None:
            found.append(gate)
    return found


def _period(a: Statement, b: Statement, first: Reading, second: Reading) -> Gate | None:
    days = _days_apart(first, second)
    if days is not None and not any(reason.kind == "date" for reason in figure_reasons(a, b)):
        one, other = days
        words = a.text[one.start : one.end], b.text[other.start : other.end]
        return Gate(
            rule="different_period",
            outcome="fail",
            detail=f'They speak of different times: "{words[0]}" and "{words[1]}".',
            factor=0.0,
        )
    stage = _stages(first, second)
    if stage is not None:
        detail = f'They speak of different stages: "{stage[0]}" and "{stage[1]}".'
        return Gate(rule="different_period", outcome="fail", detail=detail, factor=0.0)
    return _far(a, first, second) or _far(b, second, first)


def _days_apart(a: Reading, b: Reading) -> tuple[Day, Day] | None:
    """Return two times that do not meet, where none of one side meets one of the other."""
    left = [day for day in valid(a) if day.role in {"at", "as_of"}]
    right = [day for day in valid(b) if day.role in {"at", "as_of"}]
    pairs = [(one, other) for one in left for other in right]
    if not pairs or any(meet(*pair) or _still(*pair) for pair in pairs):
        return None
    return pairs[0]


def _still(a: Day, b: Day) -> bool:
    """Return whether one tells how things stand on the day of the other's event or later."""
    for state, event in ((a, b), (b, a)):
        if state.role == "as_of" and event.role == "at" and state.latest and event.earliest:
            return state.latest >= event.earliest
    return False


def _far(a: Statement, first: Reading, second: Reading) -> Gate | None:
    """Return an unknown where one names a past month or year and the other no time at all."""
    if second.days or a.said is None or a.said.earliest is None:
        return None
    for day in first.days:
        past = day.latest is not None and day.latest < a.said.earliest
        if past and day.role in {"at", "as_of"} and day.grain in {"month", "year", "span"}:
            words = a.text[day.start : day.end]
            detail = f'Only one names a time, "{words}": the other may speak of another.'
            return Gate(rule="different_period", outcome="unknown", detail=detail, factor=_MAY_BE)
    return None


def _stages(a: Reading, b: Reading) -> tuple[str, str] | None:
    lows = a.lows, b.lows
    for one, other in _STAGES:
        for left, right in ((one, other), (other, one)):
            if left[-1] == "the":
                continue
            if _within(lows[0], left) and _within(lows[1], right):
                both = _within(lows[0], right) or _within(lows[1], left)
                if not both:
                    return " ".join(left), " ".join(right)
    return None


def _within(lows: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if words[0] not in lows:
        return False
    length = len(words)
    return any(lows[at : at + length] == words for at in range(len(lows) - length + 1))


def _place(first: Reading, second: Reading) -> Gate | None:
    """Compare the places that the words name after "in", "at" and the like."""
    one, other = _places(first), _places(second)
    if not one or not other:
        return None
    pairs = [(x, y) for x in one for y in other]
    if any(set(x) & set(y) for x, y in pairs if not _told_apart(x, y)):
        return None
    x, y = next((pair for pair in pairs if _told_apart(*pair)), pairs[0])
    if not _told_apart(x, y) and (_mentioned(first.tokens, y) or _mentioned(second.tokens, x)):
        return None
    detail = f'They speak of different places: "{one[x]}" and "{other[y]}".'
    outcome = "fail" if _told_apart(x, y) else "unknown"
    if outcome == "fail":
        return Gate(rule="different_place", outcome="fail", detail=detail, factor=0.0)
    return Gate(rule="different_place", outcome="unknown", detail=detail, factor=_ELSEWHERE)


_APART: Final = word_set("upper lower old new north south east west inner outer great little")


def _told_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether two names are of neighbours: "Brask" and "Upper Brask"."""
    return bool((set(a) ^ set(b)) & _APART) and bool(set(a) & set(b))


def _mentioned(run: tuple[Token, ...], name: tuple[str, ...]) -> bool:
    lows = {token.low for token in run}
    return set(name) <= lows


@lru_cache(maxsize=STATEMENTS)
def _places(reading: Reading) -> dict[tuple[str, ...], str]:
    run = reading.tokens
    found: dict[tuple[str, ...], str] = {}
    for start, end in names(run):
        lead = run[start - 1].low if start else ""
        if lead == "the" and start > 1:
            lead = run[start - 2].low
        months = {"january", "february", "march", "april", "may", "june", "july", "august",
                  "september", "october", "november", "december", "monday", "tuesday", "wednesday",
                  "thursday", "friday", "saturday", "sunday"}  # fmt: skip
        words = [token.text for token in run[start:end]]
        if lead in _PLACED and not {word.lower() for word in words} & months:
            found[tuple(word.lower() for word in words)] = " ".join(words)
    return found


def _definition(a: Statement, b: Statement, first: Reading, second: Reading) -> Gate | None:
    lows = first.lows, second.lows
    for pair in _DEFINITIONS:
        for left, right in (pair, pair[::-1]):
            if left in lows[0] and right in lows[1] and not (right in lows[0] and left in lows[1]):
                detail = f'They measure different things: "{left}" and "{right}".'
                return Gate(rule="different_definition", outcome="fail", detail=detail, factor=0.0)
    if not clashes(first, second, known(a, b)):
        return None
    for words in _WIDER:
        if _within(lows[0], words) != _within(lows[1], words):
            phrase = " ".join(words)
            detail = f'They may measure different things: only one says "{phrase}".'
            return Gate(rule="different_definition", outcome="fail", detail=detail, factor=0.0)
    return None


__all__ = ["attribution_reasons", "key", "word_gates"]
