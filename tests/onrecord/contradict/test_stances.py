import pytest

from onrecord.contradict import Side, compare_stances, scope_of

STANCES = ("affirms", "denies", "doubts", "unaware", "neutral")
BETWEEN = {
    ("affirms", "denies"): ("negation", 1.0),
    ("affirms", "doubts"): ("modality", 0.5),
    ("affirms", "unaware"): ("modality", 0.5),
}
SELF = BETWEEN | {
    ("affirms", "neutral"): ("modality", 0.4),
    ("denies", "neutral"): ("modality", 0.4),
}


def rules(finding):
    return [step.rule for step in finding.trace]


def detail(finding, rule):
    return next(step.detail for step in finding.trace if step.rule == rule)


def expected(table, one, other):
    return table.get((one, other)) or table.get((other, one))


@pytest.mark.parametrize("one", STANCES)
@pytest.mark.parametrize("other", STANCES)
def test_each_pair_of_stances_of_two_speakers(one, other, stance, proposition):
    finding = compare_stances(stance("a", one), stance("b", other), proposition())
    assert (finding and (finding.kind, finding.score)) == expected(BETWEEN, one, other)


@pytest.mark.parametrize("one", STANCES)
@pytest.mark.parametrize("other", STANCES)
def test_each_pair_of_stances_of_one_speaker_on_one_day(one, other, stance, proposition):
    a, b = stance("a", one, speaker="Ana Ferro"), stance("b", other, speaker="Ana Ferro")
    finding = compare_stances(a, b, proposition())
    assert (finding and (finding.kind, finding.score)) == expected(SELF, one, other)


def test_the_first_step_names_both_speakers_their_stances_and_dates(stance, proposition):
    a, b = stance("a", said="2020-05-03"), stance("b", "denies", said="[..2020-05-01]")
    finding = compare_stances(a, b, proposition(period=None))
    assert finding.trace[0].rule == "opposite_stances"
    assert finding.trace[0].detail == (
        "Ana Ferro affirms (2020-05-03) and Tomas Brek denies ([..2020-05-01]) that: "
        '"The ferry runs."'
    )


def test_the_first_step_carries_the_evidence_of_both_claims(stance, proposition):
    a = stance("a", evidence=(("a@post", 3, 9),))
    b = stance("b", "denies", evidence=(("b@herald", 0, 4), ("b@herald", 8, 9)))
    finding = compare_stances(a, b, proposition())
    assert finding.trace[0].spans == (("a@post", 3, 9), ("b@herald", 0, 4), ("b@herald", 8, 9))


def test_every_gate_is_named_in_the_trace(stance, proposition):
    finding = compare_stances(stance("a"), stance("b", "denies"), proposition())
    assert rules(finding) == ["opposite_stances", "holder", "modality", "event_time", "place"]


def test_every_gate_of_a_slot_is_named_in_the_trace(stance, slot):
    finding = compare_stances(stance("a", value=60), stance("b", value=90), slot())
    assert rules(finding)[5:] == ["unit", "measure", "counted_period", "as_of"]


def test_between_speakers_the_affirming_side_comes_first(stance, proposition):
    finding = compare_stances(stance("a", "denies"), stance("b"), proposition())
    assert finding.sides == (Side("b"), Side("a"))


def test_within_one_speaker_the_earlier_side_comes_first(stance, proposition):
    later = stance("a", speaker="Ana Ferro", said="2020-05-09")
    earlier = stance("b", "denies", speaker="Ana Ferro", said="2020-05-03")
    finding = compare_stances(later, earlier, proposition())
    assert finding.sides == (Side("b"), Side("a"))


def test_a_reversal_over_time_is_named(stance, proposition):
    earlier = stance("a", "denies", speaker="Ana Ferro", said="1988-08-18")
    later = stance("b", speaker="Ana Ferro", said="1990-06-26")
    finding = compare_stances(earlier, later, proposition())
    assert (finding.scope, finding.kind) == ("self", "negation")
    assert "1990-06-26" in detail(finding, "reversal")
    assert finding.trace[0].detail.startswith(
        "Ana Ferro denies (1988-08-18) and later affirms (1990-06-26) that: "
    )


def test_opposites_of_one_speaker_on_one_day_are_no_reversal(stance, proposition):
    a, b = stance("a", speaker="Ana Ferro"), stance("b", "denies", speaker="Ana Ferro")
    finding = compare_stances(a, b, proposition())
    assert "reversal" not in rules(finding)
    assert detail(finding, "order") == "Both were said at the same time: 2020-05-03."


def test_where_a_date_of_one_speaker_is_unknown_the_order_is_said_to_be(stance, proposition):
    a = stance("a", speaker="Ana Ferro", said=None)
    b = stance("b", "denies", speaker="Ana Ferro")
    finding = compare_stances(a, b, proposition())
    assert detail(finding, "order") == "Which of the two was said first is not known."


def test_overlapping_dates_of_one_speaker_leave_the_order_uncertain(stance, proposition):
    a = stance("a", speaker="Ana Ferro", said="2020-05")
    b = stance("b", "denies", speaker="Ana Ferro")
    finding = compare_stances(a, b, proposition())
    assert "is not certain" in detail(finding, "order")


def test_a_firmer_and_a_softer_statement_weeks_apart_stay_a_pair(stance, proposition):
    a = stance("a", speaker="Ana Ferro", said="2020-05-03")
    b = stance("b", "neutral", speaker="Ana Ferro", said="2020-06-03")
    finding = compare_stances(a, b, proposition())
    assert finding.trace[0].rule == "firmer_and_softer"
    assert "later" in detail(finding, "order")


def test_certainty_that_softens_is_no_contradiction(stance, proposition):
    a = stance("a", speaker="Ana Ferro", certainty="certain")
    b = stance("b", speaker="Ana Ferro", certainty="possible", said="2020-06-03")
    assert compare_stances(a, b, proposition()) is None


def test_whoever_learns_of_a_thing_does_not_contradict_the_ignorance_before(stance, proposition):
    before = stance("a", "unaware", speaker="Ana Ferro", said="2020-05-03")
    after = stance("b", speaker="Ana Ferro", said="2020-05-09")
    assert compare_stances(before, after, proposition()) is None


def test_whoever_no_longer_knows_what_was_affirmed_before_is_found(stance, proposition):
    before = stance("a", speaker="Ana Ferro", said="2020-05-03")
    after = stance("b", "unaware", speaker="Ana Ferro", said="2020-05-09")
    assert compare_stances(before, after, proposition()).kind == "modality"


def test_a_spokesperson_and_the_principal_are_two_speakers(stance, proposition):
    spokesperson = stance("a", speaker="Mara Lind", on_behalf_of="Harbour Office")
    principal = stance("b", "denies", speaker="Harbour Office")
    finding = compare_stances(spokesperson, principal, proposition())
    assert finding.scope == "between_speakers"
    assert detail(finding, "principal") == (
        "Mara Lind speaks for Harbour Office: the two are kept apart."
    )


def test_two_who_speak_for_one_principal_are_two_speakers(stance, proposition):
    office = {"on_behalf_of": "office", "principal_name": "Harbour Office"}
    finding = compare_stances(
        stance("a", speaker="Mara Lind", **office),
        stance("b", "denies", speaker="Jon Vale", **office),
        proposition(),
    )
    assert (finding.scope, finding.score) == ("between_speakers", 1.0)
    assert detail(finding, "principal") == (
        "Mara Lind and Jon Vale both speak for Harbour Office: the two are kept apart."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"on_behalf_of": "office"}, {"on_behalf_of": "navy"}),
        ({"on_behalf_of": "office"}, {}),
        ({}, {}),
        (
            {"speaker": "Ana Ferro", "on_behalf_of": "office"},
            {"speaker": "Ana Ferro", "on_behalf_of": "office"},
        ),
    ],
)
def test_others_are_not_said_to_share_a_principal(one, other, stance, proposition):
    finding = compare_stances(stance("a", **one), stance("b", "denies", **other), proposition())
    assert "principal" not in rules(finding)


def test_an_organisation_is_not_said_to_speak_for_itself(stance, proposition):
    spokesperson = stance("a", speaker="Mara Lind", on_behalf_of="office")
    office = stance("b", "denies", speaker="office", on_behalf_of="office")
    finding = compare_stances(spokesperson, office, proposition())
    assert [step.detail for step in finding.trace if step.rule == "principal"] == [
        "Mara Lind speaks for office: the two are kept apart."
    ]


def test_a_spokesperson_who_differs_by_taking_no_position_is_no_softer_self(stance, proposition):
    spokesperson = stance("a", "neutral", speaker="Mara Lind", on_behalf_of="Harbour Office")
    principal = stance("b", speaker="Harbour Office")
    assert compare_stances(spokesperson, principal, proposition()) is None


def test_two_statements_of_one_unnamed_speaker_are_no_pair(stance, proposition):
    a = stance("a", speaker="an official", speaker_kind="unnamed")
    b = stance("b", "denies", speaker="an official", speaker_kind="unnamed")
    assert compare_stances(a, b, proposition()) is None


def test_two_unnamed_speakers_are_two_speakers(stance, proposition):
    a = stance("a", speaker="an official", speaker_kind="unnamed")
    b = stance("b", "denies", speaker="a diplomat", speaker_kind="unnamed")
    assert compare_stances(a, b, proposition()).scope == "between_speakers"


def test_a_claim_is_no_pair_with_itself(stance, proposition):
    assert compare_stances(stance("a"), stance("a", "denies"), proposition()) is None


def test_the_scope_of_one_claim_with_itself_is_none(claim):
    assert scope_of(claim("a"), claim("a")) is None


def test_what_lowers_the_score_adds_up(stance, proposition):
    a = stance("a", certainty="probable", relayed_only=True)
    b = stance("b", "denies", certainty="possible")
    finding = compare_stances(a, b, proposition(period=None))
    assert finding.score == round(0.9 * 0.8 * 0.75 * 0.9, 2)


def test_what_is_relayed_only_is_named(stance, proposition):
    finding = compare_stances(stance("a", relayed_only=True), stance("b", "denies"), proposition())
    assert finding.score == 0.8
    assert detail(finding, "holder") == (
        "What Ana Ferro said is known only as relayed by somebody else."
    )


def test_a_certainty_short_of_certain_is_named(stance, proposition):
    finding = compare_stances(
        stance("a", certainty="possible"), stance("b", "denies"), proposition()
    )
    assert detail(finding, "certainty") == "Ana Ferro calls it possible, no more."


def test_a_translation_is_named_and_costs_nothing(stance, proposition):
    finding = compare_stances(stance("a"), stance("b", "denies", translated=True), proposition())
    assert detail(finding, "translated") == "The words of Tomas Brek are a translation."
    assert finding.score == 1.0


def test_what_is_unknown_passes_and_is_named(stance, proposition):
    finding = compare_stances(stance("a"), stance("b", "denies"), proposition(period=None))
    assert finding.score == 0.9
    assert detail(finding, "event_time") == "Neither says which time it is about."


@pytest.mark.parametrize(
    ("facts", "scope"),
    [
        ({"modality": "asked"}, {}),
        ({"modality": "hypothetical"}, {}),
        ({"modality": "demanded"}, {}),
        ({"kind": "no_comment"}, {}),
        ({"event": "2020-04"}, {}),
        ({"place": "Sudmark"}, {}),
        ({"event": "2020-05-01"}, {"period": "2020-05-02"}),
    ],
)
def test_a_failed_gate_stops_a_pair(facts, scope, stance, proposition):
    finding = compare_stances(stance("a", **facts), stance("b", "denies"), proposition(**scope))
    assert finding is None
