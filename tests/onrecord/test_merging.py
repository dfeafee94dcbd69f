"""What becomes of records when two speakers are one, or one is two."""

from dataclasses import replace

import pytest

from onrecord.errors import UsageError
from onrecord.merging import (
    brought_back,
    given_back,
    left_behind,
    members_back,
    merged,
    renamed,
    unmerged,
)
from onrecord.records import AppearanceRecord, ClaimRecord, RoleRecord, SpeakerRecord

PILOT = RoleRecord(key="ferro#pilot", title="Pilot", start="2030")
MATE = RoleRecord(key="a-ferro#mate", title="Mate")
COOK = RoleRecord(key="a-ferro#cook", title="Cook")
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


def test_an_office_that_both_had_stays_with_the_one_that_stays():
    twice = RoleRecord(key="x#mate", title="Mate")
    with_both = SpeakerRecord(key="ferro", name="Ana Ferro", roles=(PILOT, MATE))
    without = SpeakerRecord(key="ferro", name="Ana Ferro", roles=(PILOT, twice))
    assert unmerged(with_both, without, with_both).roles == (PILOT, twice)


def test_a_member_that_the_merge_dropped_comes_back():
    crew = SpeakerRecord(key="crew", name="The crew", kind="group", members=("hands", "brek"))
    hands = SpeakerRecord(key="hands", name="Hands", kind="group", members=("lund",))
    stays, _ = merged(crew, hands)
    assert stays.members == ("brek", "lund")
    assert unmerged(stays, crew, stays).members == ("hands", "brek")


def test_the_one_that_was_merged_away_comes_back_as_it_was():
    stays, gone = merged(FERRO, A_FERRO)
    assert brought_back(gone, A_FERRO, {"a-ferro#mate"}, stays.roles) == A_FERRO


def test_what_the_one_merged_away_was_given_since_stays():
    stays, gone = merged(FERRO, A_FERRO)
    now = replace(gone, note="Looked up.", aliases=("Ferro",), roles=(COOK,))
    back = brought_back(now, A_FERRO, {"a-ferro#mate"}, stays.roles)
    assert (back.note, back.aliases, back.roles) == ("Looked up.", ("Ferro",), (MATE, COOK))


def test_an_office_comes_back_as_it_was_corrected_since():
    _, gone = merged(FERRO, A_FERRO)
    corrected = replace(MATE, end="2031")
    assert brought_back(gone, A_FERRO, {"a-ferro#mate"}, (PILOT, corrected)).roles == (corrected,)


def test_an_office_that_was_taken_away_since_does_not_come_back():
    _, gone = merged(FERRO, A_FERRO)
    assert brought_back(gone, A_FERRO, {"a-ferro#mate"}, (PILOT,)).roles == ()


@pytest.mark.parametrize(
    ("now", "before", "back"),
    [
        (("ferro", "brek"), ("a-ferro", "brek"), ("a-ferro", "brek")),
        (("lund", "ferro"), ("a-ferro", "brek"), ("lund", "a-ferro")),
        (("ferro", "lund"), ("a-ferro", "ferro"), ("ferro", "a-ferro", "lund")),
        (("lund",), ("a-ferro", "brek"), ("lund",)),
        (("a-ferro", "ferro"), ("a-ferro", "brek"), ("a-ferro", "ferro")),
    ],
    ids=["as it was", "changed since", "both were members", "taken out since", "put in since"],
)
def test_a_group_has_its_member_back_where_nobody_took_it_out(now, before, back):
    after = tuple(dict.fromkeys("ferro" if key == "a-ferro" else key for key in before))
    assert members_back(now, before, after, "ferro") == back


def test_a_claim_names_the_new_speaker_wherever_it_named_the_old():
    assert renamed(claim("a-ferro"), {"a-ferro": "ferro"}) == claim("ferro")
    before = claim("brek", "a-ferro", (report("a-ferro", "lund"),))
    assert renamed(before, {"a-ferro": "ferro"}) == claim(
        "brek", "ferro", (report("ferro", "lund"),)
    )


def test_nobody_speaks_on_their_own_behalf():
    assert renamed(claim("a-ferro", "ferro"), {"a-ferro": "ferro"}).on_behalf_of is None


def test_nobody_passes_words_on_to_themselves():
    before = claim("brek", None, (report("ferro", "a-ferro", "lund"),))
    assert renamed(before, {"a-ferro": "ferro"}).appearances == (report("ferro", "lund"),)


def test_a_speaker_does_not_pass_on_what_it_says_itself():
    before = claim("a-ferro", None, (report("brek", "ferro", "brek"),))
    assert renamed(before, {"a-ferro": "ferro"}).appearances == (report("brek"),)


@pytest.mark.parametrize(
    "before",
    [
        claim("a-ferro", "ferro", (report("ferro"),)),
        claim("ferro", "a-ferro", (report("a-ferro"),)),
        claim("brek", "a-ferro", (report("ferro", "a-ferro", "lund"),)),
    ],
    ids=["by", "for", "relayed"],
)
def test_a_claim_is_given_back_with_all_that_it_named(before):
    after = renamed(before, {"a-ferro": "ferro"})
    assert given_back(after, before, after) == before
    assert not left_behind(before, before, after)


def test_a_claim_whose_speaker_was_corrected_since_is_not_given_back():
    before = claim("a-ferro")
    after = renamed(before, {"a-ferro": "ferro"})
    assert given_back(claim("brek"), before, after) == claim("brek")


def test_a_speaker_is_given_back_beside_a_principal_corrected_since():
    before, after = claim("a-ferro", "navy"), claim("ferro", "navy")
    assert given_back(claim("ferro", "ferry"), before, after) == claim("a-ferro", "ferry")


def test_a_principal_is_given_back_to_a_speaker_corrected_since():
    before, after = claim("brek", "a-ferro"), claim("brek", "ferro")
    assert given_back(claim("lund", "ferro"), before, after) == claim("lund", "a-ferro")


def test_a_relayer_is_given_back_to_a_speaker_corrected_since():
    before, after = (claim("brek", None, (report(key),)) for key in ("a-ferro", "ferro"))
    now, back = (claim("lund", None, (report(key),)) for key in ("ferro", "a-ferro"))
    assert given_back(now, before, after) == back


def test_a_relayer_corrected_since_stays_with_the_speaker_given_back():
    before = claim("a-ferro", None, (report("ferro"),))
    after = renamed(before, {"a-ferro": "ferro"})
    now = claim("ferro", None, (report("lund"),))
    assert given_back(now, before, after) == claim("a-ferro", None, (report("lund"),))


def test_a_chain_that_an_earlier_version_left_is_given_back():
    before = claim("a-ferro", None, (report("ferro"),))
    after = claim("ferro", None, (report("ferro"),))
    now = replace(after, note="Seen.")
    assert given_back(now, before, after) == replace(before, note="Seen.")


def test_whom_a_merge_dropped_does_not_come_back_to_another_speaker():
    before = claim("a-ferro", "ferro", (report("ferro"),))
    after = renamed(before, {"a-ferro": "ferro"})
    now = claim("brek", None, (report(),))
    assert given_back(now, before, after) == now


def test_nobody_is_given_back_to_themselves():
    before = claim("brek", "a-ferro", (report("a-ferro"),))
    after = renamed(before, {"a-ferro": "ferro"})
    now = claim("a-ferro", "ferro", (report("ferro"),))
    assert given_back(now, before, after) == now


def test_a_claim_that_keeps_what_was_corrected_since_is_left_behind():
    before = claim("a-ferro", "navy")
    assert left_behind(claim("brek", "navy"), before, claim("ferro", "navy"))


def test_a_claim_whose_report_was_taken_away_since_is_not_left_behind():
    before = claim("brek", None, (report("a-ferro"),))
    after = renamed(before, {"a-ferro": "ferro"})
    assert not left_behind(claim("brek"), before, after)
