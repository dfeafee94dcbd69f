import pytest

from onrecord.contradict import compare_stances
from onrecord.contradict.numbers import as_of, relate


def kind(a, b, proposition):
    return relate(a, b, proposition).kind


def test_one_figure_given_twice_is_the_same(stance, slot):
    assert kind(stance("a", value=60), stance("b", value=60), slot()) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((60, "exact"), (62, "about")),
        ((50, "at_least"), (62, "exact")),
        (((50, 70), None), (60, "exact")),
    ],
)
def test_figures_that_one_number_fits_are_compatible(one, other, stance, slot):
    a, b = (
        stance(key, value=value, qualifier=qualifier)
        for key, (value, qualifier) in (("a", one), ("b", other))
    )
    assert kind(a, b, slot()) == "compatible"


def test_a_conflict_has_the_reason_that_the_contradiction_has(stance, slot):
    a, b = stance("a", value=60), stance("b", value=90)
    found = relate(a, b, slot())
    assert found.finding == compare_stances(a, b, slot())
    assert found.detail == (
        "Ana Ferro affirms 60 boats (2020-05-03) and Tomas Brek affirms 90 boats (2020-05-03)."
    )


def test_a_later_figure_is_an_update_that_rises_or_falls(stance, slot):
    first, more, less = (
        stance(key, value=value, as_of=day, said=day)
        for key, value, day in (
            ("a", 60, "2020-05-01"), ("b", 90, "2020-05-02"), ("c", 50, "2020-05-03"),
        )
    )  # fmt: skip
    assert relate(first, more, slot()).detail.endswith("It rises from 60 boats to 90 boats.")
    assert relate(more, less, slot()).detail.endswith("It falls from 90 boats to 50 boats.")


def test_a_higher_bound_for_a_later_day_is_an_update(stance, slot):
    a = stance("a", value=40, qualifier="at_least", as_of="2020-05-01")
    b = stance("b", value=60, qualifier="at_least", as_of="2020-05-02")
    assert kind(a, b, slot()) == "update"


def test_a_rounder_figure_for_a_later_day_is_no_update(stance, slot):
    a = stance("a", value=58, as_of="2020-05-01")
    b = stance("b", value=60, qualifier="about", as_of="2020-05-02")
    assert kind(a, b, slot()) == "compatible"


def test_a_count_since_the_same_day_goes_on_however_long_since(stance, slot):
    a = stance("a", value=60, event="2020-05-01/2020-05-03", said="2020-05-03")
    b = stance("b", value=900, event="2020-05-01/2021-05-03", said="2021-05-03")
    assert kind(a, b, slot(period=None)) == "update"


def test_counts_over_other_stretches_are_of_another_period(stance, slot):
    a = stance("a", value=60, event="2020-05-01/2020-05-31", said="2020-06-01")
    b = stance("b", value=9, event="2020-05-25/2020-05-31", said="2020-06-01")
    found = relate(a, b, slot(period=None))
    assert found.kind == "other_period"
    assert found.detail.startswith("They count over different periods: ")


def test_what_stops_a_pair_is_told_in_its_own_sentence(stance, slot):
    a = stance("a", value=60)
    assert relate(a, stance("b", value=9, unit="crews"), slot()).detail == (
        "They are counted in different units: boats and crews."
    )
    assert kind(a, stance("b", value=9, place="Tavia"), slot()) == "other_place"
    assert kind(a, stance("b", value=9, modality="asked"), slot()) == "not_compared"


def test_whoever_corrects_a_figure_is_not_in_conflict_with_it(stance, slot):
    a = stance("a", value=60)
    b = stance("b", value=90, relations=(("corrects", "a"),))
    assert kind(a, b, slot()) == "correction"


def test_the_denial_of_a_figure_conflicts_with_it_and_with_no_other(stance, slot):
    denied = stance("b", "denies", 60)
    assert kind(stance("a", value=60), denied, slot()) == "conflict"
    assert kind(stance("a", value=90), denied, slot()) == "compatible"


def test_one_unnamed_speaker_is_not_held_against_itself(stance, slot):
    a, b = (
        stance(key, value=value, speaker="an official", speaker_kind="unnamed")
        for key, value in (("a", 60), ("b", 90))
    )
    assert kind(a, b, slot()) == "not_compared"


def test_the_time_of_a_figure_is_recorded_or_the_end_of_its_event_or_the_day_of_saying(
    stance, slot
):
    scope = slot(period=None)
    given = (
        stance("a", value=1, as_of="2020-04", event="2020-05-01/2020-05-03"),
        stance("a", value=1, event="2020-01/2020-04"),
        stance("a", value=1),
        stance("a", value=1, said=None),
    )
    found = [as_of(one, scope) for one in given]
    assert [(one.edtf, one.basis) if one else None for one in found] == [
        ("2020-04", "recorded"), ("2020-04", "event"), ("2020-05-03", "said"), None,
    ]  # fmt: skip
