"""Origins out of pairs and decisions: who belongs together, as what."""

from itertools import combinations

import pytest

from benchmarks.wire_copy import copies, headed, merged, stories
from onrecord.origins import Link, Text, compare, independent, judge, origins, wording

STORY = next(story for story in stories() if story["story"] == "ferry")


def _links(texts):
    for first, second in combinations(sorted(texts), 2):
        found = compare(wording(texts[first]), wording(texts[second]))
        if judge(found).verdict == "same":
            yield Link(
                first=first,
                second=second,
                first_side=found.first,
                second_side=found.second,
                passages=tuple((one.first, one.second) for one in found.passages),
                longest=found.longest[0].words,
            )


def _origins(texts, credit=None, published=None, **decided):
    known = {
        key: Text(
            key=key,
            words=len(text.split()),
            credit=(credit or {}).get(key, ()),
            published=(published or {}).get(key),
        )
        for key, text in texts.items()
    }
    return origins(known, list(_links(texts)), **decided)


def _members(found):
    return [sorted(member.key for member in origin.members) for origin in found]


@pytest.fixture
def texts():
    made = copies(STORY)
    return {
        "a-wire": headed(STORY, 0), "b-copy": made["copy"], "c-cut": made["cut"],
        "d-heavy": made["heavy rewrite"], "e-own": STORY["second"],
    }  # fmt: skip


def test_copies_cuts_and_rewrites_are_one_origin_and_an_own_report_is_none(texts):
    assert _members(_origins(texts)) == [["a-wire", "b-copy", "c-cut", "d-heavy"]]


def test_each_member_has_its_role(texts):
    (origin,) = _origins(texts)
    roles = {member.key: member.role for member in origin.members}
    assert roles == {
        "a-wire": "origin", "b-copy": "copy", "c-cut": "cut", "d-heavy": "rewrite",
    }  # fmt: skip


def test_the_earliest_text_stands_for_the_origin(texts):
    days = {"a-wire": "2026-03-05", "b-copy": "2026-03-04", "c-cut": "2026-03-05"}
    (origin,) = _origins(texts, published=days)
    assert origin.key == "b-copy"


def test_a_merged_page_is_of_both_its_origins():
    texts = {"a-wire": headed(STORY, 0), "b-rival": STORY["rival"].strip(), "c-page": merged(STORY)}
    texts |= {"d-copy": copies(STORY)["copy"], "e-rival-copy": "Ship aground\n\n" + STORY["rival"]}
    found = _origins(texts)
    assert _members(found) == [
        ["a-wire", "c-page", "d-copy"],
        ["b-rival", "c-page", "e-rival-copy"],
    ]
    assert {origin.members[-1].role for origin in found} == {"merged"}


def test_two_cuts_of_one_story_do_not_take_it_apart():
    paragraphs = STORY["original"].strip().split("\n\n")
    texts = {"a-wire": headed(STORY, 0)}
    texts |= {"b-cut": "\n\n".join(paragraphs[:3]), "c-cut": "\n\n".join(paragraphs[4:])}
    assert _members(_origins(texts)) == [["a-wire", "b-cut", "c-cut"]]


def test_what_people_parted_is_apart(texts):
    found = _origins(texts, parted=[("c-cut", "a-wire")])
    assert _members(found) == [["a-wire", "b-copy", "d-heavy"]]


def test_what_people_joined_is_together(texts):
    (origin,) = _origins(texts, joined=[("e-own", "c-cut")])
    assert "e-own" in [member.key for member in origin.members]


def test_who_was_joined_by_a_person_is_no_rewrite(texts):
    (origin,) = _origins(texts, joined=[("e-own", "c-cut")])
    (own,) = (member for member in origin.members if member.key == "e-own")
    assert (own.role, own.share) == ("joined", None)


def test_the_order_of_texts_makes_no_difference(texts):
    turned = dict(reversed(texts.items()))
    assert _origins(texts) == _origins(turned)


@pytest.mark.parametrize(
    ("members", "count"),
    [
        ({}, 0),
        ({"a": []}, 1),
        ({"a": ["o"], "b": ["o"], "c": []}, 2),
        ({"a": ["o"], "b": ["p"], "m": ["o", "p"]}, 2),
        ({"a": ["o"], "m": ["o", "p"]}, 1),
        ({"m": ["o", "p"], "n": ["o", "p"]}, 1),
    ],
)
def test_independent_origins_are_counted_without_those_that_may_be_the_same(members, count):
    assert independent(members) == count
