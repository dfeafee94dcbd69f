"""Measure the program beside what it is compared with, in turn, in one run.

SQLite works inside this process: there the processor's time is counted, which other programs on
the machine hardly change. For PostgreSQL it is the time on the clock.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Work = Callable[[], object]
_LEAST: Final = 0.02  # seconds: shorter work is repeated until it takes so long
_LONGEST: Final = 20.0  # seconds for one measure; slow work has fewer rounds


@dataclass(frozen=True, slots=True)
class Target:
    """At most ``limit``: times what ``against`` costs, or, without it, in the case's unit."""

    limit: float
    against: str | None = None

    def words(self, unit: str) -> str:
        """Return it in words."""
        return (
            f"<= {self.limit:g} x {self.against}" if self.against else f"<= {self.limit:g} {unit}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that is measured: ours, and the same by other means.

    ``calls`` is how many of the thing one call of the functions does.
    """

    measure: str
    name: str
    ours: Work
    baselines: Mapping[str, Work] = field(default_factory=dict)
    unit: str = "ms"
    calls: int = 1
    target: Target | None = None


def compare(case: Case, clock: Callable[[], float], rounds: int) -> dict[str, Any]:
    """Run a case in rounds, each with all its functions in turn; return medians and ratios."""
    works = {"ours": case.ours, **case.baselines}
    first = {name: _once(work, clock) for name, work in works.items()}  # warms caches, too
    repeat = {name: max(1, int(_LEAST / max(spent, 1e-6))) for name, spent in first.items()}
    cost = sum(first[name] * repeat[name] for name in works)
    kept = max(1, min(rounds, int(_LONGEST / max(cost, 1e-6))))
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(kept):
        for name, work in works.items():
            spent[name].append(_repeated(work, clock, repeat[name]) * _SCALE[case.unit])
    each = {name: spread([one / case.calls for one in values]) for name, values in spent.items()}
    found: dict[str, Any] = {
        "measure": case.measure,
        "case": case.name,
        "unit": case.unit,
        "rounds": kept,
        "ours": each.pop("ours"),
        "baselines": each,
        "ratios": {
            name: spread(
                [own / other for own, other in zip(spent["ours"], spent[name], strict=True)]
            )
            for name in case.baselines
        },
    }
    return found | judged(case.target, case.unit, found)


def spread(values: list[float]) -> dict[str, float]:
    """Return the median, the least and the most of some values."""
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def judged(target: Target | None, unit: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the target in words and whether the median reached it."""
    if target is None:
        return {}
    value = found["ratios"][target.against] if target.against else found["ours"]
    return {"target": target.words(unit), "reached": value["median"] <= target.limit}


_SCALE: Final = {"ms": 1e3, "s": 1.0}


def _once(work: Work, clock: Callable[[], float]) -> float:
    started = clock()
    work()
    return clock() - started


def _repeated(work: Work, clock: Callable[[], float], times: int) -> float:
    started = clock()
    for _ in range(times):
        work()
    return (clock() - started) / times


CLOCKS: Final[Mapping[str, Callable[[], float]]] = {
    "sqlite": time.process_time,
    "postgresql": time.perf_counter,
}
