"""The day of publication: what the page says it is, in its own zone, or unknown."""

import json

import pytest

PAGE = (
    "<html lang=en><head>{}</head><body><main><article><h1>The bridge</h1>{}<p>The bridge is not "
    "at risk, the minister told parliament. It will not be closed this year.</p></article></main>"
    "{}<footer>Copyright 1 January 2025 The Harbour Post</footer></body></html>"
)


def _linked(**told):
    thing = {"@type": "NewsArticle", "headline": "The bridge", **told}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def _meta(name, content):
    return f'<meta property="{name}" content="{content}">'


@pytest.fixture
def published(read):
    def date(head="", top="", below=""):
        return read(PAGE.format(head, top, below)).metadata.published

    return date


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2026-03-05T23:40:00-05:00", "2026-03-05"),
        ("2026-03-06T00:10:00+0200", "2026-03-06"),
        ("2026-03-05 23:40:00", "2026-03-05"),
        ("2026-03-05", "2026-03-05"),
        ("20260305T234000Z", "2026-03-05"),
    ],
)
def test_the_day_is_the_one_that_its_own_zone_has(published, stated, day):
    date = published(_linked(datePublished=stated))
    assert (date.edtf, date.phrase, date.basis) == (day, stated, "explicit")


@pytest.mark.parametrize(
    "stated",
    ["03/04/2026", "2026-02-30", "2026", "yesterday", "2026-03-05T25:00:00Z", "", "5.3.26"],
)
def test_what_is_no_clear_day_is_not_read(published, stated):
    assert published(_linked(datePublished=stated)) is None


@pytest.mark.parametrize(
    "words", ["Copyright 1 January 2025", "© 1 January 2025", "(c) 1 May 2025"]
)
@pytest.mark.parametrize("name", ["published", "publication-info", "date"])
def test_a_copyright_line_is_no_date(published, name, words):
    assert published(top=f"<div class={name}>{words} The Harbour Post</div>") is None


def test_a_marked_day_in_a_copyright_line_is_no_date(published):
    assert published(top="<p>© <time datetime=2025-01-01>1 January 2025</time></p>") is None


@pytest.mark.parametrize(
    "top",
    [
        "<p>The vote is on <time datetime=2026-05-07>7 May</time>.</p>",
        "<p><time datetime=2026-05-07>7 May</time> is the day of the vote.</p>",
        "<div>The vote is on <time datetime=2026-05-07>7 May</time></div>",
        "<table><tr><td><time datetime=2026-05-07>7 May</time><td>The vote</table>",
        "<h2><time datetime=2026-05-07>7 May</time></h2>",
        "<span class=date>The vote of 7 May 2026</span>",
        "<div><time itemprop=startDate datetime=2026-05-07>7 May 2026</time></div>",
        ("<p>The vote was put off again, the minister told parliament on Thursday.</p>"
        "<div><time datetime=2026-05-07>7 May 2026</time></div>"),
        ("<div>The vote was put off again, the minister told parliament on Thursday."
        "<div><time datetime=2026-05-07>7 May 2026</time></div></div>"),
    ],
)  # fmt: skip
def test_a_day_told_of_in_the_body_is_not_the_page_s_own(published, top):
    assert published(top=top) is None


@pytest.mark.parametrize(
    "comment",
    [
        "<div id=comments><p>Lio <time datetime=2026-05-07>7 May 2026</time></p></div>",
        "<div class=reader-comments><time class=published datetime=2026-05-07></time></div>",
        "<div class=commentBody><span itemprop=datePublished content=2026-05-07></span></div>",
        "<div class=comment-list><p class=posted>Posted 7 May 2026</p></div>",
        ("<div itemscope itemtype=https://schema.org/Comment>"
        "<time itemprop=datePublished datetime=2026-05-07>7 May 2026</time></div>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["top", "below"])
def test_the_day_of_a_reader_s_comment_is_not_the_page_s_own(published, place, comment):
    assert published(**{place: comment}) is None


TEASER = (
    "<article><h3>The ferry</h3><time class=published datetime=2026-05-07>7 May 2026</time>"
    "<i itemprop=datePublished content=2026-05-07></i></article>"
)
STORY = "<h1>The bridge</h1>{}<p>The bridge is not at risk, the minister told parliament.</p>"


@pytest.mark.parametrize(
    "body",
    [
        TEASER + STORY.format(""),
        STORY.format("") + "<article><p>It is safe.</p></article>" + TEASER,
        f"<article>{STORY.format('')}{TEASER}</article>",
        f"{TEASER}<article>{STORY.format('')}</article>{TEASER}",
    ],
)  # fmt: skip
def test_the_day_of_another_article_on_the_page_is_not_its_own(read, body):
    assert read(f"<html lang=en><body>{body}</body></html>").metadata.published is None


def test_the_day_in_the_page_s_own_article_is_found_behind_another(read):
    day = "<time class=published datetime=2026-03-05>5 March 2026</time>"
    body = f"{TEASER}<article>{STORY.format(day)}</article>"
    assert read(f"<html lang=en><body>{body}</body></html>").metadata.published.edtf == "2026-03-05"


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv=date content="2026-05-07">', _meta("dcterms.created", "2026-05-07"),
        _meta("dc.date", "2026-05-07"), _meta("dcterms.date", "2026-05-07"),
    ],
)  # fmt: skip
def test_a_day_of_making_or_sending_is_no_day_of_publication(published, head):
    assert published(head) is None


@pytest.mark.parametrize(
    "top",
    [
        "<div><time datetime=2026-03-05>5 March 2026</time></div>",
        "<div class=no-sidebar><time datetime=2026-03-05>5 March 2026</time></div>",
        "<div class=meta>By Ana Ferro <time datetime=2026-03-05T21:00>Thursday 9pm</time></div>",
        "<p>First published on <time datetime=2026-03-05>Thursday</time> at noon</p>",
        ("<p class=standfirst>The minister spoke after a week of rumours about two worn cables in "
        "the north, and of a report that nobody has read.</p><time datetime=2026-03-05></time>"),
        ("<p>The minister spoke for the first time after a week of rumours about two cables.</p>"
        "<p class=published>5 March 2026</p>"),
        ("<p>The minister spoke for the first time after a week of rumours about two cables.</p>"
        "<div><time pubdate datetime=2026-03-05>5 March 2026</time></div>"),
    ],
)  # fmt: skip
def test_a_day_in_the_head_or_marked_as_published_is_the_page_s_own(published, top):
    assert published(top=top).edtf == "2026-03-05"


@pytest.mark.parametrize(
    "head",
    [
        _linked(dateModified="2026-03-09"), _meta("article:modified_time", "2026-03-09"),
        _meta("og:updated_time", "2026-03-09"), _meta("last-modified", "2026-03-09"),
    ],
)  # fmt: skip
def test_a_day_of_change_is_no_day_of_publication(published, head):
    assert published(head) is None


@pytest.mark.parametrize(
    "top",
    [
        "<p class=dateline>Updated 9 March 2026</p>",
        "<p>Last updated: <time datetime=2026-03-09>9 March 2026</time></p>",
        "<p>On <time datetime=2019-05-01>1 May 2019</time> a storm broke two of its cables, the report "  # noqa: E501, ISC004
        "by the engineers says, and nobody had looked at them since the year before.</p>",
        "<p class=published>03/04/2026</p>", "<p class=published>May 2026</p>",
    ],
)  # fmt: skip
def test_other_days_in_the_article_are_not_its_own(published, top):
    assert published(top=top) is None


@pytest.mark.parametrize(
    "words",
    [
        "5 March 2026",
        "March 5, 2026",
        "Mar. 5, 2026",
        "5th March 2026",
        "Thursday, 5 March 2026, 9pm",
    ],
)
def test_a_day_with_its_month_in_words_is_read(published, words):
    assert published(top=f"<p class=published>Published {words}</p>").edtf == "2026-03-05"


def test_contradicting_days_are_named_in_the_note(published):
    head = _linked(datePublished="2026-03-05") + _meta("article:published_time", "2026-03-01")
    date = published(head)
    assert (date.edtf, date.note) == (
        "2026-03-05",
        "The page also gives 2026-03-01 (meta article:published_time); taken from JSON-LD "  # noqa: ISC004
        "datePublished.",
    )


def test_a_moment_in_utc_yields_to_the_same_moment_on_the_page_s_clock(published):
    head = _linked(datePublished="2026-03-06T04:40:00Z")
    date = published(head + _meta("article:published_time", "2026-03-05T23:40:00-05:00"))
    assert (date.edtf, date.note) == ("2026-03-05", None)


def test_a_moment_in_utc_yields_to_the_day_that_readers_are_shown(published):
    top = "<p>Published <time datetime=2026-03-06T04:40:00Z>5 March 2026, 11:40 pm</time></p>"
    assert published(_linked(datePublished="2026-03-06T04:40:00Z"), top).edtf == "2026-03-05"


def test_a_moment_in_utc_alone_says_so(published):
    date = published(_linked(datePublished="2026-03-06T04:40:00Z"))
    assert (date.edtf, date.note) == ("2026-03-06", "The page gives the time in UTC.")
