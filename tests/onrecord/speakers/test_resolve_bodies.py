"""Which body or publication speaks."""

from tests.onrecord.speakers.made_up import speakers


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


def test_a_newspaper_that_has_its_owner_in_its_name_is_no_person():
    text = "It rains, said SampleWatch."
    (found,) = speakers(text, [("SampleWatch|said", "It rains")], person=["SampleWatch"])
    assert found.kind == "organisation"


def test_downing_street_is_a_seat_of_power_whatever_the_network_takes_it_for():
    text = "It rains, Downing Street said."
    (found,) = speakers(text, [("Downing Street|said", "It rains")], person=["Downing"])
    assert (found.name, found.how) == ("Downing Street", "metonym")


def test_the_company_is_the_one_that_spoke_last():
    text = "Quux-Y says it rains. The company says it pours."
    said = [("Quux-Y|says", "it rains"), ("The company|says", "it pours")]
    found = speakers(text, said, organisation=["Quux-Y"])
    assert (found[1].name, found[1].described_as) == ("Quux-Y", "The company")
