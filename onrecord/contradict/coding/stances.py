"""How a claim may stand to a proposition that the record has: proposed, for a person to take."""

import math
import re
from dataclasses import dataclass
from typing import Final

from onrecord.contradict.facts import PropositionFacts
from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.alignment import Pairing, paired
from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.analysis.predicates import predicate
from onrecord.contradict.statements.comparing import compare_statements
from onrecord.contradict.statements.comparison import Comparison, Reason, Statement
from onrecord.contradict.statements.figures.amounts import Amount
from onrecord.contradict.statements.figures.compared import anchor_of
from onrecord.contradict.statements.figures.ranges import Hedge
from onrecord.contradict.statements.figures.reading import read
from onrecord.contradict.statements.words import lexicon
from onrecord.contradict.values import unit_key
from onrecord.vocabulary import Qualifier, StanceKind

#: Below, a proposal is not worth a look.
LEAST: Final = 0.5
_DENYING: Final = frozenset({"negation", "antonym", "direction", "lexical"})
_OPEN_VALUE: Final = re.compile(r"^\s*(?:N|X)\b\s*")
_QUALIFIERS: Final[dict[Hedge, Qualifier]] = {
    "exact": "exact", "plain": "exact", "about": "about", "nearly": "about",
    "over": "at_least", "at_least": "at_least", "at_most": "at_most", "under": "at_most",
}  # fmt: skip
_UNCERTAIN_GATE: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedStance:
    """A stance that a claim may take, and why.

    ``score`` in 0 to 1 ranks proposals; it is no probability. ``spans`` are the words of the claim
    that speak for it. The values are for slots, as in a stance of the record.
    """

    proposition: str
    stance: StanceKind
    score: float
    why: str
    spans: tuple[tuple[int, int], ...] = ()
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None


def propose_stance(claim: Statement, proposition: PropositionFacts) -> ProposedStance | None:
    """Return how ``claim`` may stand to ``proposition``; ``None`` where nothing speaks for it.

    Nothing is proposed for what the claim does not hold (a question, a supposed case), for another
    time or place than the proposition's, and for a demand.
    """
    text = _OPEN_VALUE.sub("", proposition.text) if proposition.slot else proposition.text
    pairing = paired(claim.text, text)
    shared = _shared(pairing)
    compared = compare_statements(
        claim,
        Statement(text=text, event=proposition.period, place=proposition.place),
    )
    if shared < LEAST or any(gate.outcome == "fail" for gate in compared.gates):
        return None
    if claim.modality == "demanded":
        return None
    if proposition.slot:
        return _valued(claim, proposition, pairing, compared)
    stance, reason = _stance(claim, compared)
    strength = shared if reason is None else max(reason.strength, shared * _UNCERTAIN_GATE)
    score = round(strength * _doubt(compared.gates), 2)
    if score < LEAST:
        return None
    return ProposedStance(
        proposition=proposition.key,
        stance=stance,
        score=score,
        why=reason.detail if reason else _common(pairing),
        spans=reason.first if reason and reason.first else _spans(pairing),
    )


def _shared(pairing: Pairing) -> float:
    """Return how much of the proposition the claim speaks of, 0 to 1.

    Names and other words count apart, and the lower share is taken: the same names with other
    words, or the same words about somebody else, are another matter. Nothing where the claim
    does not speak of the proposition's subject or of what it says of it.
    """
    own = pairing.b
    met = {j for _, j, _ in pairing.same} | {j for _, j in (*pairing.opposite, *pairing.excluded)}
    turned = {j for j in own.content if own.words[j].lemmas & lexicon().direction.keys()}
    met |= turned if _directed(pairing.a) else set()
    said = predicate(own)
    if said is not None and said not in met:
        return 0.0
    if not met.intersection(_subject(own, said)):
        return 0.0
    shares = []
    for named in (True, False):
        words = [j for j in own.content if own.words[j].named is named]
        if words:
            shares.append(sum(j in met for j in words) / len(words))
    return min(shares, default=0.0)


def _directed(own: Analysis) -> bool:
    return any(word.lemmas & lexicon().direction.keys() for word in own.words)


def _subject(own: Analysis, said: int | None) -> list[int]:
    """Return the words of whom a sentence is about: those before what it says of it."""
    if said is None:
        return list(own.content[:1])
    before = [number for number in own.content if number < said]
    return before or list(own.content)


def _stance(claim: Statement, compared: Comparison) -> tuple[StanceKind, Reason | None]:
    for reason in compared.reasons:
        if reason.rule == "unaware" or claim.modality == "unaware":
            return "unaware", reason
        if reason.kind in _DENYING:
            return "denies", reason
        if reason.kind == "modality":
            return "doubts", reason
    if claim.modality == "unaware":
        return "unaware", None
    return "affirms", None


def _valued(
    claim: Statement, proposition: PropositionFacts, pairing: Pairing, compared: Comparison
) -> ProposedStance | None:
    """Propose the figure of the claim that is of the slot's unit or of what it counts."""
    amount = _amount(claim, proposition)
    if amount is None:
        return None
    low, high = (None if math.isinf(end) else end for end in (amount.range.low, amount.range.high))
    qualifier = _QUALIFIERS[amount.hedge]
    if qualifier in {"exact", "about"} and amount.range.low <= amount.value <= amount.range.high:
        low = high = amount.value
    score = round(_shared(pairing) * _doubt(compared.gates), 2)
    if score < LEAST:
        return None
    return ProposedStance(
        proposition=proposition.key,
        stance="affirms",
        score=score,
        why=f'It says "{claim.text[amount.start : amount.end]}". {_common(pairing)}',
        spans=((amount.start, amount.end),),
        low=low,
        high=high,
        qualifier=qualifier,
    )


def _amount(claim: Statement, proposition: PropositionFacts) -> Amount | None:
    told = read(claim.text, anchor_of(claim.said)).amounts
    counted = read(f"7 {_OPEN_VALUE.sub('', proposition.text)}", None).amounts
    for amount in told:
        if proposition.unit and amount.noun and unit_key(amount.noun) == unit_key(proposition.unit):
            return amount
        if counted and amount.noun and amount.noun == counted[0].noun:
            return amount
    return None


def _doubt(gates: tuple[Gate, ...]) -> float:
    """Return what the gates leave; a proposition without a period or a place says nothing."""
    return math.prod(gate.factor for gate in gates if gate.outcome == "pass")


def _common(pairing: Pairing) -> str:
    words = pairing.a.said(i for i, *_ in pairing.same)
    return f"It has {words} in common with the proposition."


def _spans(pairing: Pairing) -> tuple[tuple[int, int], ...]:
    return pairing.a.spans(i for i, *_ in pairing.same)
