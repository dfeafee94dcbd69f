"""How merges and their taking apart are named in the log."""

import pytest

from onrecord.merge_log import Parted, merge_summary, merged_in, part_summary, parted_in

KEYS = ("into", "from", "a:b/c@d#e+f.g_h", "médée")


@pytest.mark.parametrize("others", [("a-ferro",), KEYS])
def test_a_merge_is_read_as_it_was_written(others):
    assert merged_in(merge_summary("ferro", others)) == ("ferro", others)


@pytest.mark.parametrize("key", KEYS)
def test_a_taking_apart_is_read_as_it_was_written(key):
    parted = Parted(key, "ferro", 12)
    assert parted_in(part_summary(parted)) == parted


def test_a_split_of_claims_takes_no_merge_apart():
    assert parted_in("anton-ferro from ferro: 2 claims") is None


def test_what_is_no_merge_is_read_as_none():
    assert merged_in("dossier.yaml: 3 new, 1 changed, 0 new contradictions") is None
