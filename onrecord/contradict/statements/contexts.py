"""Marks that a statement may be about another case than the one beside it."""

import re
from typing import Final

from onrecord.contradict.statements.alignment import Pairing, related
from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.analysis.doers import doer_of

_OTHER: Final = re.compile(
    r"\b(?:another|by contrast|as well|likewise|unlike|elsewhere|neighbouring|neighboring|own"
    r"|for (?:his|her|its|their) part|too|separate(?:ly)?|similar(?:ly)?|either"
    r"|other|however|of all|alone|each of)\b",
    re.IGNORECASE,
)


def another_case(pairing: Pairing) -> bool:
    """Whether just one side says by its words that it speaks of another case."""
    first, second = (_OTHER.search(own.text, 0, 2000) for own in (pairing.a, pairing.b))
    return (first is None) != (second is None)


def told_apart(pairing: Pairing) -> bool:
    """Whether a word in common is told apart by the one before: "key rate", "deposit rate"."""
    met = pairing.met
    for i, j, _ in pairing.same:
        one, other = i - 1, j - 1
        if one < 0 or other < 0 or one in met[0] or other in met[1]:
            continue
        if not (_tells(pairing.a, one) and _tells(pairing.b, other)):
            continue
        if not related(pairing.a.words[one].lemmas, pairing.b.words[other].lemmas):
            return True
    return False


def _tells(own: Analysis, number: int) -> bool:
    same_clause = own.clause_of[number] == own.clause_of[number + 1]
    return same_clause and own.words[number].sort == "content"


def subjects_apart(pairing: Pairing) -> bool:
    """Whether both sides name what they speak of first, and neither is met by the other."""
    doers = doer_of(pairing.a), doer_of(pairing.b)
    return all(
        doer is not None and bool(doer.numbers) and pairing.met[side].isdisjoint(doer.numbers)
        for side, doer in enumerate(doers)
    )
