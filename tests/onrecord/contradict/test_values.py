import pytest

from onrecord.contradict import compare_stances


def find(a, b, proposition):
    return compare_stances(a, b, proposition)


def detail(finding, rule):
    return next(step.detail for step in finding.trace if step.rule == rule)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((60, "exact"), (60, "exact")),
        ((60, "exact"), (62, "about")),
        ((60, "about"), (62, "at_least")),
        ((60, "at_least"), (62, "at_least")),
        ((60, "exact"), (60, "at_most")),
        ((60, "at_least"), (1000, "exact")),
        (((50, 70), "exact"), (60, "exact")),
        ((-60, "about"), (-62, "exact")),
        ((0, "about"), (0, "exact")),
        ((None, None), (60, "exact")),
        ((float("nan"), "exact"), (60, "exact")),
    ],
)
def test_compatible_figures_are_no_finding(one, other, stance, slot):
    a, b = (
        stance(key, value=value, qualifier=qualifier)
        for key, (value, qualifier) in (("a", one), ("b", other))
    )
    assert find(a, b, slot()) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((60, "exact"), (62, "exact")),
        ((60, "about"), (90, "exact")),
        ((60, "exact"), (62, "at_least")),
        ((62, "exact"), (60, "at_most")),
        ((60, "at_most"), (62, "at_least")),
        (((50, 60), None), ((61, 70), None)),
        ((-60, "exact"), (60, "exact")),
    ],
)
def test_figures_that_no_number_fits_are_numeric(one, other, stance, slot):
    a, b = (
        stance(key, value=value, qualifier=qualifier)
        for key, (value, qualifier) in (("a", one), ("b", other))
    )
    assert find(a, b, slot()).kind == "numeric"


def test_a_numeric_finding_words_both_figures(stance, slot):
    a = stance("a", value=1000, qualifier="at_least", unit="boats")
    finding = find(a, stance("b", value=(2, 2.5), said="2020-05-03"), slot())
    assert finding.trace[0].detail == (
        "Ana Ferro affirms at least 1,000 boats (2020-05-03) and Tomas Brek affirms 2 to 2.5 boats "
        '(2020-05-03) for: "The ferry runs."'
    )


def test_different_figures_outside_a_slot_are_no_finding(stance, proposition):
    assert find(stance("a", value=60), stance("b", value=90), proposition()) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2020-05-01", "2020-05-03"),
        ("2020-04", "2020-05"),
        ("[..2020-04-30]", "2020-05-01"),
    ],
)
def test_a_figure_as_of_another_day_is_an_update(one, other, stance, slot):
    a, b = stance("a", value=60, as_of=one), stance("b", value=90, as_of=other)
    assert find(a, b, slot()) is None


def test_figures_as_of_the_same_day_conflict_whenever_they_were_said(stance, slot):
    a = stance("a", value=60, as_of="2020-05-03", said="2020-05-03")
    b = stance("b", value=90, as_of="2020-05-03", said="2020-06-03")
    finding = find(a, b, slot())
    assert (finding.kind, finding.score) == ("numeric", 0.9)


def test_an_open_ended_day_passes_for_less_and_is_named(stance, slot):
    a = stance("a", value=60, as_of="[..2020-05-03]")
    finding = find(a, stance("b", value=90, as_of="2020-05-03"), slot())
    assert finding.score == 0.81
    assert "not known exactly" in detail(finding, "as_of")


def test_without_a_day_a_figure_stands_for_the_end_of_its_event(stance, slot):
    event = {"event": "2020-04-01/2020-05-01", "said": "2020-05-09"}
    finding = find(stance("a", value=60, **event), stance("b", value=90, **event), slot())
    assert detail(finding, "as_of") == "Both figures stand for 2020-05-01."


def test_a_figure_never_stands_for_a_day_after_it_was_said(stance, slot):
    a = stance("a", value=60, said="2020-05-03")
    b = stance("b", value=20, said="2020-06-03")
    assert find(a, b, slot(period="2020")) is None


def test_without_a_day_or_an_event_a_figure_stands_for_the_day_of_saying(stance, slot):
    a, b = stance("a", value=60, said="2020-05-03"), stance("b", value=90, said="2020-05-04")
    assert find(a, b, slot(period=None)) is None


def test_figures_said_on_one_day_conflict_without_a_recorded_day(stance, slot):
    finding = find(stance("a", value=60), stance("b", value=90), slot(period=None))
    assert detail(finding, "as_of") == "Both figures stand for 2020-05-03."


def test_where_no_day_is_known_the_figures_pass_for_less(stance, slot):
    a, b = stance("a", value=60, said=None), stance("b", value=90, said=None)
    finding = find(a, b, slot(period=None))
    assert finding.score == round(0.9 * 0.9 * 0.9, 2)
    assert detail(finding, "as_of") == "The day that a figure stands for is not known."


def test_a_higher_figure_said_later_by_another_may_be_an_update_and_says_so(stance, slot):
    a = stance("a", value=60, event="2020-05-01", said="2020-05-02")
    b = stance("b", value=90, event="2020-05-01", said="2020-05-04")
    finding = find(a, b, slot())
    assert finding.score == round(0.9 * 0.8, 2)
    assert "may be an update" in detail(finding, "as_of")


def test_a_lower_figure_said_later_is_no_rising_count(stance, slot):
    a = stance("a", value=90, event="2020-05-01", said="2020-05-02")
    b = stance("b", value=60, event="2020-05-01", said="2020-05-04")
    assert find(a, b, slot()).score == 0.9


def test_a_rising_count_of_one_speaker_is_an_update(stance, slot):
    own = {"speaker": "Ana Ferro", "event": "2020-05-01"}
    a = stance("a", value=60, said="2020-05-02", **own)
    b = stance("b", value=90, said="2020-05-04", **own)
    assert find(a, b, slot()) is None


def test_two_figures_of_one_speaker_for_one_recorded_day_conflict(stance, slot):
    own = {"speaker": "Ana Ferro", "as_of": "2020-05-01"}
    a = stance("a", value=60, said="2020-05-02", **own)
    b = stance("b", value=90, said="2020-05-04", **own)
    finding = find(a, b, slot())
    assert (finding.scope, finding.kind) == ("self", "numeric")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boats", "Boat"),
        ("air strikes", "airstrikes"),
        ("countries", "country"),
        ("%", "per cent"),
        ("people", "persons"),
    ],
)
def test_one_unit_in_two_spellings_is_one(one, other, stance, slot):
    a, b = stance("a", value=60, unit=one), stance("b", value=90, unit=other)
    assert find(a, b, slot()).score == 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [("boats", "crews"), ("$", "\u20ac"), ("percent", "percentage points"), ("glass", "gla")],
)
def test_figures_in_different_units_are_no_finding(one, other, stance, slot):
    a, b = stance("a", value=60, unit=one), stance("b", value=90, unit=other)
    assert find(a, b, slot()) is None


def test_a_stance_without_a_unit_takes_the_slots(stance, slot):
    a, b = stance("a", value=60), stance("b", value=90, unit="crews")
    assert find(a, b, slot(unit="boats")) is None


def test_a_unit_that_only_one_names_passes_for_less(stance, slot):
    finding = find(stance("a", value=60), stance("b", value=90, unit="crews"), slot(unit=None))
    assert finding.score == 0.81
    assert detail(finding, "unit") == "Only one names a unit: crews."


def test_a_slot_without_any_unit_costs_nothing(stance, slot):
    assert find(stance("a", value=60), stance("b", value=90), slot(unit=None)).score == 0.9


def test_the_measure_of_a_slot_is_named(stance, slot):
    finding = find(stance("a", value=60), stance("b", value=90), slot(measure="sailings a day"))
    assert detail(finding, "measure") == "Both fill the same slot, measured as sailings a day."


def test_counts_over_different_stretches_of_time_are_no_finding(stance, slot):
    a = stance("a", value=1000, event="2020-01-01/2020-05-03", as_of="2020-05-03")
    b = stance("b", value=200, event="2020-05-01/2020-05-03", as_of="2020-05-03")
    assert find(a, b, slot()) is None


def test_counts_over_nearly_the_same_stretch_pass_for_less(stance, slot):
    a = stance("a", value=1000, event="2020-01-01/2020-05-03", as_of="2020-05-03")
    b = stance("b", value=200, event="2020-01-05/2020-05-03", as_of="2020-05-03")
    finding = find(a, b, slot())
    assert finding.score == 0.72
    assert "may not count over the same period" in detail(finding, "counted_period")


def test_counts_since_a_day_with_an_open_end_pass_for_less(stance, slot):
    a = stance("a", value=1000, event="2020-01-01/..", as_of="2020-05-03")
    b = stance("b", value=200, event="2020-01-01/2020-05-03", as_of="2020-05-03")
    assert find(a, b, slot()).score == 0.72


def test_an_imprecise_day_is_no_stretch_to_count_over(stance, slot):
    a = stance("a", value=60, event="2020-05", as_of="2020-05-03")
    b = stance("b", value=90, event="2020-05-03", as_of="2020-05-03")
    assert find(a, b, slot()).score == 0.9


@pytest.mark.parametrize(
    ("given", "denied", "score"),
    [
        ((60, "exact"), (60, "exact"), 1.0),
        ((60, "exact"), (50, "at_least"), 1.0),
        ((60, "about"), (60, "exact"), 0.6),
        ((1000, "at_least"), (1000, "exact"), 0.6),
        ((60, "at_most"), (60, "exact"), 0.6),
        ((60, "exact"), (None, None), 0.9),
        ((None, None), (None, None), 0.9),
    ],
)
def test_denying_the_figure_given_is_a_negation(given, denied, score, stance, slot):
    a = stance("a", value=given[0], qualifier=given[1])
    b = stance("b", "denies", value=denied[0], qualifier=denied[1])
    finding = find(a, b, slot())
    assert (finding.kind, finding.score) == ("negation", score)


@pytest.mark.parametrize(
    ("given", "denied"),
    [
        ((60, "exact"), (90, "exact")),
        ((40, "at_least"), (60, "at_least")),
        ((40, "at_least"), (60, "exact")),
        ((60, "at_most"), (40, "exact")),
        ((60, "at_most"), (40, "at_most")),
        ((60, "about"), (60, "at_least")),
    ],
)
def test_denying_another_figure_is_no_finding(given, denied, stance, slot):
    a = stance("a", value=given[0], qualifier=given[1])
    b = stance("b", "denies", value=denied[0], qualifier=denied[1])
    assert find(a, b, slot()) is None


def test_a_denial_the_next_day_answers_the_figure_and_is_no_update(stance, slot):
    a = stance("a", value=60, said="2020-05-03")
    b = stance("b", "denies", value=60, said="2020-05-04")
    finding = find(a, b, slot(period=None))
    assert (finding.kind, finding.score) == ("negation", 0.81)


def test_a_denial_for_another_recorded_day_is_no_finding(stance, slot):
    a = stance("a", value=60, as_of="2020-05-03")
    b = stance("b", "denies", value=60, as_of="2020-04-03")
    assert find(a, b, slot()) is None


def test_doubting_the_figure_given_is_weaker(stance, slot):
    finding = find(stance("a", value=60), stance("b", "doubts", value=60), slot())
    assert (finding.kind, finding.score) == ("modality", 0.5)


def test_doubting_another_figure_is_no_finding(stance, slot):
    assert find(stance("a", value=60), stance("b", "doubts", value=90), slot()) is None


def test_taking_no_position_after_a_figure_needs_no_figure(stance, slot):
    a = stance("a", value=60, speaker="Ana Ferro")
    b = stance("b", "neutral", speaker="Ana Ferro")
    assert find(a, b, slot()).kind == "modality"
