"""Speakers are merged and parted with all that names them, in one change that can be undone."""

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.reads.names import find_speaker
from db.store.claims import load_claims
from db.store.speakers import load_speakers
from onrecord.errors import NotFoundError, UsageError
from workflows.merging import merge, split_merged, split_off
from workflows.undoing import undo
from workflows.verifying import verify


@pytest.fixture
def two(dossier):
    """Return a dossier in which one person stands under two names, in every place there is."""
    dossier["speakers"] += [
        {"key": "a-ferro", "name": "A. Ferro", "aliases": ["Captain Ferro"],
         "roles": [{"key": "a-ferro#mate", "title": "Mate", "from": "2029"}]},
        {"key": "crew", "name": "The crew", "kind": "group", "members": ["a-ferro", "brek"]},
    ]  # fmt: skip
    dossier["claims"] += [
        {"key": "calm", "speaker": "a-ferro", "statement": "The bay is calm.",
         "stances": [{"proposition": "patrols-help", "stance": "denies"}]},
        {"key": "told", "speaker": "brek", "on_behalf_of": "a-ferro", "statement": "It is told.",
         "appearances": [{"source": "post", "quote_type": "indirect",
                          "relayed_by": ["a-ferro"]}]},
    ]  # fmt: skip
    return dossier


@pytest.fixture
def taken(engine, take_in, two):
    take_in(two)
    return two


@pytest.fixture
def claims(engine):
    """Return a function that gives the stored claims of some keys."""

    def claims(*keys):
        with reading(engine) as connection:
            return load_claims(connection, keys)

    return claims


@pytest.fixture
def speakers(engine):
    """Return a function that gives the stored speakers of some keys, in that order."""

    def speakers(*keys):
        with reading(engine) as connection:
            found = load_speakers(connection, keys)
        return [found[key] for key in keys]

    return speakers


@pytest.fixture
def state(contents):
    """Return a function that gives every row but those of the log.

    The numbers of aliases are left out: nothing refers to them, and they are given anew.
    """

    def state(engine):
        rows = {n: r for n, r in contents(engine).items() if not n.startswith("change")}
        return rows | {"alias": sorted(row[1:] for row in rows["alias"])}

    return state


def test_every_claim_names_the_one_that_stays(engine, taken, claims, actor):
    (moved,) = merge(engine, "ferro", ["a-ferro"], actor())
    found = claims("calm", "told")
    assert (moved.claims, found["calm"].speaker, found["told"].on_behalf_of) == (
        2, "ferro", "ferro",
    )  # fmt: skip
    assert found["told"].appearances[0].relayed_by == ("ferro",)


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


def test_a_merged_record_still_proves(engine, take_in, held, actor):
    take_in(held)
    merge(engine, "ferro", ["brek"], actor())
    assert verify(engine).failures == ()


def test_asking_for_the_one_that_stays_finds_the_claims_of_both(engine, taken, actor):
    merge(engine, "ferro", ["a-ferro"], actor())
    with reading(engine) as connection:
        wanted = ClaimFilter(speaker=find_speaker(connection, "ferro"))
        found = {claim.key for claim in list_claims(connection, wanted)}
    assert {"calm", "told", "ferro-safer"} <= found
