"""Statements: sentences that can be read without the article around them."""

import pytest

from onrecord.speakers import Resolution

CLAUSES = {
    "a clause with that": (
        "{s:Ferro} {c:said} {q:that the patrols help}.", {"patrols"}, "The patrols help.",
    ),
    "a clause without that": (
        "{s:Ferro} {c:said} {q:the patrols help}.", {"patrols"}, "The patrols help.",
    ),
    "a clause in front": (
        "{q:The patrols help}, {s:Ferro} {c:said}.", {"patrols"}, "The patrols help.",
    ),
    "a pronoun that can be nobody else": (
        "{s:Ferro} {c:said} {q:she would resign}.", {"she"}, "Ana Ferro would resign.",
    ),
    "a pronoun of another": (
        "{s:Ferro} {c:said} {q:he would resign}.", {"he"}, "He would resign.",
    ),
    "an infinitive": (
        "{s:Ferro} {c:vowed} {q:to close the port}.", set(), "Ana Ferro vowed to close the port.",
    ),
    "a demand": (
        "{s:Ferro} {c:called for} {q:an inquiry into what she saw}.", {"she"},
        "Ana Ferro called for an inquiry into what she saw.",
    ),
    "a question": (
        "{s:Ferro} {c:asked} {q:whether the port was open}.", {"port"},
        "Ana Ferro asked whether the port was open.",
    ),
    "a condition": (
        "{s:Ferro} {c:said} {q:if the ice held, boats would wait}.", {"ice", "boats"},
        "If the ice held, boats would wait.",
    ),
    "a verb that is turned": (
        "{s:Ferro} did not {c:say} {q:how many boats}.", set(),
        "Ana Ferro did not say how many boats.",
    ),
    "a time behind the cue": (
        "{s:Ferro} {c:said on} Tuesday {q:nothing of it}.", set(), "Ana Ferro said nothing of it.",
    ),
}  # fmt: skip
QUOTATIONS = {
    "curly marks": (
        "{q:\u201cNothing has changed here today,\u201d} {s:Ferro} {c:said}.",
        "Nothing has changed here today.",
    ),
    "straight marks": (
        '{q:"Nothing has changed here today,"} {s:Ferro} {c:said}.',
        "Nothing has changed here today.",
    ),
    "single marks": (
        "{q:\u2018Nothing has changed here today\u2019}, {c:said} {s:Ferro}.",
        "Nothing has changed here today.",
    ),
    "guillemets": (
        "{q:\u00abNothing has changed here today\u00bb}, {c:said} {s:Ferro}.",
        "Nothing has changed here today.",
    ),
    "German marks": (
        "{q:\u201eNothing has changed here today\u201c}, {c:said} {s:Ferro}.",
        "Nothing has changed here today.",
    ),
    "a quotation that goes on": (
        "{q:\u201cNothing moved,\u201d} {s:Ferro} {c:said}, {q:\u201cand nothing will.\u201d}",
        "Nothing moved and nothing will.",
    ),
    "the first person": (
        "{q:\u201cYesterday I saw the empty bay.\u201d} {s:Ferro} {c:said}.",
        "Yesterday I [Ana Ferro] saw the empty bay.",
    ),
    "the first person with a verb": (
        "{q:\u201cNo, I\u2019m not going there now.\u201d} {s:Ferro} {c:said}.",
        "No, I\u2019m [Ana Ferro] not going there now.",
    ),
    "the first person of several": (
        "{q:\u201cOur boats are all safe today.\u201d} {s:Ferro} {c:said}.",
        "Our [Ana Ferro speaking] boats are all safe today.",
    ),
    "a scrap": (
        "It was {q:\u201cterrible\u201d}, {s:Ferro} {c:said}.",
        "Ana Ferro said \u201cterrible\u201d.",
    ),
    "a quotation within": (
        "{q:\u201cThey call it \u2018the long winter\u2019 up there.\u201d} {s:Ferro} {c:said}.",
        "They call it \u2018the long winter\u2019 up there.",
    ),
    "a question": (
        "{q:\u201cWho would sail in this weather?\u201d} {s:Ferro} {c:said}.",
        "Who would sail in this weather?",
    ),
}


@pytest.mark.parametrize("name", CLAUSES)
def test_reported_words_become_a_sentence(claim, name):
    marked, subjects, expected = CLAUSES[name]
    assert claim(marked, subjects=subjects).statement == expected


@pytest.mark.parametrize("name", QUOTATIONS)
def test_quoted_words_stay_and_become_a_sentence(claim, name):
    marked, expected = QUOTATIONS[name]
    assert claim(marked, quote_type="direct").statement == expected


def test_an_organisation_takes_the_place_of_it(claim):
    navy = Resolution("The Navy", "organisation", "organisation", label="The Navy", confidence=1.0)
    found = claim("{s:The Navy} {c:said} {q:it would sail}.", navy, subjects={"it"})
    assert found.statement == "The Navy would sail."


def test_it_that_stands_for_nobody_stays(claim):
    navy = Resolution("The Navy", "organisation", "organisation", label="The Navy", confidence=1.0)
    found = claim("{s:The Navy} {c:said} {q:it would be a mistake}.", navy, subjects={"it"})
    assert found.statement == "It would be a mistake."


def test_the_words_stand_beside_it_as_the_text_has_them(claim):
    found = claim("{q:\u201cThe bay is\u00a0safe,\u201d} {s:Ferro} {c:said}.", quote_type="direct")
    assert found.appearances[0].exact == ("The bay is\u00a0safe",)


def test_a_comma_of_the_house_style_goes_from_within_the_marks(claim):
    marked = "{s:Ferro} {c:said} {q:the bay is \u201cas safe as ever,\u201d} and left."
    found = claim(marked, subjects={"bay"}, quote_type="mixed")
    assert found.statement == "The bay is \u201cas safe as ever\u201d."
