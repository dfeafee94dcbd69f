"""What holds of every time expression: its words, its bounds, its anchor; hostile texts end."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import TimeExpression, bounds, resolve, tense
from onrecord.dates import resolving as module
from onrecord.dates.grammar import Grammar
from onrecord.dates.lexicon import KIND_OF
from onrecord.dates.tokens import tokens

PUBLISHED = dt.date(2014, 12, 3)
WORDS = st.sampled_from(
    [*KIND_OF, "May", "March", "Sept.", "Sept. 11", "2014", "1979", "3", "31", "30", "1990s",
     "'80s", "11/9", "2014-12-03", "2008-2012", ",", "-", "'s", ".", "\n\n", '"', "said", "will",
     "11th", "Monday", "Q3", "9999", "0", "$", "%"]
)  # fmt: skip
NEWS_LIKE = st.lists(WORDS, max_size=30).map(" ".join)


@pytest.fixture
def work(monkeypatch):
    """Return a function from a text to how many rules are tried and words are looked at for it."""
    count = 0
    fits, of_word = Grammar.fits, tense._of_word

    def counting_fits(self, kinds, at):
        nonlocal count
        count += 1
        for fit in fits(self, kinds, at):
            count += 1
            yield fit

    def counting_words(cut, at):
        nonlocal count
        count += 1
        return of_word(cut, at)

    monkeypatch.setattr(Grammar, "fits", counting_fits)
    monkeypatch.setattr(tense, "_of_word", counting_words)

    def counted(text):
        nonlocal count
        count = 0
        resolve(text, PUBLISHED)
        return count

    return counted


@given(st.one_of(NEWS_LIKE, st.text(max_size=60)), st.dates())
def test_an_expression_has_the_words_of_the_text_and_the_bounds_of_its_edtf(text, published):
    reached = 0
    for found in resolve(text, published):
        assert found.start >= reached
        assert text[found.start : found.end] == found.phrase != ""
        if found.edtf is None:
            assert (found.earliest, found.latest) == (None, None)
        else:
            known = bounds(found.edtf)
            assert (found.earliest, found.latest) == (known.earliest, known.latest)
            assert known.stored[0] <= known.stored[1]
        reached = found.end


@given(NEWS_LIKE)
def test_reading_a_text_again_finds_the_same(text):
    assert resolve(text, PUBLISHED) == resolve(text, PUBLISHED)


def test_an_expression_says_how_it_is_known(published):
    assert resolve("on Wednesday", published) == [
        TimeExpression(3, 12, "Wednesday", "2014-12-03", "2014-12-03", "2014-12-03", "relative",
                       "2014-12-03")
    ]  # fmt: skip
    assert [(each.basis, each.anchor) for each in resolve("in 1979, in May", published)] == [
        ("explicit", None),
        ("inferred", "2014-12-03"),
    ]


def test_what_is_left_open_has_no_anchor(published):
    (found,) = resolve("Two days later, he left.", published)
    assert (found.edtf, found.earliest, found.latest, found.anchor) == (None, None, None, None)


def test_a_range_counts_from_the_day_of_its_interview(published):
    text = 'He told us: "I leave tomorrow." She comes tomorrow.'
    anchors = [(text.index('"'), text.rindex('"') + 1, dt.date(2014, 11, 20))]
    found = resolve(text, published, anchors=anchors)
    assert [each.edtf for each in found] == ["2014-11-21", "2014-12-04"]
    assert [each.anchor for each in found] == ["2014-11-20", "2014-12-03"]


def test_ranges_that_overlap_are_refused(published):
    day = dt.date(2014, 11, 20)
    with pytest.raises(ValueError, match="overlap"):
        resolve("today", published, anchors=[(0, 4, day), (3, 5, day)])


def test_a_moment_of_publication_counts_as_its_day():
    (found,) = resolve("today", dt.datetime(2014, 12, 3, 23, 59, tzinfo=dt.UTC))
    assert (found.edtf, found.anchor) == ("2014-12-03", "2014-12-03")


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_raise_nothing(published):
    text = "last week, next year, a century ago, tomorrow, next Friday, in May, this winter, Easter"
    assert len(resolve(text, published)) >= 7


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1-" * 10_000,
        "last " * 4_000,
        "last Monday " * 1_600,
        "the end of the " * 1_400,
        "Mr. May by May from May to " * 800,
        "since Monday until " * 1_200,
        "two days after " * 1_400,
        '"' * 20_000,
        "'s" * 10_000,
        "\n " * 10_000,
        "Sept. 11, " * 2_000,
        "".join(map(chr, range(0x20, 0xD800))) * 2,
    ],
    ids=lambda text: text[:12],
)
def test_the_work_grows_with_the_text_and_no_faster(text, work):
    half, whole = work(text[: len(text) // 2]), work(text)
    assert whole <= 2 * half + 200


def test_no_rule_repeats_anything_without_a_limit():
    rows = [rule.row for rules in module._GRAMMAR._begins.values() for rule in rules]
    assert [row for row in rows if re.search(r"[*+{]", row)] == []


def test_a_text_is_cut_into_no_more_tokens_than_characters():
    text = "".join(map(chr, range(0x20, 0xD800)))
    assert len(tokens(text).kinds) <= len(text)
