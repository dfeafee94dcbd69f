"""A text is held when its bytes are those that the source was coded from, else kept beside."""

import hashlib

import pytest
from sqlalchemy import select

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.reads.sources import list_sources
from db.tables import Block, Capture
from onrecord.errors import NotFoundError, OnrecordError, RecordError
from workflows.attaching import attach
from workflows.verifying import verify


@pytest.fixture
def file(article, tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(article.encode())
    return path


@pytest.fixture
def coded(engine, begin_with, dossier):
    begin_with(dossier)
    return engine


def verifications(engine) -> list[str | None]:
    with reading(engine) as connection:
        return [
            appearance.verification
            for claim in list_claims(connection, ClaimFilter(), newest_first=False)
            for appearance in claim.appearances
        ]


def captures(engine):
    with reading(engine) as connection:
        return list_captures(connection)


def list_captures(connection):
    (source,) = list_sources(connection)
    return [(capture.held, capture.length) for capture in source.captures]


def test_before_its_text_is_attached_a_source_is_known_by_hash_only(engine, begin_with, dossier):
    begin_with(dossier)
    assert captures(engine) == [(False, None)]
    assert verifications(engine) == ["not_held", "not_held"]


def test_the_right_bytes_prove_the_quotations(engine, begin_with, dossier, file, article, actor):
    begin_with(dossier)
    done = attach(engine, "post", file, actor())
    assert (done.same, done.verified, done.problems) == (True, 2, ())
    assert captures(engine) == [(True, len(article))]
    assert verifications(engine) == ["verified", "verified"]


def test_the_right_bytes_may_be_attached_twice(engine, begin_with, dossier, file, actor):
    begin_with(dossier)
    first, second = (attach(engine, "post", file, actor()) for _ in range(2))
    assert (first.capture, first.verified) == (second.capture, second.verified)


def test_an_attached_text_stays_through_the_same_import(
    engine, take_in, dossier, file, actor, contents
):
    take_in(dossier)
    attach(engine, "post", file, actor())
    before = contents(engine)
    assert take_in(dossier).change is None
    assert contents(engine) == before


def test_other_bytes_are_a_capture_beside_the_one_that_was_coded(
    engine, begin_with, dossier, file, article, actor
):
    begin_with(dossier)
    file.write_bytes(article.replace("Tuesday", "Monday").encode())
    done = attach(engine, "post", file, actor())
    assert (done.same, done.verified) == (False, 0)
    assert sorted(captures(engine), key=str) == [(False, None), (True, len(article) - 1)]
    assert verifications(engine) == ["not_held", "not_held"]


def test_other_bytes_after_the_right_ones_take_nothing_back(
    engine, begin_with, dossier, file, article, actor
):
    begin_with(dossier)
    attach(engine, "post", file, actor())
    file.write_bytes(article.upper().encode())
    attach(engine, "post", file, actor())
    assert verifications(engine) == ["verified", "verified"]


@pytest.mark.parametrize(
    ("content", "refusal"), [(b"\xff\xfeA", "not UTF-8 .byte 0."), (b"A\0B", "NUL")]
)
def test_what_is_no_text_is_refused_and_changes_nothing(
    coded, file, actor, contents, content, refusal
):
    before = contents(coded)
    file.write_bytes(content)
    with pytest.raises(RecordError, match=refusal):
        attach(coded, "post", file, actor())
    assert contents(coded) == before


def test_a_file_that_is_not_there_is_a_known_failure(engine, begin_with, dossier, tmp_path, actor):
    begin_with(dossier)
    with pytest.raises(OnrecordError, match=r"Cannot read .*gone\.txt"):
        attach(engine, "post", tmp_path / "gone.txt", actor())


def test_an_unknown_source_is_not_found(engine, begin_with, dossier, file, actor):
    begin_with(dossier)
    with pytest.raises(NotFoundError, match='No source "gazette"'):
        attach(engine, "gazette", file, actor())


@pytest.fixture
def misquoted(engine, begin_with, dossier, file, actor):
    """Return what attaching gives where one quotation is as long as its words and not them."""
    appearance = dossier["claims"][1]["appearances"][0]
    appearance["exact"] = "The patrols have altered nothing."
    begin_with(dossier)
    return attach(engine, "post", file, actor())


def test_a_quotation_that_the_text_does_not_bear_out_is_named(misquoted):
    assert misquoted.verified == 1
    (problem,) = misquoted.problems
    assert 'claim "brek-nothing": the quotation "The patrols have altered nothing."' in problem


def test_a_quotation_that_the_text_does_not_bear_out_is_marked_altered(engine, misquoted):
    assert sorted(verifications(engine)) == ["altered", "verified"]


def test_what_is_altered_is_found_by_verify(engine, misquoted):
    assert [failure.noun for failure in verify(engine).failures] == ["appearance"]


def test_a_misquotation_is_mended_by_importing_the_right_words(engine, misquoted, take_in, dossier):
    dossier["claims"][1]["appearances"][0]["exact"] = "The patrols have changed nothing."
    take_in(dossier)
    assert verifications(engine) == ["verified", "verified"]
    assert verify(engine).failures == ()


def test_a_date_of_publication_that_the_text_does_not_bear_out_is_named(
    engine, take_in, dossier, file, actor
):
    published = {"edtf": "2031-05-07", "phrase": "May 7", "span": [0, 5]}
    dossier["source"]["published"] = published
    take_in(dossier)
    (problem,) = attach(engine, "post", file, actor()).problems
    assert problem.startswith('source "post": the phrase "May 7" is not at [0, 5)')


def test_attaching_is_logged(engine, begin_with, dossier, file, actor, changes):
    begin_with(dossier)
    attach(engine, "post", file, actor())
    assert (changes(engine)[-1].act, changes(engine)[-1].summary) == (
        "attach", "source post: article.txt, 2 claims verified",
    )  # fmt: skip


def test_a_source_without_a_hash_takes_the_text_it_is_given(engine, take_in, dossier, file, actor):
    del dossier["source"]["sha256"]
    for claim in dossier["claims"]:
        del claim["appearances"][0]["spans"]
    del dossier["claims"][0]["said"]["span"], dossier["claims"][0]["said"]["source"]
    take_in(dossier)
    done = attach(engine, "post", file, actor())
    assert (done.same, done.verified) == (True, 2)
    assert verifications(engine) == ["verified", "verified"]


PAGE = (
    "<!doctype html><html><head><title>The bay is safer</title></head><body><article>"
    "<h1>The bay is safer</h1><p>Minister Ana Ferro said on Tuesday: “The patrols have made the "
    "bay safer.”</p><p>Tomas Brek said the same day: “The patrols have changed nothing.”</p>"
    "</article></body></html>"
)


@pytest.fixture
def saved(engine, take_in, dossier, tmp_path, actor):
    """Return a function that codes ``post`` from a page, its spans in ``text``, and attaches it."""

    def saved(text=None):
        path = tmp_path / "bay.html"
        path.write_text(PAGE, encoding="utf-8")
        dossier["source"]["sha256"] = hashlib.sha256(PAGE.encode()).hexdigest()
        for claim in dossier["claims"]:
            (appearance,) = claim["appearances"]
            del appearance["spans"]
            if text is not None:
                at = text.index(appearance["exact"])
                appearance["spans"] = [[at, at + len(appearance["exact"])]]
        del dossier["claims"][0]["said"]["span"], dossier["claims"][0]["said"]["source"]
        take_in(dossier)
        return attach(engine, "post", path, actor())

    return saved


def held_capture(engine):
    with reading(engine) as connection:
        capture = connection.execute(select(Capture.__table__)).one()
        query = select(Block.kind).where(Block.capture_id == capture.id).order_by(Block.position)
        return capture, list(connection.scalars(query))


def test_a_page_is_read_as_ingest_reads_it(engine, saved):
    done = saved()
    capture, blocks = held_capture(engine)
    assert (done.verified, done.problems) == (2, ())
    assert capture.text.startswith("The bay is safer\n\nMinister Ana Ferro said")
    assert capture.extractor == "trafilatura"
    assert "+onrecord." in capture.extractor_version
    assert blocks == ["title", "paragraph", "paragraph"]


def test_a_page_whose_spans_are_counted_in_its_text_is_read_out(engine, saved):
    text = (
        "The bay is safer\n\nMinister Ana Ferro said on Tuesday: “The patrols have made the bay "
        "safer.”\n\nTomas Brek said the same day: “The patrols have changed nothing.”"
    )
    assert saved(text).verified == 2
    assert held_capture(engine)[0].extractor == "trafilatura"


def test_a_page_whose_spans_are_counted_in_its_bytes_stays_as_it_is(engine, saved):
    assert saved(PAGE).verified == 2
    capture, blocks = held_capture(engine)
    assert (capture.text, capture.extractor, blocks) == (PAGE, "plain-text", [])


def test_plain_text_is_not_made_into_anything(engine, coded, file, actor):
    file.write_bytes(b"\r\n  As it is.\t\r\n")
    attach(coded, "post", file, actor())
    with reading(engine) as connection:
        rows = connection.execute(select(Capture.text, Capture.extractor)).all()
    assert ("\r\n  As it is.\t\r\n", "plain-text") in [tuple(row) for row in rows]


def test_what_was_read_before_is_not_read_anew(engine, saved, tmp_path, actor):
    saved()
    before = held_capture(engine)
    attach(engine, "post", tmp_path / "bay.html", actor())
    assert held_capture(engine) == before


def test_a_picture_is_no_text_of_a_source(coded, file, actor, contents):
    before = contents(coded)
    file.write_bytes(b"GIF89a\xff\xfe")
    with pytest.raises(OnrecordError, match="is a picture"):
        attach(coded, "post", file, actor())
    assert contents(coded) == before
