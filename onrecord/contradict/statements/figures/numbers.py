"""Numbers as they are written, in digits and in English words, with how far they are rounded."""

from dataclasses import dataclass
from typing import Final

from onrecord.contradict.statements.figures.words import Token, listed, word_set

_ONES: Final = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "score": 20.0, "lakh": 1e5, "crore": 1e7, "bn": 1e9, "mn": 1e6, "tn": 1e12,
    "k": 1e3, "mln": 1e6,
}  # fmt: skip
_ATTACHED: Final = {"m": 1e6, "bn": 1e9, "k": 1e3, "tn": 1e12, "b": 1e9}
_FRACTIONS: Final = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6,
    "eighths": 8, "tenths": 10,
}  # fmt: skip
_TIME_WORDS: Final = word_set("second minut hour day week month year decad")
_GROUP: Final = 3
_COARSEST: Final = 1e12
_MOST_GROUPED: Final = 1e9
_WHOLE: Final = 1000
_LONGEST: Final = 15  # digits: beyond, it is a serial number and no amount


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the index after its last token. ``step`` is the unit of its last digit.

    ``share`` where it is a part of a whole ("a third", "nine in ten"): then of 100.
    """

    value: float
    end: int
    step: float
    share: bool = False


def number_at(run: tuple[Token, ...], at: int) -> Number | None:
    """Return the number that begins at token ``at``, ``None`` where none does."""
    token = run[at]
    if token.is_digits and _is_glued(run, at):
        return None
    if token.is_digits:
        return _digits(run, at)
    if not token.is_word:
        return None
    return _fraction(run, at) or _in_words(run, at)


def _is_glued(run: tuple[Token, ...], at: int) -> bool:
    """Return whether digits are part of a name or an ordinal: "A57", "5th"."""
    if at and run[at - 1].is_word and run[at - 1].end == run[at].start:
        return True
    after = run[at + 1] if at + 1 < len(run) else None
    return (
        after is not None and after.low in {"st", "nd", "rd", "th"} and after.start == run[at].end
    )


def plain(text: str) -> tuple[float, float] | None:
    """Return the value and step of digits with thousands marks and decimals; ``None`` no number.

    >>> plain("1,200")
    (1200.0, 100.0)
    """
    if sum(char.isdigit() for char in text) > _LONGEST or ":" in text:
        return None
    groups = text.split(",")
    commas = len(groups) - 1
    if commas:
        if (
            all(len(group.split(".")[0]) == _GROUP for group in groups[1:])
            and len(groups[0]) <= _GROUP
        ):
            text = "".join(groups)
        elif commas == 1 and "." not in text:
            text = text.replace(",", ".")
        else:
            return None
    if text.count(".") > 1:
        return None
    value = float(text)
    if "." in text:
        return value, 10.0 ** -len(text.split(".")[1])
    return value, _step(value)


def _step(value: float) -> float:
    step = 1.0
    while value >= 10 * step and value % (step * 10) == 0 and step < _COARSEST:
        step *= 10
    return step


def _digits(run: tuple[Token, ...], at: int) -> Number | None:
    read = plain(run[at].low)
    if read is None:
        return None
    value, step = read
    end = at + 1
    while _joined_thousands(run, end, value):
        value = value * 1000 + float(run[end].low)
        step, end = _step(value), end + 1
    share = _in_so_many(run, end, value)
    if share is not None:
        return share
    if end < len(run):
        word, glued = run[end].low, run[end].start == run[end - 1].end
        scale = (_ATTACHED if glued else {}).get(word) or _SCALES.get(run[end].stem)
        if scale is None:
            scale = _SCALES.get(word.rstrip("s")) if word.rstrip("s") in _SCALES else None
        if scale is not None and word not in {"score", "scores"}:
            fine = step if "." in run[at].low else _step(value)
            return Number(value * scale, end + 1, fine * scale)
    return Number(value, end, step)


def _joined_thousands(run: tuple[Token, ...], end: int, value: float) -> bool:
    """Return whether the next token goes on with thousands: "12 000"."""
    return (
        end < len(run)
        and run[end].is_digits
        and len(run[end].low) == _GROUP
        and run[end].low.isdigit()
        and value < _MOST_GROUPED
        and value >= 1
        and len(run[end - 1].low) <= _GROUP
        and run[end - 1].low.isdigit()
        and run[end].start == run[end - 1].end + 1
    )


def _in_so_many(run: tuple[Token, ...], at: int, value: float) -> Number | None:
    """Read on after a number: "in ten", "out of 10", "in a hundred", also "flat in three"."""
    for start in (at, at + 1):
        if start == at + 1 and not (value == 1 and start <= len(run) and run[at].is_word):
            return None
        words = tuple(token.low for token in run[start : start + 3])
        skip = 2 if words[:2] == ("out", "of") else 1 if words[0:1] in {("in",), ("/",)} else 0
        if not skip or start + skip >= len(run):
            continue
        if words[skip : skip + 1] == ("every",):
            skip += 1
        whole = _whole(run, start + skip)
        if whole is None or not value <= whole.value <= _WHOLE or value <= 0:
            continue
        after = run[whole.end].stem if whole.end < len(run) else ""
        if after not in _TIME_WORDS:  # "14 in 20 minutes" is no share
            return Number(100 * value / whole.value, whole.end, 1.0, share=True)
    return None


def _whole(run: tuple[Token, ...], at: int) -> Number | None:
    if at >= len(run):
        return None
    if run[at].is_digits:
        read = plain(run[at].low)
        # A year is no whole: "one in 2019".
        return Number(read[0], at + 1, read[1]) if read is not None else None
    return _cardinal(run, at)


def _fraction(run: tuple[Token, ...], at: int) -> Number | None:
    """Read "half", "a third", "two thirds", "three quarters of a million", "half a million"."""
    top, place = 1.0, at
    if run[at].low in {"a", "one"} and at + 1 < len(run):
        place = at + 1
    elif run[at].low in _ONES and at + 1 < len(run) and run[at + 1].low.endswith("s"):
        top, place = float(_ONES[run[at].low]), at + 1
    name = run[place].low
    if name not in _FRACTIONS or (place == at and name != "half"):
        return None
    if name == "quarter" and place + 1 < len(run) and run[place + 1].low in {"past", "to"}:
        return None
    part = top / _FRACTIONS[name]
    rest = place + 1
    if rest < len(run) and run[rest].low == "of":
        rest += 1
    if rest + 1 < len(run) and run[rest].low in {"a", "an"}:
        scale = _SCALES.get(run[rest + 1].low)
        if scale is not None:
            return Number(part * scale, rest + 2, part * scale / 5)
        if run[rest + 1].low in {"hour", "day", "mile", "year", "kilometre", "kilometer"}:
            return Number(part, rest + 1, part / 5)
    return Number(100 * part, place + 1, 1.0, share=True)


def _in_words(run: tuple[Token, ...], at: int) -> Number | None:
    found = _cardinal(run, at)
    if found is None:
        return None
    return _in_so_many(run, found.end, found.value) or found


def _cardinal(run: tuple[Token, ...], at: int) -> Number | None:
    """Read "forty-six", "a hundred and twenty", "two and a half million", "two dozen"."""
    total, current, end, seen = 0.0, 0.0, at, False
    place, limit = at, min(len(run), at + 14)
    while place < limit:
        word = run[place].low
        if word in _ONES or word in _TENS:
            small = float(_ONES.get(word, _TENS.get(word, 0)))
            if seen and not _follows(run, place, current, small):
                break
            current, seen, end = current + small, True, place + 1
        elif (scale := _SCALES.get(word)) and word not in {"k", "bn", "mn", "score"}:
            if not seen and not _article(run, at, place):
                break
            current, seen, end = max(current, 1.0) * scale, True, place + 1
            if scale >= _SCALES["thousand"]:
                total, current = total + current, 0.0
        elif _half_more(run, place, seen=seen):
            current, end = current + 0.5, place + 3
            place += 2
        elif not (word in {"and", "-"} and seen) and not (place == at and word in {"a", "an"}):
            break
        place += 1
    if not seen:
        return None
    value = total + current
    return Number(value, end, _word_step(value))


def _word_step(value: float) -> float:
    return 0.1 if value % 1 else _step(value)


def _article(run: tuple[Token, ...], at: int, place: int) -> bool:
    return place == at + 1 and run[at].low in {"a", "an"}


def _half_more(run: tuple[Token, ...], place: int, *, seen: bool) -> bool:
    words = tuple(token.low for token in run[place : place + 3])
    return seen and words == ("and", "a", "half")


def _follows(run: tuple[Token, ...], place: int, current: float, small: float) -> bool:
    """Return whether a small number goes on with the one before: "forty" "six"."""
    before = run[place - 1].low
    if current == 0:  # after a thousand or a million
        return True
    if before == "hundred" or (before == "and" and run[place - 2].low == "hundred"):
        return small < _SCALES["hundred"]
    return (before in _TENS and small < _TENS["twenty"] / 2) or (
        before == "-" and run[place - 2].low in _TENS and small < _TENS["twenty"] / 2
    )
