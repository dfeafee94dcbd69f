"""The gates of two statements (DESIGN, rule 5): what must fit besides the words.

Unknown passes, lowers and is named; only what is known to differ stops a pair. ``GATES`` is the one
place where a gate is added.
"""

from collections.abc import Callable, Iterable
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.gates.context import (
    demand,
    event_time,
    foretold,
    place,
    read_whole,
    said_time,
    translated,
)
from onrecord.contradict.statements.gates.holding import held, reported
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.scopes import word_gates

Check = Callable[[Pair], Iterable[Gate]]

GATES: Final[tuple[Check, ...]] = (
    event_time,
    said_time,
    foretold,
    place,
    held,
    reported,
    demand,
    translated,
    read_whole,
    lambda pair: word_gates(pair.a, pair.b),
)


def gates_of(pair: Pair) -> tuple[Gate, ...]:
    """Return what was looked at besides the words, the failed first."""
    found = [gate for check in GATES for gate in check(pair)]
    return tuple(sorted(found, key=lambda gate: gate.outcome != "fail"))
