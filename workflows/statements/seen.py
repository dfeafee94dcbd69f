"""Pairs that one check has compared: what is found from both sides is looked at once."""

from array import array
from collections.abc import Collection, Iterable
from typing import Final

from workflows.statements.comparing import Pair

_MOST: Final = 4_000_000


class Seen:
    """Remembers a pair from when one of its claims is done until the check comes to the other.

    Of at most ``most`` pairs; those beyond are compared again. Valid as long as nobody writes.
    """

    def __init__(self, claims: Iterable[int], most: int = _MOST) -> None:
        ids = list(claims)
        self._waiting = bytearray(max(ids, default=0) + 1)
        for id_ in ids:
            self._waiting[id_] = 1
        self._most = most
        self._count = 0
        self._of: dict[int, array[int]] = {}

    def forget(self) -> None:
        """Have every pair be compared again: somebody wrote since."""
        self._of.clear()
        self._count = 0

    def among(self, pairs: Collection[Pair], claims: Collection[int]) -> set[Pair]:
        """Return those of the pairs of these claims that were compared before."""
        known = {
            (min(claim, other), max(claim, other))
            for claim in claims
            for other in self._of.get(claim, ())
        }
        return known & set(pairs)

    def done(self, pairs: Iterable[Pair], claims: Collection[int]) -> None:
        """Take note that these claims are done, and with whom each was compared."""
        own = set(claims)
        for claim in own:
            self._waiting[claim] = 0
            self._count -= len(self._of.pop(claim, ()))
        for pair in pairs:
            for claim, other in (pair, pair[::-1]):
                if claim in own and self._waits(other) and self._count < self._most:
                    self._of.setdefault(other, array("q")).append(claim)
                    self._count += 1

    def _waits(self, claim: int) -> bool:
        return claim < len(self._waiting) and bool(self._waiting[claim])
