"""The door: an article whose blocks are its text, or one line."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ingest import Document, DocumentError, read_document

TAGS = [
    "p",
    "div",
    "span",
    "b",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "aside",
    "h1",
    "h2",
    "article",
    "q",
    "br",
    "a",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(['<aside class="pull-quote">', "<pre>\n", "&#147;", "&#0;", "<!--", "]]>"]),
    st.text(max_size=80),
    st.just(" The council did not vote on the harbour wall, its chairman said last night. "),
)
MARKS = st.one_of(
    st.sampled_from(["# ", "> ", "- ", "| ", "```", "---\n", "\n", "\n\n", "\r\n", "===\n"]),
    st.text(max_size=40),
)


def _check(article):
    end = 0
    for block in article.blocks:
        assert end <= block.span.start
        words = block.span.words(article.text)
        assert words is not None
        assert words.strip()
        end = block.span.end
    assert "\0" not in article.text
    article.text.encode("utf-8")


def _read(content, name):
    try:
        article = read_document(Document(name=name, content=content))
    except DocumentError as error:
        refused = str(error)
    else:
        _check(article)
        refused = ""
    assert "\n" not in refused
    assert "reading it ended in" not in refused


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40))
def test_the_blocks_of_any_page_stand_in_its_text_in_order(pieces):
    _read(("<html><body>" + "".join(pieces)).encode("utf-8", "surrogatepass"), "a.html")


@given(st.lists(MARKS, max_size=40), st.sampled_from(["a.md", "a.txt"]))
def test_the_blocks_of_any_text_stand_in_it_in_order(pieces, name):
    _read("".join(pieces).encode("utf-8", "surrogatepass"), name)


@given(st.binary(max_size=400), st.sampled_from([b"", b"<html>", b"%PDF-1.4\n", b"\xff\xfe"]))
def test_any_bytes_give_an_article_or_one_line(content, start):
    _read(start + content, "a")


def test_the_same_bytes_give_the_same_article(page):
    assert page("harbour-post.html") == page("harbour-post.html")


@pytest.mark.parametrize(
    ("raw", "name", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "a.doc", "an old or a locked Office file"),
        (b"{\\rtf1 x}", "a.rtf", "is RTF"), (b"\x89PNG\r\n", "a.png", "needs OCR"),
        (b"\x1f\x8b\x08", "a.gz", "gzip"), (b"PK\x03\x04" + b"x" * 50, "a.xlsx", "zip archive"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", "is a feed"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//N//DTD" "a.dtd">\n<rss>', "a.xml",
         "is a feed"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b>">]><rss>', "a.txt", "is a feed"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- x --><feed>', "a", "is a feed"),
        ('<?xml version="1.0"?><!DOCTYPE rss><rss>'.encode("utf-16"), "a.xml", "is a feed"),
        (b'<?xml version="1.0"?><!-- ' + b"x" * 2000 + b"--><rss>", "a.html", "is a feed"),
        (b'<?xml version="1.0"?><opml><p>Not a page.</p></opml>', "a.xml", r"is XML .opml. and"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>No.</text></svg>', "a.svg", "is XML"),
        (b'<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook">', "a", "is XML"),
        (b"<!DOCTYPE article SYSTEM 'jats.dtd'><article><p>No.</p></article>", "a.xml", "is XML"),
        (b"<minutes><p>Not a page.</p></minutes>", "a.xml", "is XML .by its name."),
        (b'<?xml version="1.0"?> Nothing else.', "a.xml", "is XML .no root."),
        (b"no magic", "a.pdf", "is called PDF"), (b"<html></html>", "a", "has no article"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.mhtml", "MHTML"),
        (b"<html><body>" + b"<i>x</i>" * 110_000, "a.html", "60,000 that are read"),
        (b"<html>" + b" " * 8_400_000, "a.html", "is a page of 8 MiB"),
        (b"a\n\n" * 300_000, "a.txt", "more than 200,000 paragraphs"),
        (b"word " * 14_000_000, "a.txt", "longer than 16,777,216 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_what_gives_no_text_is_refused_in_one_line(read, raw, name, why):
    with pytest.raises(DocumentError, match=f"^{name}: .*{why}"):
        read(raw, name)


@pytest.mark.parametrize(
    ("raw", "name", "media_type", "extractor"),
    [
        (b"<!-- x --><!DOCTYPE html><p>It is so, she said.", "a.txt", "text/plain", "trafilatura"),
        (b"It is so, she said.", "a.html", "text/plain", "trafilatura"),
        (b"It is so.", "a", "text/markdown; charset=utf-8", "onrecord-markdown"),
        (b"It is so.", "https://h.example/a.md?x=1", None, "onrecord-markdown"),
        (b"It is so.", "README", None, "onrecord-text"),
    ],
)
def test_bytes_go_before_the_media_type_and_it_before_the_name(
    read, raw, name, media_type, extractor
):
    assert read(raw, name, media_type=media_type).extractor == extractor


@pytest.mark.parametrize("tag", ["div", "p><b", "font", "table><tr><td", "ul><li", "section"])
def test_what_stands_behind_deep_nesting_is_read(read, tag):
    levels = 450 // (tag.count("<") + 1)
    closed = "".join(f"</{each}>" for each in tag.split("><")[::-1])
    deep = f"<{tag}>" * levels + "<p>It was not so, he said at noon.</p>" + closed * levels
    text = read(f"<article><p>It is so, she said.</p>{deep}<p>They left.</p></article>").text
    assert [each in text for each in ("she said", "was not so", "They left")] == [True] * 3


@pytest.mark.parametrize("levels", [600, 10_000])
def test_nested_tags_without_end_are_refused_and_not_cut_off(read, levels):
    with pytest.raises(DocumentError, match=r"nested deeper than 512 levels.* Save"):
        read("<p>It is so." + "<div>" * levels + "<p>It is so, she said." + "</div>" * levels)


def test_nul_in_a_page_is_left_out(read):
    assert "is not safe" in read("<html><p>The bridge is n\0ot safe, she said at noon.").text


def test_a_damaged_page_is_read_as_a_browser_does(read):
    raw = "<meta charset=utf-8><p>The bridge is “not” safe, she said.".encode() + b" \xff"
    assert "is “not” safe, she said." in read(raw).text


def test_a_name_with_control_characters_is_shown_on_one_line(read):
    with pytest.raises(DocumentError, match=r"^a\\nb\\x1b: "):
        read(b"", "a\nb\x1b")


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd"><html>',
        '<?xml version="1.0"?><?xml-stylesheet href="a.css"?>\n<html>',
        "<!DOCTYPE HTML>", "<!-- saved --><html xmlns:og='http://ogp.me/ns#'>",
        "<div xmlns='http://www.w3.org/1999/xhtml'>", "<body xmlns:fb='urn:x'>", "<article>",
    ],
)  # fmt: skip
def test_a_page_with_the_marks_of_xml_is_a_page(read, start):
    words = "The council did not vote on the harbour wall, its chairman said last night."
    assert words in read(f"{start}<article><p>{words}</p></article>", "a").text
    assert read(f"{start}<article><p>{words}</p></article>", "a").extractor == "trafilatura"


def test_a_text_that_begins_with_a_bracket_is_a_text(read):
    assert read("<Ana Ferro> We will not close.\n", "a.txt").extractor == "onrecord-text"
