"""A record of thousands of claims of real news, and what a person is shown first of its conflicts.

``python -m benchmarks.contradiction_pool --half tune --database pool.db`` takes the articles of one
half in, drafts their claims, accepts them all, checks the record as ``onrecord check`` does, and
prints the pairs that come first, for people to judge. The half of an article follows from its name,
as in benchmarks.contradiction: nothing is chosen by what is in ``measure``.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.attribution.corpus import Article, read_lines
from benchmarks.contradiction.pairs import HALVES, half_of
from db.store.rows import chunks

_AT_ONCE: Final = 200
_POOL: Final = 8000  # claims
_SHOWN: Final = 50


def articles(data: Path, half: str) -> list[Article]:
    """Return the articles of one half, of the parts for training and for development."""
    both = [*read_lines(data / "train.jsonl.gz"), *read_lines(data / "dev.jsonl.gz")]
    return sorted((one for one in both if half_of(one["id"]) == half), key=lambda one: one["id"])


def take_in(engine: Any, wanted: list[Article]) -> int:
    """Store the articles, draft their claims and accept them; return how many claims there are."""
    from db.engine import writing
    from onrecord.records import DateRecord, RecordSet, SourceRecord
    from workflows.actor import Actor
    from workflows.recording import Recorder

    now = partial(Actor, "Ida Lund", "2031-06-01T10:00:00Z")
    for chunk in chunks(wanted, _AT_ONCE):
        contents, sources = {}, []
        for article in chunk:
            content = article["text"].encode()
            sha256 = hashlib.sha256(content).hexdigest()
            contents[sha256] = content, article["text"]
            sources.append(
                SourceRecord(
                    key=article["id"],
                    title=article["id"],
                    kind="article",
                    publisher=article["id"].partition("_")[0],
                    published=DateRecord(edtf=article["date"], basis="explicit"),
                    sha256=sha256,
                )
            )
        with writing(engine) as connection:
            recorder = Recorder(connection, now())
            recorder.take(RecordSet(sources=tuple(sources)), contents)
            recorder.log("import", f"{len(sources)} articles")
    return _accepted(engine, now)


def _accepted(engine: Any, now: Callable[[], Any]) -> int:
    """Draft claims and accept them all, as nobody should who answers for them."""
    from db.engine import reading
    from db.reads.pairs import keys_from
    from onrecord.drafts import LEAST
    from onrecord.drafts.work import find
    from workflows.deciding_claims import decide_claims
    from workflows.extracting import Wanted, extract_many, to_extract
    from workflows.readers import Readers

    chosen = Wanted(sources=tuple(to_extract(engine, ())), min_confidence=LEAST)
    for _ in extract_many(engine, chosen, now, Readers(work=find)):
        pass
    with reading(engine) as connection:
        drafted = keys_from(connection, 0)[:_POOL]
    for chunk in chunks(drafted, _AT_ONCE):
        decide_claims(engine, "accepted", _these(chunk), now())
    return len(drafted)


def _these(keys: list[str]) -> Callable[[Any], list[str]]:
    return lambda _connection: keys


def build(data: Path, half: str, file: Path) -> tuple[Any, int]:
    """Make the record of a pool; return its engine, and how many claims it has."""
    from db import migrate
    from db.engine import connect, place

    engine = connect(place(str(file)), create=True)
    migrate.upgrade(engine)
    return engine, take_in(engine, articles(data, half))


def first(engine: Any, count: int) -> Iterator[str]:
    """Check the record, and give the pairs that come first: both claims, and the first reason."""
    from db.engine import reading
    from db.reads.contradictions import ContradictionFilter, list_contradictions
    from db.reads.filters import ClaimFilter
    from onrecord.filters import Filters
    from workflows.checking import check

    found = check(engine, Filters())
    yield f"{found.claims} claims, {found.detected.new} candidates"
    wanted = ContradictionFilter(claims=ClaimFilter(limit=count))
    with reading(engine) as connection:
        for number, view in enumerate(list_contradictions(connection, wanted), start=1):
            yield f"{number:3} {view.score} {view.kind}: {view.trace[0].detail}"
            for claim in view.claims:
                yield f"      {claim.speaker.name}: {claim.statement}"


def main() -> None:
    """Build, check, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/attribution"))
    parser.add_argument("--half", choices=HALVES, default="tune")
    parser.add_argument("--database", type=Path, required=True, help="a file that is not there yet")
    parser.add_argument("--first", type=int, default=_SHOWN, help="how many pairs to print")
    given = parser.parse_args()
    engine, claims = build(given.data, given.half, given.database)
    sys.stdout.write(f"{claims} claims of the half {given.half}\n")
    sys.stdout.writelines(f"{line}\n" for line in first(engine, given.first))


if __name__ == "__main__":
    main()
