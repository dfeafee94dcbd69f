"""Candidates are found by numbers in common, not by trying all."""

from onrecord.origins import SketchIndex
from onrecord.origins.index import MAX_CANDIDATES, MAX_TEXTS


def _index(texts):
    index = SketchIndex()
    for key, sketch in texts.items():
        index.add(key, sketch)
    return index


def test_the_text_with_most_in_common_comes_first():
    index = _index({"a": [1, 2, 3, 4], "b": [1, 2, 3, 4, 5], "c": [7]})
    assert index.candidates([1, 2, 3, 4, 5]) == ["b", "a"]


def test_a_few_numbers_in_common_are_chance():
    assert _index({"a": [1, 2, 3, 5]}).candidates([1, 2, 3, 4]) == []


def test_a_number_that_all_have_tells_nothing():
    index = _index({f"t{number}": [1, 2, 3, 4] for number in range(MAX_TEXTS + 1)})
    assert index.candidates([1, 2, 3, 4]) == []


def test_there_are_never_more_than_can_be_compared():
    index = _index({f"t{number}": [1, 2, 3, 4] for number in range(MAX_CANDIDATES + 9)})
    assert len(index.candidates([1, 2, 3, 4])) == MAX_CANDIDATES
