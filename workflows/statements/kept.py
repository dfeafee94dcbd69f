"""What was read of an index, kept as long as there is room for it."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key, of which those that were longest not asked for go first.

    ``room`` is in whatever the sizes are given in; the last value stays, however large.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._size = 0
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return the value of a key, ``None`` where there is none (any more)."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size: int) -> V:
        """Keep a value, and return it."""
        if key in self._held:
            self._size -= self._held.pop(key)[1]
        self._held[key] = value, size
        self._size += size
        while self._size > self._room and len(self._held) > 1:
            self._size -= self._held.popitem(last=False)[1][1]
        return value
