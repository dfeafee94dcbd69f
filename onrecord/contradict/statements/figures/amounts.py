"""The amounts of a statement: counts, sums, measures and shares, with what they are of."""

from dataclasses import dataclass, replace
from typing import Final

from onrecord.contradict.statements.figures import hedges, nouns
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.labels import is_label, sign_before
from onrecord.contradict.statements.figures.numbers import Number, number_at
from onrecord.contradict.statements.figures.ranges import FEW, VAGUE, Hedge, Range, hedged
from onrecord.contradict.statements.figures.scores import other_side, result_at
from onrecord.contradict.statements.figures.units import SIGNS, SIZES, UNITS
from onrecord.contradict.statements.figures.words import (
    NUMBERS,
    Token,
    clause_of,
    content,
    word_set,
)

_SCALED_FROM: Final = 1e3
_BIG: Final = 1e6
_MOST: Final = 60  # amounts of one statement; a table of figures is no statement
_SCALED: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0,
                  "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}  # fmt: skip
_PERIODS: Final = word_set("day week month year hour minute night quarter")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount: where it stands, the numbers it allows in its dimension, and what it is of.

    ``noun`` and ``fates`` are meanings (``kinds.meaning``), ``around`` those of its clause.
    ``change`` is "rise", "fall", "new" or "" for a level; ``per`` the period of a rate; ``whole``
    that of "12 of the 30"; ``topic`` the word beside it. ``told`` is where its noun ends.
    """

    start: int
    end: int
    range: Range
    value: float
    step: float
    dimension: str
    hedge: Hedge
    noun: str | None
    nouns: frozenset[str]
    fates: frozenset[str]
    change: str
    per: str
    around: frozenset[str]
    plural: bool = False
    whole: float = 0.0
    part: bool = False
    aged: bool = False
    topic: str = ""
    told: int = 0
    big: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number as found, with the indices of its tokens and its range before any unit."""

    first: int
    end: int
    range: Range
    value: float
    step: float
    hedge: Hedge
    share: bool = False
    money: str | None = None
    noun: str | None = None


def amounts(run: tuple[Token, ...], taken: frozenset[int]) -> tuple[Amount, ...]:
    """Return the amounts of a statement; tokens in ``taken`` belong to a date or a time."""
    found: list[Amount] = []
    at = 0
    while at < len(run) and len(found) < _MOST:
        if at in taken or not (run[at].is_digits or run[at].low in _OPENING):
            at += 1
            continue
        result = result_at(run, at)
        if result is not None:
            found.append(_result(run, at, *result))
            at = result[2]
            continue
        raw = _raw(run, at)
        if raw is None:
            at += 1
            continue
        amount, end = _measured(run, raw)
        found.append(amount)
        at = max(other_side(run, end), raw.end, at + 1)
    return tuple(found)


def _result(run: tuple[Token, ...], at: int, high: int, low: int, end: int) -> Amount:
    """Return a result as one number, so that only the same result meets it."""
    start, stop = clause_of(run, at)
    value = float(high * 1000 + low)
    return Amount(
        start=run[at].start,
        end=run[end - 1].end,
        range=Range(value, value),
        value=value,
        step=0.0,
        dimension="score",
        hedge="exact",
        noun=None,
        nouns=frozenset(),
        fates=frozenset(),
        change="",
        per="",
        around=frozenset(map(meaning, content(run[start:at] + run[end:stop]))),
    )


#: The words with which an amount can begin: all others are passed over at once.
_OPENING: Final = (
    NUMBERS | VAGUE.keys() | FEW.keys() | word_set("a an the no not nobody none twice half")
)


def _raw(run: tuple[Token, ...], at: int) -> _Raw | None:
    vague = _vague(run, at) or _nought(run, at) or _few_things(run, at)
    if vague is not None:
        return vague
    number = number_at(run, at) or _one(run, at)
    if number is None or is_label(run, at, number):
        return None
    hedge, first = hedges.before(run, _before_sign(run, at))
    if hedge == "plain" and first and run[first - 1].low == "not":
        return None  # "two, not four": what it is not
    sign = sign_before(run, at)
    raw = _Raw(first, number.end, Range(0, 0), number.value, number.step, hedge, number.share, sign)
    later = hedges.after(run, number.end)
    if later is not None:
        raw = replace(raw, hedge=later[0], end=later[1])
    raw = replace(raw, range=hedged(raw.value, raw.step, raw.hedge))
    return _up_to(run, raw) if raw.hedge in {"plain", "about", "exact"} else raw


def _one(run: tuple[Token, ...], at: int) -> Number | None:
    """Read "within a minute", "well over an hour": an article that counts."""
    if run[at].low not in {"a", "an"} or at + 1 >= len(run) or not at:
        return None
    timed = UNITS.get(run[at + 1].stem, ("", 0))[0] == "duration"
    hedge = hedges.before(run, at)[0]
    counts = run[at - 1].low == "for" or hedge not in {"plain", "about", "exact"}
    return Number(1.0, at + 1, 1.0) if timed and counts else None


def _up_to(run: tuple[Token, ...], raw: _Raw) -> _Raw:
    """Read on where a range follows: "10 to 12", "between 10 and 12", "10-12"."""
    if raw.end + 1 >= len(run):
        return raw
    word = run[raw.end].low
    opens = run[raw.first - 1].low if raw.first else ""
    joined = word in {"-", "\u2013", "to"} and opens != "from"
    if not joined and not (word == "and" and opens == "between"):
        return raw
    after = raw.end + (2 if run[raw.end + 1].low in SIGNS else 1)
    upper = number_at(run, after) if after < len(run) else None
    if upper is None or upper.value <= raw.value or upper.share != raw.share:
        return raw
    low = raw.value
    round_upper = upper.value >= _SCALED_FROM and upper.step > upper.value / _SCALED_FROM
    if round_upper and low < _SCALED_FROM and raw.step <= 1:
        scaled = low * _scale_of(upper.value)  # "2 to 3 million"
        low = scaled if scaled < upper.value else low
    return replace(raw, end=upper.end, range=Range(low, upper.value), hedge="plain", step=0.0)


def _scale_of(value: float) -> float:
    return next((scale for scale in (1e9, 1e6, 1e3) if value >= scale), 1.0)


def _vague(run: tuple[Token, ...], at: int) -> _Raw | None:
    """Read "dozens", "tens of thousands", "several dozen", "a few hundred"."""
    word = run[at].low
    if word in FEW:
        place = at + 1
        if place < len(run) and run[place].low == "of":
            place += 1
        scale = _SCALED.get(run[place].low) if place < len(run) else None
        if scale is not None and word not in {"some", "many"}:
            low, high = FEW[word]
            span = Range(low * scale, high * scale)
            return _Raw(at, place + 1, span, span.low, 0.0, "about")
    if word == "scores" and run[at + 1 : at + 2] and run[at + 1].low != "of":
        return None
    if word in VAGUE and (at == 0 or number_at(run, at - 1) is None):
        low, high = VAGUE[word]
        return _Raw(at, at + 1, Range(low, high), low, 0.0, "about")
    return None


_FEW_THINGS: Final[dict[tuple[str, ...], tuple[float, float, str | None]]] = {
    ("several",): (3, 12, None),
    ("a", "handful", "of"): (2, 9, None),
    ("a", "couple", "of"): (2, 3, None),
    ("a", "pair", "of"): (2, 2, None),
    ("the", "pair"): (2, 2, "person"),
    ("a", "single"): (1, 1, None),
    ("twice",): (2, 2, "tim"),
}


def _few_things(run: tuple[Token, ...], at: int) -> _Raw | None:
    """Read "several tanks", "a handful of", "the pair", "a couple of"."""
    for length in (3, 2, 1):
        words = tuple(token.low for token in run[at : at + length])
        if words in _FEW_THINGS:
            low, high, noun = _FEW_THINGS[words]
            hedge: Hedge = "exact" if low == high else "about"
            return _Raw(at, at + len(words), Range(low, high), low, 1.0, hedge, noun=noun)
    return None


_NOUGHTS: Final[dict[tuple[str, ...], str | None]] = {
    ("nobody",): "person",
    ("none",): None,
    ("no", "one"): "person",
    ("not", "a", "single"): None,
    ("not", "one"): None,
}
_NOT_COUNTED: Final = word_set("more less fewer longer later earlier other such doubt one")


def _nought(run: tuple[Token, ...], at: int) -> _Raw | None:
    """Read none as a count: "nobody", "no one", "not a single", "no" before a thing."""
    words = tuple(token.low for token in run[at : at + 3])
    if "else" in words:
        return None
    for length in (3, 2, 1):
        if words[:length] in _NOUGHTS:
            end = at + len(words[:length])
            return _Raw(at, end, Range(0, 0), 0, 1.0, "exact", noun=_NOUGHTS[words[:length]])
    if words[0] == "no" and words[1:] and words[1] not in _NOT_COUNTED and run[at + 1].is_word:
        return _Raw(at, at + 1, Range(0, 0), 0, 1.0, "exact")
    return None


def _before_sign(run: tuple[Token, ...], at: int) -> int:
    if at and run[at - 1].low in SIGNS:
        at -= 1
        if at and run[at - 1].low in {"us", "a", "c", "hk", "nz"} and run[at].low == "$":
            at -= 1
    return at


def _measured(run: tuple[Token, ...], raw: _Raw) -> tuple[Amount, int]:
    """Return the amount of a number with its unit or its noun, and the index after it."""
    dimension, factor, end = _unit(run, raw)
    found = None
    if dimension in {"count", "share"}:
        found = nouns.after(run, end, several=raw.value > 1 and not raw.share)
    if raw.noun is not None:
        found = nouns.Noun(raw.noun, frozenset({raw.noun}), end, plural=True)
    if found is None and dimension == "count":
        found = nouns.before(run, raw.first)
    found = _lead(run, raw.first, found)
    start, stop = clause_of(run, raw.first)
    clause = run[start : raw.first] + run[max(raw.end, end) : stop]
    around = frozenset(map(meaning, content(clause)))
    own = found.nouns if found is not None else frozenset()
    amount = Amount(
        start=run[raw.first].start,
        end=run[end - 1].end,
        range=raw.range.times(factor),
        value=raw.value * factor,
        step=raw.step * factor,
        dimension=dimension,
        hedge=raw.hedge,
        noun=found.head if found is not None else None,
        nouns=own,
        fates=nouns.fates(run, raw.first, end, found),
        change=nouns.change(run, raw.first, end) or nouns.added(run, raw.first, end),
        per=_per(run, found.end if found is not None and found.end >= end else end),
        around=around | own,
        whole=_whole(run, end) if dimension == "count" else 0.0,
        told=run[max(end, found.end if found is not None else 0) - 1].end,
        part=[token.low for token in run[end : end + 2]] in (["of", "the"], ["of", "our"]),
        aged=dimension == "duration"
        and [token.low for token in run[end : end + 2]] == ["-", "old"],
        topic=nouns.topic(run, raw.first, end),
        plural=found is not None and found.plural,
        big=raw.value >= _BIG,
    )
    return amount, end


def _unit(run: tuple[Token, ...], raw: _Raw) -> tuple[str, float, int]:
    """Return the dimension of a number, the size of its unit and the index after its words."""
    if raw.money is not None or raw.share:
        return f"money:{raw.money}" if raw.money else "share", 1.0, raw.end
    at = raw.end
    if at + 1 < len(run) and run[at].low == "-":
        at += 1  # "a 12-tonne lorry"
    words = tuple(token.stem for token in run[at : at + 2])
    if words in SIZES:
        return *SIZES[words], at + 2
    if words and (run[at].low == "\u00b0" or words[0] == "degre"):
        return _degrees(run, at)
    if words and words[0] in UNITS and (len(run[at].low) > 1 or run[at].low in {"%", "m", "g"}):
        return *UNITS[words[0]], at + 1
    return "count", 1.0, raw.end


def _degrees(run: tuple[Token, ...], at: int) -> tuple[str, float, int]:
    name = run[at + 1].low if at + 1 < len(run) else ""
    if name in {"f", "fahrenheit"}:
        return "fahrenheit", 1.0, at + 2
    return "celsius", 1.0, at + (2 if name in {"c", "celsius", "centigrade"} else 1)


def _lead(run: tuple[Token, ...], first: int, found: nouns.Noun | None) -> nouns.Noun | None:
    """Return a lead for votes by which somebody leads: "won by 112 votes"."""
    if found is None or found.head != "vot":
        return found
    start, _ = clause_of(run, first)
    by = bool(first) and run[first - 1].low == "by"
    if by or any(meaning(token.stem) == "lead" for token in run[start:first]):
        return replace(found, head="lead")
    return found


def _whole(run: tuple[Token, ...], end: int) -> float:
    """Return the whole of "12 of the 30", 0 where none is told."""
    at = end
    while at < len(run) and at < end + 3 and run[at].low in {"of", "the", "its", "our", "their"}:
        at += 1
    number = number_at(run, at) if end < at < len(run) else None
    return number.value if number is not None and not number.share else 0.0


def _per(run: tuple[Token, ...], end: int) -> str:
    words = tuple(token.low for token in run[end : end + 2])
    if words[1:] and words[0] in {"a", "an", "per", "each", "every"} and words[1] in _PERIODS:
        return words[1]
    if words[:1] in {("daily",), ("weekly",), ("monthly",), ("annually",), ("yearly",)}:
        return words[0]
    return ""
