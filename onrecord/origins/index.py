"""Who may be worth comparing, without comparing all pairs: an index of sketches in memory.

The database keeps the same table (number, text) and asks it the same question; this one is for
texts that are in no database.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

# Fewer numbers in common are chance, or phrases that everybody uses; the rewrites of the dev half
# have nine and more.
MIN_MATCHES: Final = 4
MAX_CANDIDATES: Final = 50
# A number that more texts have than this is furniture or a stock phrase, unless nothing rarer is
# there: following it would cost more than it tells.
MAX_TEXTS: Final = 500


class SketchIndex:
    """Texts by the numbers of their sketches."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {}

    def add(self, key: str, sketch: Iterable[int]) -> None:
        """Add a text, once."""
        for number in sketch:
            self._texts.setdefault(number, []).append(key)

    def candidates(self, sketch: Iterable[int]) -> list[str]:
        """Return at most ``MAX_CANDIDATES`` texts, those with most numbers in common first."""
        found: Counter[str] = Counter()
        for number in sketch:
            texts = self._texts.get(number, ())
            if len(texts) <= MAX_TEXTS:
                found.update(texts)
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [key for key, matches in ranked if matches >= MIN_MATCHES][:MAX_CANDIDATES]
