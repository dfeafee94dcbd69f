from itertools import chain

import pytest

from onrecord.contradict import countries
from onrecord.contradict.countries import is_country, mark_countries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iraq\u2019s", ["Iraq"]),
        ("Iraq's", ["Iraq"]),
        ("the United States' army", ["the", "United States", "army"]),
        ("the U.S.", ["the", "United States"]),
        ("the US", ["the", "United States"]),
        ("he told us", ["he", "told"]),
        ("Iraqis", ["Iraq"]),
        ("British", ["United Kingdom"]),
        ("Côte d\u2019Ivoire", ["Ivory Coast"]),
        ("North Korean", ["North Korea"]),
        ("Korean", ["korean"]),
        ("Guinea-Bissau", ["Guinea-Bissau"]),
        ("Papua New Guinea", ["Papua New Guinea"]),
        ("Democratic Republic of the Congo", ["DR Congo"]),
        ("Norland", ["norland"]),
        ("O\u2019Brek", ["obrek"]),
        ("", []),
    ],
)
def test_a_country_is_known_by_its_names_and_adjectives(text, words):
    assert mark_countries(text) == words


def test_a_longer_name_that_holds_a_countrys_is_no_country():
    assert not any(map(is_country, mark_countries("the South American and New Mexico teams")))


def test_every_member_of_the_united_nations_and_a_few_more_are_there():
    assert len(countries._names()) >= 193


def test_no_name_stands_in_two_rows():
    rows = [row.partition(":") for row in countries._TABLE.strip().splitlines()]
    names = [
        tuple(countries._words(term))
        for name, _, others in rows
        for term in chain((name,), (other for other in others.split(",") if other.strip()))
    ]
    assert len(names) == len(set(names))


def test_a_countrys_name_is_never_a_folded_word():
    assert not any(name == name.casefold() for name in countries._names())
