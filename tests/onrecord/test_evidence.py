"""Quotes fail closed: what cannot be proved in a held text is refused, never stored."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.evidence import SourceFacts, complete_claim, complete_date, refuse_self
from onrecord.records import AppearanceRecord, ClaimRecord, DateRecord
from onrecord.spans import Span, digest

TEXT = "On Tuesday the ferry 🚢 was late. The crew says the ferry\nwas early, not late."
DAY = DateRecord(edtf="2031-05-07", basis="publication")
MONTH = DateRecord(edtf="2031-05", basis="inferred")
FACTS = {
    "held": SourceFacts(published=DAY, has_capture=True, text=TEXT),
    "hashed": SourceFacts(published=MONTH, has_capture=True, text=None),
    "bare": SourceFacts(published=None, has_capture=False, text=None),
}


def claim(*appearances, **changes):
    return ClaimRecord(
        key="ferry", speaker="ferro", statement="Late.", appearances=appearances, **changes
    )


def seen(source, **changes):
    return AppearanceRecord(key=f"ferry/{source}", source=source, quote_type="direct", **changes)


def complete(*appearances, own_voice=False, **changes):
    return complete_claim(claim(*appearances, **changes), FACTS, own_voice=own_voice)


def problem(*appearances, **changes):
    with pytest.raises(RecordError) as raised:
        complete(*appearances, **changes)
    return raised.value.path, str(raised.value)


def test_words_at_their_span_are_proved():
    proved = seen("held", exact=("the ferry 🚢",), spans=(Span(11, 22),))
    assert complete(proved).appearances == (proved,)


def test_words_without_a_span_are_given_the_only_one():
    found = complete(seen("held", exact=("🚢 was late", "not late"))).appearances[0]
    assert [span.words(TEXT) for span in found.spans] == ["🚢 was late", "not late"]


def test_words_that_a_pull_quote_repeats_are_those_of_the_body():
    facts = {"held": replace(FACTS["held"], apart=(Span(48, 57),))}
    appearance = seen("held", exact=("the ferry",))
    found = complete_claim(claim(appearance), facts, own_voice=False).appearances[0]
    assert found.spans == (Span(11, 20),)


def test_spans_that_are_given_count_wherever_they_are():
    facts = {"held": replace(FACTS["held"], apart=(Span(11, 20),))}
    given = seen("held", exact=("the ferry",), spans=(Span(11, 20),))
    assert complete_claim(claim(given), facts, own_voice=False).appearances == (given,)


def test_spans_without_words_are_given_their_hashes():
    found = complete(seen("held", spans=(Span(3, 10), Span(21, 22)))).appearances[0]
    assert found.sha256 == (digest("Tuesday"), digest("🚢"))
    assert found.exact == ()


@pytest.mark.parametrize(
    ("changes", "path", "why"),
    [
        ({"exact": ("the train",)}, "exact", '"the train" is not in the text'),
        ({"exact": ("the ferry",)}, "exact", "stands several times"),
        ({"exact": ("The ferry",)}, "exact", "is not in the text"),
        ({"exact": ("he ferry",)}, "exact", "is only a part of other words"),
        ({"exact": ("the ferry was early",)}, "exact", "is not in the text"),
        (
            {"exact": ("the ferry",), "spans": (Span(10, 19),)},
            "exact",
            'is not at [10, 19), where the source has "the ferr"',
        ),
        (
            {"exact": ("late.",), "spans": (Span(70, 4711),)},
            "spans",
            "span [70, 4711) runs past the end of the text, which has 77 characters",
        ),
        (
            {"spans": (Span(3, 10),), "sha256": (digest("Monday"),)},
            "sha256",
            "do not have the hash",
        ),
    ],
)
def test_what_is_not_in_a_held_text_is_refused(changes, path, why):
    found, said = problem(seen("held", **changes))
    assert found == f"appearances[0].{path}"
    assert why in said
    assert "\n" not in said


def test_the_appearance_that_does_not_hold_is_named():
    path, _ = problem(seen("bare"), seen("held", exact=("the train",)))
    assert path == "appearances[1].exact"


def test_the_second_quotation_is_proved_too():
    path, _ = problem(seen("held", exact=("🚢", "train"), spans=(Span(21, 22), Span(3, 8))))
    assert path == "appearances[0].exact"


def test_a_long_quotation_is_shown_by_its_beginning():
    _, said = problem(seen("held", exact=("x" * 500,)))
    assert "x" * 59 + "…" in said


def test_spans_need_a_capture():
    path, said = problem(seen("bare", spans=(Span(0, 3),)))
    assert path == "appearances[0].spans"
    assert "has no capture" in said


def test_what_is_not_held_is_taken_as_it_is():
    taken = seen("hashed", exact=("the train",), spans=(Span(4_000, 4_009),))
    assert complete(taken).appearances == (taken,)


def test_an_appearance_without_words_or_spans_is_taken_as_it_is():
    assert complete(seen("held")).appearances == (seen("held"),)


@given(st.integers(0, len(TEXT) - 1), st.data())
def test_any_words_of_the_text_are_proved_at_their_place_and_at_no_other(start, data):
    end = data.draw(st.integers(start + 1, len(TEXT)))
    exact = (TEXT[start:end],)
    assert complete(seen("held", exact=exact, spans=(Span(start, end),)))
    other = data.draw(st.integers(0, len(TEXT) - 1))
    moved = seen("held", exact=exact, spans=(Span(other, other + end - start),))
    if TEXT[other : other + end - start] != exact[0]:
        problem(moved)


def test_a_completed_claim_is_complete():
    once = complete(
        seen("held", exact=("🚢",)), seen("hashed", spans=(Span(1, 2),)), topics=("b", "a", "b")
    )
    assert complete_claim(once, FACTS, own_voice=False) == once
    assert once.topics == ("a", "b")


def test_a_time_of_saying_that_is_given_stays():
    said = DateRecord(edtf="2031-05-06", phrase="Tuesday", basis="relative")
    assert complete(seen("held"), said=said).said == said


def test_a_speaker_has_spoken_by_the_day_of_the_first_publication():
    assert complete(seen("hashed"), seen("held"), seen("bare")).said == DateRecord(
        edtf="[..2031-05-07]", basis="publication"
    )


def test_a_publication_speaks_on_the_day_of_its_publication():
    assert complete(seen("held"), own_voice=True).said == DateRecord(
        edtf="2031-05-07", basis="publication"
    )


def test_a_claim_from_sources_without_dates_is_of_unknown_date():
    assert complete(seen("bare")).said is None


def dated(**changes):
    date = DateRecord(edtf="2031-05-06", phrase="Tuesday", source="held", span=Span(3, 10))
    return complete_date("claim", "ferry", "said", replace(date, **changes), FACTS)


def test_a_phrase_at_its_span_is_proved():
    assert dated().span == Span(3, 10)


def test_a_phrase_elsewhere_is_refused():
    with pytest.raises(RecordError, match=r'"Monday" is not at \[3, 10\).*"Tuesday"') as raised:
        dated(phrase="Monday")
    assert raised.value.path == "said.span"


def test_a_phrase_needs_a_capture():
    with pytest.raises(RecordError, match="has no capture"):
        dated(source="bare")


def test_a_source_without_a_span_says_nothing_and_is_left_out():
    assert dated(span=None) == DateRecord(edtf="2031-05-06", phrase="Tuesday")


def test_no_date_is_no_date():
    assert complete_date("claim", "ferry", "event", None, FACTS) is None


@pytest.mark.parametrize(
    ("record", "path", "reason"),
    [
        (claim(on_behalf_of="ferro"), "on_behalf_of", "cannot speak on behalf of itself"),
        (claim(seen("bare"), seen("held", relayed_by=("brek", "ferro"))),
         "appearances[1].relayed_by[1]", "cannot have passed on its own words"),
    ],
)  # fmt: skip
def test_a_speaker_that_is_its_own_principal_or_relayer_is_refused(record, path, reason):
    with pytest.raises(RecordError, match=reason) as raised:
        refuse_self(record)
    assert raised.value.path == path


def test_others_may_be_spoken_for_and_pass_words_on():
    refuse_self(claim(seen("held", relayed_by=("brek", "office")), on_behalf_of="office"))


def test_what_is_stored_so_may_be_corrected_in_other_fields():
    stored = claim(seen("held", relayed_by=("ferro",)))
    refuse_self(replace(stored, status="withdrawn"), stored)


def test_what_is_stored_so_is_refused_for_another_speaker():
    stored = claim(seen("held", relayed_by=("brek",)))
    with pytest.raises(RecordError, match='"brek" is its speaker'):
        refuse_self(replace(stored, speaker="brek"), stored)
