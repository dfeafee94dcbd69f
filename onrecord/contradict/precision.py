"""How often people confirmed what was proposed to them, with how far that may be off by chance."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: Of fewer decisions on one kind nothing is said.
HANDFUL: Final = 5
_Z: Final = 1.959964  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``decided`` pairs people ``confirmed`` so many."""

    decided: int
    confirmed: int

    @property
    def part(self) -> float:
        """The share of the confirmed, in 0 to 1; 0 of nothing."""
        return self.confirmed / self.decided if self.decided else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson (1927): from 0 to 1 of nothing."""
        if not self.decided:
            return 0.0, 1.0
        n, share, square = self.decided, self.part, _Z**2
        middle = (share + square / (2 * n)) / (1 + square / n)
        half = _Z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n**2))
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def words(self) -> str:
        """The share and its interval, as sentences have it."""
        low, high = self.interval
        return f"{self.part * 100:.0f} %, 95 % interval {low * 100:.0f}-{high * 100:.0f} %"


@dataclass(frozen=True, slots=True)
class Precision:
    """How often proposals of one sort were confirmed, in all and by kind.

    ``open`` are those on which people are unsure, or disagree: they are in no share. ``kinds``
    are in the order of their names.
    """

    all: Share
    open: int
    kinds: tuple[tuple[str, Share], ...]


def precision(decided: Iterable[tuple[str, str]]) -> Precision:
    """Return the precision of proposals, each with its kind and what people decided.

    ``confirmed`` and ``dismissed`` count; whatever else people made of one leaves it open.
    """
    found = Counter(decided)
    confirmed = Counter({k: n for (k, verdict), n in found.items() if verdict == "confirmed"})
    dismissed = Counter({k: n for (k, verdict), n in found.items() if verdict == "dismissed"})
    settled = confirmed.total() + dismissed.total()
    return Precision(
        all=Share(settled, confirmed.total()),
        open=found.total() - settled,
        kinds=tuple(
            (kind, Share(confirmed[kind] + dismissed[kind], confirmed[kind]))
            for kind in sorted(confirmed.keys() | dismissed.keys())
        ),
    )
