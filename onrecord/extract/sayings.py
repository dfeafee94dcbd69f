"""Which cues are cues of saying: claims are made of what people say, not of what they want.

Half the cues of attributive prose are others ("wants", "documented", "eagerness"); what they
introduce is the writer's account of somebody, not that person's word.
"""

import re
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VERBS: Final = _words(
    """
    accuse acknowledge add address admit advise advocate affirm agree allege announce answer
    apologise apologize appeal argue ask assert assess assure attest believe blame blast boast
    brag call caution charge chide cite claim clarify comment compare complain concede
    conclude concur condemn confess confide confirm contend continue contradict counter
    criticise criticize cry declare decline decry defend demand denounce deny deplore describe
    disagree disclose dismiss dispute echo elaborate emphasise emphasize estimate exclaim
    exhort explain explained express forecast go hail highlight hint implore imply indicate
    inform insist instruct interject joke lambast lambaste lament lash lie liken maintain
    mention mock mumble mutter note object observe opine outline plead pledge point post
    praise predict proclaim promise propose protest question quip quote rail read reassert
    reassure rebuff rebuke recall recommend recount refuse refute reiterate reject relate
    remark remember remind repeat reply report request respond retort reveal rule say scoff
    shout shrug signal snap speak speculate spell stand state stress suggest summarise
    summarize surmise swear take talk tell testify thank think threaten tout tweet underline
    underscore urge voice volunteer vow warn weigh whisper wonder write yell
    """
)
_IRREGULAR: Final = {
    "told": "tell",
    "said": "say",
    "wrote": "write",
    "written": "write",
    "thought": "think",
    "spoke": "speak",
    "spoken": "speak",
    "swore": "swear",
    "sworn": "swear",
    "went": "go",
    "goes": "go",
    "gone": "go",
    "retold": "tell",
    "quipped": "quip",
    "quipping": "quip",
    "bragged": "brag",
    "bragging": "brag",
    "admitted": "admit",
    "admitting": "admit",
    "conferred": "confer",
    "rebutted": "rebut",
    "rebutting": "rebut",
    "concurred": "concur",
    "snapped": "snap",
    "read": "read",
    "lied": "lie",
    "lying": "lie",
    "stood": "stand",
    "took": "take",
    "shrugged": "shrug",
    "forecast": "forecast",
    "doubts": "doubt",  # "left little doubt" is none
    "doubted": "doubt",
}
_NOUNS: Final = _words(
    """
    according per statement statements claim claims allegation allegations accusation accusations
    assertion assertions remark remarks comment comments promise promises pledge pledges warning
    warnings denial denials admission announcement suggestion insistence testimony letter tweet
    tweets email emails speech interview criticism complaint report reports estimate estimates
    prediction argument arguments contention verdict ruling confession apology demand demands
    threat threats vow vows
    """
)
#: What may stand beside such a noun; beside any other word, that one tells what was done:
#: "bristled at the suggestion" is no suggestion of his.
_BESIDE: Final = _words(
    """
    a an the this that those these his her its their my our of in on to for from by with about as
    at s has have had is was were be been made make makes making issued issue issues issuing gave
    give gives giving given released release sent send posted published put out new own joint
    written public recent earlier latest repeated longstanding key same official sworn
    """
)
_HELD: Final = re.compile(
    r"\b(?:in|to) (?:\S+ )?(?:words|view|opinion|mind|account|telling)\b|\b(?:un)?aware\b"
)
#: Verbs that say something only in company: "went on to say", "took issue", "call for", "read:".
_COMPANY: Final = {
    "go": frozenset(("on", "further", "say")),
    "take": frozenset(("issue", "exception", "twitter")),
    "stand": frozenset(("by",)),
    "point": frozenset(("out", "to")),
    "rule": frozenset(("out", "that")),
    "spell": frozenset(("out",)),
    "lash": frozenset(("out",)),
    "weigh": frozenset(("in",)),
}
_FOREIGN: Final = re.compile(
    r"\b(?:dit|dits|dite|déclar\w+|affirm\w+|ajout\w+|expliqu\w+|indiqu\w+|assur\w+|estim\w+|soulign\w+"
    r"|annonc\w+|précis\w+|répond\w*|racont\w+|selon|d['’]après|démenti\w*|confirm\w+"
    r"|sagt\w*|gesagt|erklär\w+|beton\w+|teilt\w*|hinzu|mein\w*|kritisier\w+|kündig\w+|bericht\w+"
    r"|behaupt\w+|warn\w+|bestritt|bestreitet|zufolge|laut)\b|^so$",
    re.IGNORECASE,
)
_BARELY: Final = re.compile(r"\b(?:barely|hardly|scarcely|short of)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
#: "was told", "has been criticised for": somebody else says it, unless the cue ends with "by".
_PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being)(?: \w+ly)* (?!\w+ing\b)(\w+)", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def is_saying(cue: str) -> bool:
    """Return whether the words of a cue tell of saying, writing or holding something true."""
    words = [word.lower() for word in _WORD.findall(cue)]
    if not words:
        return ":" in cue or "—" in cue
    if _is_passive(cue, words) or _BARELY.search(cue):
        return False
    for word in words:
        verb = base(word)
        if verb in _COMPANY:
            if _COMPANY[verb] & set(words):
                return True
        elif verb is not None and (word not in _NOUNS or word == words[0]):
            return True
    if all(word in _NOUNS or word in _BESIDE for word in words) and _NOUNS & set(words):
        return True
    return _HELD.search(cue.lower()) is not None or _FOREIGN.search(cue) is not None


def _is_passive(cue: str, words: list[str]) -> bool:
    """Tell whether the cue is about what was said to its subject, or of it."""
    found = _PASSIVE.search(cue)
    if found is None or base(found[1].lower()) is None or words[-1] == "by":
        return False
    return not any(word.endswith("ing") and base(word) for word in words)


def base(word: str) -> str | None:
    """Return the verb of saying that a word, in small letters, is a form of, if it is one."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, put in (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("d", ""),
        ("ed", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
    ):
        if word.endswith(ending):
            base = word[: len(word) - len(ending)] + put
            if base in _VERBS:
                return base
    return None
