"""What a person decides next: clusters of candidates, a queue to go through, words to look at.

``clusters`` puts the pairs together that ask one question, ``Queue`` keeps the place in what is to
be decided, ``marked`` finds the words of two statements to look at, ``passages`` the words around
a quotation.
"""

from onrecord.review.clusters import Pair, Side, clusters
from onrecord.review.marks import Run, marked, runs
from onrecord.review.passages import Passage, passages
from onrecord.review.queue import Item, Progress, Queue

__all__ = [
    "Item",
    "Pair",
    "Passage",
    "Progress",
    "Queue",
    "Run",
    "Side",
    "clusters",
    "marked",
    "passages",
    "runs",
]
