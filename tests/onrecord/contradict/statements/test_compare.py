import pytest

from onrecord.contradict import Statement, compare, compare_statements
from onrecord.dates import bounds
from onrecord.errors import UsageError

MAY, JUNE = bounds("2031-05"), bounds("2031-06")


def test_opposites_about_one_thing_are_at_odds():
    found = compare("The Tarn bridge is open.", "The Tarn bridge is shut.")
    assert (found.kind, found.reasons[0].rule) == ("antonym", "opposites")


def test_a_negated_opposite_agrees():
    assert not compare("The Tarn bridge is not open.", "The Tarn bridge is shut.").reasons


def test_a_denial_is_at_odds_with_what_it_denies():
    found = compare("The mayor took bribes.", "It is not true that the mayor took bribes.")
    assert found.kind == "negation"


def test_two_denials_agree():
    assert not compare("The mayor never took bribes.", "The mayor denies taking bribes.").reasons


def test_what_rises_does_not_fall():
    found = compare("Rents in Lowmark rose.", "Rents in Lowmark fell.")
    assert found.kind in {"direction", "antonym"}


def test_a_reason_shows_the_words_that_it_compared():
    a, b = "The Tarn bridge is open.", "The Tarn bridge is shut."
    reason = compare(a, b).reasons[0]
    words = [a[slice(*span)] for span in reason.first], [b[slice(*span)] for span in reason.second]
    assert words == (["open"], ["shut"])


def test_statements_about_different_times_hardly_contradict():
    found = compare("The Tarn bridge is open.", "The Tarn bridge is shut.", event=(MAY, JUNE))
    assert found.probability <= 0.1
    assert found.gates[0].rule == "event_time"


def test_what_is_unknown_is_named():
    gates = compare("The Tarn bridge is open.", "The Tarn bridge is shut.").gates
    assert {gate.rule for gate in gates if gate.outcome == "unknown"} >= {"event_time", "place"}


def test_a_question_is_not_held():
    found = compare("The Tarn bridge is open.", "Is the Tarn bridge shut?")
    assert found.probability <= 0.1


def test_swapping_the_statements_mirrors_the_comparison():
    a = Statement(text="Nobody warned the people of Orlen.", speaker="ann")
    b = Statement(text="The people of Orlen were warned twice.", speaker="bo")
    one, other = compare_statements(a, b), compare_statements(b, a)
    assert one.probability == other.probability
    assert [(r.rule, r.first, r.second) for r in one.reasons] == [
        (r.rule, r.second, r.first) for r in other.reasons
    ]


def test_an_unknown_context_is_refused_by_name():
    with pytest.raises(UsageError, match='knows no "colour"'):
        compare("a", "b", colour=("red", "blue"))


@pytest.mark.parametrize(
    "text",
    ["", "  ", "7" * 50_000, "not " * 300_000, "<b>no</b>" * 9_000, "не говорил 不是 لا " * 99],
    ids=["empty", "blank", "digits", "a megabyte", "markup", "scripts"],
)
def test_hostile_texts_are_compared(text):
    assert 0 <= compare(text, "The Tarn bridge is not open.").probability <= 1
