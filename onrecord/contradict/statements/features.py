"""The numbers from which the probability is made: rules, and how much two statements share."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.contradict.statements.alignment import Pairing
from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.analysis.doers import doer_of
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.contexts import another_case, subjects_apart, told_apart
from onrecord.contradict.statements.likeness import likeness
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.probability import RULE
from onrecord.contradict.statements.spoken_of import negation_unmet, unmet_predicates

#: Like ``RULE``, what may only raise the probability.
GROUP: Final = "group:"
_OF_SOMETHING_ELSE: Final = 0.3
_GROUPS: Final[Mapping[str, str]] = {
    "negation": "negation",
    "opposites": "opposed",
    "opposed_direction": "opposed",
    "exclusion": "opposed",
}


def features(pair: Pair, reasons: Sequence[Reason]) -> Mapping[str, float]:
    """Return the features of a pair by name, those that are 0 left out."""
    found = {**_of_words(pair, reasons), **likeness(pair.words, reasons)}
    return {name: value for name, value in found.items() if value}


def _of_words(pair: Pair, reasons: Sequence[Reason]) -> dict[str, float]:
    words = pair.words
    found = _rules(reasons)
    found["overlap"] = words.overlap
    found["coverage"] = min(words.shares)
    found["nothing_shared"] = float(not words.same)
    found["only_names"] = float(
        bool(words.same)
        and all(words.a.words[i].named or words.b.words[j].named for i, j, _ in words.same)
    )
    found["names_unmet"] = float(sum(_names_unmet(words, side) for side in (0, 1)))
    found["distinguished"] = float(bool(words.distinguished))
    found["another_case"] = float(another_case(words))
    found["told_apart"] = float(told_apart(words))
    found["subjects_apart"] = float(subjects_apart(words))
    found["both_deny"] = float(bool(words.a.turns and words.b.turns))
    if all(reason.kind != "attribution" for reason in reasons):
        found.update(_subjects(words))
    found["predicate_unmet"] = float(unmet_predicates(words))
    if f"{RULE}negation" in found and negation_unmet(words):
        found[f"{RULE}negation"] *= _OF_SOMETHING_ELSE
        found["negation_unmet"] = 1.0
    same = pair.a.speaker is not None and pair.a.speaker == pair.b.speaker
    found["one_speaker"] = float(same)
    return found


def _rules(reasons: Iterable[Reason]) -> dict[str, float]:
    """Return how strong each rule is that found something, and each group of rules."""
    found: dict[str, float] = {}
    for reason in reasons:
        for name in (f"{RULE}{reason.rule}", f"{GROUP}{_group(reason.rule)}"):
            found[name] = max(found.get(name, 0.0), reason.strength)
    found[f"{RULE}any"] = float(bool(found))
    return found


def _group(rule: str) -> str:
    if rule.startswith("different_") and rule != "different_doer":
        return "figure"
    return _GROUPS.get(rule, "other")


def _names_unmet(words: Pairing, side: int) -> bool:
    """Return whether one side names what the other does not."""
    own = (words.a, words.b)[side]
    return any(own.words[at].named and at not in words.met[side] for at in own.content)


def _subjects(words: Pairing) -> dict[str, float]:
    """Return whether the two speak of one subject, as far as the words that open them tell."""
    doers = doer_of(words.a), doer_of(words.b)
    first, second = (set(doer.numbers) if doer else set() for doer in doers)
    met = [(i, j) for i, j, _ in words.same]
    unmet = [
        bool(subject) and not any(pair[side] in subject for pair in met)
        for side, subject in enumerate((first, second))
    ]
    return {
        "subject_shared": float(any(i in first and j in second for i, j in met)),
        "subject_unmet": float(sum(unmet)),
        "head_shifted": float(
            sum(_belongs(words.a, i) != _belongs(words.b, j) for i, j in met) > 0
        ),
    }


def _belongs(own: Analysis, number: int) -> bool:
    """Whether a word only says whose or of what: "the amendment to the budget", "Ann's brother"."""
    words = own.words
    if words[number].owns:
        return True
    before = number - 1
    while before > 0 and words[before].text in {"the", "a", "an", "our", "his", "her", "their"}:
        before -= 1
    return before > 0 and words[before].text in {"of", "to"} and words[before - 1].sort == "content"
