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
    brand brag call caution charge chide cite claim clarify comment complain concede conclude
    concur condemn confess confide confirm contend continue contradict counter criticise
    criticize cry declare decline decry defend demand denounce deny deplore describe disagree
    disclose dismiss dispute echo elaborate emphasise emphasize estimate exclaim explain
    explained express forecast go hail highlight hint imply indicate inform insist instruct
    interject joke lambast lambaste lament lash lie maintain mention mock mumble mutter name
    note object observe offer opine order outline plead pledge point post praise predict
    proclaim promise propose protest question quip quote rail read reassert reassure rebuff
    rebuke recall recommend recount refuse refute reiterate reject relate remark remember remind
    repeat reply report request respond retort reveal rule say scoff shout shrug signal snap
    speak speculate spell stand state stress suggest summarise summarize surmise swear take talk
    tell testify thank think threaten tout tweet underline underscore urge vow voice volunteer
    warn weigh whisper wonder write yell
    """
)
_IRREGULAR: Final = {
    "denies": "deny",
    "denied": "deny",
    "replies": "reply",
    "replied": "reply",
    "implies": "imply",
    "implied": "imply",
    "testifies": "testify",
    "testified": "testify",
    "cries": "cry",
    "cried": "cry",
    "decries": "decry",
    "decried": "decry",
    "clarifies": "clarify",
    "clarified": "clarify",
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
}
_NOUNS: Final = _words(
    """
    according per words statement statements claim claims allegation allegations accusation
    accusations assertion assertions remark remarks comment comments promise promises pledge
    pledges warning warnings denial denials admission announcement suggestion insistence
    testimony account letter tweet tweets email emails speech interview call calls criticism
    complaint question questions answer report reports estimate estimates prediction argument
    arguments contention mind view views opinion verdict ruling quote quotes quotation
    confession apology demand demands threat threats vow vows
    """
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
    r"|behaupt\w+|warn\w+|bestritt|bestreitet|zufolge|laut|so)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def is_saying(cue: str) -> bool:
    """Return whether the words of a cue tell of saying, writing or holding something true."""
    words = [word.lower() for word in _WORD.findall(cue)]
    if not words:
        return ":" in cue or "—" in cue
    for word in words:
        verb = _base(word)
        if verb in _COMPANY:
            if _COMPANY[verb] & set(words):
                return True
        elif verb is not None or word in _NOUNS:
            return True
    return _FOREIGN.search(cue) is not None


def _base(word: str) -> str | None:
    """Return the verb of saying that a word is a form of."""
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
