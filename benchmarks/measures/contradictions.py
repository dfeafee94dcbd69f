"""What a speaker said against itself: the stored contradictions of one speaker."""

from collections.abc import Iterator
from typing import Final

from benchmarks.raw import Raw
from benchmarks.subject import TALKATIVE, Subject
from benchmarks.timing import Case
from db.reads.contradictions import ContradictionFilter, list_contradictions
from db.reads.filters import ClaimFilter

# As detection stores them, but for scores and reasons, which nothing here reads.
_FILL: Final = """
INSERT INTO contradiction (key, scope, kind, status, score, proposition_id, first_claim_id,
                           second_claim_id, trace, proposed_by)
SELECT 'x' || a.id || '-' || b.id, 'self', 'negation', 'candidate', 0.5, a.proposition_id,
       a.claim_id, b.claim_id, '[]', 'benchmark'
FROM stance AS a JOIN stance AS b
  ON b.speaker_id = a.speaker_id AND b.proposition_id = a.proposition_id AND b.stance = 'denies'
WHERE a.stance = 'affirms' AND a.claim_id <> b.claim_id
LIMIT 200000
"""
_OWN: Final = """
SELECT x.id FROM contradiction AS x JOIN claim AS c ON c.id = x.first_claim_id
WHERE x.scope = 'self' AND x.status = 'candidate' AND c.speaker_id = ?
ORDER BY x.score DESC, x.key LIMIT 50
"""


def fill(raw: Raw) -> None:
    """Store the pairs of stances that speakers took against their own, up to 200,000."""
    raw.connection.execute(_FILL)
    raw.connection.commit()


def cases(subject: Subject) -> Iterator[Case]:
    """Give the self-contradictions of a speaker who says little and of who talks most."""
    quiet = subject.world.sizes.speakers // 3
    for name, speaker in (("of who talks most", TALKATIVE), ("of a quiet speaker", quiet)):
        wanted = ContradictionFilter(claims=ClaimFilter(speaker=speaker, limit=50), scope="self")
        yield Case(
            measure="Self-contradictions",
            name=f"50 {name}",
            ours=lambda wanted=wanted: list(list_contradictions(subject.connection, wanted)),  # type: ignore[misc]
            baselines={"raw, ids alone": lambda one=speaker: subject.raw.rows(_OWN, [one])},  # type: ignore[misc]
        )
