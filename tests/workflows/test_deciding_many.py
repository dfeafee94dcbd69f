"""Several contradictions are decided at once, and by two people at once."""

import threading

import pytest
from sqlalchemy import event

from onrecord.errors import UsageError
from workflows.deciding import DecidedMeanwhileError, Said, decide, decide_all
from workflows.undoing import undo


@pytest.fixture
def found(begin_with, dossier, engine, pairs):
    """Return two candidates on one proposition."""
    dossier["claims"].append(
        {
            "key": "brek-worse",
            "speaker": "brek",
            "statement": "The bay is worse off.",
            "said": "2031-05-06",
            "stances": [{"proposition": "patrols-help", "stance": "denies"}],
        }
    )
    begin_with(dossier)
    return pairs(engine)


def keys_of(found):
    return lambda _connection: [pair.key for pair in found]


def test_one_verdict_on_several_is_one_change_that_is_taken_back_whole(
    engine, found, actor, pairs, changes
):
    done = decide_all(engine, keys_of(found), Said("dismissed", "translation"), actor())
    assert [view.status for view in done.views] == ["dismissed", "dismissed"]
    assert len(changes(engine)[-1].after) == 4
    undo(engine, str(done.change), actor(hour=11))
    assert {pair.status for pair in pairs(engine)} == {"candidate"}


def test_taking_back_a_bulk_asks_the_database_no_more_often_than_taking_back_one(
    engine, found, actor
):
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *_: asked.append(1))

    def asked_by_undoing(pairs):
        done = decide_all(engine, keys_of(pairs), Said("confirmed"), actor())
        asked.clear()
        undo(engine, str(done.change), actor(hour=11))
        return len(asked)

    assert asked_by_undoing(found[:1]) == asked_by_undoing(found)


def test_a_dry_run_tells_the_status_and_decides_nothing(engine, found, actor, contents):
    before = contents(engine)
    done = decide_all(engine, keys_of(found), Said("confirmed"), actor(), dry_run=True)
    assert [view.status for view in done.views] == ["confirmed", "confirmed"]
    assert contents(engine) == before


def test_a_verdict_that_is_refused_decides_none(engine, found, actor, contents):
    before = contents(engine)
    with pytest.raises(UsageError, match="reason"):
        decide_all(engine, keys_of(found), Said("dismissed"), actor())
    assert contents(engine) == before


def test_nothing_meant_is_nothing_logged(engine, found, actor, contents):
    before = contents(engine)
    done = decide_all(engine, lambda _: [], Said("confirmed"), actor())
    assert (done.views, done.change) == ((), None)
    assert contents(engine) == before


def test_what_somebody_decided_since_it_was_shown_is_not_decided_unseen(
    engine, found, actor, pairs
):
    decide(engine, found[1].key, "dismissed", actor("Per Aas"), reason="not_meant")
    with pytest.raises(DecidedMeanwhileError, match=r"Per Aas decided .*dismissed \(not_meant\)"):
        decide_all(engine, keys_of(found), Said("confirmed"), actor(), shown=found)
    assert [pair.status for pair in pairs(engine)] == ["candidate", "dismissed"]


def test_a_claim_that_changed_since_it_was_shown_is_told(engine, found, actor, edit):
    edit("claim", "brek-worse", {"statement": "The bay is no better off."})
    with pytest.raises(DecidedMeanwhileError, match="a claim of contradiction"):
        decide_all(engine, keys_of(found), Said("confirmed"), actor(), shown=found)


def test_two_people_who_decide_at_once_are_both_heard(engine, found, actor, pairs):
    start = threading.Barrier(2)

    def say(by, said):
        start.wait()
        decide_all(engine, keys_of(found), said, actor(by))

    people = [
        threading.Thread(target=say, args=("Ida Lund", Said("confirmed"))),
        threading.Thread(target=say, args=("Per Aas", Said("dismissed", "not_meant"))),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    for pair in pairs(engine):
        assert pair.status == "disputed"
        assert {(one.by, one.verdict) for one in pair.decisions} == {
            ("Ida Lund", "confirmed"),
            ("Per Aas", "dismissed"),
        }
