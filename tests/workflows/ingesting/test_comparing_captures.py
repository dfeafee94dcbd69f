"""Two copies of one page, compared by their words."""

import pytest

from onrecord.errors import NotFoundError, OnrecordError
from tests.workflows.ingesting.edited_page import URL, edited
from workflows.comparing_captures import Compared, compare_captures


def test_two_copies_are_compared_by_their_words(ingest, page, coded, engine):
    ingest(edited(page), url=URL)
    found = compare_captures(engine, coded)
    assert isinstance(found, Compared)
    changed = [one for one in found.differences if one.old and one.new]
    words = [run.words for one in changed for run in one.runs if run.change != "same"]
    assert words == ["nothing", "very little"]


def test_a_comparison_names_the_quotations_that_it_concerns(ingest, page, coded, engine):
    ingest(edited(page), url=URL)
    found = compare_captures(engine, coded)
    assert [(one.claim_key, one.state) for one in found.concerned] == [("nothing", "altered")]


def test_a_word_beside_a_quotation_concerns_it(ingest, page, coded, engine):
    ingest(page.replace("said on Tuesday", "never said on Tuesday"), url=URL)
    found = compare_captures(engine, coded)
    assert [(one.claim_key, one.state) for one in found.concerned] == [("safer", "moved")]


def test_one_text_alone_cannot_be_compared(engine, coded):
    assert not isinstance(compare_captures(engine, coded), Compared)


def test_captures_are_named_by_id_or_hash(ingest, page, coded, engine):
    ingest(edited(page), url=URL)
    found = compare_captures(engine, coded)
    again = compare_captures(engine, coded, (found.new.sha256[:8], str(found.old.id)))
    assert (again.old.id, again.new.id) == (found.new.id, found.old.id)


@pytest.mark.parametrize(
    ("named", "error"), [("99", NotFoundError), ("abcdef", NotFoundError), ("", NotFoundError)]
)
def test_a_capture_that_is_not_there_is_not_found(engine, coded, named, error):
    with pytest.raises(error, match="has no capture"):
        compare_captures(engine, coded, (named, named))


def test_a_capture_by_hash_only_cannot_be_compared(engine, dossier, begin_with):
    begin_with(dossier)
    with pytest.raises(OnrecordError, match="by its hash only"):
        compare_captures(engine, "post", ("1", "1"))
