"""Some claims of a record stand for all of them, however many there are."""

import pytest

from db.store.topical import sample


@pytest.mark.parametrize("claims", [0, 1, 1_999, 2_000, 2_001, 1_000_000])
def test_at_most_two_thousand_claims_stand_for_a_record(claims):
    assert len(sample(claims)) <= min(claims, 2_000)


@pytest.mark.parametrize("claims", [1, 2, 2_000])
def test_of_a_small_record_all_do(claims):
    assert list(sample(claims)) == list(range(1, claims + 1))


@pytest.mark.parametrize("claims", [2_001, 1_000_000])
def test_of_a_large_one_there_are_enough(claims):
    assert len(sample(claims)) >= 1_000
