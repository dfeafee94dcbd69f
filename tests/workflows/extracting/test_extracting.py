"""From a text that is held to drafts in the record, and what a second time does."""

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from onrecord.drafts.work import find
from onrecord.errors import NotFoundError
from onrecord.recordfile.writer import write
from workflows.deciding_claims import decide_claims
from workflows.editing import edit_records
from workflows.extracting import (
    NoTextHeldError,
    NothingToReadError,
    Wanted,
    extract_many,
    to_extract,
)
from workflows.importing import InputFile, import_files
from workflows.readers import readers
from workflows.undoing import undo

SAFER, LOST, LATE = (
    "The patrols had made the bay safer.",
    "We [Ana Ferro speaking] lost no boat this year.",
    "The boats were late.",
)


@pytest.fixture
def of(engine):
    """Return a function that gives what selects the claims with a statement."""

    def of(statement, status="draft"):
        with reading(engine) as connection:
            wanted = ClaimFilter(statuses=(status,))
            keys = [c.key for c in list_claims(connection, wanted) if c.statement == statement]
        return lambda _: keys

    return of


@pytest.fixture
def decide(engine, of, now):
    """Return a function that gives a status to the drafts with a statement."""
    return lambda status, words: decide_claims(engine, status, of(words), now())


def test_what_is_said_in_a_text_becomes_drafts(take_text, extract, statements):
    take_text()
    (done,) = extract()
    assert done.new == 3
    assert statements() == sorted((words, "draft") for words in (SAFER, LOST, LATE))


def test_a_draft_has_its_words_proved_and_says_what_made_it(engine, take_text, extract):
    take_text()
    extract()
    with reading(engine) as connection:
        drafts = list(list_claims(connection, ClaimFilter(statuses=("draft",))))
    assert {d.appearances[0].verification for d in drafts} == {"verified"}
    assert {(d.proposed_by, d.confidence) for d in drafts} == {
        ("a-drafter 1", 0.9), ("a-drafter 1", 0.8), ("a-drafter 1", 0.6),
    }  # fmt: skip


def test_a_source_is_one_entry_of_the_log(engine, take_text, extract, changes):
    take_text()
    take_text("Ida Lund said the boats were late.\n", "mail.txt")
    extract()
    assert [entry.act for entry in changes(engine)] == ["ingest", "ingest", "extract", "extract"]


def test_a_text_that_was_read_is_not_read_again(take_text, extract):
    take_text()
    extract()
    assert extract() == []


def test_a_text_without_a_draft_is_not_read_again(take_text, extract):
    take_text("There is nothing here that anybody was heard to say.\n")
    assert [done.new for done in extract()] == [0]
    assert extract() == []


def test_a_newer_version_reads_all_texts_again(take_text, extract):
    take_text()
    extract()
    assert [done.known for done in extract(version="2")] == [3]


def test_a_source_that_is_named_is_read_again_and_nothing_changes(
    engine, take_text, extract, contents
):
    source = take_text()
    extract()
    before = contents(engine)
    (done,) = extract(source)
    assert (done.new, done.known, done.change) == (0, 3, None)
    assert contents(engine) == before


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_what_a_person_decided_is_not_touched(take_text, extract, decide, statements, status):
    take_text()
    extract()
    decide(status, SAFER)
    extract(version="2")
    assert (SAFER, status) in statements()
    assert len(statements()) == 3


def test_what_a_person_wrote_in_a_draft_stays(engine, take_text, extract, of, now, statements):
    take_text()
    extract()
    edit_records(engine, "claim", of(LATE), {"statement": "Boats came late."}, now())
    extract(version="2")
    assert ("Boats came late.", "draft") in statements()


def test_words_that_a_person_coded_are_not_drafted(
    engine, take_text, extract, article_claim, statements
):
    source = take_text()
    article_claim(source, "the boats were late")
    (done,) = extract()
    assert (done.new, done.known) == (2, 1)
    assert len(statements()) == 3


@pytest.fixture
def article_claim(take_in, engine):
    """Return a function that codes words of the article as a claim of somebody else."""

    def article_claim(source, words):
        take_in(
            {
                "speakers": [{"key": "harbour", "name": "The harbour", "kind": "organisation"}],
                "claims": [
                    {"key": "coded", "speaker": "harbour", "statement": "Late.",
                     "appearances": [{"source": source, "quote_type": "indirect", "exact": words}]},
                ],
            }
        )  # fmt: skip

    return article_claim


def test_a_draft_that_a_newer_version_does_not_find_is_withdrawn(
    engine, take_text, extract, finds, statements, changes
):
    take_text()
    extract()
    sure = finds(("Tomas Brek", "said", "the boats were late", "indirect", 0.6))
    (done,) = extract(version="2", find=sure)
    assert done.withdrawn == 2
    assert (LATE, "draft") in statements()
    assert (SAFER, "withdrawn") in statements()
    assert "a-drafter 2" in changes(engine)[-1].summary


def test_a_draft_that_is_found_again_is_a_draft_again(take_text, extract, finds, statements):
    take_text()
    extract()
    extract(version="2", find=finds(("Tomas Brek", "said", "the boats were late", "indirect", 0.6)))
    extract(version="3")
    assert {status for _, status in statements()} == {"draft"}


def test_a_claim_that_was_accepted_stays_when_it_is_not_found_again(
    take_text, extract, finds, decide, statements
):
    take_text()
    extract()
    decide("accepted", SAFER)
    extract(version="2", find=finds(("Tomas Brek", "said", "the boats were late", "indirect", 0.6)))
    assert (SAFER, "accepted") in statements()


def test_a_draft_of_nearly_the_same_words_is_the_same(take_text, extract, finds, statements):
    take_text()
    extract()
    wider = ("Ana Ferro", "said", "the patrols had made the bay safer", "indirect", 0.9)
    (done,) = extract(
        version="2", find=finds(("Ana Ferro", "told", "We lost no boat this", "direct", 0.8), wider)
    )
    assert (done.new, done.known) == (0, 2)


def test_an_extraction_can_be_undone_and_is_not_made_again(
    engine, take_text, extract, now, statements
):
    source = take_text()
    (done,) = extract()
    undo(engine, str(done.change), now())
    assert {status for _, status in statements()} == {"withdrawn"}
    assert [one.new for one in extract(source)] == [0]
    assert {status for _, status in statements()} == {"withdrawn"}


def test_who_the_record_knows_is_charged_and_not_added(
    take_text, extract, take_in, claims, speakers
):
    take_in({"speakers": [{"key": "minister", "name": "A. Ferro", "aliases": ["Ana Ferro"]}]})
    take_text()
    (done,) = extract(dry_run=True)
    assert [speaker.key for speaker in done.records.speakers] == ["tomas-brek"]
    assert "minister" in {claim.speaker for claim in done.records.claims}


def test_a_speaker_of_two_sources_is_added_once(take_text, extract, speakers):
    take_text()
    take_text("Tomas Brek said the boats were late, again.\n", "mail.txt")
    extract()
    assert [s.name for s in speakers("tomas-brek")] == ["Tomas Brek"]


def test_an_unnamed_speaker_of_a_text_stays_the_same_one(take_text, extract, finds, statements):
    source = take_text()
    unnamed = finds(("a pilot", "said", "the boats were late", "indirect", 0.6))
    extract(find=unnamed)
    (done,) = extract(source, find=unnamed)
    assert (done.new, done.changed, done.known) == (0, 0, 1)


def test_a_dry_run_changes_nothing(engine, take_text, extract, contents):
    take_text()
    before = contents(engine)
    (done,) = extract(dry_run=True)
    assert (done.new, len(done.records.claims)) == (3, 3)
    assert contents(engine) == before


def test_the_drafts_of_a_dry_run_can_be_edited_and_imported(
    engine, take_text, extract, now, statements
):
    take_text()
    (done,) = extract(dry_run=True)
    edited = write(done.records).replace("status: draft", "status: accepted", 1)
    import_files(engine, [InputFile("drafts.yaml", edited.encode(), None)], now())
    assert sorted(status for _, status in statements()) == ["accepted", "draft", "draft"]
    assert [one.known for one in extract()] == [3]


def test_the_drafts_of_several_sources_are_imported_from_one_file(
    engine, take_text, extract, now, statements
):
    take_text()
    take_text("Tomas Brek said the boats were late.\n\nIt rained.\n", name="other.txt")
    file = "".join("---\n" + write(one.records) for one in extract(dry_run=True))
    import_files(engine, [InputFile("drafts.yaml", file.encode(), None)], now())
    assert len(statements()) == 4
    assert [(one.new, one.known) for one in extract()] == [(0, 1), (0, 3)]


def test_less_sure_drafts_can_be_left_out(take_text, extract, statements):
    take_text()
    (done,) = extract(min_confidence=0.8)
    assert done.new == 2
    assert (LATE, "draft") not in statements()


def test_leaving_out_what_is_less_sure_takes_nothing_back(take_text, extract, statements):
    take_text()
    extract()
    extract(version="2", min_confidence=0.8)
    assert (LATE, "draft") in statements()


def test_a_text_that_cannot_be_read_is_told_of_and_the_next_one_comes(take_text, extract, finds):
    take_text()
    take_text("Ida Lund said the boats were late.\n", "mail.txt")
    readable = finds()
    done = extract(find=lambda text: readable(text) if "mail" in text.name else "It is too long")
    assert sorted(type(one).__name__ for one in done) == ["Extracted", "Failed"]


def test_a_source_without_a_text_is_refused(take_in, extract):
    take_in({"source": {"key": "leaflet", "title": "A leaflet"}})
    with pytest.raises(NoTextHeldError, match="onrecord source attach leaflet"):
        extract("leaflet")


def test_a_record_without_texts_says_what_to_do(extract):
    with pytest.raises(NothingToReadError, match="onrecord ingest"):
        extract()


def test_a_source_that_is_not_there_is_not_found(take_text, extract):
    take_text()
    with pytest.raises(NotFoundError):
        extract("the moon")


def test_texts_are_read_in_other_processes(engine, take_text, now, statements):
    for number in range(3):
        take_text(
            f"Ana Ferro said that {number} boats had left the harbour on Monday.\n", f"{number}.txt"
        )
    wanted = Wanted(sources=tuple(to_extract(engine, ())))
    with readers(2, work=find) as by:
        done = list(extract_many(engine, wanted, now, by))
    assert [one.new for one in done] == [1, 1, 1]
    assert "2 boats had left the harbour on Monday." in {words for words, _ in statements()}
