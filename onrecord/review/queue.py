"""The place in what is to be decided: what was, what is kept for later, what comes next.

It knows nothing of a database: a queue that is lost loses no decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Mark = Literal["decided", "later", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Item:
    """What is decided at once: a draft, or the contradictions that ask one question, by key.

    ``part_of`` is the item that was opened to decide each of its contradictions alone.
    """

    keys: tuple[str, ...]
    part_of: "Item | None" = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one is; ``place`` counts from 1 and is 0 at the end, where nothing is shown."""

    place: int
    total: int
    decided: int
    later: int
    elsewhere: int = 0

    @property
    def left(self) -> int:
        """How many are neither decided, here or by others, nor kept for later."""
        return self.total - self.decided - self.later - self.elsewhere


class Queue:
    """Items in order, with the one that is shown, and what was done with each."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
        self._at = 0
        self._marks: dict[Item, Mark] = {}

    @property
    def current(self) -> Item | None:
        """The item that is shown; ``None`` at the end."""
        return self.items[self._at] if self._at < len(self.items) else None

    def mark_of(self, item: Item) -> Mark | None:
        """Return what was done with an item."""
        return self._marks.get(item)

    def progress(self) -> Progress:
        """Return how far one is."""
        marks = [mark for item in self.items if (mark := self._marks.get(item))]
        place = self._at + 1 if self.current else 0
        counts = (marks.count(mark) for mark in get_args(Mark))
        return Progress(place, len(self.items), *counts)

    def extend(self, items: Iterable[Item]) -> None:
        """Add items that came up since; what is there already, alone or with others, stays."""
        known = {key for item in self.items for key in item.keys}
        for item in items:
            keys = tuple(key for key in item.keys if key not in known)
            if keys:
                self.items.append(Item(keys))

    def mark(self, mark: Mark) -> None:
        """Note what was done with the item that is shown, and go on to the next open one."""
        if self.current is not None:
            self._marks[self.current] = mark
            self.advance()

    def advance(self) -> None:
        """Go to the next item that nothing was done with, from the beginning again if need be."""
        size = len(self.items)
        after = min(self._at + 1, size)
        around = (*range(after, size), *range(after))
        self._at = next((at for at in around if self.items[at] not in self._marks), size)

    def move(self, steps: int) -> None:
        """Go to the next or the item before, whatever was done with it."""
        last = len(self.items) - 1
        self._at = max(0, min(self._at + steps, max(0, last)))

    def reopen(self, item: Item) -> None:
        """Show an item that was decided as one that is not, however it is cut by now."""
        self._marks.pop(item, None)
        if item in self.items:
            self._at = self.items.index(item)

    def again(self) -> bool:
        """Take up what was kept for later; return whether there is any."""
        kept = [item for item, mark in self._marks.items() if mark == "later"]
        for item in kept:
            del self._marks[item]
        if kept:
            self._at = -1
            self.advance()
        return bool(kept)

    def open(self) -> bool:
        """Have each contradiction of the item that is shown be an item; return whether it could."""
        whole = self.current
        if whole is None or len(whole.keys) == 1:
            return False
        self.items[self._at : self._at + 1] = [Item((key,), part_of=whole) for key in whole.keys]
        return True

    def close(self) -> bool:
        """Put an opened item together again; return whether it could: none of it was decided."""
        whole = self.current and self.current.part_of
        if whole is None:
            return False
        parts = [item for item in self.items if item.part_of == whole]
        if any(item in self._marks for item in parts):
            return False
        at = self.items.index(parts[0])
        self.items = [item for item in self.items if item.part_of != whole]
        self.items.insert(at, whole)
        self._at = at
        return True
