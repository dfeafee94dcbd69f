"""Who may be worth comparing, without comparing all pairs: an index of sketches in memory.

The database keeps the same table (number, text) and asks it the same question; this one is for
texts that are in no database.
"""

from collections import Counter
from collections.abc import Iterable

from onrecord.origins.sketch import MAX_CANDIDATES, MAX_TEXTS, MIN_MATCHES


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
