"""Whose words they are where the source is a pronoun, or is left out."""

from onrecord.extract import Reading
from onrecord.speakers import resolve
from tests.onrecord.speakers.made_up import names, reading, speakers


def test_he_is_the_one_who_spoke_last():
    text = "It rains, said Cy Sample of the club.\n“It pours,” he added."
    said = [("Cy Sample|said", "It rains"), ("he|added", "“It pours,”")]
    assert names(*speakers(text, said, person=["Cy Sample"])) == ["Cy Sample", "Cy Sample"]


def test_she_is_not_the_man_who_spoke_last():
    text = "Chairwoman Dee Probe met Mr. Cy Sample. It rains, Mr. Sample said.\n“No,” she said."
    said = [("Mr. Sample|said", "It rains"), ("she|said", "“No,”")]
    found = speakers(text, said, person=["Dee Probe", "Cy Sample", "Sample"])
    assert names(*found) == ["Cy Sample", "Dee Probe"]


def test_a_pronoun_is_not_the_one_spoken_to():
    text = "Qo Sample told Vee Probe that it rains.\n“It pours,” she said."
    said = [("Qo Sample|told", "that it rains"), ("she|said", "“It pours,”")]
    assert names(*speakers(text, said, person=["Qo Sample", "Vee Probe"]))[1] == "Qo Sample"


def test_i_within_a_quotation_is_the_one_quoted():
    text = "“I say it rains,” Cy Sample said."
    said = [("I|say", "it rains"), ("Cy Sample|said", "“I say it rains,”")]
    text_reading = reading(text, said[:1], person=["Cy Sample"])
    outer = reading(text, said[1:], person=["Cy Sample"])
    both = Reading(text, outer.tokens, text_reading.attributions + outer.attributions)
    assert names(*resolve(both)) == ["Cy Sample", "Cy Sample"]


def test_i_outside_quotations_is_the_publication():
    (found,) = speakers("It rains, I said.", [("I|said", "It rains")])
    assert (found.kind, found.how, found.name) == ("publication", "first_person", None)


def test_i_is_the_author_where_a_line_names_one():
    text = "By Ann Example\nIt rains, I said."
    (found,) = speakers(text, [("I|said", "It rains")], person=["Ann Example"])
    assert (found.kind, found.name) == ("publication", "Ann Example")


def test_they_are_the_two_who_were_named_together():
    text = (
        "Critics, like Senators Cy Sample, Republican of Quux, and Ed Probe, Democrat of Zorb, "
        "left.\n“It rains,” they wrote."
    )
    (found,) = speakers(text, [("they|wrote", "“It rains,”")], person=["Cy Sample", "Ed Probe"])
    assert (found.name, found.others) == ("Cy Sample", ("Ed Probe",))


def test_who_is_the_name_before_it():
    text = "He met Haim al-Sample, who asked for rain."
    (found,) = speakers(text, [("who|asked", "for rain")], person=["Haim al-Sample"])
    assert (found.name, found.how) == ("Haim al-Sample", "relative")


def test_who_after_a_description_is_the_one_described():
    text = "He met Cy Sample, a tech aide at Quux, who said it rains."
    (found,) = speakers(text, [("who|said", "it rains")], person=["Cy Sample"])
    assert found.name == "Cy Sample"


def test_an_architect_who_is_not_named_is_unnamed():
    text = "Cy Sample met an architect who said it rains."
    (found,) = speakers(text, [("who|said", "it rains")], person=["Cy Sample"])
    assert (found.kind, found.described_as) == ("unnamed", "an architect")


def test_a_quotation_that_goes_on_is_by_the_same_speaker():
    text = "“It rains,” Cy Sample said.\n“And it pours.”"
    said = [("Cy Sample|said", "“It rains,”"), ("", "“And it pours.”")]
    found = speakers(text, said, person=["Cy Sample"])
    assert (found[1].name, found[1].how) == ("Cy Sample", "continuation")


def test_words_without_a_source_or_marks_are_nobodys():
    text = "It rains, Cy Sample said.\nIt pours."
    found = speakers(
        text, [("Cy Sample|said", "It rains"), ("", "It pours.")], person=["Cy Sample"]
    )
    assert (found[1].kind, found[1].name) == (None, None)


def test_a_second_verb_has_the_subject_of_the_first():
    text = "Cy Sample said it rains but noted that it pours."
    said = [("Cy Sample|said", "it rains"), ("|noted", "that it pours")]
    found = speakers(text, said, person=["Cy Sample"])
    assert found[1].name == "Cy Sample"


def test_who_passes_on_anothers_words_is_their_relayer():
    text = "Dee Probe said Cy Sample has told the board it rains."
    said = [("Dee Probe|said", "Cy Sample has told the board it rains")]
    inner = [("Cy Sample|told", "it rains")]
    person = ["Cy Sample", "Dee Probe"]
    outer, nested = reading(text, said, person=person), reading(text, inner, person=person)
    both = Reading(text, outer.tokens, outer.attributions + nested.attributions)
    assert resolve(both)[1].relayed_by == ("Dee Probe",)


def test_a_question_is_not_that_of_the_one_who_was_asked():
    text = "It pours, Cy Sample said when asked if it rains."
    (found,) = speakers(text, [("Cy Sample|asked", "if it rains")], person=["Cy Sample"])
    assert (found.name, found.kind) == (None, None)


def test_a_question_is_that_of_the_one_who_asked():
    text = "It pours, Cy Sample said when asked by Zoe Probe if it rains."
    (found,) = speakers(
        text, [("Zoe Probe|asked", "if it rains")], person=["Cy Sample", "Zoe Probe"]
    )
    assert found.name == "Zoe Probe"


def test_who_was_asked_answers():
    text = "Zoe Probe asked Cy Sample whether it rains.\n“It pours,” he said."
    said = [("Zoe Probe|asked", "whether it rains"), ("he|said", "“It pours,”")]
    found = speakers(text, said, person=["Zoe Probe", "Cy Sample"])
    assert found[1].name == "Cy Sample"


def test_a_reading_without_anything_has_no_resolutions():
    assert resolve(Reading("", (), ())) == ()
