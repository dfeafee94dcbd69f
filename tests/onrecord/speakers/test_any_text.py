"""Whatever the text and the reading of it: every place gives the words that it claims."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import Attribution, Reading, Token
from onrecord.extract.features import outline
from onrecord.speakers import resolve

_WORDS = """
    Ann Example Bo Sample al-Sample Mr. Mrs. Sen. President he she they it I who which his her
    lawyer minister the a an of for and , . ; : ( ) " ' 's said told Quux QRC Commission campaign
    spokesman spokeswoman officials report poll Baghdad Pentagon by By Jr. B. is was not former
    Republican Democratic R-Wis. two many -- 5 percent ... . .
"""
_MARKS = [
    "\u201c",
    "\u201d",
    "\u2019s",
    "\u00c4\u00d6",
    "\u6771\u4eac",
    "\u2026",
    "\u0301",
    "\u0130",
    "\ufb01",
    "\n",
    "\n\n",
]
WORDS = st.sampled_from([*_WORDS.split(), *_MARKS])
ENTITIES = st.sampled_from([None, None, None, "person", "organisation", "place", "other", "time"])


@st.composite
def readings(draw):
    text = draw(st.sampled_from(["", " "])) + " ".join(draw(st.lists(WORDS, max_size=60)))
    cut = outline(text)
    paragraphs = [n for n, (a, b) in enumerate(cut.paragraphs) for _ in range(a, b)]
    sentences = [n for n, (a, b) in enumerate(cut.sentences) for _ in range(a, b)]
    tokens = tuple(
        Token(
            a, b, text[a:b], paragraphs[n], sentences[n], cut.states[n], draw(ENTITIES), n % 3 == 0
        )
        for n, (a, b) in enumerate(cut.tokens)
    )
    return Reading(text, tokens, tuple(draw(st.lists(attributions(cut.tokens), max_size=6))))


def attributions(tokens):
    if not tokens:
        return st.just(Attribution((), (), (), "direct", 0.5))
    index = st.integers(0, len(tokens) - 1)
    span = st.tuples(index, index).map(lambda pair: (tokens[min(pair)][0], tokens[max(pair)][1]))
    spans = st.lists(span, max_size=2).map(lambda found: tuple(sorted(found)))
    return st.builds(Attribution, spans, spans, spans, st.just("direct"), st.just(0.5))


@given(readings())
def test_every_place_gives_the_words_that_it_claims(found):
    resolutions = resolve(found)
    assert len(resolutions) == len(found.attributions)
    for one in resolutions:
        if one.mention is not None:
            assert one.name == " ".join(found.text[slice(*one.mention)].split())
        if one.described_at is not None:
            assert one.described_as == found.text[slice(*one.described_at)]
        assert (one.described_as is None) == (one.described_at is None)


@given(readings())
def test_a_speaker_left_open_has_no_name_and_a_named_one_no_candidates(found):
    for one in resolve(found):
        assert one.name is None or not one.candidates
        assert one.label == one.name or one.name is None
        assert 0 <= one.confidence <= 1


@given(readings())
def test_an_unnamed_speaker_has_no_name(found):
    assert all(one.name is None for one in resolve(found) if one.kind == "unnamed")


def many(text, source, content, person):
    """Return a reading with every place of ``source`` as the source of ``content`` after it."""
    cut = outline(text)
    paragraphs = [n for n, (a, b) in enumerate(cut.paragraphs) for _ in range(a, b)]
    sentences = [n for n, (a, b) in enumerate(cut.sentences) for _ in range(a, b)]
    names = set(person)
    tokens = tuple(
        Token(a, b, text[a:b], paragraphs[n], sentences[n], cut.states[n],
              "person" if text[a:b] in names else None)
        for n, (a, b) in enumerate(cut.tokens)
    )  # fmt: skip
    found, start = [], text.find(source)
    while start >= 0:
        end = start + len(source)
        place = text.find(content, end)
        if place < 0:
            break
        found.append(
            Attribution(((start, end),), (), ((place, place + len(content)),), "direct", 1.0)
        )
        start = text.find(source, end)
    return Reading(text, tokens, tuple(found))


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Ann Example told Bo Sample that she said it rains.\n", "she"),
        ("Ann Example and Bo Example met the president and they said it rains. ", "they"),
        ("Foreign Minister Ann Example left, and the minister said it rains. ", "the minister"),
        ("the QUUX campaign, his lawyer said it rains ", "his lawyer"),
    ],
)
def test_a_thousand_attributions_of_one_form_are_all_resolved(line, source):
    found = resolve(many(line * 1000, source, "it rains", ["Ann", "Example", "Bo", "Sample"]))
    assert len(found) == 1000


def test_three_thousand_namesakes_who_all_speak_are_all_resolved():
    text = "".join(f"N{number} Example said it rains.\n" for number in range(3_000))
    names = ["Example", *(f"N{number}" for number in range(3_000))]
    found = resolve(many(text, " Example", "it rains", names))
    assert len(found) == 3_000


def test_one_sentence_of_ten_thousand_names_is_read():
    text = "Ann Example, " * 10_000 + "and Bo Sample said it rains."
    found = resolve(many(text, "Bo Sample", "it rains", ["Ann", "Example", "Bo", "Sample"]))
    assert len(found) == 1


def test_contents_within_contents_a_thousand_deep_are_read():
    flat = many("Ann Example said it rains. " * 1000, "Ann Example", "it rains", ["Ann", "Example"])
    nested = tuple(
        replace(one, content=((one.content[0][0], len(flat.text)),)) for one in flat.attributions
    )
    assert len(resolve(replace(flat, attributions=nested))) == 1000


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_a_text_without_letters_of_both_cases_is_read(case):
    text = case("Ann Example left. Example said that it rains.")
    names = [case(name) for name in ("Ann", "Example")]
    found = resolve(many(text, case("Example"), case("it rains"), names))
    assert [one.name for one in found] == [case("Ann Example")] * 2
