"""Merges are taken apart, and claims parted from a speaker, in one change that can be undone."""

import pytest

from onrecord.errors import OnrecordError, UsageError
from workflows.merging import merge
from workflows.parting import split_merged, split_off
from workflows.undoing import undo


def test_a_merge_is_taken_apart_though_much_came_later(
    engine, taken, take_in, claims, speakers, actor
):
    merge(engine, "ferro", ["a-ferro"], actor())
    take_in({"claims": [{"key": "later", "speaker": "ferro", "statement": "Fog."}]})
    moved = split_merged(engine, "ferro", "a-ferro", actor())
    found = claims("calm", "told", "later")
    assert (moved.claims, found["calm"].speaker, found["later"].speaker) == (2, "a-ferro", "ferro")
    assert (found["told"].on_behalf_of, found["told"].appearances[0].relayed_by) == (
        "a-ferro", ("a-ferro",),
    )  # fmt: skip
    ferro, other, crew = speakers("ferro", "a-ferro", "crew")
    assert (ferro.aliases, [role.key for role in ferro.roles]) == ((), ["ferro#minister"])
    assert (other.withdrawn, [role.key for role in other.roles]) == (False, ["a-ferro#mate"])
    assert crew.members == ("a-ferro", "brek")


def test_one_of_several_merged_is_taken_apart_alone(engine, taken, speakers, actor):
    merge(engine, "ferro", ["a-ferro", "brek"], actor())
    split_merged(engine, "ferro", "a-ferro", actor())
    ferro, brek = speakers("ferro", "brek")
    assert (ferro.aliases, brek.withdrawn) == (("Tomas Brek",), True)


def test_two_that_were_never_merged_are_not_taken_apart(engine, taken, actor):
    with pytest.raises(UsageError, match='"brek" was not merged into "ferro"'):
        split_merged(engine, "ferro", "brek", actor())


def test_a_merge_that_was_undone_is_not_taken_apart(engine, taken, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    undo(engine, None, actor())
    with pytest.raises(UsageError, match="was not merged"):
        split_merged(engine, "ferro", "a-ferro", actor())


@pytest.mark.parametrize("order", [("a-ferro", "ferro"), ("ferro", "a-ferro")])
def test_several_merged_at_once_and_taken_apart_one_by_one_are_as_before(
    engine, three, state, actor, order
):
    before = state(engine)
    merge(engine, "ana-ferro", ["a-ferro", "ferro"], actor())
    counted = [split_merged(engine, "ana-ferro", other, actor()) for other in order]
    assert state(engine) == before
    assert [moved.behind for moved in counted] == [(), ()]


def test_a_split_gives_back_the_speaker_though_another_was_merged_along(
    engine, three, claims, actor
):
    merge(engine, "ana-ferro", ["a-ferro", "ferro"], actor())
    moved = split_merged(engine, "ana-ferro", "a-ferro", actor())
    assert moved.claims == 5
    found = claims("c1", "c2", "c3")
    assert (found["c1"].speaker, found["c1"].on_behalf_of) == ("a-ferro", "ana-ferro")
    assert found["c2"].appearances[0].relayed_by == ("a-ferro",)
    assert found["c3"].appearances[0].relayed_by == ("ana-ferro", "a-ferro")


def test_claims_corrected_since_the_merge_are_named_and_left(engine, taken, claims, edit, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    edit("claim", "calm", {"speaker": "brek"})
    edit("claim", "told", {"on_behalf_of": None})
    moved = split_merged(engine, "ferro", "a-ferro", actor())
    assert (moved.claims, moved.behind) == (1, ("calm", "told"))
    found = claims("calm", "told")
    assert (found["calm"].speaker, found["told"].on_behalf_of) == ("brek", None)
    assert found["told"].appearances[0].relayed_by == ("a-ferro",)


def test_a_speaker_that_was_merged_away_itself_is_not_parted_from(engine, three, contents, actor):
    merge(engine, "ana-ferro", ["a-ferro"], actor())
    merge(engine, "ferro", ["ana-ferro"], actor())
    before = contents(engine)
    with pytest.raises(UsageError, match=r'merged into "ferro", by change 3.* split ferro ana-fer'):
        split_merged(engine, "ana-ferro", "a-ferro", actor())
    assert contents(engine) == before


def test_merges_on_top_of_each_other_are_taken_apart_in_turn(engine, three, state, actor):
    before = state(engine)
    merge(engine, "ana-ferro", ["a-ferro"], actor())
    merge(engine, "ferro", ["ana-ferro"], actor())
    split_merged(engine, "ferro", "ana-ferro", actor())
    split_merged(engine, "ana-ferro", "a-ferro", actor())
    assert state(engine) == before


@pytest.mark.parametrize(
    "other",
    [
        {"key": "namesake", "name": "Ana Ferro"},
        {"key": "an-official", "name": "an official", "kind": "unnamed", "source": "post"},
    ],
    ids=["of the same name", "unnamed"],
)
def test_a_merge_that_brought_no_name_is_taken_apart(engine, take_in, two, claims, actor, other):
    two["speakers"].append(other)
    two["claims"].append({"key": "fog", "speaker": other["key"], "statement": "Fog ahead."})
    take_in(two)
    merge(engine, "ferro", [other["key"]], actor())
    assert split_merged(engine, "ferro", other["key"], actor()).claims == 1
    assert claims("fog")["fog"].speaker == other["key"]


@pytest.mark.parametrize(("keep", "other"), [("crew", "a-ferro"), ("brek", "a-ferro")])
def test_two_touched_by_one_merge_were_not_merged_into_each_other(
    engine, taken, actor, keep, other
):
    merge(engine, "ferro", ["a-ferro", "brek"], actor())
    with pytest.raises(UsageError, match="was not merged into"):
        split_merged(engine, keep, other, actor())


def test_what_is_parted_is_not_parted_again(engine, taken, contents, edit, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    split_merged(engine, "ferro", "a-ferro", actor())
    edit("speaker", "ferro", {"aliases": ["A. Ferro"]})
    before = contents(engine)
    with pytest.raises(OnrecordError, match=r"is parted from .* already, by change 3"):
        split_merged(engine, "ferro", "a-ferro", actor())
    assert contents(engine) == before


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_split_with_nothing_to_do_is_refused(engine, take_in, two, edit, actor, dry_run):
    two["speakers"].append({"key": "namesake", "name": "Ana Ferro"})
    take_in(two)
    merge(engine, "ferro", ["namesake"], actor())
    edit("speaker", "namesake", {"withdrawn": False})
    with pytest.raises(OnrecordError, match="already: all is as before change 2"):
        split_merged(engine, "ferro", "namesake", actor(), dry_run=dry_run)


def test_a_merge_is_parted_again_once_its_split_is_undone(engine, taken, state, actor):
    before = state(engine)
    merge(engine, "ferro", ["a-ferro"], actor())
    merged_state = state(engine)
    split_merged(engine, "ferro", "a-ferro", actor())
    undo(engine, None, actor())
    assert state(engine) == merged_state
    split_merged(engine, "ferro", "a-ferro", actor())
    assert state(engine) == before


def test_the_second_merge_of_two_is_the_one_taken_apart(engine, taken, take_in, claims, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    split_merged(engine, "ferro", "a-ferro", actor())
    take_in({"claims": [{"key": "fog", "speaker": "a-ferro", "statement": "Fog ahead."}]})
    merge(engine, "ferro", ["a-ferro"], actor())
    assert split_merged(engine, "ferro", "a-ferro", actor()).claims == 3
    assert claims("fog")["fog"].speaker == "a-ferro"


def test_trying_a_split_changes_nothing(engine, taken, contents, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    before = contents(engine)
    assert split_merged(engine, "ferro", "a-ferro", actor(), dry_run=True).claims == 2
    assert contents(engine) == before


def test_what_the_one_merged_away_was_given_since_outlives_a_split(
    engine, taken, speakers, edit, actor
):
    merge(engine, "ferro", ["a-ferro"], actor())
    edit("speaker", "a-ferro", {"note": "Looked up in the register."})
    split_merged(engine, "ferro", "a-ferro", actor())
    (back,) = speakers("a-ferro")
    assert (back.note, back.withdrawn) == ("Looked up in the register.", False)
    assert [role.key for role in back.roles] == ["a-ferro#mate"]


def test_a_role_corrected_since_the_merge_comes_back_corrected(
    engine, taken, speakers, edit, actor
):
    merge(engine, "ferro", ["a-ferro"], actor())
    corrected = {"key": "a-ferro#mate", "title": "Mate", "from": "2028"}
    edit("speaker", "ferro", {"roles": [corrected]})
    split_merged(engine, "ferro", "a-ferro", actor())
    ferro, back = speakers("ferro", "a-ferro")
    assert ([role.start for role in back.roles], ferro.roles) == (["2028"], ())


def test_a_name_that_two_brought_stays_with_the_one_that_is_still_merged(
    engine, take_in, two, speakers, actor
):
    two["speakers"].append({"key": "b-ferro", "name": "B. Ferro", "aliases": ["Captain Ferro"]})
    take_in(two)
    merge(engine, "ferro", ["a-ferro", "b-ferro"], actor())
    split_merged(engine, "ferro", "a-ferro", actor())
    assert set(speakers("ferro")[0].aliases) == {"Captain Ferro", "B. Ferro"}


def test_a_group_that_gained_a_member_since_has_the_old_one_back(
    engine, taken, speakers, edit, actor
):
    merge(engine, "ferro", ["a-ferro"], actor())
    edit("speaker", "crew", {"members": ["ferro"]})
    split_merged(engine, "ferro", "a-ferro", actor())
    assert speakers("crew")[0].members == ("a-ferro",)


def test_a_group_comes_back_with_whom_its_member_went_into_since(
    engine, take_in, two, speakers, actor
):
    two["speakers"] += [
        {"key": "lund", "name": "Lund"},
        {"key": "hands", "name": "Hands", "kind": "group", "members": ["lund", "brek"]},
    ]
    take_in(two)
    merge(engine, "crew", ["hands"], actor())
    merge(engine, "ferro", ["lund"], actor())
    split_merged(engine, "crew", "hands", actor())
    assert speakers("hands")[0].members == ("ferro", "brek")


def test_a_group_merged_with_one_of_its_members_is_no_member_of_itself(
    engine, take_in, two, speakers, actor
):
    two["speakers"] += [
        {"key": "hands", "name": "Hands", "kind": "group", "members": ["brek"]},
        {"key": "all-hands", "name": "All hands", "kind": "group", "members": ["hands", "ferro"]},
    ]
    take_in(two)
    merge(engine, "all-hands", ["hands"], actor())
    (stays,) = speakers("all-hands")
    assert (stays.members, stays.aliases) == (("ferro", "brek"), ("Hands",))
    split_merged(engine, "all-hands", "hands", actor())
    assert set(speakers("all-hands")[0].members) == {"hands", "ferro"}


def test_a_split_gives_back_a_relayer_that_the_merge_left_out(engine, three, state, actor):
    before = state(engine)
    merge(engine, "ferro", ["a-ferro"], actor())
    split_merged(engine, "ferro", "a-ferro", actor())
    assert state(engine) == before


def test_claims_are_parted_from_a_speaker(engine, taken, claims, speakers, actor):
    moved = split_off(engine, "a-ferro", "Anton Ferro", ["calm"], actor())
    assert claims("calm")["calm"].speaker == moved.other.key == "anton-ferro"
    assert speakers("anton-ferro")[0].kind == "person"


def test_a_new_speaker_of_a_name_that_is_taken_gets_a_key_of_its_own(engine, taken, actor):
    split_off(engine, "a-ferro", "Ferro", ["calm"], actor())
    moved = split_off(engine, "brek", "Ferro", ["told"], actor(), key=None)
    assert moved.other.key == "ferro-3"


@pytest.mark.parametrize(
    ("claims", "key", "reason"),
    [(["brek-nothing"], None, "does not name A. Ferro"), (["calm"], "brek", "is taken")],
)
def test_a_parting_that_makes_no_sense_is_refused(engine, taken, actor, claims, key, reason):
    with pytest.raises(UsageError, match=reason):
        split_off(engine, "a-ferro", "Anton Ferro", claims, actor(), key=key)
