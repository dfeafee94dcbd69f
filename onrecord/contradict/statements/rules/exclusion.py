"""Words that exclude each other without being opposites: a loan and a gift, Monday and Tuesday."""

from collections.abc import Iterator

from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair


def exclusion(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where a word of the one and a word of the other cannot both be so."""
    pairing = pair.words
    for i, j in pairing.excluded:
        if pairing.a.negative(i) != pairing.b.negative(j) or not pairing.same:
            continue
        yield Reason(
            rule="exclusion",
            kind="lexical",
            detail=f"{pairing.a.said([i])} and {pairing.b.said([j])} exclude each other.",
            first=pairing.a.spans([i]),
            second=pairing.b.spans([j]),
            strength=round(min(pairing.shares), 3),
        )
        return
