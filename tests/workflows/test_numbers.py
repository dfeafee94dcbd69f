"""The values of a slot, as the record has them: conflicts are the recorded contradictions."""

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.filters import Filters
from onrecord.report import RENDERERS
from workflows.checking_reports import check_report
from workflows.deciding import decide
from workflows.reporting import report

LOST = Filters(proposition="boats were lost")


def value(key, speaker, figure, as_of, **more):
    stance = {"proposition": "boats-lost", "stance": "affirms", "value": figure}
    stance |= {"as_of": as_of} if as_of else {}
    usual = {"statement": f"{figure} boats were lost.", "said": as_of or "2031-05-20"}
    appearances = [{"source": "post", "quote_type": "indirect"}]
    named = {"key": key, "speaker": speaker, "stances": [stance], "appearances": appearances}
    return named | usual | more


@pytest.fixture
def filled(engine, dossier, begin_with):
    """Return the engine of a record with the values of a slot, in no order."""
    dossier["propositions"] += [
        {"key": "boats-lost", "text": "N boats were lost.", "slot": {"unit": "boats"}},
        {"key": "boats-lost-here", "text": "Boats were lost in the bay.", "place": "Norland"},
    ]
    dossier["claims"] += [
        value("later", "ferro", 30, "2031-05-09"),
        value("first", "ferro", 12, "2031-05-01"),
        value("against", "brek", 20, "2031-05-01"),
        value("drafted", "brek", 90, "2031-05-09", status="draft"),
        value("told", "brek", 30, None),
    ]
    begin_with(dossier)
    return engine


def numbers(engine, **given):
    return report(
        engine, "numbers", Filters(**({"proposition": "boats were lost"} | given))
    ).numbers


def row_of(view, key):
    return next(row for row in view.rows if row.claim.key == key)


def conflicts(view):
    return {
        frozenset({view.row(one.first).claim.key, view.row(one.second).claim.key})
        for one in view.relations
        if one.kind == "conflict"
    }


def test_rows_go_by_the_time_that_they_stand_for(filled):
    view = numbers(filled)
    assert [row.claim.key for row in view.rows] == ["first", "against", "later", "told"]
    assert [row.as_of.basis for row in view.rows] == ["recorded"] * 3 + ["said"]


def test_conflicts_are_those_of_the_contradiction_list(filled, pairs):
    listed = {
        frozenset(claim.key for claim in one.claims)
        for one in pairs(filled)
        if one.proposition.text == "N boats were lost."
    }
    assert conflicts(numbers(filled)) == listed == {frozenset({"first", "against"})}


def test_a_rising_toll_is_an_update_of_the_speakers_own_last_value(filled):
    view = numbers(filled)
    later = row_of(view, "later")
    assert view.row(later.update_of).claim.key == "first"
    assert later.conflicts_with == ()


def test_a_draft_is_left_out_unless_it_is_asked_for(filled):
    drafted = row_of(numbers(filled, status="any"), "drafted")
    assert len(numbers(filled).rows) == 4
    assert len(drafted.conflicts_with) == 1


def test_what_a_person_dismissed_is_no_conflict_any_more(filled, pairs, actor):
    found = next(one for one in pairs(filled) if one.kind == "numeric")
    decide(filled, str(found.id), "dismissed", actor(), reason="different_period")
    view = numbers(filled)
    first, against = row_of(view, "first"), row_of(view, "against")
    assert conflicts(view) == set()
    assert first.settled_with == (against.number,)
    assert [one.kind for one in view.relations if one.status] == ["other_period"]


def test_the_latest_value_and_the_current_conflict_are_summed_up(filled):
    view = numbers(filled, status="any", until="2031-05-10")
    assert {view.row(number).claim.key for number in view.latest} == {"later", "drafted"}
    assert (view.lowest, view.highest) == (30, 90)


@pytest.mark.parametrize("format_", ["html", "md", "json"])
def test_a_report_on_numbers_can_be_checked_and_tells_of_a_change(
    filled, format_, tmp_path, pairs, actor
):
    path = tmp_path / f"numbers.{format_}"
    path.write_bytes(RENDERERS[format_].render(report(filled, "numbers", LOST)).encode())
    checked = check_report(filled, path)
    assert (checked.intact, checked.comparison.reproduced) == (True, True)
    found = next(one for one in pairs(filled) if one.kind == "numeric")
    decide(filled, str(found.id), "dismissed", actor(), reason="updated_figure")
    told = {(one.noun, one.what) for one in check_report(filled, path).comparison.differences}
    assert ("numbers", "changed") in told


def test_a_part_of_the_sentence_means_the_slot_that_has_it(filled):
    assert numbers(filled, proposition="BOATS WERE").proposition.key == "boats-lost"


def test_a_proposition_without_an_open_value_is_refused_with_what_to_do(filled):
    with pytest.raises(UsageError, match="onrecord proposition show patrols-help"):
        numbers(filled, proposition="patrols-help")
    with pytest.raises(NotFoundError, match="onrecord proposition list"):
        numbers(filled, proposition="nothing like it")
