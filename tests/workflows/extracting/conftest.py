"""A made-up article that is held, and readings of it made by hand."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import workflows.extracting
from db.engine import reading
from db.reads.filters import ClaimFilter
from db.reads.selection import claim_keys_matching
from onrecord.drafts.work import Found
from onrecord.extract.attribution import Attribution, Reading, Token
from onrecord.ingest import Document
from onrecord.speakers import Resolution
from onrecord.vocabulary import CLAIM_STATUSES
from workflows.actor import Actor
from workflows.extracting import Wanted, extract_many, to_extract
from workflows.incoming import Incoming
from workflows.ingest_many import Readers, ingest_many

ARTICLE = (
    "The harbour minister, Ana Ferro, said on Tuesday that the patrols had made the bay safer.\n\n"
    "“We lost no boat this year,” Ferro told reporters.\n\n"
    "Tomas Brek said the boats were late.\n"
)
SAYINGS = (
    ("Ana Ferro", "said", "that the patrols had made the bay safer", "indirect", 0.9),
    ("Ana Ferro", "told", "“We lost no boat this year,”", "direct", 0.8),
    ("Tomas Brek", "said", "the boats were late", "indirect", 0.6),
)


@pytest.fixture
def now() -> Callable[[], Actor]:
    return lambda: Actor("Ida Lund", "2031-06-01T10:00:00Z")


@pytest.fixture
def take_text(engine, now):
    """Return a function that takes a plain text in and gives the key of its source."""

    def take_text(text: str = ARTICLE, name: str = "post.txt") -> str:
        document = Document(name=name, content=text.encode())
        (done,) = ingest_many(engine, [Incoming(document=document)], now, Readers())
        return done.source

    return take_text


@pytest.fixture
def finds() -> Callable[..., Any]:
    """Return a function that makes what finds these sayings in a text, as far as it has them."""

    def finds(*sayings: tuple[str, str, str, str, float]) -> Callable[[Any], Found]:
        def find(text: Any) -> Found:
            own = [s for s in sayings or SAYINGS if s[2] in text.text]
            reading = Reading(text.text, tuple(_tokens(text.text)), tuple(_made(text.text, own)))
            return Found(reading, tuple(_resolved(who) for who, *_ in own), ())

        return find

    return finds


def _resolved(who: str) -> Resolution:
    if who.startswith("a "):
        return Resolution(None, "unnamed", "unnamed", label=who, described_as=who, confidence=1.0)
    return Resolution(who, "person", "name", label=who, confidence=1.0)


def _made(text: str, sayings: Any) -> Iterator[Attribution]:
    for who, cue, words, quote_type, confidence in sayings:
        start = text.index(words)
        said = text.rindex(cue, 0, start) if cue in text[:start] else text.index(cue, start)
        yield Attribution(
            source=((0, len(who)),), cue=((said, said + len(cue)),),
            content=((start, start + len(words)),), quote_type=quote_type, confidence=confidence,
        )  # fmt: skip


def _tokens(text: str) -> Iterator[Token]:
    for found in re.finditer(r"\w+|[^\w\s]", text):
        yield Token(found.start(), found.end(), found[0], 0, 0, "outside", None, True)


@pytest.fixture
def extract(engine, now, finds, monkeypatch):
    """Return a function that extracts with what ``finds`` gives, as a version of a drafter."""

    def extract(*names: str, find: Any = None, version: str = "1", **options: Any):
        monkeypatch.setattr(workflows.extracting, "proposed_by", lambda: f"a-drafter {version}")
        dry_run = options.pop("dry_run", False)
        sources = tuple(to_extract(engine, names, options.get("proposer")))
        wanted = Wanted(sources=sources, **options)
        by = Readers(work=find or finds())
        return list(extract_many(engine, wanted, now, by, dry_run=dry_run))

    return extract


@pytest.fixture
def statements(engine, claims):
    """Return a function that gives (statement, status) of all claims, in order of the words."""

    def statements() -> list[tuple[str, str]]:
        with reading(engine) as connection:
            keys = claim_keys_matching(connection, ClaimFilter(statuses=CLAIM_STATUSES))
        return sorted((c.statement, c.status) for c in claims(*keys).values())

    return statements
