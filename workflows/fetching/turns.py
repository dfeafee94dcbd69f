"""One request at a time to a host, and a pause in between."""

import threading
from collections.abc import Callable


class Turns:
    """When a host may be asked again. ``clock`` gives seconds, ``sleep`` waits that many.

    Threads may share it: each is given its own turn before it waits for it.
    """

    def __init__(
        self, delay: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, delay: float = 0.0) -> None:
        """Wait for the turn; ``delay`` is what the host asks for where that is more than ours."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self._delay, delay)
        if turn > now:
            self._sleep(turn - now)
