import pytest

from onrecord.recordfile import read
from onrecord.records import DateRecord
from onrecord.spans import Span


def _claim(fields):
    text = f"claims:\n  - {{key: c, speaker: brek, statement: S, {fields}}}"
    return read(text, "dossier.yaml").records.claims[0]


REFUSED = {
    "a span in one of two appearances": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    event: {edtf: 2014, phrase: Wednesday, span: »[0, 9]}
    appearances:
      - {source: post, quote_type: direct}
      - {source: gazette, quote_type: direct}
""",
        (
            'it is not clear in whose text this "span" counts. Add "source", the key of the source '
            "in which the phrase stands."
        ),
    ),
}

REFUSED_DATES = {
    "words": (
        "»last week",
        '"last week" is not an EDTF date. Write 2014-12-03, 2014-12 or 2014-08-08/2014-12-03.',
    ),
    "30 February": (
        "»2014-02-30",
        '"2014-02-30" is a day that does not exist. Check the day and the month.',
    ),
    "30 February in a mapping": (
        "{edtf: »2014-02-30}",
        '"2014-02-30" is a day that does not exist. Check the day and the month.',
    ),
    "a month that does not exist": (
        "»2014-13",
        (
            '"2014-13" is not an EDTF date. Write 2014-12-03, 2014-12, 2014-08-08/2014-12-03 or '
            "[..2014-11-28]."
        ),
    ),
    "a range that runs backwards": (
        "»2014-12/2014-11",
        '"2014-12/2014-11" ends before it starts. Write the earlier day first.',
    ),
    "a space at the end": (
        '»"2014-12-03 "',
        '"2014-12-03 " is not an EDTF date. Write 2014-12-03, 2014-12 or 2014-08-08/2014-12-03.',
    ),
    "a line break at the end": (
        '»"2014-12-03\\n"',
        '"2014-12-03\\n" is not an EDTF date. Write 2014-12-03, 2014-12 or 2014-08-08/2014-12-03.',
    ),
    "a space inside": (
        "»2014 -12",
        '"2014 -12" is not an EDTF date. Write 2014-12-03, 2014-12 or 2014-08-08/2014-12-03.',
    ),
    "a text without end": (
        f"»{'1' * 101}",
        (
            '"111111111111111111111111111111111111111111111111111111111111..." is not an EDTF '
            "date. Write 2014-12-03, 2014-12 or 2014-08-08/2014-12-03."
        ),
    ),
    "an empty text": (
        '»""',
        (
            '"" is not an EDTF date. Write 2014-12-03, 2014-12, 2014-08-08/2014-12-03 or '
            "[..2014-11-28]."
        ),
    ),
    "a list": (
        "»[2014, 2015]",
        (
            "a date is due here, a mapping of edtf, phrase, anchor, basis, note, source, span; "
            "this is a list of 2."
        ),
    ),
    "no edtf": (
        "»{phrase: Wednesday}",
        'a date needs "edtf", which is missing here. Add it.',
    ),
    "an edtf that is a list": (
        "{edtf: »[2014]}",
        '"edtf" needs a text, not a list of 1. Put a text with brackets in quotes.',
    ),
    "an unknown key": (
        "{edtf: 2014, »ancor: 2014-12-03}",
        'a date has no key "ancor". Did you mean "anchor"?',
    ),
    "a basis that nobody knows": (
        "{edtf: 2014, basis: »guessed}",
        (
            '"guessed" is none of the words for "basis". Write one of: explicit, relative, '
            "publication, broadcast, inferred."
        ),
    ),
    "relative to nothing": (
        "{edtf: 2014, basis: »relative}",
        (
            'a relative date needs "anchor", the day that it counts from. Add it, such as anchor: '
            "2014-12-03."
        ),
    ),
    "an anchor that is a month": (
        "{edtf: 2014, anchor: »2014-12}",
        '"anchor" needs one day, not "2014-12". Write it as 2014-12-03.',
    ),
    "an anchor that does not exist": (
        "{edtf: 2014, anchor: »2014-11-31}",
        '"2014-11-31" is a day that does not exist. Check the day and the month.',
    ),
    "a span without a phrase": (
        "{edtf: 2014, source: post, span: »[0, 9]}",
        'a date\'s "span" needs the "phrase" that stands there. Add it.',
    ),
    "a span longer than its phrase": (
        "{edtf: 2014, phrase: Wednesday, source: post, span: »[0, 10]}",
        'the span [0, 10] is 10 characters long, the phrase "Wednesday" 9. Correct one of them.',
    ),
    "a span in nobody knows what": (
        "{edtf: 2014, phrase: Wednesday, span: »[0, 9]}",
        (
            'it is not clear in whose text this "span" counts. Add "source", the key of the source '
            "in which the phrase stands."
        ),
    ),
    "a source without a span": (
        "{edtf: 2014, source: »post}",
        (
            'a date\'s "source" tells in whose text its "span" counts, and there is no "span". Add '
            "the span or take the source out."
        ),
    ),
    "a span that is a number": (
        "{edtf: 2014, phrase: w, source: post, span: »9}",
        'a span is a pair of offsets; this is the text "9". Write span: [120, 154].',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_date_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


@pytest.mark.parametrize(("text", "message"), REFUSED_DATES.values(), ids=REFUSED_DATES)
def test_a_time_of_saying_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    file = f"claims: [{{key: c, speaker: brek, statement: S, said: {text}}}]"
    assert refusal(file) == message


def test_a_bare_edtf_text_is_an_explicit_date():
    assert _claim("said: 2014-12").said == DateRecord(edtf="2014-12", basis="explicit")


def test_every_key_of_a_date_is_read():
    date = _claim(
        "said: {edtf: 2014-12-03, phrase: Wednesday, anchor: 2014-12-04, basis: relative, "
        "note: as printed, source: post, span: [10, 19]}"
    ).said
    assert date == DateRecord(
        edtf="2014-12-03",
        phrase="Wednesday",
        anchor="2014-12-04",
        basis="relative",
        note="as printed",
        source="post",
        span=Span(10, 19),
    )


@pytest.mark.parametrize("role", ["said", "event"])
def test_a_span_counts_in_the_source_of_the_only_appearance(role):
    claim = _claim(
        f"{role}: {{edtf: 2014, phrase: Wednesday, span: [0, 9]}}, "
        "appearances: [{source: post, quote_type: direct}]"
    )
    assert getattr(claim, role).source == "post"


def test_a_date_without_a_span_names_no_source():
    claim = _claim(
        "said: {edtf: 2014, phrase: Wednesday}, appearances: [{source: post, quote_type: direct}]"
    )
    assert claim.said == DateRecord(edtf="2014", phrase="Wednesday")


def test_the_length_of_a_phrase_is_counted_in_code_points():
    claim = _claim('said: {edtf: 2014, phrase: "😀é", source: post, span: [7, 9]}')
    assert claim.said.span == Span(7, 9)


@pytest.mark.parametrize(
    "edtf",
    ["2014", "2014-06~", "[..2014-11-28]", "2014-08-08/2014-12-03", "2014-24", "{1667, 1668}"],
)
def test_an_edtf_text_is_kept_as_written(edtf):
    assert _claim(f'said: "{edtf}"').said == DateRecord(edtf=edtf)
