"""The article of the demo, extracted, against the record that people coded of it by hand."""

from dataclasses import dataclass

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.reads.speakers import list_speakers
from onrecord.drafts import LEAST
from onrecord.drafts.work import find
from onrecord.ingest import Metadata
from onrecord.records import DateRecord
from onrecord.spans import Span
from onrecord.text import fold
from workflows.actor import Actor
from workflows.document_files import documents_of
from workflows.extracting import Wanted, extract_many, to_extract
from workflows.ingest_many import Readers, ingest_many

FRANCE24 = "france24-2014-12-03"
COVERED = 0.8  # of the words that a person marked
ACTOR = Actor("Ida Lund", "2031-06-01T10:00:00Z")


@dataclass(frozen=True)
class Said:
    """Who is said to have said what: a person's coding, or a draft."""

    key: str
    names: frozenset[str]
    spans: tuple[Span, ...]
    edtf: str | None
    sure: bool = True

    def covers(self, other: "Said") -> float:
        """Return the part of the other's words that are among these."""
        whole = sum(b.end - b.start for b in other.spans)
        shared = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start))
            for a in self.spans
            for b in other.spans
        )
        return shared / whole


@pytest.fixture(scope="module")
def coded(request, claims, speakers):
    """Return what people coded of the article, but for what the outlet says in its own voice."""
    return [
        Said(
            claim.key, _names(speakers[claim.speaker]), appearance.spans, _edtf(claim.said),
        )
        for claim in claims
        for appearance in claim.appearances[:1]
        if appearance.source == FRANCE24
        and appearance.spans
        and speakers[claim.speaker].kind != "publication"
    ]  # fmt: skip


def _names(speaker) -> frozenset[str]:
    return frozenset(fold(name) for name in (speaker.name, *speaker.aliases))


def _edtf(date: DateRecord | None) -> str | None:
    """Return a date of saying that the article itself tells."""
    return date.edtf if date and date.span and date.source in {None, FRANCE24} else None


@pytest.fixture
def drafts(new_engine, article, tmp_path):
    """Return the drafts of the article, taken in as a file with its day of publication."""
    engine = new_engine("sqlite")
    (tmp_path / "article.txt").write_bytes(article)
    items = documents_of(
        [tmp_path / "article.txt"], Metadata(published=DateRecord(edtf="2014-12-03"))
    )
    list(ingest_many(engine, items, lambda: ACTOR, Readers()))
    wanted = Wanted(sources=tuple(to_extract(engine, ())))
    list(extract_many(engine, wanted, lambda: ACTOR, Readers(work=find)))
    with reading(engine) as connection:
        known = {view.id: _names(view) for view in list_speakers(connection)}
        return [
            Said(
                view.statement, known[view.speaker.id], view.appearances[0].spans,
                view.said.edtf if view.said else None, (view.confidence or 0) >= LEAST,
            )
            for view in list_claims(connection, ClaimFilter(statuses=("draft",)))
        ]  # fmt: skip


def best(said, drafts):
    """Return the draft that has the words of a coding, ``None`` where none has enough of them."""
    fit = [draft for draft in drafts if draft.covers(said) >= COVERED]
    return min(fit, key=lambda d: sum(s.end - s.start for s in d.spans), default=None)


def test_every_statement_that_people_coded_is_drafted(coded, drafts):
    missing = [said.key for said in coded if best(said, drafts) is None]
    assert missing == []


def test_nothing_is_charged_to_the_wrong_person(coded, drafts):
    wrong = [
        (said.key, sorted(said.names), sorted(draft.names))
        for said in coded
        if (draft := best(said, drafts)) and not draft.names & said.names
    ]
    assert wrong == []


def test_every_statement_has_the_date_that_people_coded(coded, drafts):
    wrong = [
        (said.key, said.edtf, draft.edtf)
        for said in coded
        if (draft := best(said, drafts)) and said.edtf and draft.edtf != said.edtf
    ]
    assert wrong == []


def test_nothing_is_drafted_for_sure_that_nobody_coded(coded, drafts):
    more = [d.key for d in drafts if d.sure and not any(d.covers(s) >= COVERED for s in coded)]
    assert more == []
