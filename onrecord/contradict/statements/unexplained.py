"""Pairs in which no rule finds anything, and the package's own network speaks alone.

Most contradictions are told in other words, which no list of words foresees. What is found in this
way is marked as found by a model alone, with the words that both have, and nothing is said of what
excludes what.
"""

from typing import Final

from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair

# Below this hardly a pair is of one question: of those in the dossiers that trees without rules
# gave .25 or more, one in eight was.
_ALIKE: Final = 0.3
_IN_ALL: Final = 100


def akin(pair: Pair) -> bool:
    """Tell whether two statements are near enough to ask the network though no rule speaks.

    They share a word that is no figure and lie near each other in meaning. Where both deny
    something it is not asked: it takes two denials for a conflict.
    """
    words = pair.words
    if words.a.turns and words.b.turns:
        return False
    if not any(words.a.words[i].sort == "content" for i, _, _ in words.same):
        return False
    from onrecord.contradict.statements.likeness import alike  # numpy, for few pairs only

    return alike(words) >= _ALIKE


def unexplained(pair: Pair, opinion: Opinion) -> Reason:
    """Return the reason for what the network alone holds, with the words that both statements have.

    It is of the kind world_knowledge.
    """
    words = pair.words
    first, second = words.met
    sure = min(_IN_ALL - 1, int(opinion.contradicts * _IN_ALL))
    return Reason(
        rule="own_opinion",
        kind="world_knowledge",
        detail=f"Both speak of {words.a.said(first)}. No rule tells what excludes what: only the "
        f"package's own network holds that they exclude each other, with {sure} in {_IN_ALL}.",
        first=words.a.spans(first),
        second=words.b.spans(second),
    )
