"""A queue keeps the place: what is next, what was done, what is left."""

import pytest

from onrecord.review import Item, Queue

ONE, TWO, MANY = Item(("a",)), Item(("b",)), Item(("c", "d"))


@pytest.fixture
def queue():
    return Queue([ONE, TWO, MANY])


def test_it_goes_on_to_what_is_open_and_comes_to_an_end(queue):
    queue.mark("decided")
    queue.mark("later")
    assert queue.current == MANY
    queue.mark("decided")
    assert queue.current is None
    progress = queue.progress()
    assert (progress.place, progress.decided, progress.later, progress.left) == (0, 2, 1, 0)


def test_what_was_left_behind_comes_up_before_the_end(queue):
    queue.move(1)
    queue.mark("decided")
    queue.mark("decided")
    assert queue.current == ONE


def test_it_moves_no_further_than_its_ends(queue):
    queue.move(-1)
    assert queue.current == ONE
    queue.move(9)
    assert queue.current == MANY


def test_one_can_go_back_from_the_end():
    queue = Queue([ONE, TWO])
    queue.mark("decided")
    queue.mark("decided")
    queue.move(-1)
    assert queue.current == TWO


def test_an_empty_queue_is_at_its_end():
    queue = Queue([])
    queue.move(1)
    queue.move(-1)
    assert (queue.current, queue.progress().total) == (None, 0)


def test_what_was_kept_for_later_can_be_taken_up(queue):
    queue.mark("later")
    queue.mark("decided")
    queue.mark("later")
    assert queue.again()
    assert queue.current == ONE
    assert queue.progress().left == 2


def test_what_is_taken_back_is_shown_and_open(queue):
    queue.mark("decided")
    queue.reopen(ONE)
    assert queue.current == ONE
    assert queue.progress().left == 3


def test_an_item_is_opened_into_its_parts_and_put_together_again(queue):
    queue.move(2)
    assert queue.open()
    assert queue.current == Item(("c",), part_of=MANY)
    assert queue.progress().total == 4
    queue.move(1)
    assert queue.close()
    assert (queue.current, queue.items) == (MANY, [ONE, TWO, MANY])


def test_an_item_of_which_a_part_was_decided_stays_open(queue):
    queue.move(2)
    queue.open()
    queue.mark("decided")
    queue.move(9)
    assert not queue.close()


def test_only_what_is_new_is_added(queue):
    queue.extend([Item(("d", "e")), Item(("a",))])
    assert queue.items[-1] == Item(("e",))
    assert len(queue.items) == 4
