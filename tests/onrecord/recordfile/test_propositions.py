import pytest

from onrecord.recordfile import read
from onrecord.records import PropositionRecord


def _proposition(fields):
    text = f"propositions:\n  - {{key: p, text: N ships had sailed., {fields}}}"
    return read(text, "dossier.yaml").records.propositions[0]


REFUSED = {
    "no text": (
        "propositions: [»{key: p}]",
        'a proposition needs "text", which is missing here. Add it.',
    ),
    "an empty text": (
        'propositions: [{key: p, text: »""}]',
        '"text" is empty. Fill it in.',
    ),
    "an unknown key": (
        "propositions: [{key: p, text: T, »topics: [ships]}]",
        'a proposition has no key "topics". Did you mean "topic"?',
    ),
    "a period that is no date": (
        "propositions: [{key: p, text: T, period: »the war}]",
        '"the war" is not an EDTF date. Write 2014-12-03, 2014-12 or 2014-08-08/2014-12-03.',
    ),
    "a slot that is yes": (
        "propositions: [{key: p, text: T, slot: »yes}]",
        '"slot" is true, false or a mapping of unit and measure, not "yes". Write slot: true.',
    ),
    "a slot that is True": (
        "propositions: [{key: p, text: T, slot: »True}]",
        '"slot" is true, false or a mapping of unit and measure, not "True". Write slot: true.',
    ),
    "a slot that is a list": (
        "propositions: [{key: p, text: T, slot: »[unit]}]",
        '"slot" needs a text, not a list of 1. Put a text with brackets in quotes.',
    ),
    "an unknown key of a slot": (
        "propositions: [{key: p, text: T, slot: {»units: ships}}]",
        'a slot has no key "units". Did you mean "unit"?',
    ),
    "a unit in the slot and beside it": (
        "propositions: [{key: p, text: T, unit: ships, slot: {unit: »boats}}]",
        '"unit" stands in the slot and beside it. Keep one of them.',
    ),
    "a measure in the slot and beside it": (
        "propositions: [{key: p, text: T, measure: ships, slot: {measure: »boats}}]",
        '"measure" stands in the slot and beside it. Keep one of them.',
    ),
    "a proposition twice": (
        """\
propositions:
  - {key: p, text: T}
  - {key: »p, text: T}
""",
        'the proposition "p" is already on line 2. Keep one of them, or give this one another key.',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_proposition_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


def test_every_key_of_a_proposition_is_read():
    proposition = _proposition(
        "topic: Ships, period: 2014-08/2014-12, place: Norland, measure: count, unit: ships, "
        "slot: true, note: of the navy"
    )
    assert proposition == PropositionRecord(
        key="p",
        text="N ships had sailed.",
        topic="ships",
        period="2014-08/2014-12",
        place="Norland",
        measure="count",
        unit="ships",
        slot=True,
        note="of the navy",
    )


def test_a_proposition_needs_a_key_and_a_text_only():
    (proposition,) = read("propositions: [{key: p, text: T}]", "dossier.yaml").records.propositions
    assert proposition == PropositionRecord(key="p", text="T")


def test_a_slot_may_hold_the_unit_and_the_measure():
    proposition = _proposition("slot: {unit: ships, measure: count}")
    assert (proposition.slot, proposition.unit, proposition.measure) == (True, "ships", "count")


def test_a_slot_may_hold_the_unit_with_the_measure_beside_it():
    proposition = _proposition("measure: count, slot: {unit: ships}")
    assert (proposition.slot, proposition.unit, proposition.measure) == (True, "ships", "count")


@pytest.mark.parametrize(("written", "slot"), [("true", True), ("false", False), ("~", False)])
def test_a_slot_may_be_a_flag(written, slot):
    assert _proposition(f"slot: {written}").slot is slot


def test_a_proposition_that_is_no_slot_may_have_a_unit():
    proposition = _proposition("unit: ships")
    assert (proposition.slot, proposition.unit) == (False, "ships")
