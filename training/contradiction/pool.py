"""Pairs of real news that lie near each other and are hardly ever a contradiction.

What is retrieved from a record is mostly of this sort: the same people and words, another matter.
None is taken for a contradiction, though a few are.
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
from db.reads.statements import some_statements, statement_facts
from db.store.contradictions import of_statements
from db.tables import Contradiction
from onrecord.contradict import Statement
from onrecord.contradict.pairs import in_order, statement_of
from onrecord.contradict.statements.topical import topical
from onrecord.dates import bounds
from onrecord.embeddings import embed
from training.contradiction.pairs import Example

DATA: Final = Path("../shared/data/attribution")
_PAIRS: Final = 6_000
_NEAREST: Final = 12
_COPIES: Final = 0.85
_SHORTEST, _LONGEST = 4, 60  # words
_SEED: Final = 11
_SAMPLE: Final = 2_000  # as a check does


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


def proposed_pairs(file: Path, total: float) -> list[Example]:
    """Return the pairs that a check proposed in a record of real news, hardly one of them right.

    ``file`` is a database that ``python -m benchmarks.contradiction_pool --half tune`` made;
    together the pairs weigh ``total``.
    """
    with reading(connect(place(str(file)))) as connection:
        rows = connection.execute(
            select(Contradiction.first_claim_id, Contradiction.second_claim_id)
            .where(of_statements())
            .order_by(Contradiction.key)
        ).all()
        chosen = random.Random(_SEED).sample(rows, min(len(rows), _PAIRS))
        facts = statement_facts(connection, sorted({claim for row in chosen for claim in row}))
        common = topical(some_statements(connection, _SAMPLE))
    ordered = (in_order(facts[one], facts[other]) for one, other in chosen)
    return _none([(statement_of(a), statement_of(b)) for a, b in ordered], total, common)


def _none(
    pairs: Sequence[tuple[Statement, Statement]], total: float, common: frozenset[str]
) -> list[Example]:
    count = total / len(pairs)
    return [Example(a, b, False, frozenset(), count, topical=common) for a, b in pairs]


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
