"""Which source a document is another copy of: by its own word, by its address, by its file."""

import pytest

from db.engine import reading
from db.reads.sources import list_sources

URL = "https://wire.example/bay"
WIRE = (
    "<!doctype html><html lang=en><head><title>{title}</title>"
    '<meta property="og:site_name" content="{publisher}">'
    '<link rel="canonical" href="https://wire.example/bay"></head><body><article>'
    "<h1>{title}</h1>"
    "<p>Minister Ana Ferro said on Tuesday that the patrols had made the bay safer. She spoke in "
    "the town hall of Kessel, before some two hundred fishers and their families.</p>"
    "<p>{rest}</p></article></body></html>"
)
REST = (
    "Tomas Brek said the same day that the patrols had changed nothing. He leads the union of the "
    "crews, which had asked for more boats at the mouth of the bay."
)
OTHER_REST = (
    "In Norland the ferries ran late again. Ida Lund, who sells tickets on the pier, called it the "
    "worst week of the winter, and asked passengers to bring patience and warm coats."
)
NOTE = (
    "Minister Ana Ferro said on Tuesday that the patrols had made the bay safer. She spoke in the "
    "town hall of Kessel, before some two hundred fishers.\n"
)
FOOTER = "The Harbour Post, 4 Quay Street, Kessel, Norland. All rights reserved."


def page(publisher="Norland Wire", title="The bay is safer", rest=REST):
    return WIRE.format(publisher=publisher, title=title, rest=rest)


@pytest.fixture
def sources(engine):
    """Return a function that gives the sources of the record by key."""

    def sources():
        with reading(engine) as connection:
            return {source.key: source for source in list_sources(connection)}

    return sources


def test_a_saved_copy_that_another_outlet_printed_is_a_source_of_its_own(ingest):
    first = ingest(page(), url=URL)
    copy = page("The Harbour Post", "Patrols make bay safer", OTHER_REST)
    assert ingest(copy, name="saved.html").outcome == "new"
    assert ingest(page(rest=OTHER_REST), url=URL).source == first.source


def test_a_saved_copy_of_another_outlet_does_not_stand_at_the_address_of_the_wire(ingest, sources):
    ingest(page(), url=URL)
    copy = ingest(page("The Harbour Post"), name="saved.html")
    assert sources()[copy.source].url is None


def test_the_page_of_a_wire_is_no_copy_of_the_one_that_was_saved_first(ingest):
    copy = ingest(page("The Harbour Post"), name="saved.html")
    wire = ingest(page(), url=URL)
    assert wire.source != copy.source
    assert ingest(page(rest=OTHER_REST), url=URL).source == wire.source


def test_a_page_that_was_saved_again_is_known_by_the_address_that_it_names(ingest):
    first = ingest(page(), url=URL)
    again = ingest(page(rest=REST.replace("nothing", "little")), name="saved.html")
    assert (again.outcome, again.source) == ("capture", first.source)


def test_a_page_that_names_an_address_but_shares_no_words_is_another_source(ingest):
    first = ingest(page(), url=URL)
    other = page(title="Ferries", rest=OTHER_REST).replace("Minister Ana Ferro said on Tuesday "
    "that the patrols had made the bay safer. She spoke in the town hall of Kessel, before some "
    "two hundred fishers and their families.", "")  # fmt: skip
    assert ingest(other, name="saved.html").source != first.source


def test_a_source_without_a_text_is_known_by_its_publisher_too(ingest, take_in):
    at = {"title": "The bay", "url": URL}
    take_in({"sources": [{"key": "bay", "publisher": "Norland Wire"} | at]})
    assert ingest(page("The Harbour Post"), name="copy.html").source != "bay"
    assert ingest(page(), name="saved.html").source == "bay"


def test_an_article_in_the_name_of_a_publisher_is_of_that_publisher(ingest):
    first = ingest(page("The Norland Wire"), url=URL)
    again = page("Norland Wire", rest=REST.replace("nothing", "little"))
    assert ingest(again, name="saved.html").source == first.source


def test_another_text_in_a_file_of_the_same_name_is_another_source(ingest):
    first = ingest(NOTE, name="today.txt", path="a")
    assert ingest(OTHER_REST, name="today.txt", path="a").source != first.source


def test_a_text_that_was_corrected_in_its_file_is_a_new_capture(ingest):
    first = ingest(NOTE, name="today.txt", path="a")
    again = ingest(NOTE.replace("two hundred", "three hundred"), name="today.txt", path="a")
    assert (again.outcome, again.source) == ("capture", first.source)


def test_a_line_that_an_outlet_prints_under_every_article_makes_no_copy(ingest):
    first = ingest(f"{NOTE}\n{FOOTER}\n", name="today.txt", path="a")
    assert ingest(f"{OTHER_REST}\n\n{FOOTER}\n", name="today.txt", path="a").source != first.source


def test_the_story_of_another_outlet_in_the_same_file_is_another_source(ingest):
    first = ingest(NOTE, name="today.txt", path="a", publisher="Norland Wire")
    other = ingest(f"{NOTE}\nAgency\n", name="today.txt", path="a", publisher="The Harbour Post")
    assert other.source != first.source


@pytest.mark.parametrize(
    "written",
    ["https://Wire.example/bay?utm_source=mail", "http://www.wire.example:80/bay/#top", URL],
)
def test_a_source_that_a_person_recorded_is_found_however_its_address_is_written(
    ingest, take_in, written
):
    take_in({"sources": [{"key": "bay", "title": "The bay", "url": written}]})
    assert ingest(page(), url=URL).source == "bay"


def test_a_source_is_found_by_the_address_that_it_was_received_from(ingest):
    first = ingest(NOTE, name="a", url="https://Post.example/bay?fbclid=a1")
    again = ingest(NOTE.replace("two", "three"), name="b", url="https://post.example/bay?fbclid=b2")
    assert again.source == first.source


@pytest.mark.parametrize("name", ["cid", "source", "ref", "gaa"])
def test_two_articles_that_a_parameter_tells_apart_are_two_sources(ingest, name):
    one, other = (
        ingest(text, name=name, url=f"https://post.example/article?{name}={number}")
        for number, text in ((55, NOTE), (56, OTHER_REST))
    )
    assert one.source != other.source


def test_an_address_is_kept_as_it_was_given(ingest, sources):
    given = "https://Post.example/article?utm_source=mail&cid=55"
    done = ingest(NOTE, name="note.txt", url=given)
    assert sources()[done.source].url == given


@pytest.mark.parametrize("named", [True, False])
def test_two_pages_that_a_parameter_tells_apart_are_two_sources(ingest, sources, named):
    for number, rest in ((55, REST), (56, OTHER_REST)):
        url = f"https://wire.example/article?cid={number}"
        ingest(page(rest=rest).replace(URL, url if named else "https://wire.example/"), url=url)
    assert {source.url for source in sources().values()} == {
        "https://wire.example/article?cid=55", "https://wire.example/article?cid=56",
    }  # fmt: skip
