import pytest

from onrecord.recordfile import read
from onrecord.records import StanceRecord


def _stance(fields):
    text = (
        "claims: [{key: c, speaker: brek, statement: S, "
        f"stances: [{{proposition: p, stance: affirms, {fields}}}]}}]"
    )
    return read(text, "dossier.yaml").records.claims[0].stances[0]


REFUSED = {
    "no proposition": (
        "claims: [{key: c, speaker: brek, statement: S, stances: [»{stance: affirms}]}]",
        'a stance needs "proposition", which is missing here. Add it.',
    ),
    "no stance": (
        "claims: [{key: c, speaker: brek, statement: S, stances: [»{proposition: p}]}]",
        'a stance needs "stance", which is missing here. Add it.',
    ),
    "a stance that nobody knows": (
        (
            "claims: [{key: c, speaker: brek, statement: S, stances: [{proposition: p, stance: "
            "»affirm}]}]"
        ),
        '"affirm" is none of the words for "stance". Did you mean "affirms"?',
    ),
    "two stances on one proposition": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    stances:
      - {proposition: p, stance: affirms}
      - {proposition: q, stance: affirms}
      - {stance: denies, proposition: »p}
""",
        'this claim takes a stance on "p" already on line 6. Keep one of them, or make two claims.',
    ),
}

REFUSED_VALUES = {
    "an unknown key": (
        "»values: 3",
        'a stance has no key "values". Did you mean "value"?',
    ),
    "a qualifier that nobody knows": (
        "value: 3, qualifier: »roughly",
        (
            '"roughly" is none of the words for "qualifier". Write one of: exact, about, at_least, '
            "at_most."
        ),
    ),
    "a certainty that nobody knows": (
        "certainty: »sure",
        '"sure" is none of the words for "certainty". Write one of: certain, probable, possible.',
    ),
    "an as_of that is no date": (
        "as_of: »now",
        (
            '"now" is not an EDTF date. Write 2014-12-03, 2014-12, 2014-08-08/2014-12-03 or '
            "[..2014-11-28]."
        ),
    ),
    "a number in words": (
        "value: »many",
        '"value" needs a number, not "many". Write digits only, such as 1000 or 2.5.',
    ),
    "a number with a comma": (
        'value: »"1,000"',
        '"value" needs a number, not "1,000". Write digits only, such as 1000 or 2.5.',
    ),
    "a number with an underscore": (
        "value_low: »1_000",
        '"value_low" needs a number, not "1_000". Write digits only, such as 1000 or 2.5.',
    ),
    "no number at all": (
        "value: »nan",
        '"value" needs a number, not "nan". Write digits only, such as 1000 or 2.5.',
    ),
    "infinity": (
        "value: ».inf",
        '"value" needs a number, not ".inf". Write digits only, such as 1000 or 2.5.',
    ),
    "a number past every number": (
        "value_high: »1e999",
        '"value_high" needs a number, not "1e999". Write digits only, such as 1000 or 2.5.',
    ),
    "an empty number": (
        'value: »""',
        '"value" needs a number, not "". Write digits only, such as 1000 or 2.5.',
    ),
    "digits of another script": (
        "value: »١٢",
        '"value" needs a number, not "١٢". Write digits only, such as 1000 or 2.5.',
    ),
    "a value beside a range": (
        "value: »3, value_low: 2",
        (
            '"value" is short for "value_low" and "value_high" in one. Keep either the one or the '
            "others."
        ),
    ),
    "a range upside down": (
        "value_low: 3, value_high: »2",
        '"value_high" is below "value_low". Write the smaller number as "value_low".',
    ),
    "at least a range": (
        "value_low: 2, value_high: 3, qualifier: »at_least",
        (
            '"at_least" takes one number and there are two. Keep one of them, or take the '
            "qualifier out."
        ),
    ),
    "at most a range": (
        "value_low: 2, value_high: 3, qualifier: »at_most",
        (
            '"at_most" takes one number and there are two. Keep one of them, or take the qualifier '
            "out."
        ),
    ),
    "a qualifier without a number": (
        "qualifier: »about",
        'a "qualifier" needs a number. Add "value", or take it out.',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_stance_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


@pytest.mark.parametrize(("text", "message"), REFUSED_VALUES.values(), ids=REFUSED_VALUES)
def test_a_part_of_a_stance_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    file = (
        "claims: [{key: c, speaker: brek, statement: S, "
        f"stances: [{{proposition: p, stance: affirms, {text}}}]}}]"
    )
    assert refusal(file) == message


def test_every_key_of_a_stance_is_read():
    stance = _stance(
        "value_low: 60, value_high: 62.5, qualifier: about, unit: ships, as_of: 2014-12-03, "
        "certainty: probable, note: of the navy"
    )
    assert stance == StanceRecord(
        proposition="p",
        stance="affirms",
        value_low=60,
        value_high=62.5,
        qualifier="about",
        unit="ships",
        as_of="2014-12-03",
        certainty="probable",
        note="of the navy",
    )


def test_a_stance_needs_no_value():
    assert _stance("") == StanceRecord(proposition="p", stance="affirms")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("value: 60", (60, 60, "exact")),
        ("value: 60, qualifier: exact", (60, 60, "exact")),
        ("value: 60, qualifier: about", (60, 60, "about")),
        ("value: 60, qualifier: at_least", (60, None, "at_least")),
        ("value: 60, qualifier: at_most", (None, 60, "at_most")),
        ("value_low: 60", (60, 60, "exact")),
        ("value_low: 60, qualifier: about", (60, 60, "about")),
        ("value_low: 60, qualifier: at_least", (60, None, "at_least")),
        ("value_low: 60, qualifier: at_most", (None, 60, "at_most")),
        ("value_high: 60", (60, 60, "exact")),
        ("value_high: 60, qualifier: at_most", (None, 60, "at_most")),
        ("value_high: 60, qualifier: at_least", (60, None, "at_least")),
        ("value_low: 60, value_high: 60", (60, 60, "exact")),
        ("value_low: 60, value_high: 60, qualifier: at_least", (60, None, "at_least")),
        ("value_low: 60, value_high: 62", (60, 62, "exact")),
        ("value_low: 60, value_high: 62, qualifier: about", (60, 62, "about")),
    ],
)
def test_a_lone_number_is_put_where_its_qualifier_wants_it(written, expected):
    stance = _stance(written)
    assert (stance.value_low, stance.value_high, stance.qualifier) == expected


@pytest.mark.parametrize(
    ("written", "value"),
    [("1000", 1000), ("-2.5", -2.5), ("+3", 3), (".5", 0.5), ("1e3", 1000), ("'7'", 7), ("2.", 2)],
)
def test_a_number_may_be_written_in_several_ways(written, value):
    assert _stance(f"value: {written}").value_low == value


def test_nought_has_no_sign():
    assert str(_stance("value: -0").value_low) == "0.0"
