"""The opposites of one new claim: what is asked of the database when a claim comes in.

Claims differ much: one in a quarrel of thousands has hundreds, one that gives a figure is compared
with every figure of its slot. So claims are drawn, and those in the middle and near the slow end of
what was drawn are measured.
"""

import time
from collections.abc import Iterator
from random import Random

from benchmarks.subject import Subject
from benchmarks.timing import Case, Target
from db.reads.pairs import OPPOSITES, opposite_stances

_SAMPLE = 400
_EACH = 20
_TAKING = """
SELECT DISTINCT s.claim_id FROM stance AS s JOIN claim AS c ON c.id = s.claim_id
WHERE c.status = 'accepted' AND s.stance = 'affirms' AND s.claim_id {ids}
"""


def cases(subject: Subject) -> Iterator[Case]:
    """Give the median claim of those that take a stance, and the slowest but one in twenty."""
    sql = OPPOSITES.replace("IN :claims", "= ?")
    drawn = Random(5).sample(range(1, subject.claims + 1), min(subject.claims, _SAMPLE * 3))
    taking = [row[0] for row in subject.raw.among(_TAKING, drawn)][:_SAMPLE]
    spent = sorted((_seconds(subject, sql, claim), claim) for claim in taking)
    for name, share, limit in (("the median claim", 50, 0.1), ("the 95th of 100", 95, None)):
        at = len(spent) * share // 100
        some = spent[max(0, at - _EACH // 2) : at + _EACH // 2]
        yield Case(
            measure="The opposites of a new claim",
            name=f"{name}, in SQL",
            ours=lambda some=some: [subject.raw.rows(sql, [claim]) for _, claim in some],  # type: ignore[misc]
            calls=len(some),
            target=None if limit is None else Target(limit),
        )
        yield Case(
            measure="The opposites of a new claim",
            name=f"{name}, through the program",
            ours=lambda some=some: [  # type: ignore[misc]
                opposite_stances(subject.connection, [claim]) for _, claim in some
            ],
            calls=len(some),
        )


def _seconds(subject: Subject, sql: str, claim: int) -> float:
    started = time.perf_counter()
    subject.raw.rows(sql, [claim])
    return time.perf_counter() - started
