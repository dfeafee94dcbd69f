"""The proposition that two claims share: what the one affirms and the other does not."""

from dataclasses import dataclass
from typing import Final

from onrecord.contradict.statements.alignment import Pairing, paired
from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.comparison import Comparison, Statement
from onrecord.vocabulary import StanceKind

_LEAST_WORDS: Final = 2
_JOINING: Final = frozenset({",", "-", "\u2013", "(", ")", '"', "\u201c", "\u201d"})
_AGAINST: Final[dict[str, StanceKind]] = {"modality": "doubts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedProposition:
    """A sentence worded from what two claims have in common, and how each stands to it."""

    text: str
    first: StanceKind
    second: StanceKind


def shared_proposition(a: Statement, b: Statement, found: Comparison) -> SharedProposition | None:
    """Return the proposition that two conflicting claims are about; ``None`` without a reason.

    It is worded from the one that affirms, less what the other does not speak of. Figures and
    days take a slot, which a person words better: there is none for them.
    """
    if not found.reasons or found.kind in {"numeric", "date", "attribution", "world_knowledge"}:
        return None
    pairing = paired(a.text, b.text)
    own = _affirming(a, b, pairing)
    text = _worded(pairing.a if own == 0 else pairing.b, _met(pairing, own))
    if text is None:
        return None
    against = _AGAINST.get(found.kind or "", "denies")
    if found.reasons[0].rule == "unaware":
        against = "unaware"
    stances: tuple[StanceKind, StanceKind] = (
        ("affirms", against) if own == 0 else (against, "affirms")
    )
    return SharedProposition(text=text, first=stances[0], second=stances[1])


def _affirming(a: Statement, b: Statement, pairing: Pairing) -> int:
    """Return 0 where the first affirms, 1 where the second does: the one with fewer turns."""
    weights = [
        (
            one.modality in {"unaware", "denied", "doubted"},
            len(own.turns),
            len(own.words),
            one.text,
        )
        for one, own in ((a, pairing.a), (b, pairing.b))
    ]
    return 0 if weights[0] <= weights[1] else 1


def _met(pairing: Pairing, side: int) -> set[int]:
    same = {(i, j)[side] for i, j, _ in pairing.same}
    return same | {pair[side] for pair in (*pairing.opposite, *pairing.excluded)}


def _worded(own: Analysis, met: set[int]) -> str | None:
    """Return the words from the first to the last that the other speaks of, as one sentence.

    Whole clauses between that share nothing are left out.
    """
    if len(met) < _LEAST_WORDS:
        return None
    clauses = {own.clause_of[number] for number in met}
    kept = [number for number in range(len(own.words)) if own.clause_of[number] in clauses]
    last = max(met)
    words = [number for number in kept if number <= last or _completes(own, number, last)]
    while words and own.words[words[0]].text in _JOINING:
        words.pop(0)
    pieces = [own.text[start:end] for start, end in own.spans(words)]
    text = " ".join(pieces).strip(" ,;:")
    if not text:
        return None
    end = "" if text[-1] in ".!?" else "."
    return text[0].upper() + text[1:] + end


def _completes(own: Analysis, number: int, last: int) -> bool:
    """Whether a word after the last shared one belongs to its phrase: "the group's convoys"."""
    between = own.words[last + 1 : number + 1]
    return own.clause_of[number] == own.clause_of[last] and all(
        word.sort != "function" and word.text not in _JOINING for word in between
    )
