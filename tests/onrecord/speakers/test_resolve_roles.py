"""Which person a role means, if any."""

from tests.onrecord.speakers.made_up import names, speakers


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


def test_officials_are_unnamed():
    text = "Two people familiar with the matter said it rains."
    (found,) = speakers(text, [("Two people familiar with the matter|said", "it rains")])
    assert (found.kind, found.described_as) == ("unnamed", "Two people familiar with the matter")


def test_a_senior_official_is_not_an_official_who_is_named():
    text = "Official Cy Sample left.\nA senior official said it rains."
    (found,) = speakers(text, [("A senior official|said", "it rains")], person=["Cy Sample"])
    assert (found.kind, found.name) == ("unnamed", None)


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


def test_two_roles_of_one_person_are_one_speaker():
    text = "Cy Sample, a judge, left.\nIt rains, the judge and former mayor said."
    (found,) = speakers(
        text, [("the judge and former mayor|said", "It rains")], person=["Cy Sample"]
    )
    assert (found.name, found.others) == ("Cy Sample", ())


def test_a_spokeswoman_for_a_person_speaks_for_that_person():
    text = "It rains, said Dee Probe, a spokeswoman for Cy Sample."
    (found,) = speakers(text, [("Dee Probe|said", "It rains")], person=["Dee Probe", "Cy Sample"])
    assert (found.name, found.organisation) == ("Dee Probe", "Cy Sample")


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


def test_a_role_alone_is_no_organisation_whatever_the_network_says():
    text = "Retired General Says It Rains\nGen. Cy Sample met the board."
    (found,) = speakers(
        text,
        [("Retired General|Says", "It Rains")],
        person=["Cy Sample"],
        organisation=["Retired General"],
    )
    assert (found.name, found.how) == ("Cy Sample", "cataphora")
