"""Title, publisher, byline, credit, language and address: stated, or unknown."""

import pytest

PAGE = (
    "<html><head><title>{title}</title>{head}</head><body>{top}<div>{h1}<p>The bridge is not at "
    "risk, the minister told parliament. It will not be closed this year.</p></div></body></html>"
)


@pytest.fixture
def metadata(read):
    def told(head="", top="", h1="", title="", **received):
        page = PAGE.format(head=head, top=top, h1=h1, title=title)
        return read(page, **received).metadata

    return told


def _canonical(url):
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("head", "received", "url"),
    [
        (_canonical("https://h.example/a?utm_medium=x"), None, "https://h.example/a"),
        (_canonical("/a"), "https://h.example/b", "https://h.example/a"),
        (_canonical("https://www.h.example/a"), "https://h.example/a?x=1", "https://www.h.example/a"),
        ("", "https://h.example/a?fbclid=1&id=7", "https://h.example/a?id=7"),
        (_canonical("https://h.example/"), "https://h.example/a", "https://h.example/a"),
        (_canonical("https://other.example/a"), "https://h.example/a", "https://h.example/a"),
        (_canonical("http://[bad"), "https://h.example/a", "https://h.example/a"),
        (_canonical("javascript:x"), None, None),
    ],
)  # fmt: skip
def test_the_address_is_the_page_s_own_without_what_tracks_readers(metadata, head, received, url):
    assert metadata(head, url=received).url == url


@pytest.mark.parametrize(
    ("h1", "title", "head", "told"),
    [
        ("<h1>The bridge</h1>", "The bridge - X", '<meta name="x" content="Wow">', "The bridge"),
        ('<h1><a href="/">The Post</a></h1>', "The bridge", "", "The bridge"),
        ("<h1>The bridge</h1>", "", "", "The bridge"), ("", "", "", None),
        ("", "The bridge", '<meta property="og:title" content="Bridge">', "Bridge"),
    ],
)  # fmt: skip
def test_the_title_is_the_heading_that_readers_see(metadata, h1, title, head, told):
    assert metadata(head, h1=h1, title=title).title == told


@pytest.mark.parametrize(
    ("top", "byline", "credit"),
    [
        ('<p class="byline">By Ana Ferro and Tomas Brek</p>', "Ana Ferro and Tomas Brek", ()),
        ('<p class="article-author">Ana Ferro, AFP</p>', "Ana Ferro, AFP", ("AFP",)),
        ('<span itemprop="author"><b itemprop="name">Ana Ferro</b></span>', "Ana Ferro", ()),
        ('<a rel="author">Ana Ferro</a>', "Ana Ferro", ()), ("", None, ()),
    ],
)  # fmt: skip
def test_the_byline_is_the_one_shown(metadata, top, byline, credit):
    told = metadata(top=top)
    assert (told.byline, told.credit) == (byline, credit)


@pytest.mark.parametrize(
    "name",
    ["<p class=author>{}</p>", "<span itemprop=author>{}</span>", "<a rel=author>{}</a>"],
)
@pytest.mark.parametrize(
    "around",
    ["<div id=comments>{}</div>", "<div class=commentBody>{}</div>", "<aside>{}</aside>",
     "<p>The bridge was closed for a week in spring, an engineer said.</p><div>{}</div>"],
)  # fmt: skip
def test_who_is_named_in_a_comment_or_below_the_head_is_no_author(metadata, around, name):
    assert metadata(top=around.format(name.format("Lio Marsh"))).byline is None


def test_a_byline_as_long_as_a_sentence_is_one_still(metadata):
    told = metadata(top="<p class=byline>By Ana Ferro in Brekhaven, and Tomas Brek in Kessel.</p>")
    assert told.byline == "Ana Ferro in Brekhaven, and Tomas Brek in Kessel."


def test_a_form_around_the_whole_page_hides_nothing_of_its_head(read, shown):
    article = read(
        "<html lang=en><body><form><h1>The bridge</h1><p class=byline>By Ana Ferro</p><div>"
        "<time datetime=2026-03-05>5 March 2026</time></div><p>The bridge is not at risk, the "
        "minister told parliament.</p><figure><figcaption>The bridge</figcaption></figure></form>"
    )
    assert (article.metadata.byline, article.metadata.published.edtf) == ("Ana Ferro", "2026-03-05")
    assert ("caption", "The bridge") in shown(article)


def test_an_address_is_no_author(metadata):
    assert (
        metadata('<meta property="article:author" content="https://f.example/ana">').byline is None
    )
