"""One speaker over time: what is taken back, admitted or no longer held."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair

_TAKEN_BACK: Final = re.compile(
    r"\b(?:I|we) (?:was|were|am|are) (?:wrong|mistaken)"
    r"|\b(?:I|we) (?:mis-?spoke|erred|regret saying|retract|withdraw|take back|stand corrected)"
    r"|\bcorrection\b|\bchanged (?:my|our) minds?\b",
    re.IGNORECASE,
)


def reversal(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where a speaker takes back what the same speaker said before."""
    speaker = pair.a.speaker
    if speaker is None or speaker != pair.b.speaker or not pair.words.same:
        return
    first, second = (_TAKEN_BACK.search(one.text, 0, 2000) for one in pair.sides)
    if (first is None) == (second is None):
        return
    name = pair.a.speaker_name or speaker
    words = pair.words
    yield Reason(
        rule="taken_back",
        kind="negation",
        detail=f'{name} takes back what was said before: "{(first or second)[0]}".',  # type: ignore[index]  # one of them is a match
        first=(first.span(),) if first else words.a.spans(i for i, *_ in words.same),
        second=(second.span(),) if second else words.b.spans(j for _, j, _ in words.same),
        strength=round(max(words.shares), 3),
    )
