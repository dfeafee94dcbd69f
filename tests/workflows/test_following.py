"""What a change of one record carries into others."""

import pytest

from db.engine import reading
from db.store.claims import load_claims
from workflows.actor import Actor
from workflows.importing import InputFile, import_files

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
