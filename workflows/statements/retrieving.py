"""Whom to compare a claim with: candidates by words and by meaning, some dozens of a million."""

from array import array
from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection

from db.reads.candidates import about_how_many, lengths, of_speaker, of_topics, with_words
from db.reads.pairs import accepted
from db.reads.vectors import words_of
from onrecord.contradict.candidates import (
    CANDIDATES,
    COMMON,
    by_words,
    collapsed,
    fused,
    long_for_less,
    telling_words,
)
from onrecord.contradict.nearness import Points, copies
from onrecord.contradict.pairs import LONGEST
from workflows.statements.comparing import Pair
from workflows.statements.vectors import Vectors

_WEIGHED: Final = 200
_RANKED: Final = 60
_OWN: Final = 10
_GROUP: Final = 2_000
_KEPT_WORDS: Final = 5_000


class Retriever:
    """Finds candidates for claims. What it has read of the index is kept from claim to claim."""

    def __init__(self, connection: Connection) -> None:
        self._vectors = Vectors(connection)
        self._claims = about_how_many(connection)
        self._words: OrderedDict[str, Sequence[int]] = OrderedDict()

    def pairs(self, connection: Connection, claims: Collection[int]) -> set[Pair]:
        """Return the pairs, the lower id first, that are to be compared for these claims."""
        statements = words_of(connection, sorted(claims), LONGEST)
        points = self._vectors.of(connection, list(statements))
        return {
            (min(claim, other), max(claim, other))
            for claim, statement in statements.items()
            for other in self._candidates(connection, claim, statement, points)
            if other != claim
        }

    def _candidates(
        self, connection: Connection, claim: int, statement: str, points: Points
    ) -> set[int]:
        worded = [id_ for id_ in self._by_words(connection, statement) if id_ != claim]
        own = points.only([claim])
        if not len(own.ids):
            return set(worded[:CANDIDATES])
        vector = own.vectors[0]
        around = self._vectors.around(connection, vector)
        near = self._live(connection, around.near(vector, _RANKED + 1), claim)
        found = set(self._collapsed(connection, fused(worded, near)))
        for group in (of_speaker, of_topics):
            among = self._vectors.of(connection, group(connection, claim, _GROUP))
            found |= set(among.near(vector, _OWN + 1))
        return found

    def _live(self, connection: Connection, near: Sequence[int], claim: int) -> list[int]:
        """Return those that are accepted and not the claim itself, in their order."""
        live = set(accepted(connection, near)) - {claim}
        return [id_ for id_ in near if id_ in live]

    def _collapsed(self, connection: Connection, ranked: Sequence[int]) -> list[int]:
        points = self._vectors.of(connection, ranked)
        same = copies(points.vectors) if len(points.ids) else None
        places = {int(id_): place for place, id_ in enumerate(points.ids)}

        def near_copies(one: int, other: int) -> bool:
            if same is None or one not in places or other not in places:
                return False
            return bool(same[places[one], places[other]])

        return collapsed(ranked, near_copies, CANDIDATES)

    def _by_words(self, connection: Connection, statement: str) -> list[int]:
        words = telling_words(statement)
        found = {word: own for word in words if (own := self._with(connection, word))}
        if not found:
            found = self._with_several(connection, words)
        scores = by_words(found, self._claims)
        best = sorted(scores, key=lambda id_: (-scores[id_], id_))[:_WEIGHED]
        return long_for_less(scores, lengths(connection, best))[:_RANKED]

    def _with_several(
        self, connection: Connection, words: Sequence[str]
    ) -> dict[str, Sequence[int]]:
        """Return the claims that have several words where each by itself is too common."""
        longest = sorted(words, key=lambda word: (-len(word), word))
        for count in range(2, len(longest) + 1):
            found = with_words(connection, longest[:count], COMMON)
            if found is not None:
                return {" ".join(longest[:count]): found}
        return {}

    def _with(self, connection: Connection, word: str) -> Sequence[int]:
        """Return the claims that have a word, none for one that too many have."""
        if word not in self._words:
            self._words[word] = array("q", with_words(connection, [word], COMMON) or ())
            if len(self._words) > _KEPT_WORDS:
                self._words.popitem(last=False)
        self._words.move_to_end(word)
        return self._words[word]
