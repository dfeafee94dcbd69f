"""Some claims of a record stand for all of them, however many there are."""

import pytest

from db.store.topical import sample


@pytest.mark.parametrize("claims", [0, 1, 1_999, 2_000, 2_001, 1_000_000])
def test_at_most_two_thousand_claims_stand_for_a_record(claims):
    assert len(sample(claims)) <= min(claims, 2_000)
