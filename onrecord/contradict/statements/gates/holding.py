"""Gates on whether both hold what they say: questions, suppositions, reports, no comments."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.analysis import Analysis, analysed
from onrecord.contradict.statements.analysis.sayings import denies_saying
from onrecord.contradict.statements.comparison import Statement
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.words.sets import words

_NOT_HELD: Final = frozenset({"asked", "hypothetical"})
_RELAYED: Final = 0.8
_OWN_VOICE: Final = 0.8
_NOT: Final = r"(?: ?not|n['\u2019]t)"
_NO_COMMENT: Final = re.compile(
    rf"\b(?:no comment|(?:would|will|did|could|can){_NOT} (?:say|confirm or deny|comment|discuss)"
    r"\b(?! that)|(?:declined?|declines|refused?|refuses) (?:to )?(?:comment|say|discuss)"
    r"|tak(?:es?|ing) no (?:position|stance))",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    rf"\b(?:(?:can|could){_NOT} (?:yet )?(?:say|tell|confirm)|too (?:early|soon) to"
    rf"|(?:do|does|did){_NOT} (?:yet know|know (?:yet|whether|if|who|what|when|where|how|why))"
    r"|not yet (?:clear|known))\b",
    re.IGNORECASE,
)
_SUPPOSED: Final = re.compile(
    r"\s*(?:if|should|suppose|supposing|assuming|were|in case|provided)\b", re.IGNORECASE
)
_INVERTED: Final = re.compile(r"\s*had\b[^.;]*?,[^.;]*\bwould\b", re.IGNORECASE)
_PERFECT: Final = re.compile(r"\s*if\b[^,.;]*\bhad\b", re.IGNORECASE)
# "three people at Orlen Steel" are not Orlen Steel.
_MEMBERSHIP: Final = re.compile(r" (?:at|of|from|in|near|close to) ")
_BELONGING: Final = frozenset({"at", "from", "in", "near"})
_SPEAKING_FOR: Final = words(
    """
    spokesman spokeswoman spokesperson director president chairman chairwoman chair chief
    executive secretary lawyer counsel attorney representative leader head manager
    """
)
_ASKED: Final = re.compile(r"\?[\"'\u2019\u201d)\s]*$")


def held(pair: Pair) -> Iterator[Gate]:
    """Stop what a side does not hold: a no comment, a doubt, a question, a supposed case."""
    for one in pair.sides:
        name = one.speaker_name or one.speaker or "Whoever says it"
        why = _not_held(one)
        if why is None and pair.a.speaker != pair.b.speaker and _NOT_YET.search(one.text[:2000]):
            why = "it is not known yet"
        if why is not None:
            yield Gate(rule="holder", outcome="fail", detail=f"{name} does not hold it: {why}.")
        elif one.relayed:
            detail = f"What {name} said is known only as relayed by somebody else."
            yield Gate(rule="holder", outcome="pass", detail=detail, factor=_RELAYED)


def _not_held(one: Statement) -> str | None:
    text = one.text[:2000]
    if one.kind == "no_comment" or (one.modality == "asserted" and _NO_COMMENT.search(text)):
        return "it is a no comment"
    if one.modality in _NOT_HELD:
        return f"it is {one.modality}"
    if one.modality == "doubted":
        return "it is doubted, and a doubt is no denial"
    if _ASKED.search(text):
        return "it is a question"
    if _INVERTED.match(text) or (_SUPPOSED.match(text) and not _PERFECT.match(text)):
        return "it is a supposed case"
    return None


def reported(pair: Pair) -> Iterator[Gate]:
    """Stop what somebody only tells of another: it holds that it was said, and nothing else.

    Where the other side is the one who is said to have said it, or who says it is not known, the
    words are compared all the same.
    """
    for one, own, other, answer in (
        (pair.a, pair.words.a, pair.b, pair.words.b),
        (pair.b, pair.words.b, pair.a, pair.words.a),
    ):
        if own.frame is None:
            continue
        subject = " ".join(own.words[number].text for number in own.frame.subject)
        if one.speaker is None:
            detail = f'Who holds it is not known: the words are those of "{subject}".'
            yield Gate(rule="reported", outcome="unknown", detail=detail, factor=_OWN_VOICE)
        elif _names(own, one):
            continue
        elif _names(own, other) or denies_saying(answer):
            detail = f'It tells what "{subject}" said, whose own words are compared.'
            yield Gate(rule="reported", outcome="pass", detail=detail)
        elif one.in_own_voice or _somebody_named(own):
            detail = f'It only tells what "{subject}" said, and holds nothing of it.'
            yield Gate(rule="reported", outcome="fail", detail=detail)
        else:
            detail = f'Whether it is held or only told of "{subject}" is not certain.'
            yield Gate(rule="reported", outcome="unknown", detail=detail, factor=_OWN_VOICE)


def _somebody_named(own: Analysis) -> bool:
    """Whether the frame gives a name, and no office that the speaker may hold."""
    assert own.frame is not None  # noqa: S101 - the caller has looked
    return any(own.words[number].named for number in own.frame.subject[1:])


def _names(own: Analysis, one: Statement) -> bool:
    """Whether the subject of a frame may be this speaker, or whoever speaks for them.

    By the head of a name or an office, or as "its president", "a Rovers director".
    """
    assert own.frame is not None  # noqa: S101 - the caller has looked
    subject = [own.words[number] for number in own.frame.subject]
    first = list(takewhile(lambda word: word.text not in _BELONGING, subject))
    content = [word for word in first or subject if word.sort == "content"]
    if not content:
        return False
    head = content[-1]
    speaks_for = any(word.lemmas & _SPEAKING_FOR for word in content)
    if speaks_for and any(word.text in {"its", "his", "her", "their"} for word in subject):
        return True
    members = any(word.text == "of" for word in first)  # "the crew of the Marigold"
    asked = content if speaks_for or members else [head]
    names = filter(None, (one.speaker_name, one.speaker, one.described_as, one.on_behalf_of))
    return any(
        not word.keys.isdisjoint(known.keys)
        for name in names
        for known in analysed(_MEMBERSHIP.split(name)[0]).words
        for word in asked
    )
