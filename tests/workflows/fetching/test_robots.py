import gzip

import pytest

from tests.workflows.fetching.conftest import Page
from workflows.fetching import ForbiddenError


def _robots(text, **headers):
    return Page(text.encode(), headers=headers)


@pytest.fixture
def page(site):
    site.pages["/bay"] = Page()


def test_robots_txt_is_asked_for_first_and_once(site, fetcher, page):
    fetch = fetcher().fetch
    fetch(site.url())
    fetch(site.url())
    assert [path for _, path, _ in site.asked] == ["/robots.txt", "/bay", "/bay"]


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /bay",
        "User-agent: onrecord\nDisallow: /",
        "\ufeffUser-agent: *\r\nDisallow: /*ay$",
        "User-agent: *\nAllow: /\n\nUser-agent: OnRecord\nDisallow: /b",
    ],
)
def test_a_page_that_programs_may_not_fetch_is_not_asked_for(site, fetcher, page, text):
    site.pages["/robots.txt"] = _robots(text)
    with pytest.raises(ForbiddenError, match=r"robots.txt\)\. Save it from a browser"):
        fetcher().fetch(site.url())
    assert site.paths == []


@pytest.mark.parametrize(
    "text",
    [
        "", "User-agent: *\nDisallow: /other", "User-agent: another\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nAllow: /", "<html>not found</html>",
    ],
)  # fmt: skip
def test_a_page_that_is_not_forbidden_is_fetched(site, fetcher, page, text):
    site.pages["/robots.txt"] = _robots(text)
    assert fetcher().fetch(site.url()).document.status == 200


def test_a_packed_robots_txt_is_read(site, fetcher, page):
    content = gzip.compress(b"User-agent: *\nDisallow: /")
    site.pages["/robots.txt"] = Page(content, headers={"Content-Encoding": "gzip"})
    with pytest.raises(ForbiddenError):
        fetcher().fetch(site.url())


def test_a_long_robots_txt_is_read_up_to_its_limit(site, fetcher, page):
    text = "User-agent: *\nDisallow: /bay\n" + "# nothing\n" * 200_000
    site.pages["/robots.txt"] = _robots(text)
    with pytest.raises(ForbiddenError):
        fetcher().fetch(site.url())


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_fetched_from(site, fetcher, page, status):
    site.pages["/robots.txt"] = Page(b"", status)
    assert fetcher().fetch(site.url()).document.status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_robots_txt_fails_is_left_alone(site, fetcher, page, status):
    site.pages["/robots.txt"] = Page(b"", status)
    with pytest.raises(ForbiddenError, match=f"cannot be had \\(status {status}\\)"):
        fetcher().fetch(site.url())
    assert site.paths == []


def test_a_robots_txt_that_moved_is_followed(site, fetcher, page):
    site.pages["/robots.txt"] = Page(b"", 301, {"Location": "/rules"})
    site.pages["/rules"] = _robots("User-agent: *\nDisallow: /")
    with pytest.raises(ForbiddenError):
        fetcher().fetch(site.url())


def test_a_redirect_to_a_forbidden_page_stops_there(site, fetcher):
    site.pages["/robots.txt"] = _robots("User-agent: *\nDisallow: /private")
    site.pages["/bay"] = Page(b"", 302, {"Location": "/private"})
    with pytest.raises(ForbiddenError, match="/private"):
        fetcher().fetch(site.url())
    assert site.paths == ["/bay"]


def test_a_redirect_to_another_site_asks_that_site_first(site, fetcher):
    site.pages["/old"] = Page(b"", 302, {"Location": site.url("/bay", host="other.example")})
    site.pages["/bay"] = Page()
    fetcher().fetch(site.url("/old"))
    port = site.port
    assert [(host, path) for host, path, _ in site.asked] == [
        (f"post.example:{port}", "/robots.txt"), (f"post.example:{port}", "/old"),
        (f"other.example:{port}", "/robots.txt"), (f"other.example:{port}", "/bay"),
    ]  # fmt: skip
