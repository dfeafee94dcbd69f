"""The package's own network may propose where no rule finds anything, and says that it is alone."""

import pytest

PAIR = frozenset({"open", "closed"})


@pytest.fixture
def unexplained(harbour):
    """Return a record with two statements of one matter in which no rule finds anything."""
    first, second, *others = harbour["claims"]
    first["statement"] = "The harbour bridge is safe for lorries."
    second["statement"] = "The harbour bridge is a danger to lorries."
    harbour["claims"] = [first, second, *others]
    return harbour


def test_what_only_the_network_holds_says_so(begin_with, unexplained, machine, check_all, between):
    begin_with(unexplained)
    check_all(machine=machine("net", 1.0, least=0.3))
    pair = between()[PAIR]
    assert (pair.kind, pair.trace[0].rule) == ("world_knowledge", "own_opinion")


def test_without_its_opinion_nothing_is_found(begin_with, unexplained, machine, check_all, between):
    begin_with(unexplained)
    check_all(machine=machine("net", 0.0, least=0.3))
    assert PAIR not in between()
