"""Pairs of real news that lie near each other and are hardly ever a contradiction.

What is found in a record is mostly of this sort: the same people and words, another matter. What
nobody has read is taken for none.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from sqlalchemy import select

from benchmarks.attribution.corpus import Article, read_lines
from benchmarks.contradiction.pairs import half_of
from db.engine import connect, place, reading
from db.reads.statements import statement_facts
from db.store.rows import chunks
from db.tables import Claim
from onrecord.contradict import Statement
from onrecord.contradict.pairs import comparable, in_order, statement_of
from onrecord.contradict.statements.comparing import Look
from onrecord.contradict.statements.record import Record
from onrecord.contradict.statements.topical import topical
from onrecord.dates import bounds
from onrecord.embeddings import embed
from training.contradiction.judged import Verdict, learnt, verdict
from training.contradiction.pairs import Example
from workflows.statements.record import record_of
from workflows.statements.retrieving import Retriever

DATA: Final = Path("../shared/data/attribution")
#: What `python -m benchmarks.contradiction_pool --half tune --database` makes.
POOL: Final = Path("build/pool-tune.db")
_PAIRS: Final = 6_000
_NEAREST: Final = 12
_COPIES: Final = 0.85
_SHORTEST, _LONGEST = 4, 60  # words
_SEED: Final = 11
_AT_ONCE: Final = 200
_UNEXPLAINED: Final = 4_000  # pairs in which no rule finds anything
_COUNTS: Final[dict[Verdict | None, float]] = {
    "contradiction": 7.0,
    "none": 1.0,
    "unclear": 0.0,
    None: 0.5,
}


def near_pairs(total: float, data: Path = DATA) -> list[Example]:
    """Return annotated attributions near in meaning; together the pairs weigh ``total``."""
    found = _statements(data)
    texts = [statement.text for statement in found]
    vectors = embed(texts)
    pairs = set()
    for start in range(0, len(found), 500):
        near = vectors[start : start + 500] @ vectors.T
        near[near >= _COPIES] = -1
        for row, others in enumerate(np.argsort(-near, axis=1)[:, :_NEAREST], start=start):
            pairs |= {(min(row, int(other)), max(row, int(other))) for other in others}
    chosen = random.Random(_SEED).sample(sorted(pairs), _PAIRS)
    return _none([(found[one], found[other]) for one, other in chosen], total, topical(texts))


def found_pairs(file: Path) -> list[Example]:
    """Return the pairs of a record of real news that a check weighs.

    ``file`` is a database that ``python -m benchmarks.contradiction_pool --half tune`` made. They
    are those in which rules find something and no gate fails, and of those that only the network is
    asked about all that were read and a sample of the others. A pair that was read and called a
    contradiction counts for seven, one that nobody read for a half.
    """
    engine = connect(place(str(file)))
    with reading(engine) as connection:
        claims = connection.execute(select(Claim.id).order_by(Claim.id)).scalars().all()
        retriever, pairs = Retriever(connection), set()
        for some in chunks(claims, _AT_ONCE):
            pairs |= retriever.pairs(connection, some)
        facts = statement_facts(connection, sorted({claim for pair in pairs for claim in pair}))
        common = record_of(connection).topical
    known = ((one, other) for one, other in sorted(pairs) if one in facts and other in facts)
    both = ((facts[one], facts[other]) for one, other in known)
    compared = (in_order(one, other) for one, other in both if comparable(one, other))
    found: list[Example] = []
    unexplained: list[Example] = []
    for a, b in ((statement_of(a), statement_of(b)) for a, b in compared):
        look = Look(a, b, Record(topical=common))
        if look.weighed:
            said = verdict(a.text, b.text)
            (found if look.reasons or said else unexplained).append(_judged(a, b, said, common))
    count = min(len(unexplained), _UNEXPLAINED)
    return found + random.Random(_SEED).sample(unexplained, count)


def claim_texts(file: Path) -> list[str]:
    """Return the statements of the claims in such a database."""
    with reading(connect(place(str(file)))) as connection:
        return list(connection.execute(select(Claim.statement).distinct()).scalars())


def _judged(a: Statement, b: Statement, said: Verdict | None, common: frozenset[str]) -> Example:
    return Example(
        a,
        b,
        said == "contradiction",
        frozenset(),
        _COUNTS[said],
        topical=common,
        learnt=said is not None and learnt(a.text, b.text),
    )


def _none(
    pairs: Sequence[tuple[Statement, Statement]], total: float, common: frozenset[str]
) -> list[Example]:
    count = total / len(pairs)
    return [Example(a, b, False, frozenset(), count, topical=common, learnt=True) for a, b in pairs]


def _statements(data: Path) -> list[Statement]:
    """Return what is said in the articles of the half ``tune``."""
    articles = [one for one in read_lines(data / "train.jsonl.gz") if half_of(one["id"]) == "tune"]
    return [
        statement
        for article in articles
        for annotation in article["attributions"]
        if (statement := _statement(article, annotation)) is not None
    ]


def _statement(article: Article, annotation: dict[str, list[list[int]]]) -> Statement | None:
    text = " ".join(article["text"][start:end] for start, end in annotation["content"])
    words = text.split()
    if not _SHORTEST <= len(words) <= _LONGEST:
        return None
    speaker = " ".join(article["text"][start:end] for start, end in annotation["source"])
    return Statement(
        text=" ".join(words).strip('"“” '),
        speaker=speaker or article["id"],
        speaker_name=speaker or None,
        source=article["id"],
        said=bounds(article["date"]),
    )
