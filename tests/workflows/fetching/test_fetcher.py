import gzip
import itertools
import socket
import zlib

import brotli
import httpx2
import pytest

from tests.workflows.fetching.conftest import PAGE, Page
from workflows.fetching import (
    AddressError,
    FetchError,
    Limits,
    NotChanged,
    NotPublicError,
    Validators,
)
from workflows.fetching.addresses import Reach
from workflows.fetching.requests import Requests


def test_a_page_comes_with_its_bytes_address_type_status_and_time(site, fetcher):
    site.pages["/bay"] = Page(headers={"Content-Type": "text/html; charset=utf-8"})
    document = fetcher().fetch(site.url("/bay#top")).document
    assert document.content == PAGE
    assert document.url == document.name == site.url("/bay")
    assert (document.media_type, document.status) == ("text/html; charset=utf-8", 200)
    assert document.captured_at == "2031-05-07T09:30:00Z"


def test_the_server_hears_its_own_name_and_ours(site, fetcher):
    site.pages["/bay"] = Page()
    fetcher().fetch(site.url())
    host, _, headers = site.asked[-1]
    assert host == f"post.example:{site.port}"
    assert headers["user-agent"].startswith("onrecord/")


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("br", brotli.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", bytes),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ],
)
def test_a_packed_page_is_unpacked(site, fetcher, name, pack):
    site.pages["/bay"] = Page(pack(PAGE), headers={"Content-Encoding": name})
    assert fetcher().fetch(site.url()).document.content == PAGE


def _bomb(pack):
    return pack(b"<p>" + bytes(30_000_000))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("br", lambda d: brotli.compress(d, quality=5)),
        ("deflate", zlib.compress),
    ],
)
def test_a_page_that_unpacks_to_too_much_is_refused(site, fetcher, name, pack):
    site.pages["/bay"] = Page(_bomb(pack), headers={"Content-Encoding": name})
    with pytest.raises(FetchError, match=r"larger than 1 MB.*[Ss]ave it"):
        fetcher(limits=Limits(unpacked=1 << 20)).fetch(site.url())


def test_a_page_packed_in_itself_many_times_is_refused(site, fetcher):
    site.pages["/bay"] = Page(headers={"Content-Encoding": ", ".join(["gzip"] * 9)})
    with pytest.raises(FetchError, match="packed 9 times"):
        fetcher().fetch(site.url())


def test_a_page_packed_in_an_unknown_way_is_refused(site, fetcher):
    site.pages["/bay"] = Page(headers={"Content-Encoding": "zip-of-norland"})
    with pytest.raises(FetchError, match='packed as "zip-of-norland"'):
        fetcher().fetch(site.url())


@pytest.mark.parametrize(("name", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_a_packed_page_that_breaks_off_is_refused(site, fetcher, name, pack):
    site.pages["/bay"] = Page(pack(PAGE)[:-9], headers={"Content-Encoding": name})
    with pytest.raises(FetchError, match="breaks off in the middle"):
        fetcher().fetch(site.url())


def test_a_page_that_breaks_off_is_refused(site, fetcher):
    site.pages["/bay"] = Page(headers={"Content-Length": str(len(PAGE) + 1)})
    with pytest.raises(FetchError, match="broke off"):
        fetcher().fetch(site.url())


def test_a_page_that_says_it_is_too_large_is_not_read(site, fetcher):
    site.pages["/bay"] = Page(headers={"Content-Length": "99999999999"})
    with pytest.raises(FetchError, match="larger than 128 MB"):
        fetcher().fetch(site.url())


def test_a_page_that_does_not_end_is_refused(site, fetcher):
    chunk = b"2710\r\n" + bytes(10_000) + b"\r\n"
    headers = {"Transfer-Encoding": "chunked", "Content-Length": ""}
    site.pages["/bay"] = Page([chunk] * 50, headers=headers)
    with pytest.raises(FetchError, match=r"larger than 100000 bytes|broke off"):
        fetcher(limits=Limits(packed=100_000)).fetch(site.url())


def test_a_server_that_sends_little_by_little_runs_out_of_time(site, fetcher):
    site.pages["/bay"] = Page([bytes(1_000)] * 3_000)
    later = itertools.count(1000, step=10)
    clock = lambda: next(later) if site.paths else 1000  # noqa: E731
    with pytest.raises(FetchError, match="took more than 20"):
        fetcher(clock=clock, limits=Limits(total=20)).fetch(site.url())


def test_a_server_that_says_nothing_runs_out_of_time(clock):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        reach = Reach(lambda host, port: ["127.0.0.1"], [port])
        requests = Requests(Limits(read=0.05), reach, clock)
        with pytest.raises(FetchError, match=r"stopped for 0.05 seconds"):
            requests.get(httpx2.URL(f"http://post.example:{port}/"))


def test_an_empty_page_is_refused(site, fetcher):
    site.pages["/bay"] = Page(b"")
    with pytest.raises(FetchError, match="is empty"):
        fetcher().fetch(site.url())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_kept(site, fetcher, status):
    site.pages["/old"] = Page(b"", status, {"Location": "/bay"})
    site.pages["/bay"] = Page()
    found = fetcher().fetch(site.url("/old"))
    assert found.document.url == site.url("/bay")
    assert found.addresses == (site.url("/old"), site.url("/bay"))


def test_a_redirect_in_another_script_is_followed(site, fetcher):
    raw = "/häfen".encode().decode("latin-1")  # the bytes as the server writes them
    site.pages["/old"] = Page(b"", 302, {"Location": raw})
    site.pages["/h%C3%A4fen"] = Page()
    assert fetcher().fetch(site.url("/old")).document.url == site.url("/h%C3%A4fen")


def test_a_redirect_that_is_too_long_is_refused_and_not_cut(site, fetcher):
    site.pages["/bay"] = Page(b"", 302, {"Location": "/" + "a" * 5_000})
    with pytest.raises(FetchError, match="leads on to what is no"):
        fetcher().fetch(site.url())
    assert site.paths == ["/bay"]


def test_a_circle_of_redirects_is_left(site, fetcher):
    site.pages["/bay"] = Page(b"", 302, {"Location": "/bay"})
    with pytest.raises(FetchError, match="more than 5 times"):
        fetcher().fetch(site.url())
    assert len(site.paths) == 6


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/hostname",
        "gopher://post.example/",
        "http://a b/",
        "http://a:b@post.example/",
        "",
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(site, fetcher, target):
    site.pages["/bay"] = Page(b"", 302, {"Location": target})
    with pytest.raises(FetchError, match="leads on to what is no http"):
        fetcher().fetch(site.url())


def test_a_redirect_to_a_host_inside_is_refused(site, fetcher):
    site.pages["/bay"] = Page(b"", 302, {"Location": "http://router.example/"})
    inside = {"router.example": ["192.168.1.1"]}
    resolve = lambda host, port: inside.get(host, ["127.0.0.1"])  # noqa: E731
    with pytest.raises(NotPublicError, match=r"http://router.example/: .*192.168.1.1"):
        fetcher(resolve=resolve).fetch(site.url())


def test_a_redirect_to_another_port_of_this_machine_is_refused(site, fetcher):
    site.pages["/bay"] = Page(b"", 302, {"Location": "http://post.example:80/"})
    with pytest.raises(NotPublicError, match=r"127\.0\.0\.1"):
        fetcher().fetch(site.url())


def test_this_machine_is_refused_unless_a_test_opens_a_port(site, fetcher):
    with pytest.raises(AddressError, match="is on port"):
        fetcher(loopback_ports=[]).fetch(site.url())
    assert site.asked == []


def test_a_name_that_changes_its_address_is_asked_for_once_a_connection(site, fetcher):
    site.pages["/bay"] = Page()
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["169.254.169.254"]])
    found = fetcher(resolve=lambda host, port: next(answers)).fetch(site.url())
    assert found.document.content == PAGE
    assert next(answers) == ["169.254.169.254"]


def test_an_address_that_does_not_answer_gives_way_to_the_next(site, fetcher):
    site.pages["/bay"] = Page()
    found = fetcher(resolve=lambda host, port: ["::1", "127.0.0.1"]).fetch(site.url())
    assert found.document.content == PAGE


def test_a_server_that_refuses_connections_is_named(site, fetcher):
    with pytest.raises(FetchError, match=r"/bay: no connection \(Connection refused\)"):
        fetcher(resolve=lambda host, port: ["::1"]).fetch(site.url())


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "wants you to sign in"), (403, "refuses programs"), (404, "no such page"),
        (410, "taken down"), (418, "gives no page"), (429, "enough requests"), (500, "fails"),
        (503, "not available now"), (206, "gives no page"), (204, "gives no page"),
        (304, "gives no page"),
    ],
)  # fmt: skip
def test_a_status_is_told_in_words_and_asked_for_once(site, fetcher, status, words):
    site.pages["/bay"] = Page(b"", status)
    with pytest.raises(FetchError, match=f"status {status}, .*{words}") as raised:
        fetcher().fetch(site.url())
    assert raised.value.status == status
    assert site.paths == ["/bay"]


def test_what_a_server_asks_to_wait_is_told(site, fetcher):
    site.pages["/bay"] = Page(b"", 429, {"Retry-After": "120"})
    with pytest.raises(FetchError, match="It asks to wait 120 seconds"):
        fetcher().fetch(site.url())


def test_validators_are_given_back_and_sent_next_time(site, fetcher):
    site.pages["/bay"] = Page(
        headers={"ETag": '"v1"', "Last-Modified": "Wed, 07 May 2031 08:00:00 GMT"}
    )
    found = fetcher().fetch(site.url())
    site.pages["/bay"] = Page(b"", 304)
    assert fetcher().fetch(site.url(), lambda _url: found.validators) == NotChanged(site.url())
    headers = site.asked[-1][2]
    assert headers["if-none-match"] == '"v1"'
    assert headers["if-modified-since"] == "Wed, 07 May 2031 08:00:00 GMT"


def test_validators_of_another_address_are_not_sent(site, fetcher):
    site.pages["/bay"] = Page()
    other = Validators(url=site.url("/other"), etag='"v1"')
    fetcher().fetch(site.url(), lambda _url: other)
    assert "if-none-match" not in site.asked[-1][2]


def test_a_page_without_validators_has_none(site, fetcher):
    site.pages["/bay"] = Page()
    assert fetcher().fetch(site.url()).validators is None


def test_headers_of_control_characters_are_cleaned(site, fetcher):
    site.pages["/bay"] = Page(headers={"Content-Type": "text/html\x9b31m" + "x" * 5_000})
    media_type = fetcher().fetch(site.url()).document.media_type
    assert "\x9b" not in media_type
    assert len(media_type) <= 200


def test_the_proxy_of_the_environment_is_not_asked(site, fetcher, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/bay"] = Page()
    assert fetcher().fetch(site.url()).document.content == PAGE
