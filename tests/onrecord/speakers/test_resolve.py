from onrecord.extract import Reading
from onrecord.speakers import resolve
from tests.onrecord.speakers.made_up import reading, speakers


def names(*found):
    return [one.name for one in found]


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


def test_a_role_means_the_person_who_was_given_it():
    text = "Foreign Minister Cy Sample met Judge Dee Probe.\nIt rains, the minister said."
    (found,) = speakers(
        text, [("the minister|said", "It rains")], person=["Cy Sample", "Dee Probe"]
    )
    assert (found.name, found.described_as) == ("Cy Sample", "the minister")


def test_another_portfolio_is_another_minister():
    text = (
        "Prime Minister Cy Sample left.\nBut Quuxland's foreign minister said it rained.\n"
        "“It rained,” Foreign Minister Ed Probe said."
    )
    said = [
        ("Quuxland's foreign minister|said", "it rained"),
        ("Foreign Minister Ed Probe|said", "“It rained,”"),
    ]
    found = speakers(text, said, person=["Cy Sample", "Ed Probe"], place=["Quuxland"])
    assert names(*found) == ["Ed Probe", "Ed Probe"]


def test_a_spokeswoman_is_the_one_named_in_the_next_sentence():
    text = "A QUUX spokeswoman said it rained.\nIt will pour, said Dee Probe, a QUUX spokeswoman."
    said = [
        ("A QUUX spokeswoman|said", "it rained"),
        ("Dee Probe, a QUUX spokeswoman|said", "It will pour"),
    ]
    found = speakers(text, said, person=["Dee Probe"], organisation=["QUUX"])
    assert names(*found) == ["Dee Probe", "Dee Probe"]
    assert [one.organisation for one in found] == ["QUUX", "QUUX"]
    assert [one.how for one in found] == ["cataphora", "name"]


def test_a_spokesman_of_another_body_is_somebody_else():
    text = "A QUUX spokesman said it rained.\nIt will pour, said Ed Probe, a ZORB spokesman."
    said = [("A QUUX spokesman|said", "it rained"), ("Ed Probe|said", "It will pour")]
    found = speakers(text, said, person=["Ed Probe"], organisation=["QUUX", "ZORB"])
    assert (found[0].name, found[0].kind) == (None, "unnamed")


def test_his_lawyer_is_not_he():
    text = "Mr. Cy Sample left.\nIt rains, his lawyer said."
    (found,) = speakers(text, [("his lawyer|said", "It rains")], person=["Cy Sample"])
    assert (found.name, found.kind) == (None, "unnamed")
    assert (found.described_as, found.label) == ("his lawyer", "Cy Sample's lawyer")


def test_his_lawyer_is_the_lawyer_who_was_named_as_his():
    text = "Mr. Cy Sample left with Sample lawyer Ed Probe.\nIt rains, his lawyer said."
    (found,) = speakers(
        text,
        [("his lawyer|said", "It rains")],
        person=["Cy Sample", "Sample", "Ed Probe"],
        subjects=["Cy Sample"],
    )
    assert found.name == "Ed Probe"


def test_another_persons_lawyer_is_not_his():
    text = "Qux lawyer Ed Probe came.\nMr. Cy Sample left.\nIt rains, his lawyer said."
    (found,) = speakers(
        text, [("his lawyer|said", "It rains")], person=["Qux", "Cy Sample", "Ed Probe"]
    )
    assert found.name is None


def test_a_seat_of_power_speaks_for_a_body():
    text = "It rains, the Pentagon said."
    (found,) = speakers(text, [("the Pentagon|said", "It rains")], organisation=["Pentagon"])
    assert (found.name, found.how) == ("Pentagon", "metonym")
    assert found.organisation == "United States Department of Defense"


def test_a_capital_speaks_for_its_government():
    text = "It rains, Baghdad said."
    (found,) = speakers(text, [("Baghdad|said", "It rains")], place=["Baghdad"])
    assert (found.kind, found.organisation) == ("organisation", "Government of Iraq")


def test_an_abbreviation_means_the_body_that_it_abbreviates():
    text = "The Quux Rain Commission met.\nIt rains, the QRC said."
    (found,) = speakers(
        text, [("the QRC|said", "It rains")], organisation=["Quux Rain Commission", "QRC"]
    )
    assert found.name == "Quux Rain Commission"


def test_the_commission_is_the_one_named_before():
    text = "The Quux Rain Commission met.\nIt rains, the commission said."
    (found,) = speakers(
        text, [("the commission|said", "It rains")], organisation=["Quux Rain Commission"]
    )
    assert found.name == "Quux Rain Commission"


def test_a_newspaper_is_a_publication():
    text = "It rains, the Quux Tribune reported."
    (found,) = speakers(
        text, [("the Quux Tribune|reported", "It rains")], organisation=["Quux Tribune"]
    )
    assert (found.kind, found.name) == ("publication", "Quux Tribune")


def test_a_poll_is_a_publication_of_who_made_it():
    text = "A Quux University poll found that it rains."
    (found,) = speakers(
        text,
        [("A Quux University poll|found", "it rains")],
        organisation=["Quux University"],
    )
    assert (found.kind, found.organisation) == ("publication", "Quux University")


def test_a_report_is_nobody_by_name():
    (found,) = speakers("The report said it rains.", [("The report|said", "it rains")])
    assert (found.kind, found.name, found.described_as) == ("publication", None, "The report")


def test_officials_are_unnamed():
    text = "Two people familiar with the matter said it rains."
    (found,) = speakers(text, [("Two people familiar with the matter|said", "it rains")])
    assert (found.kind, found.described_as) == ("unnamed", "Two people familiar with the matter")


def test_a_senior_official_is_not_an_official_who_is_named():
    text = "Official Cy Sample left.\nA senior official said it rains."
    (found,) = speakers(text, [("A senior official|said", "it rains")], person=["Cy Sample"])
    assert (found.kind, found.name) == ("unnamed", None)


def test_two_who_speak_together_are_both_named():
    text = "Cy Sample and Dee Probe said it rains."
    (found,) = speakers(
        text, [("Cy Sample and Dee Probe|said", "it rains")], person=["Cy Sample", "Dee Probe"]
    )
    assert (found.name, found.others) == ("Cy Sample", ("Dee Probe",))


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


def test_a_headline_role_is_the_one_whom_the_article_then_names():
    text = "Quux senator says it rains.\nSen. Cy Sample met the board."
    (found,) = speakers(
        text, [("Quux senator|says", "it rains")], person=["Cy Sample"], place=["Quux"]
    )
    assert (found.name, found.how) == ("Cy Sample", "cataphora")


def test_a_role_that_nobody_was_given_is_the_one_whom_the_text_is_about():
    text = "Cy Sample flew to Zorb. Sample was late.\n“It rains,” the Quux governor said."
    (found,) = speakers(
        text,
        [("the Quux governor|said", "“It rains,”")],
        person=["Cy Sample", "Sample"],
        subjects=["Cy Sample", "Sample"],
    )
    assert (found.name, found.how) == ("Cy Sample", "role")


def test_the_nominee_of_one_party_is_not_that_of_the_other():
    text = (
        "Republican nominee Cy Sample met Democratic nominee Dee Probe. Probe left.\n"
        "“It rains,” the Republican nominee said."
    )
    (found,) = speakers(
        text,
        [("the Republican nominee|said", "“It rains,”")],
        person=["Cy Sample", "Dee Probe", "Probe"],
    )
    assert found.name == "Cy Sample"


def test_a_first_name_that_the_network_missed_is_part_of_the_name():
    text = "Amelda Sample left. It rains, Sample said."
    (found,) = speakers(text, [("Sample|said", "It rains")], person=["Sample"])
    assert found.name == "Amelda Sample"


def test_the_spokesman_is_the_one_who_was_not_named():
    text = "Cy Sample left.\nA QUUX spokesman said it rains.\nIt pours, the spokesman added."
    said = [("A QUUX spokesman|said", "it rains"), ("the spokesman|added", "It pours")]
    found = speakers(text, said, person=["Cy Sample"], organisation=["QUUX"])
    assert [(one.name, one.kind, one.label) for one in found] == [
        (None, "unnamed", "A QUUX spokesman"),
        (None, "unnamed", "A QUUX spokesman"),
    ]


def test_the_head_of_a_bank_is_nobody_who_was_named_before():
    text = "Cy Sample left. Sample was late.\nIt rains, the chief executive of Quux Bank said."
    (found,) = speakers(
        text,
        [("the chief executive of Quux Bank|said", "It rains")],
        person=["Cy Sample", "Sample"],
        organisation=["Quux Bank"],
    )
    assert (found.name, found.kind) == (None, "unnamed")


def test_an_attorney_general_is_no_general():
    text = "Gen. Cy Sample left.\nIt rains, the attorney general said."
    (found,) = speakers(text, [("the attorney general|said", "It rains")], person=["Cy Sample"])
    assert found.name is None


def test_what_a_member_of_parliament_says_is_no_newspapers():
    text = "The Quux Post came. The MP for Zorb said it rains."
    (found,) = speakers(
        text, [("The MP for Zorb|said", "it rains")], organisation=["Quux Post"], place=["Zorb"]
    )
    assert (found.name, found.kind) == (None, "unnamed")


def test_a_newspaper_that_has_its_owner_in_its_name_is_no_person():
    text = "It rains, said SampleWatch."
    (found,) = speakers(text, [("SampleWatch|said", "It rains")], person=["SampleWatch"])
    assert found.kind == "organisation"


def test_an_apposition_ends_before_a_verb_though_its_comma_was_forgotten():
    text = "Cy Sample, the club's manager was late. It rains, he said."
    (found,) = speakers(text, [("he|said", "It rains")], person=["Cy Sample"])
    assert found.described_as == "the club's manager"


def test_two_roles_of_one_person_are_one_speaker():
    text = "Cy Sample, a judge, left.\nIt rains, the judge and former mayor said."
    (found,) = speakers(
        text, [("the judge and former mayor|said", "It rains")], person=["Cy Sample"]
    )
    assert (found.name, found.others) == ("Cy Sample", ())


def test_a_surname_with_one_letter_wrong_is_the_person_just_named():
    text = "Lia Probest came. It rains, Probesd said."
    (found,) = speakers(text, [("Probesd|said", "It rains")], person=["Lia Probest"])
    assert found.name == "Lia Probest"


def test_downing_street_is_a_seat_of_power_whatever_the_network_takes_it_for():
    text = "It rains, Downing Street said."
    (found,) = speakers(text, [("Downing Street|said", "It rains")], person=["Downing"])
    assert (found.name, found.how) == ("Downing Street", "metonym")


def test_a_spokeswoman_for_a_person_speaks_for_that_person():
    text = "It rains, said Dee Probe, a spokeswoman for Cy Sample."
    (found,) = speakers(text, [("Dee Probe|said", "It rains")], person=["Dee Probe", "Cy Sample"])
    assert (found.name, found.organisation) == ("Dee Probe", "Cy Sample")


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


def test_the_company_is_the_one_that_spoke_last():
    text = "Quux-Y says it rains. The company says it pours."
    said = [("Quux-Y|says", "it rains"), ("The company|says", "it pours")]
    found = speakers(text, said, organisation=["Quux-Y"])
    assert (found[1].name, found[1].described_as) == ("Quux-Y", "The company")


def test_whose_chairman_somebody_is_is_not_described_as_chairman():
    text = "Ed Probe, chairman of Cy Sample's club, left. It rains, Sample said."
    (found,) = speakers(
        text, [("Sample|said", "It rains")], person=["Ed Probe", "Cy Sample", "Sample"]
    )
    assert (found.name, found.described_as) == ("Cy Sample", None)


def test_a_minister_of_another_country_is_somebody_else():
    text = "President Cy Sample left.\nZorbland's president said it rains."
    (found,) = speakers(
        text,
        [("Zorbland's president|said", "it rains")],
        person=["Cy Sample"],
        place=["Zorbland"],
    )
    assert (found.name, found.kind) == (None, "unnamed")


def test_the_president_of_another_body_is_somebody_else():
    text = "Cy Sample, the president of the Quux Club, left.\nIt rains, the president of Zorb said."
    (found,) = speakers(
        text,
        [("the president of Zorb|said", "It rains")],
        person=["Cy Sample"],
        organisation=["Quux Club", "Zorb"],
    )
    assert found.name is None


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


def test_a_role_alone_is_no_organisation_whatever_the_network_says():
    text = "Retired General Says It Rains\nGen. Cy Sample met the board."
    (found,) = speakers(
        text,
        [("Retired General|Says", "It Rains")],
        person=["Cy Sample"],
        organisation=["Retired General"],
    )
    assert (found.name, found.how) == ("Cy Sample", "cataphora")


def test_a_reading_without_anything_has_no_resolutions():
    assert resolve(Reading("", (), ())) == ()
