import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import feeds
from onrecord.ingest.feeds import Feed, FeedEntry, looks_like_feed, read_feed
from onrecord.ingest.refusal import DocumentError
from onrecord.records import DateRecord

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Harbour Post</title><link>https://post.example/</link>
{items}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>{items}</feed>"""


def rss(*items):
    text = RSS.format(items="".join(f"<item>{item}</item>" for item in items))
    return read_feed(text.encode(), "bay.rss", "https://post.example/feed/")


def atom(*items):
    text = ATOM.format(items="".join(f"<entry>{item}</entry>" for item in items))
    return read_feed(text.encode(), "bay.atom", "https://post.example/feed/")


def test_an_entry_of_rss_has_its_address_title_author_and_day():
    feed = rss(
        "<title>The bay is safer</title><link>https://post.example/bay</link>"
        "<author>Tomas Brek</author><pubDate>Wed, 07 May 2031 23:30:00 -0500</pubDate>"
    )
    published = DateRecord(edtf="2031-05-07", phrase="Wed, 07 May 2031 23:30:00 -0500")
    entry = FeedEntry(
        url="https://post.example/bay",
        title="The bay is safer",
        author="Tomas Brek",
        published=published,
    )
    assert feed == Feed("The Harbour Post", (entry,), 0)


def test_an_entry_of_atom_has_its_address_title_author_and_day():
    (entry,) = atom(
        '<title>The bay is safer</title><link rel="alternate" href="https://post.example/bay"/>'
        '<link rel="enclosure" href="https://post.example/bay.mp3"/><author><name>Tomas Brek'
        "</name></author><published>2031-05-07T01:30:00+09:00</published>"
        "<updated>2031-05-09T00:00:00Z</updated>"
    ).entries
    assert (entry.url, entry.author) == ("https://post.example/bay", "Tomas Brek")
    assert entry.published == DateRecord(edtf="2031-05-07", phrase="2031-05-07T01:30:00+09:00")


def test_a_time_of_change_is_none_of_publication():
    link = '<link href="https://post.example/bay"/>'
    (entry,) = atom(f"{link}<updated>2031-05-09T00:00:00Z</updated>").entries
    assert entry.published is None


@pytest.mark.parametrize(
    "phrase", ["yesterday", "07/05/2031", "2031", "Wed, 07", "Wed, 31 Feb 2031 00:00:00 GMT", ""]
)
def test_a_time_that_is_written_otherwise_stays_unknown(phrase):
    link = "<link>https://post.example/bay</link>"
    (entry,) = rss(f"{link}<pubDate>{phrase}</pubDate>").entries
    assert entry.published is None


def test_a_relative_address_is_of_the_feed_s_site():
    assert atom('<link href="../bay"/>').entries[0].url == "https://post.example/bay"


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "file:///etc/hostname", "http://["])
def test_an_entry_that_leads_to_no_page_is_counted(link):
    assert rss(f"<title>x</title><link>{link}</link>").left_out == 1


def test_a_password_in_an_address_is_not_kept():
    (entry,) = rss("<link>https://ana:secret@post.example/bay</link>").entries
    assert entry.url == "https://post.example/bay"


def test_a_page_that_is_listed_twice_is_given_once():
    item = "<link>https://post.example/bay</link>"
    feed = rss(f"{item}<title>one</title>", f"{item}<title>two</title>")
    assert [entry.title for entry in feed.entries] == ["one"]


def test_entries_past_the_limit_are_counted(monkeypatch):
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 2)
    feed = rss(*(f"<link>https://post.example/{n}</link>" for n in range(5)))
    assert [entry.url[-1] for entry in feed.entries] == ["0", "1"]
    assert feed.left_out == 3


def test_markup_of_a_title_is_left_out_and_its_words_stay():
    link = '<link href="https://post.example/bay"/>'
    title = "The bay is &lt;b&gt;not&lt;/b&gt; safer [sic]"
    assert atom(f'{link}<title type="html">{title}</title>').entries[0].title == (
        "The bay is not safer [sic]"
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "safe">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><rss version='2.0'><channel><title>&i;</title></channel></rss>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(encoding):
    with pytest.raises(DocumentError, match="declares entities"):
        read_feed(BOMB.encode(encoding), "bay.rss")


def test_a_feed_of_deep_elements_is_refused():
    with pytest.raises(DocumentError, match="nests more than 200"):
        read_feed(b"<rss>" + b"<a>" * 1_000, "bay.rss")


@pytest.mark.parametrize("mark", [b"<", b"&", b"<a "])
def test_a_feed_of_countless_tags_is_refused(mark):
    with pytest.raises(DocumentError, match="more than 150000 tags"):
        read_feed(b"<rss>" + mark * 150_001, "bay.rss")


def test_a_feed_that_is_too_large_is_refused():
    with pytest.raises(DocumentError, match="larger than 4 MB"):
        read_feed(b"<rss>" + bytes(9 << 20), "bay.rss")


@pytest.mark.parametrize("content", [b"", b"<html><p>x</p></html>", b"\x00\xff", b"/etc/hostname"])
def test_what_is_no_feed_is_told(content):
    with pytest.raises(DocumentError, match="is no RSS or Atom feed"):
        read_feed(content, "bay.rss")


@given(st.binary(max_size=200), st.integers(0, 300))
def test_any_damage_ends_in_entries_or_one_line(content, at):
    text = RSS.format(items="<item><link>https://post.example/bay</link></item>").encode()
    with contextlib.suppress(DocumentError):
        feed = read_feed(text[:at] + content + text[at:], "bay.rss")
        assert all(entry.url.startswith("http") for entry in feed.entries)


@pytest.mark.parametrize(
    ("start", "feed"),
    [
        (b"<rss version='2.0'>", True), (b"<?xml version='1.0'?>\n<feed xmlns='x'>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><rdf:RDF>", True),
        (b"<?xml version='1.0'?><?xml-stylesheet href='x'?><rss>", True),
        ("<?xml version='1.0'?><rss>".encode("utf-16"), True),
        (b"<html><head><link rel='alternate' type='application/rss+xml'>", False),
        (b"<?xml version='1.0'?><html>", False), (b"rss", False), (b"", False),
    ],
)  # fmt: skip
def test_a_feed_is_told_by_its_first_bytes(start, feed):
    assert looks_like_feed(start) is feed
