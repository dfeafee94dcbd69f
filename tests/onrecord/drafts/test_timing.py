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
