"""What must be against what may be, what is certain against what is open, known and not known."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.analysis.tokens import MAX_CHARACTERS
from onrecord.contradict.statements.comparison import Reason, WordSpan
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.remembered import STATEMENTS

# In this order: what a mode has taken is not read again for a later one ("is obliged" within
# "nobody is obliged").
_MODES: Final[dict[str, re.Pattern[str]]] = {
    name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for name, pattern in {
        "unaware": r"(?:not|n['\u2019]t) (?:been )?(?:aware|know|informed)|unaware"
        r"|kn(?:ow|ows|ew) nothing"
        r"|no (?:knowledge|record|information|recollection|memory) (?:of|that)"
        r"|(?:not|n['\u2019]t) (?:remember|recall|heard)|(?:no|any) inkling|no idea"
        r"|kn(?:ow|ows|ew) of no|(?:learn(?:t|ed|s)?|hear[ds]?) (?:of|about)(?=.{1,80}\bonly"
        r" (?:from|through|by|when|after|later))"
        r"|only (?:learn(?:t|ed|s)?|heard?|f(?:ou|i)nds? out)",
        "optional": r"(?:nobody|no one|not|n['\u2019]t) (?:is |be |are )?"
        r"(?:obliged|required|forced|ha(?:s|ve) to)|need not|needn['\u2019]t|optional"
        r"|voluntar(?:y|ily)|if (?:they|you|he|she) (?:wish|like|want)\w*"
        r"|may (?!well|have|be\b)\w+|free to|choose for (?:him|her|them|our|your)sel(?:f|ves)"
        r"|up to (?:each|you|us|them|every)|free choice|left to (?:each|every)",
        "open": r"(?:anything but|far from|less than|not at all) (?:certain|sure|settled)"
        r"|wide open|in the balance|(?:nobody|no one|none) (?:can (?:say|tell)|knows)"
        r"|(?:one of|among) (?:\w+ )?options|on the table|under consideration|either outcome"
        r"|conceivable|thinkable|may well|might|could (?:well )?be|open question|unclear"
        r"|uncertain|undecided"
        r"|(?:cannot|can['\u2019]t|not) (?:be )?(?:guaranteed?|promised?|certain|sure)"
        r"|whether|possibl[ey]|perhaps|remains to be seen|not (?:been |be )?(?:ruled out|excluded)",
        "certain": r"certain(?:ly)?|sure to|guaranteed?|definitely|undoubtedly|inevitabl[ey]"
        r"|without (?:a |any )?doubt|no doubt|bound to|foregone conclusion|come what may"
        r"|beyond (?:any |all |a )?(?:question|doubt|dispute)|for sure",
        "impossible": r"impossible|ruled? out|no \w+(?:['\u2019]s)? (?:\w+ )?can|cannot"
        r"|can['\u2019]t|out of the question|off the table|inconceivable|unthinkable"
        r"|rul(?:e|es|ed|ing) (?:\w+ ){1,4}out|no (?:way|chance|prospect)",
        "required": r"must(?! not)|ha(?:s|ve|d) to|(?:is|are|be) (?:obliged|required|forced)"
        r"|compulsory|mandatory|needs? to",
    }.items()
}
_AT_ODDS: Final[tuple[tuple[str, str, str], ...]] = (
    ("required", "optional", "{one} is required by one, left free by the other: {other}."),
    ("certain", "open", "{one} is certain to one, open to the other: {other}."),
    ("certain", "impossible", "{one} is certain to one, ruled out by the other: {other}."),
    ("impossible", "open", "{one} is ruled out by one, open to the other: {other}."),
)


def modality(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where the two give the same thing another certainty or another force."""
    pairing = pair.words
    if not pairing.same:
        return
    first, second = modes_of(pairing.a), modes_of(pairing.b)
    for one, other, wording in _AT_ODDS if first and second else ():
        for x, y in ((first, second), (second, first)):
            if one in x and other in y and other not in x and one not in y:
                own, mate = (pairing.a, pairing.b) if x is first else (pairing.b, pairing.a)
                detail = wording.format(one=_words(own, x[one]), other=_words(mate, y[other]))
                yield Reason(
                    rule=one,
                    kind="modality",
                    detail=detail,
                    first=first[one if x is first else other],
                    second=second[other if x is first else one],
                    strength=round(min(pairing.shares), 3),
                )
    yield from _unaware(pair)


def _unaware(pair: Pair) -> Iterator[Reason]:
    pairing = pair.words
    spans = [modes_of(own).get("unaware") for own in (pairing.a, pairing.b)]
    unknown = [
        one.modality == "unaware" or span is not None
        for one, span in zip(pair.sides, spans, strict=True)
    ]
    if unknown[0] == unknown[1]:
        return
    side = unknown.index(True)
    own, other = (pairing.a, pairing.b) if side == 0 else (pairing.b, pairing.a)
    span = spans[side]
    # What is not known stands behind: whoever does not know it may be named by both.
    matter = [at for at in own.content if span is None or own.words[at].span[0] >= span[0][1]]
    met = [one for one in pairing.from_side(side) if one[0] in matter]
    if not met or all(own.words[at].named for at, *_ in met):
        return
    if all(other.negative(at) for _, at, _ in met):
        return
    known = {at for at, *_ in met}
    if any(own.words[at].named and at not in known for at in matter):
        return  # somebody else's air strikes
    share = min(1.0, sum(strength for *_, strength in met) / len(matter))
    cue = span or own.spans(known)
    shown = other.spans(at for _, at, _ in met)
    yield Reason(
        rule="unaware",
        kind="modality",
        detail=f"One asserts it, the other knows nothing of it: {_words(own, cue)}.",
        first=shown if side else cue,
        second=cue if side else shown,
        strength=round(share, 3),
    )


def modes_of(own: Analysis) -> Mapping[str, tuple[WordSpan, ...]]:
    """Return the modes that a statement words, each with its first words."""
    return _modes(own.text[:MAX_CHARACTERS])


@lru_cache(maxsize=STATEMENTS)
def _modes(text: str) -> Mapping[str, tuple[WordSpan, ...]]:
    found: dict[str, tuple[WordSpan, ...]] = {}
    for name, pattern in _MODES.items():
        match = pattern.search(text)
        if match is not None:
            found[name] = (match.span(),)
            text = pattern.sub(lambda taken: "\0" * len(taken[0]), text)
    return found


def _words(own: Analysis, spans: tuple[WordSpan, ...]) -> str:
    return '"' + " ... ".join(own.text[start:end] for start, end in spans) + '"'
