"""Whether the words around a phrase speak of what was or of what will be.

"On Wednesday" is the last one or the next one; the verb says which. What stands nearest before the
phrase in its sentence decides; where nothing does, what stands nearest after it.
"""

from typing import Final

from onrecord.dates.lexicon import LETTER, words
from onrecord.dates.tokens import Tense, Tokens

_FUTURE: Final = words(
    "will shall ll would due scheduled slated expected expects expect planned planning upcoming "
    "if begins starts opens ends takes meets meet leaves airs debuts must should could can may "
    "might intends intend forthcoming expires sera seront aura auront doit va vont wird werden"
)
# Nouns, too: "announced the plan Tuesday", "set off fireworks Friday".
_FUTURE_BEFORE_TO: Final = words(
    "plan plans going set returns heads hopes hope vows pledges promises faces"
)
_PAST: Final = words(
    "said told was were had did been got went came took made gave held met spoke wrote saw "
    "found began led left won lost fell rose sent put shot brought bought sold became ran sat "
    "stood heard read paid kept broke drove flew hit cut let quit swore knew thought felt has "
    "have having struck chose grew drew threw hung withdrew sought fought taught caught built "
    "spent born died didn wasn weren hadn hasn haven wouldn couldn "
    "été ont hatte wurde sagte"
)
_NOT_PAST: Final = frozenset(
    {"need", "indeed", "feed", "speed", "seed", "exceed", "united", "hundred", "alleged"}
)
_REACH: Final = 24  # tokens on either side
_ENDS: Final = frozenset(LETTER[name] for name in ("stop", "quote"))
_WORDS: Final = 4  # letters of the shortest word that -ed makes a past: "used"


def tense(tokens: Tokens, first: int, end: int) -> Tense | None:
    """Return the tense around tokens ``first`` to ``end``, or ``None`` where nothing tells."""
    before = range(first - 1, max(-1, first - 1 - _REACH), -1)
    return _nearest(tokens, before) or _nearest(
        tokens, range(end, min(len(tokens.kinds), end + _REACH))
    )


def tense_before(tokens: Tokens, first: int) -> Tense | None:
    """Return the tense of what stands before a token in its sentence."""
    return _nearest(tokens, range(first - 1, max(-1, first - 1 - _REACH), -1))


def _nearest(tokens: Tokens, places: range) -> Tense | None:
    known = tokens.tenses
    for at in places:
        if tokens.kinds[at] in _ENDS:
            return None
        if at not in known:
            known[at] = _of_word(tokens, at)
        if told := known[at]:
            return told
    return None


def _of_word(tokens: Tokens, at: int) -> Tense | None:
    word = tokens.lower(at)
    if _is_future(tokens, at, word):
        return "future"
    if word in _FUTURE:  # Theresa May; "his decision to meet" was made
        return None
    is_past = word in _PAST or (
        len(word) >= _WORDS and word.endswith("ed") and word not in _NOT_PAST and word.isalpha()
    )
    if not is_past:
        return None
    # "will be held", "to be released": what stands before the participle counts.
    return "future" if tokens.lower(at - 1) == "be" else "past"


def _is_future(tokens: Tokens, at: int, word: str) -> bool:
    before, after = tokens.lower(at - 1), tokens.lower(at + 1)
    if word == "to":
        return before in {"is", "are"}
    if word == "won":
        return tokens.is_kind(at + 1, "apostrophe")
    if word in _FUTURE_BEFORE_TO:
        return after in {"to", "for"}
    if word == "meet" and before == "to":
        return False
    return word in _FUTURE and not tokens.is_kind(at, "maybe_month")
