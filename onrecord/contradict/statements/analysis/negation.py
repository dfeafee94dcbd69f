"""What turns the sense of words: negations, denials, and verbs that hold the contrary.

Each turn has a scope in words. Two turns over one word cancel out.
"""

from dataclasses import dataclass, replace
from typing import Final

from onrecord.contradict.statements.analysis.clauses import Clause
from onrecord.contradict.statements.analysis.tokens import Word
from onrecord.contradict.statements.words.sets import words as _words

_PLAIN: Final = frozenset(
    {"not", "never", "nobody", "none", "nothing", "neither", "nowhere", "nor"}
)
_NEGATIONS: Final = _PLAIN | {"no", "hardly", "barely", "scarcely"}
# Verbs and phrases that deny all that follows in the sentence.
_DENIALS: Final = _words(
    """
    deny refute rebut disclaim disavow repudiate debunk denial rebuttal retract disprove
    """
)
# These deny where it is words that they refuse: a report, not a bill.
_REFUSALS: Final = frozenset({"reject", "dismiss", "contradict", "dispute", "shut_down", "quash"})
_WORDS: Final = _words(
    """
    accusation allegation assertion charge claim idea notion report rumour rumor speculation
    story suggestion talk that theory as
    """
)
_NEAR: Final = 5
# Said of all that is said: "it is untrue that", "the report is a hoax".
_FALSE: Final = _words(
    """
    false untrue hoax baseless unfounded groundless untruth fabrication misinformation
    disinformation myth bogus
    """
)
_ENDS: Final = frozenset({".", "!", "?", ";", ":"})
_TRUE: Final = frozenset({"true", "correct", "case", "fact", "right"})
_CONTRARY: Final = _words(
    """
    fail refuse decline lack avoid prevent without unable absence free_of absent stand_in_the_way
    refusal failure impossible
    """
)
# "It stopped working" and "it works".
_CEASING: Final = frozenset({"stop", "cease", "quit"})
_VERBS: Final = _DENIALS | _REFUSALS | _FALSE | _CEASING | _CONTRARY
_NEEDS_TO: Final = frozenset(
    {"fail", "refuse", "decline", "unable", "failure", "refusal", "impossible"}
)
_KNOWING: Final = frozenset({"know", "aware", "knowledge", "recollection", "recall", "remember"})
# "no more than", "not only", "not least": no negation.
_AFTER_NO: Final = frozenset(
    {"more", "less", "fewer", "later", "earlier", "doubt", "matter", "sooner", "wonder", "question"}
)
_AFTER_NOT: Final = frozenset({"only", "just", "least", "merely", "more", "less", "fewer", "until"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One word that turns others: ``at`` its number, ``start`` and ``end`` what it covers."""

    at: int
    start: int
    end: int
    denial: bool = False


def turns_of(words: list[Word], clauses: list[Clause]) -> list[Turn]:
    """Return what turns the sense, in the order of the words."""
    found = []
    texts = {word.text for word in words}
    for clause in clauses:
        if clause.opener == "if" and "would" in texts and _is_past_perfect(words, clause):
            # "If it had failed, we would ...": it did not.
            found.append(Turn(clause.start, clause.start, clause.end))
        for number in range(clause.start, clause.end):
            turn = _turn(words, number, clause)
            if turn is not None and words[number].text == "nothing":
                turn = _over_what_is_shown(turn, clause, clauses)
            if turn is not None:
                found.append(_of_what_went_before(turn, words, clause, clauses, found))
    return found


def _of_what_went_before(
    turn: Turn, words: list[Word], clause: Clause, clauses: list[Clause], found: list[Turn]
) -> Turn:
    """Return a turn, widened to the clause before where its own says nothing ("but it is not")."""
    number = clauses.index(clause)
    rest = [at for at in range(clause.start, clause.end) if at != turn.at]
    # "..., and he did nothing" says something of its own.
    idle = words[turn.at].text in {"nothing", "nobody"}
    if not number or idle or any(words[at].sort in {"content", "number"} for at in rest):
        return turn
    before = clauses[number - 1]
    if any(one.start < before.end and before.start < one.end for one in found):
        return turn
    return replace(turn, start=before.start)


def _over_what_is_shown(turn: Turn, clause: Clause, clauses: list[Clause]) -> Turn:
    """Have "nothing shows that ..." cover what is not shown."""
    following = next((one for one in clauses if one.start == clause.end), None)
    if following is None or following.opener != "that":
        return turn
    return Turn(turn.at, turn.start, following.end, turn.denial)


def _turn(words: list[Word], number: int, clause: Clause) -> Turn | None:
    word = words[number]
    following = words[number + 1].text if number + 1 < len(words) else ""
    if word.text in _NEGATIONS:
        if word.text == "nor" and number == clause.start:
            return Turn(number, clause.start, clause.end)
        if _is_idle(words, number, following):
            return None
        if words[min(number + 1, len(words) - 1)].lemmas & _TRUE:
            return Turn(number, number, _sentence_end(words, number), denial=True)
        return Turn(number, clause.start, clause.end)
    return _verbal(words, number, clause, following)


def _verbal(words: list[Word], number: int, clause: Clause, following: str) -> Turn | None:
    word = words[number]
    if word.lemmas.isdisjoint(_VERBS):  # nearly all
        return None
    if word.lemmas & _DENIALS or (word.lemmas & _REFUSALS and _of_words(words, number)):
        return Turn(number, number, _sentence_end(words, number), denial=True)
    if word.lemmas & _FALSE:
        return Turn(number, clause.start, _sentence_end(words, number), denial=True)
    if word.lemmas & _CEASING and following.endswith("ing"):
        return Turn(number, number, clause.end)
    if word.lemmas & _CONTRARY and _governs(word, following):
        return Turn(number, number, clause.end)
    return None


def _is_past_perfect(words: list[Word], clause: Clause) -> bool:
    return any(word.text == "had" for word in words[clause.start : clause.end])


def _of_words(words: list[Word], number: int) -> bool:
    near = words[number + 1 : number + 1 + _NEAR]
    return any(word.text in _WORDS or not word.lemmas.isdisjoint(_WORDS) for word in near)


def _is_idle(words: list[Word], number: int, following: str) -> bool:
    """Whether a negation negates nothing: "no more than", "not only", "nothing but".

    Whoever does not know a thing denies nothing of it either.
    """
    near = words[max(0, number - 1) : number] + words[number + 1 : number + 3]
    if any(not word.lemmas.isdisjoint(_KNOWING) for word in near) and number:
        return True
    match words[number].text:
        case "no":
            return following in _AFTER_NO and not _is_noun_after(words, number + 2)
        case "not":
            return following in _AFTER_NOT
        case "nothing":
            return following in {"but", "less", "short"} or words[number - 1].text == "for"
        case "neither" | "nor":
            # "no soldiers, neither here nor there" negates once.
            return any(word.text in _PLAIN or word.text == "no" for word in words[:number])
    return False


def _governs(word: Word, following: str) -> bool:
    return not word.lemmas & _NEEDS_TO or following in {"to", "for", "that"}


def _is_noun_after(words: list[Word], number: int) -> bool:
    """Whether "no more" goes with a noun ("no more trains"), and so does negate."""
    return (
        number < len(words) and words[number - 1].text == "more" and words[number].sort == "content"
    )


def _sentence_end(words: list[Word], number: int) -> int:
    return next(
        (at for at in range(number, len(words)) if words[at].text in _ENDS),
        len(words),
    )
