"""A text is held when its bytes are those that the source was coded from, else kept beside."""

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.reads.sources import list_sources
from onrecord.errors import NotFoundError, OnrecordError, RecordError
from workflows.attaching import attach
from workflows.verifying import verify


@pytest.fixture
def file(article, tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(article.encode())
    return path


@pytest.fixture
def coded(engine, take_in, dossier):
    take_in(dossier)
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


def test_before_its_text_is_attached_a_source_is_known_by_hash_only(engine, take_in, dossier):
    take_in(dossier)
    assert captures(engine) == [(False, None)]
    assert verifications(engine) == ["not_held", "not_held"]


def test_the_right_bytes_prove_the_quotations(engine, take_in, dossier, file, article, actor):
    take_in(dossier)
    done = attach(engine, "post", file, actor())
    assert (done.same, done.verified, done.problems) == (True, 2, ())
    assert captures(engine) == [(True, len(article))]
    assert verifications(engine) == ["verified", "verified"]


def test_the_right_bytes_may_be_attached_twice(engine, take_in, dossier, file, actor):
    take_in(dossier)
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
    engine, take_in, dossier, file, article, actor
):
    take_in(dossier)
    file.write_bytes(article.replace("Tuesday", "Monday").encode())
    done = attach(engine, "post", file, actor())
    assert (done.same, done.verified) == (False, 0)
    assert sorted(captures(engine), key=str) == [(False, None), (True, len(article) - 1)]
    assert verifications(engine) == ["not_held", "not_held"]


def test_other_bytes_after_the_right_ones_take_nothing_back(
    engine, take_in, dossier, file, article, actor
):
    take_in(dossier)
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


def test_a_file_that_is_not_there_is_a_known_failure(engine, take_in, dossier, tmp_path, actor):
    take_in(dossier)
    with pytest.raises(OnrecordError, match=r"Cannot read .*gone\.txt"):
        attach(engine, "post", tmp_path / "gone.txt", actor())


def test_an_unknown_source_is_not_found(engine, take_in, dossier, file, actor):
    take_in(dossier)
    with pytest.raises(NotFoundError, match='No source "gazette"'):
        attach(engine, "gazette", file, actor())


@pytest.fixture
def misquoted(engine, take_in, dossier, file, actor):
    """Return what attaching gives where one quotation is as long as its words and not them."""
    appearance = dossier["claims"][1]["appearances"][0]
    appearance["exact"] = "The patrols have altered nothing."
    take_in(dossier)
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


def test_attaching_is_logged(engine, take_in, dossier, file, actor, changes):
    take_in(dossier)
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
