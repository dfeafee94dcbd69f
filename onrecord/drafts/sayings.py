"""How something is said: the modality that a cue, what stands before it and the content give.

The words are those of the house styles of news in English. What no rule knows is asserted.
"""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.vocabulary import ClaimKind, Modality

_NOT: Final = re.compile(
    r"\b(?:not|never|n['\u2019]t|declin\w+ to|refus\w+ to|fail\w+ to|without|no)\b|n['\u2019]t\b"
)
_SILENT: Final = re.compile(
    r"\b(?:declin|refus)\w* (?:to )?(?:immediately )?(?:comment|say|answer|discuss|elaborate"
    r"|specify|confirm|respond|identify|disclose|give|provide|speculate|go into|be drawn|name"
    r"|reveal|explain|rule out)"
    r"|\bno (?:immediate )?comment\b"
    r"|(?:\bnot|n['\u2019]t)(?: immediately| directly| yet)* (?:comment|say|said|answer|discuss"
    r"|elaborate|specify|respond|identify|disclose|give|provide|confirm|deny|rule out|reply"
    r"|explain|mention)"
    r"|\bsa(?:id|ys?) nothing\b"
)
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|refut\w+|rebut\w+|disput(?:es?|ed|ing)|rejected"
    r"|reject(?:s|ing)|dismiss(?:es|ed|ing)?)\b"
)
_DOUBTED: Final = re.compile(r"\b(?:doubt\w*|sceptic\w*|skeptic\w*|questioned)\b")
_PREDICTED: Final = re.compile(
    r"\b(?:predict\w*|forecast\w*|expect(?:s|ed|ing)?|anticipat\w+|foresee\w*|foresaw|projected)\b"
)
_INTENDED: Final = re.compile(
    r"\b(?:vow\w*|pledg\w+|promis\w+|plan(?:s|ned|ning)?|intend\w*|threaten\w*|swore|sworn"
    r"|undertook|resolved|offered|agreed to|decided to|committed to|determined)\b"
)
_DEMANDED: Final = re.compile(
    r"\b(?:call(?:ed|s|ing)? (?:\w+ )?(?:for|on|upon)|urg(?:e|es|ed|ing)|demand\w*|appeal\w*"
    r"|request\w*|recommend\w*|begg?(?:s|ed|ing)?|exhort\w*|press(?:ed|es|ing)? for|implor\w+"
    r"|order(?:s|ed|ing)?|insist(?:s|ed|ing)? on|instruct\w*|ask(?:s|ed|ing)? for)\b"
)
_ASKED: Final = re.compile(r"\b(?:ask(?:s|ed|ing)?|inquir\w+|enquir\w+|wonder\w*|quer(?:y|ied))\b")
_WAS_ASKED: Final = re.compile(
    r"\b(?:when|if|was|were|is|are|been|being|after|once|be) (?:\w+ )?asked\b"
)
_UNAWARE: Final = re.compile(
    r"\b(?:not|n['\u2019]t|never)(?: \w+)? aware\b|\bunaware\b"
    r"|\bno (?:knowledge|idea|information)\b"
    r"|\b(?:not|n['\u2019]t) know\b|\bno one knows\b"
)
_QUESTION: Final = re.compile(r"^\W*(?:whether|if|how|why|what|who|when|where|which)\b")
_HYPOTHETICAL: Final = re.compile(
    r"^\W*(?:that )?(?:if|unless|were)\b.*\b(?:would|could|might|will)\b"
    r"|\b(?:would|could|might)\b.*\b(?:if|unless)\b"
)
_FUTURE: Final = re.compile(r"\b(?:will|wo(?=n['\u2019]t)|shall|would|going to)\b|['\u2019]ll\b")
_OWN: Final = re.compile(r"\b(?:i|we)(?: \w+)?['\u2019 ]*$")
_ASIDE: Final = re.compile(r" (?:because|if|that|which|who|when|unless|until|than)\b")
_PAST: Final = re.compile(r"\bwould(?:n['\u2019]t)?(?: \w+)? have\b")
_BEGIN: Final = 60  # characters of a content in which its main clause has begun
_READ: Final = 2_000  # characters of a content that are looked at
_SURE: Final = 90


@dataclass(frozen=True, slots=True)
class Saying:
    """What kind of claim it is, and how it is held."""

    kind: ClaimKind = "statement"
    modality: Modality = "asserted"


def saying(cue: str, before: str, content: str) -> Saying | None:
    """Return how ``content`` is said, ``None`` where the cue says that others asked it.

    ``before`` are the words of the clause in front of the cue ("did not" before "say").
    """
    cued, words = f"{before} {cue}".casefold().strip(), content[:_READ].casefold()
    if _ASKED.search(cue.casefold()) and not _DEMANDED.search(cued):
        return _question(cued, words)
    silent = _SILENT.search(f"{cued} {words[:_BEGIN]}")
    if silent and silent.start() < len(cued):
        return Saying(kind="no_comment")
    if _DENIED.search(cue.casefold()) and not _NOT.search(cued):
        return Saying(modality="denied")
    for modality, pattern in _BY_CUE:
        if pattern.search(cued):
            return Saying(modality=modality)
    return Saying(modality=_of_content(words, own="\u201c" in content or '"' in content))


def _question(cued: str, words: str) -> Saying | None:
    if _WAS_ASKED.search(cued):
        return None
    asks = _QUESTION.match(words) or words.rstrip(" \"'\u201d\u2019").endswith("?")
    return Saying(modality="asked" if asks else "demanded")


def _of_content(words: str, *, own: bool) -> Modality:
    if _UNAWARE.search(words[:_BEGIN]):
        return "unaware"
    if _HYPOTHETICAL.search(re.split(r"[.?!] ", words, maxsplit=1)[0]):
        return "hypothetical"
    if words.rstrip(" \"'\u201d\u2019").endswith("?"):
        return "asked"
    main = _ASIDE.split(words[:_SURE].removeprefix("that "))[0]
    if (found := _FUTURE.search(main)) and not _PAST.search(main):
        if found[0] == "would":  # of one's own words it is no future
            return "asserted" if own else "predicted"
        return "intended" if _OWN.search(main[: found.start()]) else "predicted"
    return "asserted"


_BY_CUE: Final[tuple[tuple[Modality, re.Pattern[str]], ...]] = (
    ("unaware", _UNAWARE),
    ("doubted", _DOUBTED),
    ("demanded", _DEMANDED),
    ("intended", _INTENDED),
    ("predicted", _PREDICTED),
)
