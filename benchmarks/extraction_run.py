"""What a long run of ``onrecord extract`` takes: CPU by part, and memory as it goes on.

Each article is some house styles, joined to 800 words or so, with other made-up names of persons in
each, so that nearly every speaker is new: the dear case for the database. ``python -m
benchmarks.extraction_run --articles 400 --jobs 2`` prints a table. Reading is what other
processes take, and what it takes to send texts there and to get back what was found.
"""

import argparse
import hashlib
import os
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest.mock import patch

from benchmarks.attribution.corpus import Article, load
from benchmarks.extraction_cost import WORDS
from db.store.rows import chunks

_QUARTERS: Final = 4
_AT_ONCE: Final = 500
_PUBLISHED: Final = "2031-05-07"
_SEED: Final = 5
_STARTS: Final = ("B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z")
_VOWELS: Final = ("a", "e", "i", "o", "u", "ei", "au")
_ENDS: Final = ("ck", "ld", "m", "n", "nd", "r", "rn", "s", "st", "t", "x")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Measured:
    """Seconds of CPU by part, and the peak of memory in MB of each quarter of the run."""

    sources: int = 0
    drafts: int = 0
    parts: dict[str, float] = field(default_factory=dict)
    writer: list[float] = field(default_factory=list)
    readers: list[float] = field(default_factory=list)
    quarters: list[float] = field(default_factory=list)  # of the database's CPU


def articles(count: int) -> Iterator[str]:
    """Yield so many texts of ``WORDS`` words or a little more, the same ones each time."""
    styles = load()
    chance = random.Random(_SEED)
    at = 0
    for _ in range(count):
        texts: list[str] = []
        while sum(len(text.split()) for text in texts) < WORDS:
            texts.append(_renamed(styles[at % len(styles)], chance))
            at += 1
        yield "\n\n".join(texts)


def _renamed(article: Article, chance: random.Random) -> str:
    """Return the text with another name for each part of the name of a person who speaks in it."""
    persons = {a["speaker"] for a in article["attributions"] if a.get("speaker_kind") == "person"}
    parts = sorted({part for name in persons if name for part in name.split() if part.isalpha()})
    names = {part: _name(chance) for part in parts}
    if not names:
        return article["text"]
    return re.sub(rf"\b({'|'.join(names)})\b", lambda found: names[found[0]], article["text"])


def _name(chance: random.Random) -> str:
    first = chance.choice(_STARTS) + chance.choice(_VOWELS)
    return first + chance.choice(_STARTS).lower() + chance.choice(_VOWELS) + chance.choice(_ENDS)


def measure(count: int, jobs: int) -> Measured:
    """Take so many articles in, extract them by so many processes, and tell what that took."""
    from db import migrate
    from db.engine import connect, place
    from workflows.actor import Actor

    with TemporaryDirectory() as folder:
        engine = connect(place(str(Path(folder) / "run.db")), create=True)
        migrate.upgrade(engine)
        now = partial(Actor, "Ida Lund", "2031-06-01T10:00:00Z")
        _take_in(engine, count, now)
        return _extracted(engine, jobs, now)


def _take_in(engine: Any, count: int, now: Callable[[], Any]) -> None:
    """Store the articles as held texts, without looking for what they go back to."""
    from db.engine import writing
    from onrecord.records import DateRecord, RecordSet, SourceRecord
    from workflows.recording import Recorder

    for chunk in chunks(enumerate(articles(count)), _AT_ONCE):
        contents = {}
        sources = []
        for number, text in chunk:
            content = text.encode()
            sha256 = hashlib.sha256(content).hexdigest()
            contents[sha256] = content, text
            published = DateRecord(edtf=_PUBLISHED, basis="explicit")
            sources.append(
                SourceRecord(
                    key=f"article-{number:06}",
                    title=f"Article {number}",
                    kind="article",
                    published=published,
                    sha256=sha256,
                )
            )
        with writing(engine) as connection:
            recorder = Recorder(connection, now())
            recorder.take(RecordSet(sources=tuple(sources)), contents)
            recorder.log("import", f"{len(sources)} articles")


def _extracted(engine: Any, jobs: int, now: Callable[[], Any]) -> Measured:
    from onrecord.drafts import LEAST
    from onrecord.drafts.building import drafts
    from onrecord.drafts.work import find
    from workflows import drafts_taken
    from workflows.document_files import Failed
    from workflows.extracting import Wanted, extract_many, to_extract
    from workflows.readers import Readers, readers

    measured = Measured()
    wanted = Wanted(sources=tuple(to_extract(engine, ())), min_confidence=LEAST)
    every = -(-len(wanted.sources) // _QUARTERS)
    clock = _Clock()
    look = clock.timed("looking", _sample)
    children = _of_children()
    began, here = time.process_time(), time.thread_time()
    with ExitStack() as stack:
        by = stack.enter_context(readers(jobs, work=find)) if jobs > 1 else Readers(work=find)
        stack.enter_context(patch.object(drafts_taken, "drafts", clock.timed("drafting", drafts)))
        for name in ("start", "result"):
            stack.enter_context(patch.object(by, name, clock.timed("reading", getattr(by, name))))
        for one in extract_many(engine, wanted, now, by):
            measured.sources += 1
            measured.drafts += 0 if isinstance(one, Failed) else one.new
            look(measured, every)
            if measured.sources % every == 0 or measured.sources == len(wanted.sources):
                measured.quarters.append(time.thread_time() - here - sum(clock.parts.values()))
    own, threads = time.thread_time() - here, time.process_time() - began
    measured.parts = {
        "reading": clock.parts["reading"] + _of_children() - children + threads - own,
        "drafting": clock.parts["drafting"],
        "database": own - sum(clock.parts.values()),
    }
    return measured


class _Clock:
    """Adds up the CPU of this thread that calls take."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = defaultdict(float)

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, with what it takes counted as ``part``."""

        def timed(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                self.parts[part] += time.thread_time() - began

        return timed


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _sample(measured: Measured, every: int) -> None:
    """Look at the memory in use by this process and by the largest of those that read."""
    if (measured.sources - 1) % every == 0:
        measured.writer.append(0.0)
        measured.readers.append(0.0)
    measured.writer[-1] = max(measured.writer[-1], _resident("self"))
    threads = Path("/proc/self/task").glob("*/children")
    children = [child for one in threads for child in one.read_text(encoding="ascii").split()]
    largest = max(map(_resident, children), default=0.0)
    measured.readers[-1] = max(measured.readers[-1], largest)


def _resident(process: str) -> float:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:  # it ended
        return 0.0
    return int(pages) * _PAGE / 1e6


def lines(measured: Measured) -> Iterator[str]:
    """Yield what was measured, in Markdown."""
    whole = sum(measured.parts.values())
    yield "| part | CPU, ms an article | share |"
    yield "|---|---:|---:|"
    for name, seconds in measured.parts.items():
        yield f"| {name} | {1000 * seconds / measured.sources:.1f} | {seconds / whole:.1%} |"
    yield ""
    yield f"{measured.sources} articles, {measured.drafts / measured.sources:.1f} drafts each"
    yield ""
    yield "| quarter | database, ms an article | writer, peak MB | a reader, peak MB |"
    yield "|---|---:|---:|---:|"
    every = -(-measured.sources // _QUARTERS)
    before = 0.0
    for number, until in enumerate(measured.quarters):
        writer, reader = measured.writer[number], measured.readers[number]
        spent = 1000 * (until - before) / min(every, measured.sources - number * every)
        yield f"| {number + 1} | {spent:.1f} | {writer:.0f} | {reader:.0f} |"
        before = until


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    for line in lines(measure(given.articles, given.jobs)):
        print(line)  # noqa: T201 - a table for a terminal


if __name__ == "__main__":
    main()
