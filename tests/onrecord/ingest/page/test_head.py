"""The head of an article: from its headline to its first paragraph, nothing of other parts."""

import pytest
from lxml import html

from onrecord.ingest.page.head import head_of

BODY = "<p>The bridge is not at risk, the minister told parliament on Thursday.</p><i>end</i>"


def _words(page):
    head = head_of(html.document_fromstring(f"<html><body>{page}</body></html>"))
    return [each.text for each in head.elements if each.tag == "i"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (f"<h1>The bridge</h1><i>a</i>{BODY}", ["a"]),
        (f"<i>site</i><header><i>a</i><h1>The bridge</h1></header><i>b</i>{BODY}", ["a", "b"]),
        (f"<h1><a href=/>The Post</a></h1><i>site</i><h1>The bridge</h1><i>a</i>{BODY}", ["a"]),
        (f"<i>site</i><article><i>a</i>{BODY}</article>", ["a"]),
        (f"<h1>The bridge</h1><p>Brekhaven</p><i>a</i>{BODY}", ["a"]),
        (f"<h1>The bridge</h1><aside><i>x</i></aside><nav><i>x</i></nav>{BODY}", []),
        (f"<article><h3>Other</h3><i>x</i></article><h1>The bridge</h1><i>a</i>{BODY}", ["a"]),
    ],
)
def test_the_head_goes_from_the_headline_to_the_first_paragraph(page, words):
    assert _words(page) == words


@pytest.mark.parametrize("name", ["standfirst", "article-dek", "subTitle", "byline"])
def test_a_standfirst_is_part_of_the_head_however_long(name):
    long = "The minister spoke after a week of rumours about two worn cables. " * 3
    assert _words(f"<h1>The bridge</h1><p class={name}>{long}</p><i>a</i>{BODY}") == ["a"]


def test_without_headline_and_article_nobody_is_sure_of_the_head():
    assert not head_of(html.document_fromstring(f"<body><i>a</i>{BODY}</body>")).is_sure
