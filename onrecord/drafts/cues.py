"""The words of a cue as the verb of a sentence: "emphasising" is what somebody emphasised."""

import re
from typing import Final

from onrecord.extract.sayings import base

_PAST: Final = {
    "admit": "admitted", "brag": "bragged", "concur": "concurred", "forecast": "forecast",
    "forget": "forgot", "lie": "lied", "quip": "quipped", "read": "read", "rebut": "rebutted",
    "say": "said", "speak": "spoke", "stand": "stood", "swear": "swore", "take": "took",
    "tell": "told", "think": "thought", "write": "wrote", "go": "went", "snap": "snapped",
    "shrug": "shrugged",
}  # fmt: skip
_AROUND: Final = " ,;:\u2013\u2014-\u2015"
_FORM: Final = re.compile(r"(?:(\w+ly) )?(\w+ing)\b(.*)", re.IGNORECASE | re.DOTALL)
_CONSONANT: Final = "bcdfghjklmnpqrstvwxz"
_IF: Final = re.compile(r"\b(?:would|could|might|may|should|will|can|cannot|shall|must)\b")
_NOT: Final = re.compile(r"\bnot\b|n['\u2019]t\b|\bnever\b|\bcannot\b")
#: Verbs whose object is no clause: "compared the mayor to a coach".
_OBJECT: Final = re.compile(
    r"\b(?:accus|apologi|appeal|blam|blast|call|cit|compar|condemn|criticis|criticiz|decri|decry"
    r"|defend|denounc|deplor|describ|discuss|echo|endors|hail|lambast|lament|liken|mock|outlin|prais"
    r"|rebuk|talk|thank|tout|invok|dubb|label)\w*\b",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(
    r"\b(?:told|tell|urg|ask|advis|instruct|implor|remind|warn|order|encourag|beg|accus|assur"
    r"|inform|call(?:ed|s|ing)? (?:on|upon)$|exhort|press)\w*",
    re.IGNORECASE,
)


def verb(cue: str) -> str:
    """Return the words of a cue as they stand behind the name of the speaker.

    A participle without its auxiliary is put into the past; a cue without a word is "said".
    """
    words = cue.strip(_AROUND)
    if not any(map(str.isalpha, words)):
        return "said"
    if not words.isupper():
        words = words[0].lower() + words[1:]
    found = _FORM.fullmatch(words)
    known = base(found[2].lower()) if found else None
    if found is None or known is None:
        return words
    adverb = f"{found[1]} " if found[1] else ""
    return f"{adverb}{past(known)}{found[3]}"


def past(known: str) -> str:
    """Return the past tense of a verb of saying.

    >>> past("deny"), past("argue"), past("tell")
    ('denied', 'argued', 'told')
    """
    if known in _PAST:
        return _PAST[known]
    if known.endswith("e"):
        return f"{known}d"
    if known.endswith("y") and known[-2:-1] in _CONSONANT:
        return f"{known[:-1]}ied"
    return f"{known}ed"


def takes_object(cue: str) -> bool:
    """Tell whether a cue is of a verb that has somebody or something for its object."""
    return _OBJECT.search(cue) is not None


def tells(cue: str) -> bool:
    """Tell whether a cue is of a verb that says whom something is said to."""
    return _TELLING.search(cue) is not None


def is_unreal(cue: str) -> bool:
    """Tell whether it was not said: "critics would say", "the port will announce".

    What somebody would not say is told of, as a refusal.
    """
    words = cue.casefold()
    return _IF.search(words) is not None and _NOT.search(words) is None
