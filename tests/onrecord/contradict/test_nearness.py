"""Points near each other are found, whatever they were stored as."""

import numpy as np
import pytest

from onrecord.contradict.nearness import (
    centres,
    copies,
    near,
    nearest,
    parted,
    points,
    quantised,
    together,
    tour,
)


@pytest.fixture
def some():
    """Return 400 points around four places, as bytes."""
    chance = np.random.default_rng(7)
    places = np.eye(16, dtype=np.float32)[:4] * 3
    noise = chance.standard_normal((400, 16)).astype(np.float32)
    return quantised(places[np.arange(400) % 4] + noise * 0.1)


def test_the_nearest_come_first(some):
    found = points([(number, row.tobytes()) for number, row in enumerate(some)])
    assert {id_ % 4 for id_ in found.near(some[0], 50)} == {0}
    assert found.near(some[0], 1) == [0]


def test_points_come_in_the_order_of_their_ids_from_wherever(some):
    one, other = points([(9, some[0].tobytes())]), points([(3, some[1].tobytes())])
    assert together([one, other]).ids.tolist() == [3, 9]


def test_only_those_are_given_that_are_there(some):
    found = points([(3, some[0].tobytes()), (9, some[1].tobytes())])
    assert found.only([9, 4, 3, 9]).ids.tolist() == [3, 9]


def test_points_of_one_place_fall_into_one_cell(some):
    middles = centres(some, 4)
    cells = nearest(some, middles)
    assert all(len(set(cells[place::4].tolist())) == 1 for place in range(4))


def test_the_same_points_are_parted_the_same_way(some):
    assert np.array_equal(centres(some, 4), centres(some, 4))


def test_a_point_of_nothing_is_near_nothing():
    nothing = points(list(enumerate(row.tobytes() for row in np.zeros((2, 16), np.int8))))
    assert not copies(nothing)
    assert nothing.closeness(nothing.vectors[0]).tolist() == [0, 0]


def test_points_alike_are_near_copies_of_each_other_and_not_of_themselves(some):
    rows = [(3, some[0].tobytes()), (5, some[0].tobytes()), (9, some[1].tobytes())]
    assert copies(points(rows)) == {3: {5}, 5: {3}}


def test_the_nearest_of_several_parts_are_those_of_all_of_them(some):
    rows = [(number, row.tobytes()) for number, row in enumerate(some)]
    parts = [points(rows[place::3]) for place in range(3)]
    assert near(parts, some[7], 20) == points(rows).near(some[7], 20)


def test_a_tour_goes_from_each_place_to_the_nearest_that_is_left():
    turns = np.radians([0, 60, 20, 80, 40])
    around = np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)
    assert tour(quantised(around)) == [0, 2, 4, 1, 3]


def test_cells_read_readhold_what_they_hold_read_alone(some):
    rows = [(number, row.tobytes()) for number, row in enumerate(some[:9])]
    cells = [1, 1, 4, 4, 4, 4, 7, 7, 9]
    read = parted(cells, *zip(*rows, strict=True))
    assert list(read) == [1, 4, 7, 9]
    for number, found in read.items():
        alone = points([row for row, cell in zip(rows, cells, strict=True) if cell == number])
        assert np.array_equal(found.ids, alone.ids)
        assert np.array_equal(found.vectors, alone.vectors)
        assert np.array_equal(found.lengths, alone.lengths)


def test_no_cells_hold_nothing():
    assert parted((), (), ()) == {}


def test_what_points_elsewhere_is_apart_and_what_points_nowhere_is_not(some):
    rows = [some[0], some[1], np.zeros(16, np.int8)]  # a point of another place, and of none
    found = points([(number, row.tobytes()) for number, row in enumerate(rows)])
    assert found.apart(some[0]) == {1}
    assert found.apart(rows[2]) == points(()).apart(some[0]) == set()
