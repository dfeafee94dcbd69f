import pytest

from tests.workflows.fetching.conftest import Page
from workflows.fetching import Limits
from workflows.fetching.turns import Turns


@pytest.fixture
def turns(clock):
    return Turns(1.0, clock, clock.sleep)


def test_the_first_request_to_a_host_waits_for_nothing(turns, clock):
    turns.wait("post.example")
    assert clock.waits == []


def test_the_second_request_to_a_host_waits(turns, clock):
    turns.wait("post.example")
    turns.wait("post.example")
    assert clock.waits == [1.0]


def test_another_host_does_not_wait(turns, clock):
    turns.wait("post.example")
    turns.wait("other.example")
    assert clock.waits == []


def test_time_that_passed_is_not_waited_for_again(turns, clock):
    turns.wait("post.example")
    clock.seconds += 5
    turns.wait("post.example")
    assert clock.waits == []


def test_a_host_that_asks_for_more_gets_more(turns, clock):
    turns.wait("post.example", 30.0)
    turns.wait("post.example")
    assert clock.waits == [30.0]


@pytest.mark.parametrize(
    ("asked", "waited"), [("0", 1.0), ("7", 7.0), ("86400", 60.0), ("-5", 1.0), ("nan", 1.0)]
)
def test_the_delay_of_robots_txt_is_kept_within_reason(site, fetcher, clock, asked, waited):
    site.pages["/robots.txt"] = Page(f"User-agent: *\nCrawl-delay: {asked}".encode())
    site.pages["/bay"] = Page()
    fetch = fetcher(limits=Limits()).fetch
    fetch(site.url())
    clock.waits.clear()
    fetch(site.url())
    assert clock.waits == [waited]
