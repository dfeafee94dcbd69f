"""The coding of the article against the article itself, which the project does not hold."""

import hashlib
import re
from collections.abc import Iterator

import pytest

from onrecord.spans import digest
from onrecord.text import tokens
from seeds import demo_files

FRANCE24 = "france24-2014-12-03"
# Open and closing marks of the page, mixed as it mixes them; ' within a word is no mark.
QUOTED = re.compile('[\u201c"][^\u201d"]*[\u201d"]|\u2018[^\u2019]*\u2019')
RUN = 9


def coded(claims):
    return [
        (claim, appearance)
        for claim in claims
        for appearance in claim.appearances
        if appearance.source == FRANCE24
    ]


def dated(claims, sources):
    found = [
        (claim.key, date)
        for claim in claims
        for date in (claim.said, claim.event)
        if date and date.span and (date.source or claim.appearances[0].source) == FRANCE24
    ]
    return [*found, (FRANCE24, sources[FRANCE24].published)]


def test_the_record_names_the_bytes_of_the_article(article, sources):
    assert sources[FRANCE24].sha256 == hashlib.sha256(article).hexdigest()


def test_every_quotation_stands_word_for_word_at_its_spans(claims, article_text):
    wrong = [
        (appearance.key, words, span.words(article_text))
        for _, appearance in coded(claims)
        for words, span in zip(appearance.exact, appearance.spans, strict=False)
        if span.words(article_text) != words
    ]
    assert wrong == []


def test_every_hash_is_that_of_the_words_at_its_span(claims, article_text):
    wrong = [
        (appearance.key, span)
        for _, appearance in coded(claims)
        for hashed, span in zip(appearance.sha256, appearance.spans, strict=False)
        if digest(article_text[span.start : span.end]) != hashed
    ]
    assert wrong == []


def test_every_quotation_is_what_the_page_puts_in_quotation_marks(claims, article_text):
    quoted = [match.span() for match in QUOTED.finditer(article_text)]
    outside = [
        (appearance.key, span)
        for _, appearance in coded(claims)
        if appearance.exact
        for span in appearance.spans
        if not any(start < span.start and span.end < end for start, end in quoted)
    ]
    assert outside == []


def test_every_quotation_of_the_page_is_coded_whole(claims, article_text):
    spans = {
        (span.start, span.end)
        for _, appearance in coded(claims)
        if appearance.exact
        for span in appearance.spans
    }
    # A closing comma is the page's own, and is left out.
    inside = {(m.start() + 1, m.end() - 1) for m in QUOTED.finditer(article_text)}
    whole = {(a, b - 1 if article_text[b - 1] == "," else b) for a, b in inside}
    assert spans == whole


def test_no_span_begins_or_ends_within_a_word(claims, article_text):
    broken = [
        appearance.key
        for _, appearance in coded(claims)
        for span in appearance.spans
        if re.match(r"\w\w", article_text[span.start - 1 : span.start + 1])
        or re.match(r"\w\w", article_text[span.end - 1 : span.end + 1])
    ]
    assert broken == []


def test_every_date_phrase_stands_at_its_span(claims, sources, article_text):
    wrong = [
        (key, date.phrase, date.span.words(article_text))
        for key, date in dated(claims, sources)
        if date.span.words(article_text) != date.phrase
    ]
    assert wrong == []


@pytest.mark.parametrize("field", ["cue", "described_as"])
def test_cues_and_descriptions_are_the_words_of_the_page(claims, article_text, field):
    invented = [
        (appearance.key, words)
        for _, appearance in coded(claims)
        if (words := getattr(appearance, field)) and words not in article_text
    ]
    assert invented == []


def test_no_run_of_the_outlets_prose_is_in_the_records(article_text):
    prose = {run for part in QUOTED.split(article_text) for run in runs(part)}
    assert prose
    copied = {run for file in demo_files() for run in runs(file.read_text("utf-8"))} & prose
    assert copied == set()


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = tokens(text)
    return zip(*(words[start:] for start in range(RUN)), strict=False)
