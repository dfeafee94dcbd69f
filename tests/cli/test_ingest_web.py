"""onrecord ingest ADDRESS: what it prints of a page that is asked for again."""

import pytest

from tests.workflows.fetching.conftest import Page, new_server, serve
from workflows import arrivals
from workflows.fetching import Fetcher

PAGE = (
    b"<html><head><title>The bay</title></head><body><article><h1>The bay</h1><p>Ana Ferro said on "
    b"Tuesday that the patrols had not made the bay safer, in the town hall of Kessel.</p>"
    b"</article></body></html>"
)


@pytest.fixture
def site(monkeypatch):
    """Give a server on this machine which the program may reach, and need not wait for."""
    server, site = new_server()
    monkeypatch.setattr(
        arrivals,
        "Fetcher",
        lambda: Fetcher(
            sleep=lambda _seconds: None,
            resolve=lambda _host, _port: ["127.0.0.1"],
            loopback_ports=[site.port],
        ),
    )
    site.pages["/bay"] = Page(PAGE, headers={"ETag": '"v1"'})
    yield from serve(server, site)


def test_an_unchanged_page_is_told_of_and_nothing_is_written(onrecord, own, site):
    onrecord("ingest", site.url(), database=own)
    log = onrecord("log", "--json", database=own).json
    result = onrecord("ingest", site.url(), database=own)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"Not changed: source 2 (the-bay): {site.url()}\n"
    assert onrecord("log", "--json", database=own).json == log


def test_a_changed_page_is_a_new_capture(onrecord, own, site):
    onrecord("ingest", site.url(), database=own)
    changed = PAGE.replace(b"had not made", b"had made")
    site.pages["/bay"] = Page(changed, headers={"ETag": '"v2"'})
    result = onrecord("ingest", site.url(), database=own)
    assert result.out.startswith("Added a new capture of source 2 (the-bay), change ")
    again = onrecord("ingest", site.url(), database=own)
    assert again.out.startswith("Not changed: source 2 (the-bay)")


def test_an_unchanged_page_is_counted_in_json(onrecord, own, site):
    onrecord("ingest", site.url(), database=own)
    result = onrecord("ingest", site.url(), "--json", database=own)
    assert (result.json["unchanged"], result.json["known"]) == (1, 0)
    (one,) = result.json["documents"]
    assert (one["outcome"], one["source"], one["change"]) == ("unchanged", 2, None)


def test_validators_survive_an_export_and_an_import(onrecord, own, site, tmp_path):
    onrecord("ingest", site.url(), database=own)
    onrecord("export", "-o", "whole.jsonl", database=own)
    other = tmp_path / "other.db"
    onrecord("init", database=other)
    onrecord("import", "whole.jsonl", database=other)
    result = onrecord("ingest", site.url(), database=other)
    assert result.out.startswith("Not changed: source ")
    onrecord("export", "-o", "again.jsonl", database=other)
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
