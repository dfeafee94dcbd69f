from dataclasses import replace

import pytest

from onrecord.report.highlight import chief, fragments, quotation
from onrecord.spans import Span


@pytest.fixture
def report(affirming):
    """One report of a claim: "abcdef" at 10 to 16 and "xyz" at 20 to 23."""
    return replace(
        affirming[0].appearances[0],
        key="k",
        exact=("abcdef", "xyz"),
        spans=(Span(10, 16), Span(20, 23)),
    )


def test_without_marks_each_part_is_one_run(report):
    assert quotation(report) == ((("abcdef", False),), (("xyz", False),))


def test_a_mark_inside_a_part_splits_it(report):
    assert quotation(report, [("k", 12, 14)])[0] == (("ab", False), ("cd", True), ("ef", False))


def test_a_mark_over_several_parts_is_cut_to_each(report):
    assert quotation(report, [("k", 14, 21)]) == (
        (("abcd", False), ("ef", True)),
        (("x", True), ("yz", False)),
    )


def test_marks_that_overlap_join(report):
    runs = quotation(report, [("k", 13, 15), ("k", 11, 14)])[0]
    assert runs == (("a", False), ("bcde", True), ("f", False))


def test_marks_of_another_report_mark_nothing(report):
    assert quotation(report, [("other", 10, 16)]) == quotation(report)


def test_words_whose_place_is_not_known_are_not_marked(report):
    assert quotation(replace(report, spans=()), [("k", 10, 12)]) == quotation(report)


def test_words_that_do_not_fill_their_span_are_not_marked(report):
    altered = replace(report, exact=("abcd", "xyz"))
    assert quotation(altered, [("k", 10, 12)])[0] == (("abcd", False),)


def test_no_words_give_no_parts(report):
    assert quotation(replace(report, exact=None), [("k", 10, 12)]) == ()


def test_fragments_leave_out_whole_parts(affirming, report):
    claim = replace(affirming[0], appearances=(report,))
    marks = [("k", 10, 16), ("k", 21, 23), ("k", 21, 23)]
    assert fragments([claim, claim], marks) == ("yz",)


def test_the_chief_reports_are_those_compared(affirming):
    claim = affirming[0]
    second = claim.appearances[1]
    assert chief(claim, [(second.key, 0, 1)]) == (second,)


def test_without_a_comparison_the_first_report_with_words_stands_for_all(affirming):
    first, second = affirming[0].appearances
    claim = replace(affirming[0], appearances=(second, first))
    assert chief(claim, ()) == (first,)


def test_a_claim_without_any_words_shows_its_first_report(affirming):
    second = affirming[0].appearances[1]
    claim = replace(affirming[0], appearances=(second, replace(second, key="other")))
    assert chief(claim, ()) == (second,)
