"""A report on contradictions counts what people decided of the proposals that it means."""

import pytest

from onrecord.contradict.precision import Share
from onrecord.filters import Filters
from workflows.deciding import decide
from workflows.reporting import report
from workflows.undoing import undo
from workflows.withdrawing import withdraw


@pytest.fixture
def pair(engine, begin_with, dossier, pairs):
    """Return a coded pair that somebody confirmed."""
    begin_with(dossier)
    return pairs(engine)[0]


@pytest.fixture
def counted(engine):
    """Return a function that gives the share of coded pairs that a report tells, if any."""

    def counted(filters=None, status="open"):
        found = report(engine, "contradictions", filters or Filters(), status).proposals
        return None if found is None else found.coded.all

    return counted


def test_nothing_is_counted_where_nobody_decided(pair, counted):
    assert counted() is None


@pytest.mark.parametrize("status", ["open", "candidate", "any"])
def test_a_decided_pair_counts_whatever_status_the_report_is_about(
    engine, pair, counted, actor, status
):
    decide(engine, pair.key, "dismissed", actor(), reason="not_meant")
    assert counted(status=status) == Share(1, 0)


def test_the_filters_say_which_pairs_count(engine, pair, counted, actor):
    decide(engine, pair.key, "confirmed", actor())
    assert counted(Filters(about="bay")) == Share(1, 1)
    assert counted(Filters(about="harpsichord")) is None


def test_a_limit_does_not_change_what_is_counted(engine, take_in, dossier, pairs, counted, actor):
    dossier["claims"].append(
        {
            "key": "brek-worse",
            "speaker": "brek",
            "statement": "The bay is worse off.",
            "stances": [{"proposition": "patrols-help", "stance": "denies"}],
        }
    )
    take_in(dossier)
    for one in pairs(engine):
        decide(engine, one.key, "confirmed", actor())
    assert counted(Filters(limit=1)) == Share(2, 2)


def test_a_decision_that_was_taken_back_does_not_count(engine, pair, counted, actor):
    decide(engine, pair.key, "confirmed", actor())
    undo(engine, None, actor(hour=11))
    assert counted() is None


def test_a_pair_that_is_no_longer_found_was_decided_on_all_the_same(engine, pair, counted, actor):
    decide(engine, pair.key, "confirmed", actor())
    withdraw(engine, "claim", lambda _: ["brek-nothing"], actor(hour=11))
    assert counted() == Share(1, 1)


def test_other_reports_count_nothing(engine, pair, actor):
    decide(engine, pair.key, "confirmed", actor())
    assert report(engine, "timeline", Filters()).proposals is None
