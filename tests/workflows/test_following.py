"""What a change of one record carries into others."""

import hashlib

import pytest

from db.engine import reading
from db.store.claims import load_claims
from onrecord.errors import RecordError
from workflows.actor import Actor
from workflows.importing import InputFile, import_files
from workflows.verifying import verify

ACTOR = Actor("Vera Lund", "2026-11-24T10:00:00Z")
SOURCE = "source: {key: post, title: The bay, publisher: The Harbour Post, published: %s}\n"
CLAIM = """
speakers: [{key: ferro, name: Ana Ferro}]
claims:
  - key: safer
    speaker: ferro
    statement: The bay is safer.
    %s
    appearances: [{source: post, quote_type: indirect}]
"""


@pytest.fixture
def take_in(engine, tmp_path):
    def take_in(text):
        return import_files(engine, [InputFile("r.yaml", text.encode(), tmp_path)], ACTOR)

    return take_in


def said(engine):
    with reading(engine) as connection:
        return load_claims(connection, ["safer"])["safer"].said.edtf


def test_a_time_of_saying_that_came_from_the_publication_follows_its_correction(engine, take_in):
    take_in(SOURCE % "2020-05-03" + CLAIM % "")
    take_in(SOURCE % "2020-05-01")
    assert said(engine) == "[..2020-05-01]"


def test_a_time_of_saying_that_was_coded_stays_when_the_publication_is_corrected(engine, take_in):
    take_in(SOURCE % "2020-05-03" + CLAIM % "said: 2020-05-02")
    take_in(SOURCE % "2020-05-01")
    assert said(engine) == "2020-05-02"


TEXT = "Ana Ferro said the bay is safer now."
HASHED = f"source: {{key: post, title: The bay, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}"


@pytest.fixture
def quoted(take_in, tmp_path):
    claim = CLAIM % ""
    take_in(HASHED + "}\n" + claim.replace("indirect}", "mixed, exact: safer, spans: [[26, 31]]}"))
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")


def test_a_quotation_is_proved_when_another_file_brings_the_text(engine, take_in, quoted):
    take_in(HASHED + ", file: post.txt}\n")
    found = verify(engine)
    assert (found.proved, found.not_held, found.failures) == (1, 0, ())


def test_a_text_that_is_held_from_now_on_is_a_change(take_in, quoted):
    assert take_in(HASHED + ", file: post.txt}\n").changed == 1


def test_a_text_that_is_held_already_changes_nothing(take_in, quoted):
    take_in(HASHED + ", file: post.txt}\n")
    assert take_in(HASHED + ", file: post.txt}\n").change is None


def test_a_text_that_does_not_bear_a_stored_quotation_out_is_not_taken_in(take_in, tmp_path):
    take_in(
        HASHED + "}\n" + (CLAIM % "").replace("indirect}", "mixed, exact: calm, spans: [[0, 4]]}")
    )
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(RecordError, match='"calm" is not at'):
        take_in(HASHED + ", file: post.txt}\n")
