"""Whether the words around a phrase speak of what was or of what will be.

"On Wednesday" is the last one or the next one; the verb says which. What stands nearest before the
phrase in its sentence decides; where nothing does, what stands nearest after it.
"""

from typing import Final, Literal

from onrecord.dates.lexicon import LETTER
from onrecord.dates.tokens import Tokens

Tense = Literal["past", "future"]

_FUTURE: Final = frozenset(
    "will shall ll would wo set due scheduled slated expected expects expect plan plans planned "
    "planning upcoming going deadline begins starts opens ends takes runs meets leaves airs debuts "
    "must should could can may might hopes intends intend vows pledges promises forthcoming "
    "expires sera seront aura auront doit va vont wird werden".split()
)
_PAST: Final = frozenset(
    "said told was were had did been got went came took made gave held met spoke wrote saw found "
    "began led left won lost fell rose sent put shot brought bought sold became ran sat stood "
    "heard read paid kept broke drove flew hit cut let quit swore knew thought felt has have having "
    "struck chose grew drew threw hung withdrew sought fought taught caught built spent born died "
    "a \u00e9t\u00e9 ont hat hatte war wurde sagte".split()
) - {"a"}
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
    for at in places:
        if tokens.kinds[at] in _ENDS:
            return None
        told = _of_word(tokens, at)
        if told:
            return told
    return None


def _of_word(tokens: Tokens, at: int) -> Tense | None:
    word = tokens.lower(at)
    if word in _FUTURE:
        return "future"
    if word in _PAST or (
        len(word) >= _WORDS and word.endswith("ed") and word not in _NOT_PAST and word.isalpha()
    ):
        # "will be held", "to be released": what stands before the participle counts.
        return "future" if tokens.lower(at - 1) == "be" else "past"
    if word == "to" and tokens.lower(at - 1) in {"is", "are"}:
        return "future"
    return None
