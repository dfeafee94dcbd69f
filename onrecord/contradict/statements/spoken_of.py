"""Whether each of two statements speaks of what the other says of its subject, and negates.

The same names with other verbs are another matter, and so is a "not" over something else.
"""

from onrecord.contradict.statements.alignment import Pairing
from onrecord.contradict.statements.analysis.predicates import directed, negated, predicate


def unmet_predicates(words: Pairing) -> int:
    """Return of how many of the two the predicate is known, and not spoken of by the other."""
    said = [predicate(own) for own in (words.a, words.b)]
    return sum(
        number is not None and number not in _spoken_of(words, side)
        for side, number in enumerate(said)
    )


def negation_unmet(words: Pairing) -> bool:
    """Whether something is negated, and none of it is what the other speaks of."""
    turned = [
        number in _spoken_of(words, side)
        for side, own in enumerate((words.a, words.b))
        for number in negated(own)
    ]
    return bool(turned) and not any(turned)


def _spoken_of(words: Pairing, side: int) -> set[int]:
    """Return the words of one side that the other speaks of, be it in other words."""
    pairs = [(i, j) for i, j, _ in words.same]
    found = {pair[side] for pair in (*pairs, *words.opposite, *words.excluded)}
    own, other = ((words.a, words.b), (words.b, words.a))[side]
    if any(directed(other, number) for number in other.content):
        found |= {number for number in own.content if directed(own, number)}
    return found
