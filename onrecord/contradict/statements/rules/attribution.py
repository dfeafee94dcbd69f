"""Who did it, who won, who held which office, and who denies having said it."""

from collections.abc import Iterator
from typing import Final

from onrecord.contradict.statements.alignment import related
from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.analysis.doers import Doer, doer_of
from onrecord.contradict.statements.analysis.sayings import denies_saying
from onrecord.contradict.statements.analysis.tokens import words_of
from onrecord.contradict.statements.comparison import Reason, Statement
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.words.sets import words as _words

_WITHOUT_CUE: Final = 0.5
_TELLING: Final = 1.5
_DENIED_SHARE: Final = 0.5
_LEAST_SHARE: Final = 0.5
_DAYS: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow year month"
)
_OFFICES: Final = _words(
    """
    minister president secretary director chairman chair chairwoman mayor governor ambassador judge
    chancellor premier senator treasurer commissioner general colonel manager head spokesman
    spokeswoman spokesperson leader
    """
)


def attribution(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where a deed, a victory, an office or a saying has two owners or none."""
    yield from _another_doer(pair)
    yield from _swapped(pair)
    yield from _another_office(pair)
    yield from _denied_saying(pair)


def _another_doer(pair: Pair) -> Iterator[Reason]:
    words = pair.words
    first, second = doer_of(words.a), doer_of(words.b)
    if words.a.frame is not None or words.b.frame is not None:
        return
    if first is None or second is None or (first.first_person and second.first_person):
        return
    keys = [
        _keys(own, doer, one)
        for own, doer, one in ((words.a, first, pair.a), (words.b, second, pair.b))
    ]
    if not all(keys) or not keys[0].isdisjoint(keys[1]) or related(keys[0], keys[1]):
        return
    deed = [
        (i, j, strength)
        for i, j, strength in words.same
        if i not in first.numbers and j not in second.numbers
        if words.a.words[i].sort == "content" and not words.a.words[i].lemmas & _DAYS
    ]
    named = {i for i, *_ in words.same} & set(first.numbers)
    named |= {j for _, j, _ in words.same} & set(second.numbers)
    turned = any(words.a.negative(i) != words.b.negative(j) for i, j, _ in deed)
    if not deed or named or turned or words.opposite:
        return
    if all(words.only_named(i, j) for i, j, _ in deed):
        return
    sizes = [
        sum(words.weight_of(own.words[at]) for at in set(own.content) - set(doer.numbers))
        for own, doer in ((words.a, first), (words.b, second))
    ]
    share = min(1.0, words.weight_of_all(deed) / max(1.0, *sizes))
    alone = first.alone or second.alone
    if not alone and share < _LEAST_SHARE:
        return
    one, other = _named(words.a, first, pair.a), _named(words.b, second, pair.b)
    yield Reason(
        rule="another_doer" if alone else "another_subject",
        kind="attribution",
        detail=f"{words.a.said(i for i, *_ in deed)} is ascribed to {one} by one, "
        f"to {other} by the other.",
        first=words.a.spans(first.numbers),
        second=words.b.spans(second.numbers),
        strength=round(share if alone else share * _WITHOUT_CUE, 3),
    )


def _keys(own: Analysis, doer: Doer, one: Statement) -> frozenset[str]:
    if not doer.first_person:
        return frozenset(key for number in doer.numbers for key in own.words[number].keys)
    names = " ".join(filter(None, (one.speaker_name or one.speaker, one.described_as)))
    return frozenset(key for word in words_of(names)[0] for key in word.keys)


def _named(own: Analysis, doer: Doer, one: Statement) -> str:
    if doer.first_person:
        return one.speaker_name or one.speaker or "the speaker"
    return own.said(doer.numbers)


def _swapped(pair: Pair) -> Iterator[Reason]:
    """Yield a reason for "A attacked B" beside "B attacked A"."""
    words = pair.words
    doers = doer_of(words.a), doer_of(words.b)
    if doers[0] is None or doers[1] is None:
        return
    first, second = set(doers[0].numbers), set(doers[1].numbers)
    gone = [(i, j) for i, j, _ in words.same if i in first and j not in second]
    come = [(i, j) for i, j, _ in words.same if j in second and i not in first]
    deeds = [
        (i, j)
        for i, j, strength in words.same
        if i not in first and j not in second and strength == 1.0
        if words.weight_of(words.a.words[i]) >= 1
    ]
    passive = "by" in words.a.texts or "by" in words.b.texts
    if passive or not gone or not come or not deeds:
        return
    (x, y), (v, w), (i, j) = gone[0], come[0], deeds[0]
    if not (x < i < v and w < j < y):
        return
    yield Reason(
        rule="swapped",
        kind="attribution",
        detail=f"The parts are swapped: {words.a.said([x, i, v])}, and {words.b.said([w, j, y])}.",
        first=words.a.spans([x, i, v]),
        second=words.b.spans([w, j, y]),
        strength=round(min(words.shares), 3),
    )


def _another_office(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where one person has two offices of one title."""
    words = pair.words
    heads = [(i, j) for i, j, _ in words.same if words.a.words[i].lemmas & _OFFICES]
    named = [(i, j) for i, j, _ in words.same if words.a.words[i].named and words.b.words[j].named]
    for i, j in heads:
        first, second = _portfolio(words.a, i), _portfolio(words.b, j)
        free = {x for x, *_ in words.same}, {y for _, y, _ in words.same}
        if not named or not first or not second:
            continue
        if first[0] in free[0] or second[0] in free[1]:
            continue
        yield Reason(
            rule="another_office",
            kind="attribution",
            detail=f"One gives the office {words.a.said([i, *first])}, "
            f"the other {words.b.said([j, *second])}.",
            first=words.a.spans([i, *first]),
            second=words.b.spans([j, *second]),
            strength=round(min(words.shares), 3),
        )
        return


def _portfolio(own: Analysis, head: int) -> list[int]:
    """Return what an office is for: "education minister", "minister for fisheries"."""
    if head and own.words[head - 1].sort == "content" and not own.words[head - 1].named:
        return [head - 1]
    following = own.words[head + 1 : head + 2]
    if following and following[0].text in {"for", "of"}:
        rest = range(head + 2, min(head + 4, len(own.words)))
        return [number for number in rest if own.words[number].sort == "content"][:1]
    return []


def _denied_saying(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where somebody denies having said what the other side has them say."""
    words = pair.words
    if words.weight_of_all(words.same) < _TELLING:
        return
    for own, numbers in (
        (words.a, [i for i, *_ in words.same]),
        (words.b, [j for _, j, _ in words.same]),
    ):
        said = [number for number in denies_saying(own) if number not in numbers]
        if not said or not numbers:
            continue
        clauses = {own.clause_of[said[0]], own.clause_of[_following(own, said[0])]}
        denied = [n for n in own.content if own.clause_of[n] in clauses and n not in said]
        met = sum(words.weight_of(own.words[n]) for n in denied if n in numbers)
        share = met / max(1.0, sum(words.weight_of(own.words[n]) for n in denied))
        if share < _DENIED_SHARE:
            continue
        turns = {turn.at for turn in own.turned[said[0]]}
        shown = sorted({*turns, *said[:1]})
        yield Reason(
            rule="denied_saying",
            kind="attribution",
            detail=f"What one says, the other denies having said: {own.said(shown)}.",
            first=words.a.spans(shown if own is words.a else [i for i, *_ in words.same]),
            second=words.b.spans(shown if own is words.b else [j for _, j, _ in words.same]),
            strength=round(min(1.0, share), 3),
        )
        return


def _following(own: Analysis, number: int) -> int:
    """Return the first word of a clause with "that" or of none, behind a verb of saying."""
    rest = range(number, len(own.words))
    return next((at for at in rest if own.words[at].text == "that"), number)
