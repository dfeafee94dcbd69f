"""The record that two statements are out of, as far as comparing them takes it into account."""

import math
from dataclasses import dataclass
from typing import Final

# About as many claims as the record has that the trees for one were fitted to.
_FITTED: Final = 6_500
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Record:
    """``claims`` says about how many there are, ``topical`` which words tell little among them."""

    claims: int = _PAIR
    topical: frozenset[str] = frozenset()

    @property
    def searched(self) -> float:
        """How far the two were found by searching many, in 0 to 1.

        Two statements side by side are a record of two claims; from there it grows with the
        logarithm of the number, as a record takes in one matter after the other.
        """
        many = math.log(max(self.claims, _PAIR) / _PAIR) / math.log(_FITTED / _PAIR)
        return min(1.0, many)


#: Of two statements that somebody laid side by side.
SIDE_BY_SIDE: Final = Record()
