"""What a check keeps in memory from one part to the next has its bounds."""

from workflows.statements.kept import Kept
from workflows.statements.seen import Seen
from workflows.statements.vectors import cells_for


def test_cells_grow_with_the_root_of_the_record():
    assert [cells_for(count) for count in (20_000, 100_000, 1_000_000)] == [512, 1024, 4096]


def test_pairs_are_remembered_until_the_check_comes_to_the_other_claim():
    seen = Seen([1, 2, 3])
    seen.done({(1, 2), (1, 3), (1, 9)}, [1])
    assert seen.among({(1, 2), (2, 3)}, [2]) == {(1, 2)}
    seen.done({(1, 2), (2, 3)}, [2])
    assert seen.among({(1, 3), (2, 3), (3, 9)}, [3]) == {(1, 3), (2, 3)}


def test_where_somebody_wrote_every_pair_is_looked_at_again():
    seen = Seen([1, 2])
    seen.done({(1, 2)}, [1])
    seen.forget()
    assert not seen.among({(1, 2)}, [2])


def test_no_more_pairs_are_remembered_than_there_is_room_for():
    seen = Seen([1, 2, 3], most=1)
    seen.done({(1, 2), (1, 3)}, [1])
    assert len(seen.among({(1, 2), (1, 3)}, [2, 3])) == 1


def test_what_was_longest_not_asked_for_goes_first():
    kept = Kept(room=2)
    for key in "ab":
        kept.put(key, key.upper(), 1)
    kept.get("a")
    kept.put("c", "C", 1)
    assert [kept.get(key) for key in "abc"] == ["A", None, "C"]


def test_the_last_stays_however_large_it_is():
    kept = Kept(room=2)
    kept.put("a", "A", 1)
    kept.put("b", "B", 100)
    assert [kept.get(key) for key in "ab"] == [None, "B"]
