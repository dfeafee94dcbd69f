"""What a document says of itself, without what no record can hold."""

from onrecord.ingest import Metadata
from onrecord.ingest.fit import fit
from onrecord.records import DateRecord

PAGE = (
    "<!doctype html><html><head><title>The bay</title><script type=application/ld+json>"
    '{"@type": "NewsArticle", "headline": "The bay", "publisher": {"name": "Harbour\\u0001 Post"},'
    ' "author": {"name": "Ana\\u009b Ferro"}, "url": "javascript:alert(1)"}</script></head><body>'
    "<article><h1>The bay</h1><p>The bay is safer, the minister said to the town's council."
    "</p></article></body></html>"
)


def test_the_control_characters_of_a_page_are_left_out(read):
    told = read(PAGE).metadata
    assert (told.publisher, told.byline, told.url) == ("Harbour Post", "Ana Ferro", None)


def test_what_is_nothing_but_control_characters_is_not_known():
    assert fit(Metadata(publisher="\x01\x02", credit=("\x1b", "AP"))) == Metadata(credit=("AP",))


def test_what_is_fit_stays_as_it_is():
    told = Metadata(
        title="Ana\u200d Ferro: \u201cNo\u201d", url="https://post.example/a?b=1", language="en",
        published=DateRecord(edtf="2031-05-07", phrase="7 May"), credit=("AP",),
    )  # fmt: skip
    assert fit(told) == told


def test_a_lone_surrogate_goes_from_what_is_told_of_a_day():
    told = Metadata(published=DateRecord(edtf="2031-05-07", phrase="7\ud800 May"))
    published = fit(told).published
    assert published is not None
    assert published.phrase == "7 May"
