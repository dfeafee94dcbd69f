"""Which person a name means, and with which words around it."""

from tests.onrecord.speakers.made_up import names, speakers


def test_a_surname_means_the_person_named_in_full_before():
    text = "Mayor Ann Example met the board. It was short, Example said."
    found = speakers(text, [("Example|said", "It was short")], person=["Ann Example", "Example"])
    assert names(*found) == ["Ann Example"]


def test_the_name_is_the_fullest_form_wherever_it_stands():
    text = "It rains, al-Sample said. Zayd B. al-Sample is a judge."
    said = [("al-Sample|said", "It rains")]
    found = speakers(text, said, person=["Zayd B. al-Sample", "al-Sample"])
    assert names(*found) == ["Zayd B. al-Sample"]


def test_the_mention_gives_the_words_of_the_name():
    text = "It rains, Mr. Example said. Ann\nMr. Bo Example left."
    (found,) = speakers(text, [("Mr. Example|said", "It rains")], person=["Bo Example", "Example"])
    start, end = found.mention
    assert " ".join(text[start:end].split()) == found.name == "Bo Example"


def test_a_title_tells_spouses_apart():
    text = (
        "Cy Example and his wife Dee Example came.\n"
        "Good, Mrs. Example said.\nBad, Mr. Example said."
    )
    said = [("Mrs. Example|said", "Good"), ("Mr. Example|said", "Bad")]
    found = speakers(text, said, person=["Cy Example", "Dee Example", "Example"])
    assert names(*found) == ["Dee Example", "Cy Example"]


def test_two_who_fit_alike_are_candidates_and_neither_is_named():
    text = "Cy Example and Dee Example came.\nGood, Example said."
    (found,) = speakers(
        text, [("Example|said", "Good")], person=["Cy Example", "Dee Example", "Example"]
    )
    assert found.name is None
    assert set(found.candidates) == {"Cy Example", "Dee Example"}


def test_a_first_name_that_the_network_missed_is_part_of_the_name():
    text = "Amelda Sample left. It rains, Sample said."
    (found,) = speakers(text, [("Sample|said", "It rains")], person=["Sample"])
    assert found.name == "Amelda Sample"


def test_a_surname_with_one_letter_wrong_is_the_person_just_named():
    text = "Lia Probest came. It rains, Probesd said."
    (found,) = speakers(text, [("Probesd|said", "It rains")], person=["Lia Probest"])
    assert found.name == "Lia Probest"


def test_a_name_that_ran_into_a_newspapers_is_the_persons():
    text = "Cy Sample left. At the Quux Post Sample said it rains."
    (found,) = speakers(
        text, [("Sample|said", "it rains")], person=["Cy Sample"], organisation=["Quux Post Sample"]
    )
    assert found.name == "Cy Sample"


def test_a_headline_adds_no_words_to_a_name():
    text = "Storm Over As Ann Example Says\n\nAnn Example left. It rains, Example said."
    (found,) = speakers(
        text, [("Example|said", "It rains")], person=["Ann Example Says", "Ann Example", "Example"]
    )
    assert found.name == "Ann Example"


def test_a_surname_of_two_words_is_a_surname():
    text = "Ildo Quarto Sample left. It rains, Mr. Quarto Sample said."
    (found,) = speakers(
        text,
        [("Mr. Quarto Sample|said", "It rains")],
        person=["Ildo Quarto Sample", "Quarto Sample"],
    )
    assert found.name == "Ildo Quarto Sample"


def test_a_surname_with_a_particle_is_a_surname():
    text = "Osmo bin Sample left. It rains, bin Sample said."
    (found,) = speakers(
        text, [("bin Sample|said", "It rains")], person=["Osmo bin Sample", "bin Sample"]
    )
    assert found.name == "Osmo bin Sample"


def test_two_who_speak_together_are_both_named():
    text = "Cy Sample and Dee Probe said it rains."
    (found,) = speakers(
        text, [("Cy Sample and Dee Probe|said", "it rains")], person=["Cy Sample", "Dee Probe"]
    )
    assert (found.name, found.others) == ("Cy Sample", ("Dee Probe",))


def test_a_description_in_front_of_a_name_is_kept():
    text = "US Secretary of State Cy Sample said it rains."
    (found,) = speakers(
        text, [("US Secretary of State Cy Sample|said", "it rains")], person=["Cy Sample"]
    )
    assert (found.name, found.described_as) == ("Cy Sample", "US Secretary of State")


def test_a_description_with_the_name_after_a_comma_is_the_name():
    text = "A lawyer for the Quux Tribune, Ed Probe, said it rains."
    (found,) = speakers(
        text,
        [("A lawyer for the Quux Tribune, Ed Probe,|said", "it rains")],
        person=["Ed Probe"],
        organisation=["Quux Tribune"],
    )
    assert (found.name, found.described_as) == ("Ed Probe", "A lawyer for the Quux Tribune")


def test_an_apposition_ends_before_a_verb_though_its_comma_was_forgotten():
    text = "Cy Sample, the club's manager was late. It rains, he said."
    (found,) = speakers(text, [("he|said", "It rains")], person=["Cy Sample"])
    assert found.described_as == "the club's manager"


def test_whose_chairman_somebody_is_is_not_described_as_chairman():
    text = "Ed Probe, chairman of Cy Sample's club, left. It rains, Sample said."
    (found,) = speakers(
        text, [("Sample|said", "It rains")], person=["Ed Probe", "Cy Sample", "Sample"]
    )
    assert (found.name, found.described_as) == ("Cy Sample", None)
