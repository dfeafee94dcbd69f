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
    "a clause in front of what somebody told": (
        "{q:The patrols help}, {s:Ferro} {c:told} reporters.", {"patrols"}, "The patrols help.",
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
    "a comparison": (
        "{s:Ferro} {c:compared} {q:Brek to a gull who never sleeps}.", {"who"},
        "Ana Ferro compared Brek to a gull who never sleeps.",
    ),
    "a name that is called something": (
        "{s:Ferro} {c:called} {q:that remark “shabby”}.", {"remark"},
        "Ana Ferro called that remark “shabby”.",
    ),
    "a subject of a clause within": (
        "{s:Ferro} {c:noted} {q:a rise as boats came back}.", {"boats"},
        "Ana Ferro noted a rise as boats came back.",
    ),
    "a participle": (
        "The bay is safe, {s:Ferro} said, {c:stressing} {q:how calm it was}.", {"it"},
        "Ana Ferro stressed how calm it was.",
    ),
    "whom it is said to": (
        "{s:Ferro} {c:told} her crew {q:to close the port}.", set(),
        "Ana Ferro told her crew to close the port.",
    ),
    "whom it is said to within the content": (
        "{s:Ferro} {c:told} {q:the court her client was sorry}.", {"client"},
        "Ana Ferro told the court her client was sorry.",
    ),
    "a demand with that": (
        "{s:Ferro} {c:demanded} {q:that the boats be sold}.", {"boats"},
        "Ana Ferro demanded that the boats be sold.",
    ),
    "a proposal": (
        "{s:Ferro} {c:suggested} {q:that the race end}.", {"race"},
        "Ana Ferro suggested that the race end.",
    ),
    "a contraction with that": (
        "{q:That’s why boats wait}, {s:Ferro} {c:argued}.", {"That’s"},
        "That’s why boats wait.",
    ),
    "a scrap in front of the cue": (
        "Men wept {q:at the old port}, {s:Ferro} {c:recalled}.", set(),
        "Men wept at the old port, Ferro recalled.",
    ),
    "a scrap with according": (
        "Men wept {q:at the old port}, {c:according to} {s:Ferro}.", set(),
        "Men wept at the old port, according to Ferro.",
    ),
    "a clause that repeats nothing": (
        "The bay was safe, {s:Ferro} {c:said} {q:it was}.", {"it"},
        "The bay was safe, Ferro said it was.",
    ),
    "a first clause that is parted": (
        "{q:During the ice}, {s:Ferro} {c:said}, {q:boats wait}.", {"boats"},
        "During the ice, boats wait.",
    ),
    "a conjunction in front": (
        "Snow fell, {s:Ferro} {c:said}, {q:but boats sail}.", {"boats"}, "Boats sail.",
    ),
    "there is": ("{s:Ferro} {c:said} {q:there are boats}.", set(), "There are boats."),
    "what belongs to the speaker": (
        "{s:Ferro} {c:said} {q:her boats sail}.", {"boats"}, "Ana Ferro’s boats sail.",
    ),
    "a pronoun with a short verb": (
        "{s:Ferro} {c:said} {q:she’d sold boats}.", {"she’d"},
        "She’d [Ana Ferro] sold boats.",
    ),
    "a lost bracket": (
        "{s:Ferro} {c:said} {q:boats (and nets sail}.", {"boats"}, "Boats and nets sail.",
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
    "the first person of another": (
        "{q:“Then he said, ‘We never sail in the dark.’”} {s:Ferro} {c:said}.",
        "Then he said, ‘We never sail in the dark.’",
    ),
    "a comma before the cue within marks": (
        "{q:‘Brek told me, “You may go,”’} {s:Ferro} {c:said}. {q:‘Nobody went.’}",
        "Brek told me [Ana Ferro], “You may go.” Nobody went.",
    ),
    "a small letter first": (
        "It was {q:“nets are torn and boats sink”}, {s:Ferro} {c:said}.",
        "Ana Ferro said “nets are torn and boats sink”.",
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


NAVY = Resolution("The Navy", "organisation", "organisation", label="The Navy", confidence=1.0)
ITS = {
    "it is lowering its forecast": "The Navy is lowering its forecast.",
    "its boats sail": "The Navy\u2019s boats sail.",
    "it is raining": "It is raining.",
}


@pytest.mark.parametrize("words", ITS)
def test_an_organisation_is_it_where_it_does_something(claim, words):
    marked = f"{{s:The Navy}} {{c:said}} {{q:{words}}}."
    assert claim(marked, NAVY, subjects={"it", "boats"}).statement == ITS[words]


def test_an_organisation_has_the_article_of_the_text(claim):
    union = Resolution(
        "Fishers' Union", "organisation", "organisation", mention=(4, 18), label="Fishers' Union"
    )
    found = claim("The {s:Fishers' Union} {c:said} {q:it would sail}.", union, subjects={"it"})
    assert found.statement == "The Fishers' Union would sail."


@pytest.mark.parametrize(
    ("label", "expected"),
    [("officials at the port", "Officials at the port sail."), ("a source", "They sail.")],
)
def test_several_who_are_not_named_are_they(claim, label, expected):
    who = Resolution(None, "unnamed", "unnamed", label=label)
    found = claim(f"{{s:{label}}} {{c:said}} {{q:they sail}}.", who, subjects={"they"})
    assert found.statement == expected


def test_the_first_person_within_marks_is_the_speaker_in_mixed_words(claim):
    marked = "{s:Ferro} {c:said} {q:boats sail \u201cbecause we must\u201d}."
    found = claim(marked, subjects={"boats"}, quote_type="mixed")
    assert found.statement == "Boats sail \u201cbecause we [Ana Ferro speaking] must\u201d."


def test_capitals_stay_capitals(claim):
    found = claim("{s:FERRO} {c:CALLED FOR} {q:MORE BOATS}.")
    assert found.statement == "Ana Ferro CALLED FOR MORE BOATS."
