"""What the package's own network holds alone, where no rule finds anything."""

import pytest

from onrecord.contradict import Statement, compare_statements
from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.pair import pair_of
from onrecord.contradict.statements.record import Record
from onrecord.contradict.statements.unexplained import akin, unexplained
from onrecord.dates import bounds

DAY = bounds("2031-05-06")
POWER = Statement(text="The power was back in the whole town within three hours.", said=DAY,
                  speaker="odo")  # fmt: skip
NIGHT = Statement(text="We had no power in the town until Friday morning.", said=DAY,
                  speaker="tobin")  # fmt: skip
SURE = Opinion(0.0, 0.02, 0.98)


def test_statements_with_a_word_in_common_and_of_one_matter_are_akin():
    assert akin(pair_of(POWER, NIGHT))


@pytest.mark.parametrize(
    "other", ["The herring fleet sailed at dawn.", "Electricity had returned by supper.", ""]
)
def test_without_a_word_in_common_they_are_not(other):
    assert not akin(pair_of(POWER, Statement(text=other)))


def test_one_word_in_common_alone_makes_nothing_akin():
    other = Statement(
        text="The fortress of Belmora fell to a purple cow in a town of bakers and violinists."
    )
    assert not akin(pair_of(POWER, other))


def test_two_that_both_deny_are_not_akin():
    other = Statement(text="There was no power in the whole town that night.", speaker="odo")
    assert not akin(pair_of(other, NIGHT))


def test_a_figure_in_common_makes_nothing_akin():
    a, b = (Statement(text=text) for text in ("12 345 678", "12 345 679"))
    assert not akin(pair_of(a, b))


def test_its_reason_marks_the_words_that_both_have_and_names_no_rule():
    reason = unexplained(pair_of(POWER, NIGHT), SURE)
    assert {POWER.text[start:end] for start, end in reason.first} >= {"power"}
    assert {NIGHT.text[start:end] for start, end in reason.second} >= {"power"}
    assert "No rule" in reason.detail


def test_it_is_never_wholly_sure():
    reason = unexplained(pair_of(POWER, NIGHT), Opinion(0.0, 0.0, 1.0))
    assert "99 in 100" in reason.detail


SAFE, DANGER = "The harbour bridge is safe for lorries.", "The bridge is a danger to lorries."


def test_between_two_who_speak_the_network_gives_a_kind():
    a, b = (Statement(text=text, speaker=text, said=DAY) for text in (SAFE, DANGER))
    found = compare_statements(a, b, SURE)
    assert (found.kind, found.reasons[0].rule) == ("world_knowledge", "own_opinion")


def test_two_bare_texts_keep_no_kind():
    assert compare_statements(Statement(text=SAFE), Statement(text=DANGER), SURE).kind is None


def test_where_no_rule_speaks_a_small_record_is_as_strict_as_the_largest():
    a, b = (Statement(text=text, speaker=text, said=DAY) for text in (SAFE, DANGER))
    small, large = (
        compare_statements(a, b, SURE, record=Record(claims)).probability
        for claims in (20, 1_000_000)
    )
    assert small == large
