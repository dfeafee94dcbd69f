"""What people decided makes the status: each one's latest word counts, none is overruled."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.decisions import Vote, status
from onrecord.vocabulary import CONTRADICTION_STATUSES, VERDICTS

YES = Vote("confirmed", "Ana", "2031-06-01T10:00:00Z")
NO = Vote("dismissed", "Ida", "2031-06-02T10:00:00Z")
LATER_NO = Vote("dismissed", "Ana", "2031-06-03T10:00:00Z")
DOUBT = Vote("unsure", "Luis", "2031-06-01T10:00:00Z")


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([], "candidate"),
        ([YES], "confirmed"),
        ([NO], "dismissed"),
        ([DOUBT], "unsure"),
        ([YES, NO], "disputed"),
        ([YES, DOUBT], "disputed"),
        ([YES, LATER_NO], "dismissed"),
        ([YES, NO, LATER_NO], "dismissed"),
    ],
)
def test_the_status_follows_from_the_votes(votes, expected):
    assert status(votes, produced=True) == expected


@pytest.mark.parametrize("votes", [[], [YES], [YES, NO]])
def test_what_is_no_longer_found_is_stale_whatever_was_decided(votes):
    assert status(votes, produced=False) == "stale"


def test_the_order_in_which_votes_are_read_does_not_matter():
    found = {status(votes, produced=True) for votes in permutations([YES, LATER_NO, NO, DOUBT])}
    assert found == {"disputed"}


def test_of_two_votes_at_one_time_the_one_appended_last_counts():
    again = Vote("unsure", YES.by, YES.at)
    assert status([YES, again], produced=True) == "unsure"


VOTES = st.builds(
    Vote, st.sampled_from(VERDICTS), st.sampled_from(["Ana", "Ida", "Luis"]), st.just(YES.at)
)


@given(st.lists(VOTES))
def test_any_votes_give_a_status_that_there_is(votes):
    assert status(votes, produced=True) in set(CONTRADICTION_STATUSES) - {"stale"}


@given(st.lists(VOTES), st.sampled_from(VERDICTS))
def test_all_of_one_mind_give_their_verdict(votes, verdict):
    agreed = [Vote(verdict, name, "2031-07-01T00:00:00Z") for name in ("Ana", "Ida", "Luis")]
    assert status([*votes, *agreed], produced=True) == verdict
