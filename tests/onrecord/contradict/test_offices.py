import pytest

from onrecord.contradict.offices import read_office


@pytest.mark.parametrize(
    ("wording", "countries", "offices"),
    [
        ("Iraq\u2019s foreign minister", {"Iraq"}, {"foreign minister"}),
        ("the Syrian Minister of Foreign Affairs", {"Syria"}, {"foreign minister"}),
        ("Minister for Foreign Affairs and Expatriates, Syria", {"Syria"}, {"foreign minister"}),
        ("India's external affairs minister", {"India"}, {"foreign minister"}),
        ("UK Secretary of State for Defence", {"United Kingdom"}, {"defence minister"}),
        ("US defense secretary", {"United States"}, {"defence minister"}),
        ("Minister of the Interior of France", {"France"}, {"interior minister"}),
        ("US Secretary of State", {"United States"}, {"secretary of state"}),
        ("Prime Minister of Iraq", {"Iraq"}, {"prime minister"}),
        ("Italian premier", {"Italy"}, {"prime minister"}),
        ("President of the Islamic Republic of Iran", {"Iran"}, {"president"}),
        ("President Tomas Brek", set(), {"president"}),
        ("Vice President of the United States", {"United States"}, {"vice president"}),
        ("deputy prime minister of Iraq", {"Iraq"}, {"deputy prime minister"}),
        ("US ambassador to Iraq", {"United States"}, {"ambassador"}),
        ("NATO secretary-general", {"NATO"}, {"secretary general"}),
        ("US-backed prime minister", set(), {"prime minister"}),
        ("pro-Russian president", set(), {"president"}),
        ("Foreign Minister", set(), {"foreign minister"}),
        ("the top US diplomat", {"United States"}, set()),
        ("spokesman for the prime minister", set(), set()),
        ("the Iraqi prime minister's spokesman", {"Iraq"}, set()),
        ("candidate for president", set(), set()),
        ("president of the European Commission", set(), set()),
        ("president of Iraq's parliament", {"Iraq"}, set()),
        ("minister of state for foreign affairs", set(), set()),
        ("undersecretary of state", set(), set()),
        ("chairman of the board", set(), set()),
        ("", set(), set()),
    ],
)
def test_what_a_wording_names(wording, countries, offices):
    office = read_office(wording)
    assert (office.countries, office.offices) == (countries, offices)


@pytest.mark.parametrize(
    "wording",
    ["former foreign minister", "then-President Brek", "ex-president", "acting defence minister",
     "president-elect", "the self-proclaimed president", "future king"],
)  # fmt: skip
def test_a_wording_that_limits_the_office_says_so(wording):
    assert read_office(wording).qualified


def test_a_plain_wording_is_not_limited():
    assert not read_office("Iraq's foreign minister").qualified
