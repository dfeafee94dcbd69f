from dataclasses import replace

import pytest

from onrecord.report import contradictions_report, speaker_report, topic_report
from onrecord.report.build import in_order, ranked
from onrecord.report.model import ClaimsSection, ContradictionsSection


def keys(claims):
    return [claim.key for claim in claims]


def section(report, kind):
    return next(one for one in report.sections if one.kind == kind)


@pytest.fixture
def groups(reports):
    return section(reports["contradictions"], "contradictions").groups


def test_claims_stand_by_day_of_saying_and_the_undated_last(affirming, opposing):
    undated = replace(affirming[0], key="undated", said=None)
    assert keys(in_order([undated, *opposing, *affirming])) == [
        "ferro-spring",
        "brek-late",
        "ferro-on-time",
        "selm-no-delay",
        "brek-no-girder",
        "nadir-late",
        "undated",
    ]


def test_a_claim_that_is_given_twice_stands_once(affirming):
    assert len(in_order(affirming + affirming)) == len(affirming)


def test_what_is_settled_stands_behind_what_is_open(contradictions):
    statuses = [one.status for one in ranked(contradictions)]
    assert statuses == ["confirmed", *["candidate"] * 10, "dismissed"]


def test_contradictions_of_one_status_stand_by_score(contradictions):
    scores = [one.score or 0 for one in ranked(contradictions) if one.status == "candidate"]
    assert scores == sorted(scores, reverse=True)


def test_contradictions_are_grouped_by_proposition_and_the_others_come_last(groups):
    assert [group.proposition and group.proposition.id for group in groups] == [1, 2, None]
    assert [len(group.pairs) for group in groups] == [9, 1, 2]


def test_claims_for_and_against_stand_in_columns_each_once(groups):
    assert [
        (column.label, keys(entry.claim for entry in column.entries))
        for column in groups[0].columns
    ] == [
        ("Affirm it", ["ferro-spring", "ferro-on-time", "selm-no-delay"]),
        ("Deny it", ["brek-late", "brek-no-girder", "nadir-late"]),
    ]


def test_values_of_a_slot_have_a_column_each(groups):
    assert [column.label for column in groups[1].columns] == [
        "Affirm it: at least 1,400 bridges, as of 2031-03-01",
        "Affirm it: about 900 bridges, as of 2031-03-01",
    ]


def test_a_firmer_and_a_softer_statement_have_a_column_each(selection, affirming, contradictions):
    both = (affirming[0], affirming[1])
    pair = replace(contradictions[0], claims=both, kind="modality", scope="self")
    report = contradictions_report(selection, [pair])
    columns = section(report, "contradictions").groups[0].columns
    assert [column.label for column in columns] == [
        "Affirm it, as probable",
        "Affirm it, as certain",
    ]


def test_pairs_call_their_claims_by_the_numbers_in_the_columns(groups):
    group = groups[0]
    numbers = {
        entry.number: entry.claim.key for column in group.columns for entry in column.entries
    }
    for pair in group.pairs:
        first, second = pair.contradiction.claims
        assert (numbers[pair.numbers[0]], numbers[pair.numbers[1]]) == (first.key, second.key)


def test_a_claim_without_a_stance_still_takes_part(selection, affirming, contradictions):
    bare = replace(affirming[0], stances=())
    pair = replace(contradictions[0], claims=(bare, contradictions[0].claims[1]))
    columns = section(contradictions_report(selection, [pair]), "contradictions").groups[0].columns
    assert [column.label for column in columns] == ["Deny it", "Take part"]


def test_a_pair_that_lies_in_reports_or_roles_shows_its_sides(groups):
    assert [pair.shows_sides for pair in groups[0].pairs] == [False] * 9
    assert [pair.shows_sides for pair in groups[2].pairs] == [True, True]


def test_the_scope_of_a_proposition_comes_along(groups):
    assert groups[0].scope.period == "2031-01/2031-06"


def test_every_compared_claim_of_others_is_told_in_full_too(reports):
    told = {
        claim.key
        for one in reports["speaker"].sections
        if isinstance(one, ClaimsSection)
        for claim in one.claims
    }
    compared = {claim.key for one in reports["speaker"].contradictions for claim in one.claims}
    assert compared <= told
    assert told == set(keys(reports["speaker"].claims))


def test_positions_stand_in_order_of_saying(reports):
    group = section(reports["speaker"], "positions").groups[0]
    assert [one.turn for one in group.positions] == ["first", "reversal"]


def test_a_proposition_on_which_the_speaker_turned_comes_first(
    selection, speaker, positions, affirming
):
    steady = replace(positions[0], proposition=affirming[0].stances[0].proposition, turn="first")
    steady = replace(steady, proposition=replace(steady.proposition, text="A"))
    report = speaker_report(selection, speaker, (), positions=[steady, *positions])
    groups = section(report, "positions").groups
    assert [group.proposition.text[0] for group in groups] == ["T", "A"]


def test_a_topic_says_who_holds_what(reports):
    groups = section(reports["topic"], "propositions").groups
    assert [[column.label for column in group.columns] for group in groups] == [
        ["Affirm it", "Deny it"],
        [],
        [],
    ]


def test_a_report_without_contradictions_has_no_section_for_them(selection, topic, affirming):
    report = topic_report(selection, topic, (), affirming)
    assert [one for one in report.sections if isinstance(one, ContradictionsSection)] == []


def test_records_are_counted_once_each(reports):
    for report in reports.values():
        assert len(set(keys(report.claims))) == len(report.claims)


def test_a_claim_knows_its_contradictions(reports, affirming):
    found = reports["contradictions"].contradictions_of(affirming[0])
    assert {one.claims[0].key for one in found} == {"ferro-on-time"}
    assert len(found) == 3
