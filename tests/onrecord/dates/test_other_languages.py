"""Days in French and in German."""

import pytest


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("le 3 décembre 2014", "3 décembre 2014", "2014-12-03"),
        ("le 1er janvier 2015", "1er janvier 2015", "2015-01-01"),
        ("am 3. Dezember 2014", "3. Dezember 2014", "2014-12-03"),
        ("am 4. August 2014", "4. August 2014", "2014-08-04"),
        ("mercredi 3 décembre 2014", "mercredi 3 décembre 2014", "2014-12-03"),
        ("30. Februar 2014", "30. Februar 2014", None),
    ],
)
def test_a_day_with_month_and_year_is_read_anywhere(read, text, phrase, edtf):
    assert read(text) == [(phrase, edtf)]


def test_french_words_count_in_a_french_text(read):
    text = "Le ministre a dit hier que la paix est loin, et lundi que les prix sont trop hauts."
    assert read(text) == [("hier", "2014-12-02"), ("lundi", "2014-12-01")]


def test_german_words_count_in_a_german_text(read):
    text = "Der Minister hat gestern und am Montag gesagt, dass die Preise nicht zu hoch sind."
    assert read(text) == [("gestern", "2014-12-02"), ("Montag", "2014-12-01")]


def test_a_german_here_is_no_french_yesterday(read):
    assert read("Der Minister ist hier und sagt, dass die Preise nicht zu hoch sind.") == []


def test_a_german_day_without_its_year_is_near(read):
    text = "Der Minister hat am 24. November gesagt, dass die Preise nicht zu hoch sind."
    assert read(text) == [("24. November", "2014-11-24")]


def test_today_in_french_has_an_apostrophe(read):
    assert read("Aujourd\u2019hui, rien.") == [("Aujourd\u2019hui", "2014-12-03")]


@pytest.mark.parametrize("text", ["Mars is red.", "a demain of rain", "Mai Tai", "hier"])
def test_a_word_of_another_language_stands_for_nothing_in_english(read, text):
    assert read(text) == []
