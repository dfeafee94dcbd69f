import pytest

from onrecord.contradict.places import compare_places


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Norland", "NORLAND", "same"),
        ("the city of Varn", "Varn", "same"),
        ("Iraqi", "Iraq", "same"),
        ("U.S.", "United States", "same"),
        ("Norland and Sudmark", "Sudmark & Norland", "same"),
        ("Iraq and Syria", "Iraq", "part"),
        ("Iraq and Syria", "eastern Iraq", "part"),
        ("Norland, Sudmark and Estmark", "Estmark", "part"),
        ("Norland or Sudmark", "Sudmark and Estmark", "part"),
        ("eastern Norland", "Norland", "part"),
        ("Varn, Norland", "Norland", "part"),
        ("Bosnia and Herzegovina", "Bosnia", "same"),
        ("eastern Iraq", "western Iraq", "different"),
        ("Varn, Norland", "Port Elis, Norland", "different"),
        ("Iraq", "Syria", "different"),
        ("Niger", "Nigeria", "different"),
        ("South Sudan", "Sudan", "different"),
        ("Norland", "Sudmark", "different"),
        ("Mosul", "Iraq", "unknown"),
        ("Mosul", "northern Iraq", "unknown"),
        ("the Middle East", "Iraq", "unknown"),
        ("worldwide", "Norland", "unknown"),
        ("", "Norland", "unknown"),
        ("?", "Norland", "unknown"),
    ],
)
def test_how_two_places_stand_to_each_other(one, other, match):
    assert compare_places(one, other) == match
    assert compare_places(other, one) == match
