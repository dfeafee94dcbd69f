"""When it was said and when it happened: two dates, each with its phrase."""

import pytest

from onrecord.dates.expressions import TimeExpression
from onrecord.drafts import Captured
from onrecord.records import DateRecord
from onrecord.spans import Span

MARKED = "{s:Ferro} {c:said} on Tuesday {q:that boats sank in April}."


@pytest.fixture(scope="session")
def times(read):
    """Return a function that makes time expressions of words of a marked text."""

    def times(marked, **meant):
        text = read(marked).text
        found = []
        for phrase, edtf in meant.items():
            start = text.index(phrase)
            end = start + len(phrase)
            found.append(
                TimeExpression(start, end, phrase, edtf, None, None, "relative", "2031-05-07")
            )
        return tuple(found)

    return times


def test_the_day_beside_the_cue_is_the_day_of_saying(claim, times):
    found = claim(MARKED, times=times(MARKED, Tuesday="2031-05-06", April="2031-04"))
    assert found.said == DateRecord(
        edtf="2031-05-06", phrase="Tuesday", anchor="2031-05-07", basis="relative", source="post",
        span=Span(14, 21),
    )  # fmt: skip


def test_the_time_within_what_is_said_is_that_of_the_event(claim, times):
    found = claim(MARKED, times=times(MARKED, Tuesday="2031-05-06", April="2031-04"))
    assert (found.event.edtf, found.event.phrase) == ("2031-04", "April")


def test_without_a_day_beside_the_cue_no_day_of_saying_is_made_up(claim, times):
    assert claim(MARKED, times=times(MARKED, April="2031-04")).said is None


def test_a_time_that_nobody_can_tell_is_no_date(claim, times):
    found = claim(MARKED, times=times(MARKED, Tuesday=None, April=None))
    assert (found.said, found.event) == (None, None)


@pytest.mark.parametrize("edtf", ["2031", "2031-05-09", "2030/2031"])
def test_a_year_or_a_day_to_come_is_no_day_of_saying(claim, times, edtf):
    assert claim(MARKED, times=times(MARKED, Tuesday=edtf)).said is None


@pytest.mark.parametrize("edtf", ["2031-05-05/2031-05-06", "2031-05"])
def test_some_days_are_kept_as_they_are(claim, times, edtf):
    assert claim(MARKED, times=times(MARKED, Tuesday=edtf)).said.edtf == edtf


def test_an_interview_was_held_on_or_before_the_day_it_was_aired(claim, times):
    marked = "{s:Ferro} {c:told} the radio in an interview broadcast Tuesday {q:that it sails}."
    found = claim(marked, times=times(marked, Tuesday="2031-05-06"))
    assert (found.said.edtf, found.said.basis, found.said.phrase) == (
        "[..2031-05-06]", "broadcast", "Tuesday",
    )  # fmt: skip


def test_words_of_a_broadcast_were_said_on_or_before_it(made, read):
    radio = Captured(key="radio", sha256="a" * 64, kind="broadcast", published="2031-05-07")
    (found,) = made(read("{s:Ferro} {c:said} {q:that it sails}."), of=radio).claims
    assert found.said == DateRecord(edtf="[..2031-05-07]", basis="broadcast")


def test_the_nearest_of_two_days_counts(claim, times):
    marked = "On Monday, after a night at sea, {s:Ferro} {c:said} on Tuesday {q:that it sails}."
    found = claim(marked, times=times(marked, Monday="2031-05-05", Tuesday="2031-05-06"))
    assert found.said.edtf == "2031-05-06"


TWICE = "{s:Ferro} {c:said} on Tuesday {q:that it sails}. {s2:She} {c2:HOW} {q2:that it sinks}."


def test_a_speaker_who_was_dated_goes_on_speaking_then(made, read, times):
    marked = TWICE.replace("HOW", "added")
    first, second = made(read(marked), times=times(marked, Tuesday="2031-05-06")).claims
    assert (second.said.edtf, second.said.basis) == ("2031-05-06", "inferred")
    assert second.said.span == first.said.span


def test_what_was_said_on_another_occasion_has_no_day_from_this_one(made, read, times):
    marked = TWICE.replace("HOW", "has earlier said")
    _, second = made(read(marked), times=times(marked, Tuesday="2031-05-06")).claims
    assert second.said is None


def test_today_in_quotation_marks_counts_from_the_day_of_saying_alone(claim, times):
    marked = "{q:\u201cThe boats are late today,\u201d} {s:Ferro} {c:said} on Tuesday."
    told = times(marked, Tuesday="2031-05-06", today="2031-05-07")
    assert claim(marked, times=told, quote_type="direct").event is None


def test_today_in_the_words_of_the_outlet_counts_from_its_own_day(claim, times):
    marked = "{s:Ferro} {c:said} on Tuesday {q:the boats are late today}."
    told = times(marked, Tuesday="2031-05-06", today="2031-05-07")
    assert claim(marked, times=told).event.edtf == "2031-05-07"


def test_a_day_in_the_words_of_another_is_not_the_day_of_saying(made, read, times):
    first = "{s:Ferro} {c:said} {q:that boats sank on Monday}"
    marked = f"{first}, though {{s2:she}} {{c2:admitted}} {{q2:it sails}}."
    _, second = made(read(marked), times=times(marked, Monday="2031-05-05")).claims
    assert second.said is None


def test_a_day_in_a_clause_behind_the_content_is_not_the_day_of_saying(claim, times):
    marked = "{s:Ferro} {c:said} {q:that it sails}, which sank on Monday."
    assert claim(marked, times=times(marked, Monday="2031-05-05")).said is None


def test_a_day_right_behind_the_content_is_the_day_of_saying(claim, times):
    marked = "{s:Ferro} {c:said} {q:that it sails}, on Monday."
    assert claim(marked, times=times(marked, Monday="2031-05-05")).said.edtf == "2031-05-05"
