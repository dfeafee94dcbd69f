"""What becomes of records when two speakers are one, or one is two."""

import pytest

from onrecord.errors import UsageError
from onrecord.merging import given_back, merged, renamed, unmerged
from onrecord.records import AppearanceRecord, ClaimRecord, RoleRecord, SpeakerRecord

PILOT = RoleRecord(key="ferro#pilot", title="Pilot", start="2030")
MATE = RoleRecord(key="a-ferro#mate", title="Mate")
FERRO = SpeakerRecord(key="ferro", name="Ana Ferro", aliases=("Ferro",), roles=(PILOT,))
A_FERRO = SpeakerRecord(key="a-ferro", name="A. Ferro", aliases=("Ferro", "Ana F."), roles=(MATE,))


def report(*relayed_by):
    return AppearanceRecord(key="c@post", source="post", quote_type="direct", relayed_by=relayed_by)


def claim(speaker="a-ferro", on_behalf_of=None, appearances=()):
    return ClaimRecord(
        key="c", speaker=speaker, statement="S", on_behalf_of=on_behalf_of, appearances=appearances
    )


def test_the_one_that_stays_goes_by_the_names_of_both():
    stays, _ = merged(FERRO, A_FERRO)
    assert (stays.name, stays.aliases) == ("Ana Ferro", ("Ferro", "A. Ferro", "Ana F."))


def test_the_one_that_stays_held_the_offices_of_both():
    assert merged(FERRO, A_FERRO)[0].roles == (PILOT, MATE)


def test_an_office_that_both_have_is_kept_once():
    twice = SpeakerRecord(
        key="x", name="X", roles=(RoleRecord(key="x#pilot", title="Pilot", start="2030"),)
    )
    assert merged(FERRO, twice)[0].roles == (PILOT,)


def test_the_other_is_withdrawn_and_keeps_its_names():
    _, other = merged(FERRO, A_FERRO)
    assert (other.withdrawn, other.roles, other.aliases) == (True, (), A_FERRO.aliases)


def test_the_words_for_an_unnamed_speaker_become_no_name():
    official = SpeakerRecord(key="o", name="an official", kind="unnamed", source="post")
    assert merged(FERRO, official)[0].aliases == FERRO.aliases


def test_a_group_gets_the_members_of_both_but_never_itself():
    crew = SpeakerRecord(key="crew", name="The crew", kind="group", members=("ferro", "hands"))
    hands = SpeakerRecord(key="hands", name="Hands", kind="group", members=("brek", "crew"))
    assert merged(crew, hands)[0].members == ("ferro", "brek")


@pytest.mark.parametrize(
    ("keep", "other", "reason"),
    [
        (FERRO, SpeakerRecord(key="navy", name="Navy", kind="organisation"), "are not one speaker"),
        (SpeakerRecord(key="o", name="an official", kind="unnamed", source="s"), FERRO,
         "speaker merge ferro o"),
        (SpeakerRecord(key="o", name="an official", kind="unnamed", source="s"),
         SpeakerRecord(key="p", name="a pilot", kind="unnamed", source="s"), "belongs to one"),
        (FERRO, FERRO, "is one speaker already"),
    ],
)  # fmt: skip
def test_two_that_cannot_be_one_are_refused(keep, other, reason):
    with pytest.raises(UsageError, match=reason):
        merged(keep, other)


def test_taking_a_merge_apart_gives_the_speaker_from_before():
    assert unmerged(merged(FERRO, A_FERRO)[0], FERRO, merged(FERRO, A_FERRO)[0]) == FERRO


def test_a_name_given_since_the_merge_stays():
    stays = merged(FERRO, A_FERRO)[0]
    now = SpeakerRecord(
        key="ferro", name="Ana Ferro", aliases=(*stays.aliases, "The pilot"), roles=stays.roles
    )
    assert unmerged(now, FERRO, stays).aliases == ("Ferro", "The pilot")


def test_a_claim_names_the_new_speaker_wherever_it_named_the_old():
    before = claim("a-ferro", "navy", (report("a-ferro", "brek"),))
    assert renamed(before, {"a-ferro": "ferro"}) == claim(
        "ferro", "navy", (report("ferro", "brek"),)
    )


def test_nobody_speaks_on_their_own_behalf():
    assert renamed(claim("a-ferro", "ferro"), {"a-ferro": "ferro"}).on_behalf_of is None


def test_nobody_passes_words_on_to_themselves():
    before = claim("brek", None, (report("ferro", "a-ferro", "lund"),))
    assert renamed(before, {"a-ferro": "ferro"}).appearances == (report("ferro", "lund"),)


def test_a_claim_is_given_back_with_all_that_it_named():
    before = claim("a-ferro", "ferro", (report("ferro", "a-ferro"),))
    after = renamed(before, {"a-ferro": "ferro"})
    assert given_back(after, before, after) == before


def test_a_claim_whose_speaker_was_corrected_since_is_not_given_back():
    before = claim("a-ferro")
    after = renamed(before, {"a-ferro": "ferro"})
    assert given_back(claim("brek"), before, after) == claim("brek")
