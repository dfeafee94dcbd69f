"""Candidates are found by numbers in common, not by trying all."""

import pytest
from sqlalchemy import insert

from db.engine import reading, writing
from db.reads.wire_copy import candidates
from db.tables import Capture, Sketch, SketchNumber, Source
from onrecord.dates import OPEN_END, OPEN_START
from onrecord.origins.sketch import MAX_TEXTS


@pytest.fixture
def like(engine):
    """Return a function that stores sketches and gives the candidates for a further one."""

    def like(sketches, wanted, publisher=None, of=None):
        with writing(engine) as connection:
            for table, rows in _rows(sketches, publisher).items():
                connection.execute(insert(table), rows)
        with reading(engine) as connection:
            return candidates(connection, wanted, of)

    return like


def _rows(sketches, publisher):
    sha = "3f5e" * 16
    bounds = {"published_from": OPEN_START, "published_to": OPEN_END}
    return {
        Source: [
            {"id": n, "key": f"s{n}", "kind": "article", "title": "Fog", "publisher": publisher,
             "credit": [], "folded": "fog", **bounds} for n in sketches
        ],
        Capture: [
            {"id": n, "key": f"c{n}", "source_id": n, "sha256": sha, "extractor": "plain",
             "extractor_version": "1", "captured_at": "2031-01-01T00:00:00Z", "coded": False}
            for n in sketches
        ],
        Sketch: [
            {"capture_id": n, "made_by": "test", "words": 90, "comparable": True, "agencies": [],
             "paragraphs": []} for n in sketches
        ],
        SketchNumber: [
            {"number": number, "capture_id": n} for n, own in sketches.items() for number in own
        ],
    }  # fmt: skip


def test_the_text_with_most_in_common_comes_first(like):
    assert like({1: [1, 2, 3, 4], 2: [1, 2, 3, 4, 5], 3: [7]}, [1, 2, 3, 4, 5]) == [2, 1]


def test_a_few_numbers_in_common_are_chance(like):
    assert like({1: [1, 2, 3, 5]}, [1, 2, 3, 4]) == []


def test_of_the_texts_that_have_the_same_numbers_the_first_are_enough(like):
    found = like({n: [1, 2, 3, 4] for n in range(1, MAX_TEXTS + 9)}, [1, 2, 3, 4])
    assert found == list(range(1, MAX_TEXTS + 1))


def test_a_text_with_rare_numbers_comes_before_the_many_with_common_ones(like):
    many = {n: [1, 2, 3, 4, 5] for n in range(1, MAX_TEXTS + 9)}
    assert like(many | {999: [6, 7, 8, 9]}, range(1, 10))[0] == 999


@pytest.mark.parametrize(
    ("outlet", "found"), [("The Harbour Post", []), ("The Elm Mirror", [1]), (None, [1])]
)
def test_texts_of_the_same_outlet_are_no_candidates(like, outlet, found):
    assert like({1: [1, 2, 3, 4]}, [1, 2, 3, 4], "The Harbour Post", outlet) == found
