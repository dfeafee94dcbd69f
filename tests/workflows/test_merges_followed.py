"""A file that names merged speakers is taken in as the merge has it."""

import pytest

from workflows.merging import merge
from workflows.parting import split_merged


@pytest.fixture
def merged(engine, taken, actor):
    """Merge "a-ferro" into "ferro", after both were taken in; return the file's mapping."""
    merge(engine, "ferro", ["a-ferro"], actor())
    return taken


def test_the_same_file_again_changes_nothing(engine, merged, take_in, contents):
    before = contents(engine)
    done = take_in(merged)
    assert (done.created, done.changed, done.change) == (0, 0, None)
    assert contents(engine) == before


def test_it_is_told_who_is_part_of_whom(merged, take_in):
    assert take_in(merged).merged == {"a-ferro": "ferro"}


def test_a_new_claim_of_the_one_that_went_is_the_others(merged, take_in, claims):
    claim = {"key": "new", "speaker": "a-ferro", "statement": "The bay is calm again."}
    take_in({"speakers": [{"key": "a-ferro", "name": "A. Ferro"}], "claims": [claim]})
    assert claims("new")["new"].speaker == "ferro"


def test_the_one_that_went_does_not_come_back(merged, take_in, speakers):
    take_in({"speakers": [{"key": "a-ferro", "name": "A. Ferro"}]})
    (gone,) = speakers("a-ferro")
    assert gone.withdrawn


def test_what_the_one_that_stays_got_is_kept(merged, take_in, speakers):
    (before,) = speakers("ferro")
    take_in({"speakers": [one for one in merged["speakers"] if one["key"] == "ferro"]})
    assert speakers("ferro") == [before]


def test_a_chain_of_merges_is_followed_to_its_end(engine, merged, take_in, claims, actor):
    take_in({"speakers": [{"key": "ana", "name": "Ana F."}]})
    merge(engine, "ana", ["ferro"], actor())
    claim = {"key": "new", "speaker": "a-ferro", "statement": "The bay is calm again."}
    assert take_in({"claims": [claim]}).merged == {"a-ferro": "ana"}
    assert claims("new")["new"].speaker == "ana"


def test_a_merge_that_was_taken_apart_is_not_followed(engine, merged, take_in, claims, actor):
    split_merged(engine, "ferro", "a-ferro", actor())
    claim = {"key": "new", "speaker": "a-ferro", "statement": "The bay is calm again."}
    assert take_in({"claims": [claim]}).merged == {}
    assert claims("new")["new"].speaker == "a-ferro"
