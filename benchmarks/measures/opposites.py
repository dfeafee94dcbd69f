"""The opposites of one new claim: what is asked of the database when a claim comes in."""

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
    """Give the median claim of those that take a stance, and one in twenty of the hottest."""
    sql = OPPOSITES.replace("IN :claims", "= ?")
    drawn = Random(5).sample(range(1, subject.claims + 1), min(subject.claims, _SAMPLE * 3))
    taking = [row[0] for row in subject.raw.among(_TAKING, drawn)][:_SAMPLE]
    pairs = sorted((len(subject.raw.rows(sql, [claim])), claim) for claim in taking)
    for name, share, limit in (("the median claim", 50, 0.1), ("the 95th of 100", 95, None)):
        at = len(pairs) * share // 100
        some = pairs[max(0, at - _EACH // 2) : at + _EACH // 2]
        yield Case(
            measure="The opposites of a new claim",
            name=f"{name}, {pairs[at][0]} opposites, in SQL",
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
