"""The words of a statement to look at: those that a machine compared, else those that differ."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from onrecord.contradict.quotation import NEGATIONS
from onrecord.text import fold

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
# Where two statements share less than this they are worded each in its own way, and marking all
# that differs would mark everything.
_SHARED: Final = 0.5
_LONGEST: Final = 400  # words: beyond it the comparison takes longer than a glance

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text, and whether it is to be looked at."""

    words: str
    marked: bool


def marked(
    texts: tuple[str, str], keys: tuple[str, str], trace: Iterable[Any] = ()
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the places of two statements to look at, half-open, in code points and in order.

    ``keys`` are those of their claims: where a step of the trace names places of theirs, these
    are meant. Else the words that differ, or, where hardly a word is shared, the numbers and
    negations that only one has.
    """
    steps = list(trace)
    named = tuple(_named(key, text, steps) for key, text in zip(keys, texts, strict=True))
    if any(named):
        return named[0], named[1]
    first, second = (_words(text) for text in texts)
    if max(len(first), len(second)) > _LONGEST:
        return (), ()
    matcher = SequenceMatcher(
        None, [word for word, _ in first], [word for word, _ in second], autojunk=False
    )
    if matcher.ratio() < _SHARED:
        return _telling(first, second), _telling(second, first)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        _joined([at for code in changes for _, at in first[code[1] : code[2]]], texts[0]),
        _joined([at for code in changes for _, at in second[code[3] : code[4]]], texts[1]),
    )


def runs(text: str, places: Iterable[Place]) -> Iterator[Run]:
    """Give a text in pieces, those at the places marked; places past its end are cut."""
    done = 0
    for start, end in sorted(places):
        begin, stop = max(start, done), min(end, len(text))
        if begin >= stop:
            continue
        if begin > done:
            yield Run(text[done:begin], marked=False)
        yield Run(text[begin:stop], marked=True)
        done = stop
    if done < len(text):
        yield Run(text[done:], marked=False)


def _named(key: str, text: str, trace: Sequence[Any]) -> tuple[Place, ...]:
    found = {
        (start, end)
        for step in trace
        for claim, start, end in getattr(step, "words", ())
        if claim == key and 0 <= start < end <= len(text)
    }
    return tuple(sorted(found))


def _words(text: str) -> list[tuple[str, Place]]:
    return [(fold(found[0]), found.span()) for found in _WORD.finditer(text)]


def _telling(
    own: Sequence[tuple[str, Place]], other: Sequence[tuple[str, Place]]
) -> tuple[Place, ...]:
    there = {word for word, _ in other}
    return tuple(
        at
        for word, at in own
        if word not in there and (word in NEGATIONS or any(map(str.isdigit, word)))
    )


def _joined(places: Sequence[Place], text: str) -> tuple[Place, ...]:
    """Return the places with those joined between which there is nothing but space."""
    found: list[Place] = []
    for start, end in places:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
