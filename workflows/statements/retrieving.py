"""Whom to compare a claim with: candidates by words and by meaning, some dozens of a million."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from sqlalchemy import Connection

from db.reads.candidates import (
    about_how_many,
    said_by,
    searched,
    speakers_of,
    topics_of,
    under,
    with_words,
)
from db.reads.vectors import words_of
from onrecord.contradict.candidates import (
    CANDIDATES,
    COMMON,
    Numbers,
    by_words,
    collapsed,
    fused,
    long_for_less,
    telling_words,
)
from onrecord.contradict.nearness import Bytes, Points, copies, near, together
from onrecord.contradict.pairs import LONGEST
from workflows.statements.comparing import Pair
from workflows.statements.kept import Kept
from workflows.statements.vectors import Vectors

_WEIGHED: Final = 200
_RANKED: Final = 60
_OWN: Final = 10
_GROUP: Final = 2_000
_KEPT_BYTES: Final = 32 * 1024 * 1024
_KEPT_CLAIMS: Final = 200_000
_EACH_WORD: Final = 200  # bytes that a word takes beside its claims
_NOTHING: Final = np.zeros(0, np.int64)


class Retriever:
    """Finds candidates for claims. What it has read of the index is kept from claim to claim.

    Of a record so large that it is parted into cells those are left out that are far apart in
    meaning, but for ``far``: a model of somebody's own may find what rules do not.
    """

    def __init__(self, connection: Connection, *, far: bool = False) -> None:
        self._vectors = Vectors(connection)
        self._far = far or not self._vectors.in_cells
        self._claims = about_how_many(connection)
        self._words: Kept[str, Numbers] = Kept(_KEPT_BYTES)
        self._groups: Kept[tuple[str, int], Points] = Kept(_KEPT_BYTES)
        # How long the text of a claim is, and whether it may be compared; None: not accepted.
        self._searched: dict[int, tuple[int, bool] | None] = {}

    def pairs(self, connection: Connection, claims: Collection[int]) -> set[Pair]:
        """Return the pairs, the lower id first, that are to be compared for these claims."""
        statements = words_of(connection, sorted(claims), LONGEST)
        points = self._vectors.of(connection, list(statements))
        places = {int(id_): place for place, id_ in enumerate(points.ids)}
        groups = self._groups_of(connection, list(statements))
        found: set[Pair] = set()
        for claim, statement in statements.items():
            worded = [id_ for id_ in self._by_words(connection, statement) if id_ != claim]
            others = set(worded[:CANDIDATES])
            if claim in places:
                vector = points.vectors[places[claim]]
                others = self._ranked(connection, claim, vector, worded)
                others |= self._beside(connection, vector, groups[claim])
            found |= {(min(claim, id_), max(claim, id_)) for id_ in others if id_ != claim}
        return found

    def _ranked(
        self, connection: Connection, claim: int, vector: Bytes, worded: Sequence[int]
    ) -> set[int]:
        """Return the first of those that have the words and of those that are near."""
        around = self._vectors.around(connection, vector)
        nearest = near(around, vector, _RANKED + 1)
        live = self._known(connection, nearest)
        ranked = fused(worded, [id_ for id_ in nearest if id_ in live and id_ != claim])
        found = [part.only(ranked) for part in around]
        read = {int(id_) for part in found for id_ in part.ids}
        rest = [id_ for id_ in ranked if id_ not in read]
        points = together([*found, self._vectors.of(connection, rest)] if rest else found)
        return set(collapsed(ranked, copies(points), CANDIDATES)) - self._apart(points, vector)

    def _groups_of(
        self, connection: Connection, claims: Collection[int]
    ) -> dict[int, list[list[tuple[str, int]]]]:
        """Return the speaker and the topics of each claim."""
        speakers, topics = speakers_of(connection, claims), topics_of(connection, claims)
        return {
            claim: [
                [("speaker", speakers[claim])],
                [("topic", topic) for topic in topics.get(claim, ())],
            ]
            for claim in claims
        }

    def _beside(
        self, connection: Connection, vector: Bytes, groups: Iterable[Sequence[tuple[str, int]]]
    ) -> set[int]:
        """Return the nearest among the claims of the speaker, and under the topics."""
        found: set[int] = set()
        for some in groups:
            among = [self._group(connection, *one) for one in some]
            whole = among[0] if len(among) == 1 else together(among)
            found |= set(whole.near(vector, _OWN + 1)) - self._apart(whole, vector)
        return found

    def _apart(self, points: Points, vector: Bytes) -> set[int]:
        return set() if self._far else points.apart(vector)

    def _group(self, connection: Connection, kind: str, number: int) -> Points:
        found = self._groups.get((kind, number))
        if found is None:
            claims = (said_by if kind == "speaker" else under)(connection, number, _GROUP)
            found = self._vectors.of(connection, claims)
            self._groups.put((kind, number), found, found.size)
        return found

    def _known(
        self, connection: Connection, claims: Sequence[int]
    ) -> Mapping[int, tuple[int, bool]]:
        """Return the length of those of the claims that are accepted, and if they are compared."""
        missing = [id_ for id_ in claims if id_ not in self._searched]
        if missing:
            if len(self._searched) > _KEPT_CLAIMS:
                self._searched.clear()
                missing = list(claims)
            self._searched |= dict.fromkeys(missing) | searched(connection, missing)
        return {id_: one for id_ in claims if (one := self._searched[id_]) is not None}

    def _by_words(self, connection: Connection, statement: str) -> list[int]:
        words = telling_words(statement)
        found = {word: own for word in words if len(own := self._with(connection, word))}
        if not found:
            found = self._with_several(connection, words)
        scores = by_words(found, self._claims, _WEIGHED)
        known = self._known(connection, list(scores))
        lengths = {id_: length for id_, (length, compared) in known.items() if compared}
        return long_for_less(scores, lengths)[:_RANKED]

    def _with_several(self, connection: Connection, words: Sequence[str]) -> dict[str, Numbers]:
        """Return the claims that have several words where each by itself is too common."""
        longest = sorted(words, key=lambda word: (-len(word), word))
        for count in range(2, len(longest) + 1):
            found = with_words(connection, longest[:count], COMMON)
            if found is not None:
                return {" ".join(longest[:count]): np.array(found, np.int64)}
        return {}

    def _with(self, connection: Connection, word: str) -> Numbers:
        """Return the claims that have a word, none for one that too many have."""
        found = self._words.get(word)
        if found is None:
            found = np.array(with_words(connection, [word], COMMON) or _NOTHING, np.int64)
            self._words.put(word, found, found.nbytes + _EACH_WORD)
        return found
