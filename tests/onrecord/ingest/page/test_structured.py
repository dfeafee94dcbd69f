"""Linked data: the article that the page is, and no other."""

import json

import pytest
from lxml import html

from onrecord.ingest.page.structured import Linked


def _page(*things):
    scripts = "".join(
        f'<script type="application/ld+json">{told}</script>'
        for told in (each if isinstance(each, str) else json.dumps(each) for each in things)
    )
    return Linked(html.document_fromstring(f"<html><head>{scripts}</head><body>x</body></html>"))


def _article(headline, **told):
    return {"@type": "NewsArticle", "headline": headline, **told}


@pytest.mark.parametrize(
    "thing",
    [
        _article("A"), [_article("A")], {"@graph": [{"@type": "WebSite"}, _article("A")]},
        {"@type": "WebPage", "mainEntity": _article("A")},
        {"@type": ["https://schema.org/Article", "Thing"], "headline": "A"},
    ],
)  # fmt: skip
def test_the_article_is_found_wherever_a_page_nests_it(thing):
    assert _page(thing).article([], ["A"])["headline"] == "A"


@pytest.mark.parametrize(
    ("thing", "url", "told"),
    [
        (_article("B"), "https://h.example/a", ["A"]),
        (_article("B", url="https://h.example/b"), "https://h.example/a", ["A"]),
        (_article("B", url="https://h.example/a?id=8"), "https://h.example/a?id=7", ["A"]),
        (_article("B", url="https://h.example/"), "https://h.example/", ["A"]),
        ({"@type": "NewsArticle", "datePublished": "2026-03-05"}, "https://h.example/a", ["A"]),
        ({"@type": "WebPage", "name": "B"}, None, ["A"]),
        (_article("!"), None, ["?"]),
        (_article("The port"), None, ["The port is closed | The Post"]),
    ],
)
def test_the_only_article_is_another_s_where_neither_address_nor_headline_is_the_page_s(
    thing, url, told
):
    assert _page(thing).article([url] if url else [], told) == {}


@pytest.mark.parametrize(
    ("thing", "url", "told"),
    [
        (_article("B", url="https://www.h.example/a/"), "http://h.example/a?utm_source=x", ["A"]),
        (_article("B", url="https://h.example/a?id=7"), "https://h.example/a?id=7&fbclid=1", ["A"]),
        (_article("B", mainEntityOfPage={"@id": "https://h.example/a"}), "https://h.example/a", []),
        (_article("“We won\u2019t”, he says"), None, ['"We won\'t," he says']),
        (_article("The port"), None, ["The port - The Harbour Post"]),
    ],
)
def test_an_article_with_the_page_s_address_or_headline_is_the_page_s(thing, url, told):
    assert _page(thing).article([url] if url else [], told) == thing


def test_of_several_articles_the_one_with_the_page_s_headline_is_taken():
    assert _page(_article("B", n=1), _article("A", n=2)).article([], ["a"])["n"] == 2


def test_of_several_articles_the_one_with_the_page_s_address_is_taken():
    found = _page(_article("B"), _article("A", url="http://h.example/a/?x=1"))
    assert found.article(["https://h.example/a"], [])["headline"] == "A"


def test_several_articles_that_leave_a_doubt_are_none():
    assert _page(_article("A"), _article("B")).article([], ["C"]) == {}


def test_articles_in_a_list_of_teasers_are_others():
    assert _page({"@type": "ItemList", "itemListElement": [_article("A")]}).article([], []) == {}


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, "null", "3", '{"@type": NaN}', ""])
def test_what_is_no_linked_data_tells_nothing(broken):
    assert _page(broken).article([], []) == {}


def test_names_are_found_by_reference():
    linked = _page({"@id": "#a", "name": "Ana Ferro"})
    assert linked.names([{"@id": "#a"}, "Tomas Brek", {"name": "Ana Ferro"}]) == (
        "Ana Ferro", "Tomas Brek",
    )  # fmt: skip
