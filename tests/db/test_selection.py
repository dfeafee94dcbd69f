"""Keys of the records that an act is about, and who changed them last."""

import json

import pytest

from db.engine import reading
from db.reads.filters import ClaimFilter
from db.reads.last_changes import LastChange, last_changes
from db.reads.selection import claim_keys_matching, find_appearance, is_withdrawn, namesakes
from onrecord.errors import NotFoundError
from workflows.actor import Actor
from workflows.importing import InputFile, import_files

DOSSIER = {
    "source": {"key": "post", "title": "The bay", "withdrawn": "true"},
    "sources": [{"key": "gazette", "title": "The fleet"}],
    "speakers": [{"key": "brek", "name": "Tomás Brek"}, {"key": "brek-2", "name": "TOMAS BREK"}],
    "claims": [
        {"key": "first", "speaker": "brek", "statement": "One.", "said": "2031-01",
         "appearances": [{"source": "gazette", "quote_type": "indirect"}]},
        {"key": "second", "speaker": "brek", "statement": "Two.", "said": "2031-02"},
        {"key": "third", "speaker": "brek-2", "statement": "Three.", "status": "draft"},
    ],
}  # fmt: skip


@pytest.fixture
def take(engine):
    def take(document, by="Ida Lund"):
        text = json.dumps(document).encode()
        import_files(engine, [InputFile("d", text, None)], Actor(by, "2031-06-01T10:00:00Z"))

    take(DOSSIER)
    return take


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({}, ["second", "first"]),
        ({"limit": 1}, ["second"]),
        ({"statuses": ("draft",)}, ["third"]),
        ({"about": "one"}, ["first"]),
        ({"about": "none such"}, []),
    ],
)
def test_the_keys_of_the_claims_that_a_filter_means_are_in_the_order_of_lists(
    take, engine, wanted, keys
):
    with reading(engine) as connection:
        assert claim_keys_matching(connection, ClaimFilter(**wanted)) == keys


def test_an_appearance_is_found_by_key_and_by_number(take, engine):
    with reading(engine) as connection:
        assert find_appearance(connection, "first@gazette") == ("first", "first@gazette")
        assert find_appearance(connection, "1") == ("first", "first@gazette")


@pytest.mark.parametrize("typed", ["", "2", "9" * 30, "a\0b", "first"])
def test_what_is_no_appearance_is_not_found(take, engine, typed):
    with reading(engine) as connection, pytest.raises(NotFoundError):
        find_appearance(connection, typed)


def test_a_withdrawn_record_is_told_from_one_that_counts(take, engine):
    with reading(engine) as connection:
        assert is_withdrawn(connection, "source", "post")
        assert not is_withdrawn(connection, "source", "gazette")


def test_namesakes_are_found_in_any_case_and_without_accents(take, engine):
    with reading(engine) as connection:
        assert namesakes(connection, "tomas BREK") == [1, 2]


def test_the_last_change_of_a_record_tells_who_made_it(take, engine):
    take({"speakers": [{"key": "brek", "name": "Tomas Brek"}]}, by="Ana Ferro")
    at = "2031-06-01T10:00:00Z"
    with reading(engine) as connection:
        assert last_changes(connection, "speaker", ["brek", "brek-2", "nobody"]) == {
            "brek": LastChange(2, at, "Ana Ferro", made_new=False),
            "brek-2": LastChange(1, at, "Ida Lund", made_new=True),
        }
