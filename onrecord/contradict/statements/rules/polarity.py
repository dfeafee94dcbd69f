"""Who denies what the other says: negations, opposites and opposed directions, taken together.

They are one rule, since they cancel out: "not open" beside "shut" is agreement. Clause is compared
with clause: where both speak of the same, the turns of each and the opposites between them are
counted, and an odd number is a conflict.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.alignment import Pairing
from onrecord.contradict.statements.analysis import Analysis, analysed
from onrecord.contradict.statements.analysis.clauses import is_auxiliary
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.contradict.statements.words import lexicon
from onrecord.vocabulary import ContradictionKind

_DIRECTED: Final = 0.4
# Names alone are denied nothing, unless they are half of what the denial says.
_ONLY_NAMES: Final = 0.5
# One telling word is too little to be denied, unless it is most of what the denial says.
_TELLING: Final = 1.6
_MOST: Final = 0.6
_SUPPOSING: Final = frozenset({"if", "unless", "whether"})
_COMPARED: Final = frozenset({"more", "less", "fewer"})
_PARTICLES: Final = frozenset({"up", "down", "further"})
_UTMOST: Final = frozenset({"highest", "lowest"})
_RECORD: Final = frozenset({"since", "on", "ever", "in", "for", "yet", "level"})


@dataclass
class _Meeting:
    """What two clauses have in common: pairs of words alike, opposite, and in direction."""

    same: list[tuple[int, int, float]] = field(default_factory=list)
    opposite: list[tuple[int, int]] = field(default_factory=list)
    along: list[tuple[int, int]] = field(default_factory=list)
    against: list[tuple[int, int]] = field(default_factory=list)


def polarity(pair: Pair) -> Iterator[Reason]:
    """Yield a reason for each kind of conflict, of the clauses that have most in common."""
    best: dict[str, Reason] = {}
    for (one, other), meeting in _meetings(pair.words).items():
        if _supposed(pair.words, (one, other)):
            continue
        reason = _conflict(pair.words, one, other, meeting)
        if reason is not None:
            kept = best.get(reason.rule)
            if kept is None or reason.strength > kept.strength:
                best[reason.rule] = reason
    yield from best.values()


def _supposed(pairing: Pairing, clauses: tuple[int, int]) -> bool:
    """Whether one of two clauses is only supposed: "even if it were invited".

    "If it had failed" is not: it did not.
    """
    for own, number in zip((pairing.a, pairing.b), clauses, strict=True):
        clause = own.clauses[number]
        denied = any(turn.at == clause.start for turn in own.turns)
        if clause.opener in _SUPPOSING and not denied:
            return True
    return False


def _meetings(pairing: Pairing) -> dict[tuple[int, int], _Meeting]:
    found: dict[tuple[int, int], _Meeting] = defaultdict(_Meeting)
    clause_a, clause_b = pairing.a.clause_of, pairing.b.clause_of
    for i, j, strength in pairing.same:
        found[clause_a[i], clause_b[j]].same.append((i, j, strength))
    for i, j in pairing.opposite:
        found[clause_a[i], clause_b[j]].opposite.append((i, j))
    met = {i for i, *_ in pairing.same}, {j for _, j, _ in pairing.same}
    for i, sign in _directions(pairing.a, met[0]):
        for j, mate in _directions(pairing.b, met[1]):
            if (i, j) not in pairing.opposite:
                meeting = found[clause_a[i], clause_b[j]]
                (meeting.along if sign == mate else meeting.against).append((i, j))
    return found


def _directions(own: Analysis, met: set[int]) -> list[tuple[int, int]]:
    """Return the words of a direction that the other statement does not share."""
    return [one for one in _all_directions(own.text) if one[0] not in met]


@lru_cache(maxsize=STATEMENTS)
def _all_directions(text: str) -> tuple[tuple[int, int], ...]:
    own, table = analysed(text), lexicon().direction
    return tuple(
        (number, sign)
        for number, word in enumerate(own.words)
        for sign in {table[lemma] for lemma in (*word.lemmas, word.text) if lemma in table}
        if _directs(own, number)
    )


def _directs(own: Analysis, number: int) -> bool:
    """Whether a word tells a direction: "up by 3", "more trains", not "more than 3"."""
    text = own.words[number].text
    following = own.words[number + 1] if number + 1 < len(own.words) else None
    if text in _UTMOST:
        return following is not None and following.text in _RECORD
    if text in _COMPARED:
        again = [word.text for word in own.words[number + 1 : number + 3]] == ["and", text]
        return again or (following is not None and following.sort == "content")
    if text in _PARTICLES:
        before = own.words[number - 1] if number else None
        measured = following is not None and (
            following.sort == "number" or following.text in {"by", "from"}
        )
        return measured or (before is not None and is_auxiliary(before))
    return True


def _conflict(pairing: Pairing, one: int, other: int, meeting: _Meeting) -> Reason | None:
    opposite = meeting.opposite[:1]
    against = meeting.against[:1] if not opposite else []
    along = meeting.along[:1] if not opposite and not against else []
    words = [(i, j) for i, j, _ in meeting.same] + opposite + against + along
    if not meeting.same and not (opposite and pairing.same):
        return None
    turned_a = _turned(pairing.a, [i for i, _ in opposite or against or along or words])
    turned_b = _turned(pairing.b, [j for _, j in opposite or against or along or words])
    odd = (turned_a + turned_b + len(opposite) + len(against)) % 2
    if not odd:
        return None
    strength = _strength(pairing, (one, other), meeting, (turned_a, turned_b))
    more = opposite or against or along
    if not more and (strength < _ONLY_NAMES and _named(pairing, meeting)):
        return None
    if not more and strength < _MOST and pairing.weight_of_all(meeting.same) < _TELLING:
        return None
    return _reason(pairing, opposite or against, bool(opposite), words, strength)


def _named(pairing: Pairing, meeting: _Meeting) -> bool:
    """Whether two clauses share nothing but names: whom they speak of, not what."""
    return all(pairing.only_named(i, j) for i, j, _ in meeting.same)


def _strength(
    pairing: Pairing, clauses: tuple[int, int], meeting: _Meeting, turned: tuple[int, int]
) -> float:
    """Return how much of what the denying clause says the other one speaks of, in 0 to 1.

    Without a denial on just one side it is the clause of which less is met.
    """
    more = float(len(meeting.opposite[:1]) + len(meeting.against[:1]))
    more += _DIRECTED * len(meeting.along[:1])
    shares = []
    for side, own in enumerate((pairing.a, pairing.b)):
        met = sum(
            strength * pairing.weight_of(own.words[j if side else i])
            for i, j, strength in meeting.same
        )
        clause = [at for at in own.content if own.clause_of[at] == clauses[side]]
        whole = max(1.0, sum(pairing.weight_of(own.words[at]) for at in clause))
        shares.append(min(1.0, (met + more) / whole))
    if turned[0] != turned[1]:
        return shares[0] if turned[0] else shares[1]
    return min(shares)


def _turned(own: Analysis, numbers: list[int]) -> int:
    """Return 1 where an odd number of turns covers the words, half of them or more, else 0.

    Whoever denies is not denied: of a turn that looks ahead only the words after it count.
    """
    found = 0
    for turn in {turn for number in numbers for turn in own.turned[number]}:
        ahead = [number for number in numbers if number >= turn.start]
        covered = sum(number < turn.end for number in ahead)
        found += covered * 2 >= (len(ahead) if turn.start == turn.at else len(numbers))
    return found % 2


def _reason(
    pairing: Pairing,
    contrary: list[tuple[int, int]],
    opposite: bool,
    words: list[tuple[int, int]],
    strength: float,
) -> Reason:
    a, b = pairing.a, pairing.b
    turns_a = {turn.at for i, _ in words for turn in a.turned[i]}
    turns_b = {turn.at for _, j in words for turn in b.turned[j]}
    rule: str
    kind: ContradictionKind
    if contrary:
        (i, j), *_ = contrary
        rule, kind = ("opposites", "antonym") if opposite else ("opposed_direction", "direction")
        first, second = {i, *turns_a}, {j, *turns_b}
        detail = (
            f"{a.said(first)} and {b.said(second)} are opposites."
            if opposite
            else f"{a.said(first)} and {b.said(second)} point in opposite directions."
        )
    else:
        rule, kind = "negation", "negation"
        first = turns_a | {i for i, _ in words}
        second = turns_b | {j for _, j in words}
        denier, other = (
            (a.said(turns_a), b.said(second)) if turns_a else (b.said(turns_b), a.said(first))
        )
        detail = f"{other} is denied by the other: {denier}."
    return Reason(
        rule=rule,
        kind=kind,
        detail=detail,
        first=a.spans(first),
        second=b.spans(second),
        strength=round(strength, 3),
    )
