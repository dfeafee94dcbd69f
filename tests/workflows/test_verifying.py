"""Whatever is changed behind the program's back is found and named."""

import pytest
from sqlalchemy import update

from db.tables import Anchor, AnchorSpan, Appearance, Capture, Date, DateAnchor
from onrecord.spans import digest
from workflows.verifying import verify


@pytest.fixture
def proved(engine, begin_with, held):
    begin_with(held)
    return engine


def test_what_was_imported_is_proved(proved):
    found = verify(proved)
    assert (found.captures, found.held, found.proved, found.dates) == (1, 1, 2, 1)
    assert (found.not_held, found.without_capture, found.failures) == (0, 0, ())


def test_what_is_held_by_hash_only_is_counted_and_proves_nothing(engine, begin_with, dossier):
    begin_with(dossier)
    found = verify(engine)
    assert (found.held, found.proved, found.not_held, found.dates) == (0, 0, 2, 0)


def test_an_empty_database_has_nothing_wrong(engine):
    assert verify(engine).failures == ()


def test_verifying_changes_nothing(proved, contents):
    before = contents(proved)
    verify(proved)
    assert contents(proved) == before


QUOTED = "ferro-safer@post"


NOT_ITS_HASH = "the quotation recorded for [37, 73) does not have the hash of its words"


def of(key):
    return Appearance.key == key


# One engine will do: what is looked for is the same, and a database takes PostgreSQL its time.
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("statement", "failures"),
    [
        (update(Capture).values(text=Capture.text + "x"),
         {("capture", "its text does not have its SHA-256"),
          ("appearance", "the words around [106, 139) are not those that were recorded")}),
        (update(Capture).values(text="x", text_sha256=digest("x")),
         {("capture", "its text is not that of its bytes"),
          ("appearance", "[37, 73) runs past the end of the text"),
          ("appearance", "[106, 139) runs past the end of the text"),
          ("date", 'the phrase "Tuesday" is not at [27, 34)')}),
        (update(Capture).values(content=b"x"),
         {("capture", "its bytes do not have its SHA-256"),
          ("capture", "its text is not that of its bytes")}),
        (update(Capture).values(sha256="0" * 64),
         {("capture", "its bytes do not have its SHA-256")}),
        (update(Appearance).where(of(QUOTED)).values(exact=["The patrols have made it worse."]),
         {("appearance", NOT_ITS_HASH), ("claim", "its search text is not that of its words")}),
        (update(AnchorSpan).where(AnchorSpan.span_start == 37).values(span_start=36),
         {("appearance", "the quotation is not what the source has at [36, 73)")}),
        (update(AnchorSpan).where(AnchorSpan.span_start == 37).values(span_end=9999),
         {("appearance", "[37, 9999) runs past the end of the text")}),
        (update(AnchorSpan).where(AnchorSpan.span_start == 37).values(sha256="0" * 64),
         {("appearance", NOT_ITS_HASH)}),
        (update(Anchor).values(verification="altered"),
         {("appearance", "it is marked altered; look at the source again")}),
        (update(Date).where(Date.phrase == "Tuesday").values(phrase="Monday"),
         {("date", 'the phrase "Monday" is not at [27, 34)')}),
        (update(DateAnchor).values(span_start=26),
         {("date", 'the phrase "Tuesday" is not at [26, 34)')}),
    ],
)  # fmt: skip
def test_tampering_is_found_and_named(proved, write, statement, failures):
    write(proved, statement)
    assert failures <= {(f.noun, f.problem) for f in verify(proved).failures}


def test_a_failure_carries_the_key_of_its_record(proved, write):
    write(proved, update(AnchorSpan).where(AnchorSpan.span_start == 37).values(span_start=36))
    assert QUOTED in {failure.key for failure in verify(proved).failures}
