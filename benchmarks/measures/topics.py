"""A topic's claims, newest first, and the list of all topics with their numbers of claims."""

from collections.abc import Iterator

from benchmarks.subject import Subject
from benchmarks.timing import Case
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.reads.propositions import list_topics

_UNDER = """
AND (id IN (SELECT claim_id FROM claim_topic WHERE topic_id = ?)
     OR id IN (SELECT s.claim_id FROM stance AS s JOIN proposition AS p ON p.id = s.proposition_id
               WHERE p.topic_id = ? AND NOT s.withdrawn))
"""


def cases(subject: Subject) -> Iterator[Case]:
    """Give a page of the hottest topic, one of a middling topic, and the list of topics."""
    middling = max(2, subject.world.sizes.topics // 15)
    for name, topic in (("the hottest topic", 1), ("a middling topic", middling)):
        wanted = ClaimFilter(topic=topic, limit=50)
        yield Case(
            measure="A topic",
            name=f"50 claims of {name}",
            ours=lambda wanted=wanted: list(list_claims(subject.connection, wanted)),  # type: ignore[misc]
            baselines={"raw": lambda topic=topic: subject.raw.page(_UNDER, [topic, topic])},  # type: ignore[misc]
        )
    yield Case(
        measure="A topic",
        name="all topics with their numbers of claims",
        ours=lambda: list_topics(subject.connection),
    )
