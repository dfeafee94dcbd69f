import hashlib

import pytest

from onrecord.contradict import Side, identity
from onrecord.records import SideRecord

A, B = Side("a"), Side("b", appearance="b@post")


def test_the_key_is_the_same_from_either_side():
    assert identity((A, B), "p", "negation") == identity((B, A), "p", "negation")


def test_the_key_is_the_hash_of_what_it_stands_for():
    canonical = '[["[\\"a\\", null, null]", "[\\"b\\", \\"b@post\\", null]"], ["proposition", "p"]]'
    assert identity((A, B), "p", "negation") == (
        "c-" + hashlib.sha256(canonical.encode()).hexdigest()[:16]
    )


def test_on_a_proposition_the_kind_plays_no_part():
    assert identity((A, B), "p", "negation") == identity((A, B), "p", "modality")


def test_without_a_proposition_the_kind_tells_apart():
    assert identity((A, B), None, "lexical") != identity((A, B), None, "attribution")


def test_a_proposition_with_the_name_of_a_kind_is_no_kind():
    assert identity((A, B), "lexical", "lexical") != identity((A, B), None, "lexical")


@pytest.mark.parametrize(
    "other",
    [Side("c"), Side("b"), Side("b", role="b@post"), Side("b", appearance="b@herald")],
)
def test_another_side_gives_another_key(other):
    assert identity((A, other), "p", "negation") != identity((A, B), "p", "negation")


def test_a_side_as_people_record_it_has_the_same_key():
    recorded = SideRecord(claim="b", appearance="b@post")
    assert identity((A, recorded), "p", "negation") == identity((A, B), "p", "negation")
