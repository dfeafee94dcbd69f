"""What makes no draft: headlines, words of nobody, what was not said."""

import pytest

from onrecord.drafts.refusing import is_headline, is_nobody, is_open, is_sayable
from onrecord.speakers import Resolution

NOBODY = ["which", "It", "that", "5 percent", "Another 19 per cent", "63%", "percent", "your door"]
SOMEBODY = ["the mayor", "officials", "52 percent of voters", "one of the crew", "Itor Brek"]


@pytest.mark.parametrize("source", NOBODY)
def test_these_are_no_speakers(source):
    assert is_nobody(source)


@pytest.mark.parametrize("source", SOMEBODY)
def test_these_may_be_speakers(source):
    assert not is_nobody(source)


@pytest.mark.parametrize(("source", "expected"), [("We", True), ("", True), ("the crew", False)])
def test_a_pronoun_leaves_open_who_it_is(source, expected):
    assert is_open(source) == expected


HEADLINES = ["Brek says port is safe", "Port Of Soll Will Close In Spring, Brek Says."]


@pytest.mark.parametrize("words", HEADLINES)
def test_a_first_line_without_a_sentence_is_a_headline(words):
    assert is_headline(words, first=True, more=True)


@pytest.mark.parametrize(
    ("words", "first", "more"),
    [
        ("Brek said the port of Soll is safe.", True, True),
        ("Brek says port is safe", False, True),
        ("Brek says port is safe", True, False),
    ],
)
def test_a_sentence_and_a_later_line_are_no_headline(words, first, more):
    assert not is_headline(words, first=first, more=more)


def test_a_pronoun_alone_is_not_what_somebody_said():
    assert not is_sayable("her")


UNNAMED = Resolution(None, "unnamed", "unnamed", label="which")
NO_DRAFTS = {
    "a cue that is no saying": ("{s:Ferro} {c:slapped} {q:a tax on boats}.", None),
    "a headline": ("{s:Ferro} {c:says} {q:boats sail}\n\nThe bay was calm.", None),
    "a heading with a colon": (
        "{s:Poll}{c::} {q:boats sail}.", Resolution(None, "unnamed", "unnamed", label="Poll"),
    ),
    "a relative pronoun": ("the report, {s:which} {c:says} {q:boats sail}.", UNNAMED),
    "what somebody would say": ("{s:Ferro} {c:would say} {q:that boats sail}.", None),
    "a pronoun as the content": ("{s:Ferro} {c:contradicted} {q:him}.", None),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_DRAFTS)
def test_there_is_no_draft_of(made, read, ferro, name):
    marked, who = NO_DRAFTS[name]
    assert made(read(marked, subjects={"boats"}), who or ferro).claims == ()


def test_a_question_at_the_beginning_is_not_charged_to_who_was_asked(made, read, ferro):
    marked = "{s:Ferro} left. {c:Asked} {q:whether boats sail, she left}."
    assert made(read(marked, subjects={"boats"}), ferro).claims == ()


def test_a_pronoun_that_nobody_could_tell_is_told_of(claim):
    nobody = Resolution(None, "unnamed", "unnamed", label="we")
    found = claim("{s:We} {c:said} {q:that boats sail}.", nobody, subjects={"boats"})
    assert found.note == 'Speaker not resolved: the text says "We".'
