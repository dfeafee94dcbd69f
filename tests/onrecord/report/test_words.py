from dataclasses import replace

import pytest

from onrecord import vocabulary
from onrecord.origin_views import CorroborationView
from onrecord.report import words
from onrecord.views import DateView, LaterView, RoleView, ValueView


@pytest.mark.parametrize(
    ("phrases", "terms"),
    [
        (words.VERIFICATION, {*vocabulary.VERIFICATIONS, None}),
        (words.QUOTE_TYPE, {*vocabulary.QUOTE_TYPES}),
        (words.TRANSLATED_BY, {*vocabulary.TRANSLATED_BY}),
        (words.MODALITY, {*vocabulary.MODALITIES}),
        (words.CLAIM_STATUS, {*vocabulary.CLAIM_STATUSES}),
        (words.CLAIM_KIND, {*vocabulary.CLAIM_KINDS}),
        (words.COLUMN, {*vocabulary.STANCES}),
        (words.SCOPE, {*vocabulary.SCOPES}),
        (words.CONTRADICTION_KIND, {*vocabulary.CONTRADICTION_KINDS}),
        (words.CONTRADICTION_STATUS, {*vocabulary.CONTRADICTION_STATUSES}),
        (words.REASON, {*vocabulary.DISMISSAL_REASONS}),
        (words.SPEAKER_KIND, {*vocabulary.SPEAKER_KINDS}),
    ],
)
def test_every_term_of_a_vocabulary_has_its_phrase(phrases, terms):
    assert set(phrases) == terms


@pytest.mark.parametrize("basis", vocabulary.DATE_BASES)
@pytest.mark.parametrize("anchor", [None, "2031-03-05"])
def test_every_basis_of_a_date_has_its_phrase(basis, anchor):
    view = date("2031-03-04", "2031-03-04", "2031-03-04", basis=basis, anchor=anchor)
    assert words.basis(view) != ""


def date(edtf, earliest, latest, **fields):
    defaults = {"phrase": None, "basis": "explicit", "anchor": None, "note": None}
    bounds = {"earliest": earliest, "latest": latest}
    return DateView(role="said", edtf=edtf, **bounds, **(defaults | fields))


@pytest.mark.parametrize(
    ("earliest", "latest", "phrase"),
    [
        (None, None, "day not known"),
        (None, "2031-02-28", "on or before 2031-02-28"),
        ("2031-02-28", None, "on or after 2031-02-28"),
        ("2031-02-01", "2031-02-28", "between 2031-02-01 and 2031-02-28"),
        ("2031-02-28", "2031-02-28", "2031-02-28"),
    ],
)
def test_possible_days_are_said_in_words(earliest, latest, phrase):
    assert words.range_of(earliest, latest) == phrase


def test_a_plain_day_says_only_where_it_comes_from():
    view = date("2031-03-04", "2031-03-04", "2031-03-04", basis="relative", anchor="2031-03-05")
    assert words.date_notes(view) == ("counted from 2031-03-05",)


def test_a_month_says_its_days_and_its_note():
    view = date(
        "2031-02", "2031-02-01", "2031-02-28", basis="inferred", note="year from the events"
    )
    assert words.date_notes(view) == (
        "inferred",
        "between 2031-02-01 and 2031-02-28",
        "year from the events",
    )


def test_a_range_of_days_does_not_repeat_itself():
    view = date("2031-02-01/2031-02-28", "2031-02-01", "2031-02-28")
    assert words.date_notes(view) == ("date stated",)


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "phrase"),
    [
        (1000.0, None, "at_least", "at least 1,000 strikes"),
        (None, 60.0, "at_most", "at most 60 strikes"),
        (60.0, 60.0, "about", "about 60 strikes"),
        (60.0, 60.0, "exact", "60 strikes"),
        (900.0, 1000.0, None, "900 to 1,000 strikes"),
        (5.25, 5.25, "exact", "5.25 strikes"),
        (None, None, None, "strikes"),
    ],
)
def test_a_value_is_said_with_its_qualifier(low, high, qualifier, phrase):
    view = ValueView(low=low, high=high, qualifier=qualifier, unit="strikes", as_of=None)
    assert words.value(view) == phrase


def test_a_value_says_the_day_that_it_holds_for():
    view = ValueView(low=2.0, high=2.0, qualifier=None, unit=None, as_of="2031-03-01")
    assert words.value(view) == "2, as of 2031-03-01"


@pytest.mark.parametrize(
    ("start", "end", "phrase"),
    [
        (None, None, "Mayor, Kessel"),
        ("2030", None, "Mayor, Kessel (from 2030)"),
        (None, "2031", "Mayor, Kessel (until 2031)"),
        ("2030", "2031", "Mayor, Kessel (2030 to 2031)"),
    ],
)
def test_a_role_is_said_with_what_is_known_of_its_dates(start, end, phrase):
    view = RoleView(id=1, title="Mayor", organisation="Kessel", start=start, end=end, evidence=None)
    assert words.role(view) == phrase


def test_the_chain_of_relayers_keeps_its_order(affirming):
    assert words.names(affirming[2].appearances[0].relayed_by) == (
        "Ana Ferro, then Ministry of Works"
    )


def test_an_accepted_statement_that_asserts_needs_no_mark(affirming):
    assert words.marks_of_claim(affirming[0]) == ()


def test_what_is_no_plain_accepted_statement_is_marked(affirming):
    claim = replace(affirming[0], status="draft", kind="no_comment", modality="denied", via="joint")
    assert words.marks_of_claim(claim) == (
        "draft: not accepted by a person yet",
        "declined to comment",
        "said as a denial",
        "listed because it is a joint statement of the one asked for",
    )


def test_words_that_may_not_be_held_are_told_from_words_never_recorded(affirming):
    unheld = affirming[0].appearances[1]
    assert words.no_words(unheld).startswith("The words stand in the source")
    assert words.no_words(replace(unheld, verification=None)) == "No quotation on record."


def test_a_contradiction_that_a_person_recorded_says_so(contradictions):
    assert "recorded by a person, no score" in words.judgement(contradictions[-1])


def test_offsets_name_the_text_that_they_count_in(affirming):
    assert words.offsets(affirming[0].appearances[0]) == (
        "characters 1203-1253, 1273-1310 of text 3f5e3f5e3f5e"
    )


def test_the_proof_says_what_a_later_copy_has_otherwise(affirming):
    known = affirming[0].appearances[0]
    later = LaterView(
        verification="gone", capture_sha256="a" * 64, captured_at="2031-06-02T10:00:00Z"
    )
    assert words.proof(known) == words.VERIFICATION[known.verification]
    assert words.proof(replace(known, later=later)).endswith(
        "; GONE SINCE: a later copy no longer has these words (received 2031-06-02T10:00:00Z), "
        "and nobody has looked at that yet"
    )


@pytest.mark.parametrize(
    ("rests_on", "phrase"),
    [
        ((1, 1, 0), ""),
        ((3, 1, 0), "3 sources, 1 origin"),
        ((3, 3, 0), "3 sources, at most 3 origins"),
        ((3, 2, 1), "3 sources, at most 2 origins (1 source not compared)"),
        ((2, 2, 2), "2 sources, at most 2 origins (2 sources not compared)"),
    ],
)
def test_a_claim_says_on_how_much_it_rests_at_most_and_what_was_not_compared(
    affirming, rests_on, phrase
):
    claim = replace(affirming[0], corroboration=CorroborationView(*rests_on))
    assert words.reported(claim) == phrase
