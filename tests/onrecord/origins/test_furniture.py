"""Furniture is what unlike pages of one outlet share."""

from onrecord.origins import furniture

UNDER = 99


def test_a_paragraph_of_three_unlike_pages_is_furniture():
    pages = {"a": [1, 2, UNDER], "b": [3, 4, UNDER], "c": [5, 6, UNDER]}
    assert furniture(pages, pages["a"]) == {UNDER}


def test_a_paragraph_of_two_pages_is_not():
    pages = {"a": [1, 2, UNDER], "b": [3, 4, UNDER]}
    assert furniture(pages, pages["a"]) == frozenset()


def test_what_versions_of_one_story_share_is_the_story():
    pages = {name: [1, 2, 3, number] for number, name in enumerate("abcd", start=10)}
    assert furniture(pages, [1, 2, 3]) == frozenset()
