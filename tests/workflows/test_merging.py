"""Speakers are merged with all that names them, in one change that can be undone."""

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.reads.names import find_speaker
from onrecord.errors import NotFoundError, UsageError
from workflows.merging import merge
from workflows.undoing import undo
from workflows.verifying import verify


def test_every_claim_names_the_one_that_stays(engine, taken, claims, actor):
    (moved,) = merge(engine, "ferro", ["a-ferro"], actor())
    found = claims("calm", "told")
    assert (moved.claims, found["calm"].speaker, found["told"].on_behalf_of) == (
        2, "ferro", "ferro",
    )  # fmt: skip
    assert found["told"].appearances[0].relayed_by == ("ferro",)


def test_a_claim_whose_report_by_the_other_was_withdrawn_is_not_counted(engine, taken, edit, actor):
    edit("claim", "told", {"on_behalf_of": None, "appearances": None})
    assert merge(engine, "ferro", ["a-ferro"], actor())[0].claims == 1


def test_a_group_has_the_one_that_stays_as_its_member(engine, taken, speakers, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    assert speakers("crew")[0].members == ("ferro", "brek")


def test_the_names_and_offices_move_along(engine, taken, speakers, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    (ferro,) = speakers("ferro")
    assert ferro.aliases == ("A. Ferro", "Captain Ferro")
    assert [role.key for role in ferro.roles] == ["ferro#minister", "a-ferro#mate"]


def test_a_name_of_the_other_finds_the_one_that_stays(engine, taken, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    with reading(engine) as connection:
        assert find_speaker(connection, "Captain Ferro") == find_speaker(connection, "ferro")


def test_a_conflict_between_the_two_becomes_one_with_themselves(engine, taken, pairs, actor):
    scopes = []
    for act in (lambda: None, lambda: merge(engine, "ferro", ["a-ferro"], actor())):
        act()
        scopes += [p.scope for p in pairs(engine) if {c.key for c in p.claims}
                   == {"calm", "ferro-safer"}]  # fmt: skip
    assert scopes == ["between_speakers", "self"]


def test_several_are_merged_in_one_change(engine, taken, changes, speakers, actor):
    merge(engine, "Ana Ferro", ["brek", "a-ferro"], actor())
    assert [entry.act for entry in changes(engine)] == ["import", "merge"]
    assert all(speaker.withdrawn for speaker in speakers("brek", "a-ferro"))


def test_a_merge_is_taken_back_whole(engine, taken, state, actor):
    before = state(engine)
    merge(engine, "ferro", ["a-ferro"], actor())
    undo(engine, None, actor())
    assert state(engine) == before


def test_a_merge_is_brought_back_whole(engine, taken, state, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    after = state(engine)
    for number in ("2", "3"):
        undo(engine, number, actor())
    assert state(engine) == after


def test_trying_a_merge_changes_nothing(engine, taken, contents, actor):
    before = contents(engine)
    merge(engine, "ferro", ["a-ferro"], actor(), dry_run=True)
    assert contents(engine) == before


@pytest.mark.parametrize(
    ("others", "error"),
    [(["ferro"], UsageError), (["crew"], UsageError), (["nobody-here"], NotFoundError)],
)
def test_what_cannot_be_merged_is_refused_and_changes_nothing(
    engine, taken, contents, actor, others, error
):
    before = contents(engine)
    with pytest.raises(error):
        merge(engine, "ferro", ["a-ferro", *others], actor())
    assert contents(engine) == before


def test_a_merge_of_a_thousand_claims_is_taken_back(engine, take_in, two, state, actor):
    two["claims"] += [
        {"key": f"c{n}", "speaker": "a-ferro", "statement": f"Boat {n} is back."}
        for n in range(1000)
    ]
    take_in(two)
    before = state(engine)
    assert merge(engine, "ferro", ["a-ferro"], actor())[0].claims == 1002
    undo(engine, None, actor())
    assert state(engine) == before


def test_a_merge_leaves_a_speaker_out_of_its_own_chain(engine, three, claims, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    found = claims("c1", "c2", "c3")
    assert (found["c1"].speaker, found["c1"].on_behalf_of) == ("ferro", None)
    assert found["c2"].appearances[0].relayed_by == ("ana-ferro",)
    assert found["c3"].appearances[0].relayed_by == ("ferro",)


def test_merging_again_does_nothing(engine, taken, contents, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    before = contents(engine)
    (moved,) = merge(engine, "ferro", ["a-ferro"], actor())
    assert (moved.change, contents(engine) == before) == (None, True)


def test_one_merged_already_is_left_out_of_a_merge_of_several(engine, taken, changes, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    moved = merge(engine, "ferro", ["a-ferro", "brek"], actor())
    assert [one.change for one in moved] == [None, 3]
    assert changes(engine)[-1].summary == "brek into ferro"


@pytest.mark.parametrize(("keep", "other"), [("brek", "a-ferro"), ("a-ferro", "brek")])
def test_one_that_is_part_of_another_is_not_merged(engine, taken, actor, keep, other):
    merge(engine, "ferro", ["a-ferro"], actor())
    with pytest.raises(UsageError, match='"a-ferro" was itself merged into "ferro", by change 2'):
        merge(engine, keep, [other], actor())


def test_one_that_was_withdrawn_by_hand_is_not_merged(engine, take_in, two, actor):
    two["speakers"].append({"key": "lund", "name": "Lund", "withdrawn": True})
    take_in(two)
    with pytest.raises(UsageError, match=r'"lund" is withdrawn\. Take it back in first'):
        merge(engine, "ferro", ["lund"], actor())


def test_a_merged_record_still_proves(engine, begin_with, held, actor):
    begin_with(held)
    merge(engine, "ferro", ["brek"], actor())
    assert verify(engine).failures == ()


def test_asking_for_the_one_that_stays_finds_the_claims_of_both(engine, taken, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    with reading(engine) as connection:
        wanted = ClaimFilter(speaker=find_speaker(connection, "ferro"))
        found = {claim.key for claim in list_claims(connection, wanted)}
    assert {"calm", "told", "ferro-safer"} <= found
