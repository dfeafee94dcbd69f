"""One document, one transaction: a new source, a new capture of a known one, or nothing new."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from db.engine import reading
from db.reads.sources import list_sources
from db.tables import Block, Capture
from onrecord.errors import OnrecordError
from onrecord.ingest import Metadata, read_document
from onrecord.records import DateRecord
from workflows.editing import edit_records
from workflows.ingesting import ingest_document, known_already
from workflows.naming import those_named
from workflows.undoing import undo
from workflows.verifying import verify

URL = "https://post.example/bay"


@pytest.fixture
def sources(engine):
    """Return a function that gives the sources of the record."""

    def sources():
        with reading(engine) as connection:
            return list(list_sources(connection))

    return sources


def changed(page):
    return page.replace("changed nothing", "changed little")


def test_a_document_becomes_a_source_with_what_it_says_of_itself(ingest, sources, page):
    done = ingest(page, url=URL)
    (source,) = sources()
    assert done.outcome == "new"
    assert (source.title, source.publisher) == (
        "The bay is safer, says minister", "The Harbour Post",
    )  # fmt: skip
    assert source.url == URL


def test_the_key_is_made_of_publisher_title_and_day(ingest, page):
    done = ingest(page, published=DateRecord(edtf="2031-05-07"))
    assert done.source == "the-harbour-post-the-bay-is-safer-says-2031-05-07"


def test_a_date_that_nobody_knows_stays_unknown(ingest, sources, page):
    assert not ingest(page).dated
    assert sources()[0].published is None


def test_a_day_after_the_time_of_capture_is_not_taken_from_page_or_feed(
    engine, incoming, actor, page
):
    told = '<meta property="article:published_time" content="2031-05-07T10:00:00Z"></head>'
    one = incoming(page.replace("</head>", told))
    document = replace(one.document, captured_at="2029-01-01T00:00:00Z")
    of_feed = Metadata(published=DateRecord(edtf="2031-05-07"))
    early = replace(one, document=document, stated=of_feed)
    done = ingest_document(engine, early, read_document(document), actor())
    assert not done.dated
    assert done.doubted is not None
    assert done.doubted.endswith("after it was received, on 2029-01-01")


def test_the_parts_of_the_text_are_kept(ingest, engine, page):
    ingest(page)
    with reading(engine) as connection:
        rows = connection.execute(select(Block.__table__).order_by(Block.position)).all()
        text = connection.execute(select(Capture.text)).scalar_one()
    words = [text[row.span_start : row.span_end] for row in rows]
    assert words[-1].startswith("Tomas Brek said the same day")


def test_what_was_taken_in_verifies(ingest, engine, page):
    ingest(page)
    assert verify(engine).failures == ()


def test_what_a_person_tells_goes_before_what_the_page_says(ingest, sources, page):
    ingest(page, publisher="Norland Wire", title="Patrols")
    assert (sources()[0].publisher, sources()[0].title) == ("Norland Wire", "Patrols")


def test_the_same_bytes_change_nothing(ingest, engine, page, contents):
    first = ingest(page)
    before = contents(engine)
    again = ingest(page, name="copy.html", url=URL)
    assert (again.outcome, again.source, again.change) == ("known", first.source, None)
    assert contents(engine) == before


def test_known_bytes_need_not_be_read(ingest, engine, page, incoming):
    assert known_already(engine, incoming(page)) is None
    first = ingest(page)
    assert known_already(engine, incoming(page)).source == first.source


@pytest.mark.parametrize(
    "url", [URL, "http://www.post.example/bay/", f"{URL}?utm_source=mail#comments"]
)
def test_a_changed_page_is_a_new_capture_of_its_source(ingest, sources, page, url):
    first = ingest(page, url=URL)
    done = ingest(changed(page), url=url)
    assert (done.outcome, done.source) == ("capture", first.source)
    assert len(sources()[0].captures) == 2


def test_a_page_is_known_by_the_address_that_it_gives_itself(ingest, page):
    first = ingest(page, url=URL)
    linked = changed(page).replace("</head>", f'<link rel="canonical" href="{URL}"></head>')
    assert ingest(linked, name="saved.html").source == first.source


def test_pages_that_call_the_front_page_their_address_are_two_sources(ingest, page):
    home = page.replace("</head>", '<link rel="canonical" href="https://post.example/"></head>')
    first = ingest(home, name="a.html")
    assert ingest(changed(home), name="b.html").source != first.source


def test_the_same_file_with_other_bytes_is_a_new_capture(ingest, page):
    first = ingest(page, path="a")
    done = ingest(changed(page), path="a")
    assert (done.outcome, done.source) == ("capture", first.source)


def test_another_article_in_the_same_file_is_a_new_source(ingest, page):
    first = ingest(page, path="a")
    other = "Ferry late\n\nThe ferry to Kessel was late on Monday, its captain said.\n"
    assert ingest(other, path="a").source != first.source


def test_another_file_is_a_new_source_with_a_key_of_its_own(ingest, page):
    first = ingest(page, path="a")
    assert ingest(changed(page), path="b").source == f"{first.source}-2"


def test_a_sidecar_names_the_source_that_a_document_is_a_copy_of(ingest, held, begin_with, page):
    begin_with(held)
    assert ingest(page, key="post").source == "post"


def test_a_page_at_the_address_of_two_sources_is_refused(ingest, page, take_in):
    twice = [{"key": key, "title": "The bay", "url": URL} for key in ("one", "two")]
    take_in({"sources": twice})
    with pytest.raises(OnrecordError, match=r"several sources .*\(one, two\)"):
        ingest(page, url=URL)


def test_a_source_without_a_text_is_coded_from_its_first_one(ingest, take_in, page, sources):
    take_in({"sources": [{"key": "bay", "title": "The bay", "url": URL}]})
    assert ingest(page, url=URL).source == "bay"
    assert sources()[0].text == "held"


def test_bytes_that_were_known_by_their_hash_are_held(ingest, dossier, begin_with, article, engine):
    begin_with(dossier)
    done = ingest(article, name="post.txt")
    assert (done.outcome, done.source) == ("filled", "post")
    found = verify(engine)
    assert (found.proved, found.failures) == (2, ())


def test_bytes_that_do_not_bear_out_what_was_coded_are_refused(ingest, dossier, take_in, article):
    dossier["claims"][1]["appearances"][0]["exact"] = "The patrols have changed everything."
    dossier["claims"][1]["appearances"][0].pop("spans")
    take_in(dossier)
    with pytest.raises(OnrecordError, match=r"^post.txt: .*source attach post FILE$"):
        ingest(article, name="post.txt")


def test_a_withdrawn_source_is_said_to_be_so(ingest, engine, page, actor):
    first = ingest(page, url=URL)
    edit_records(
        engine, "source", those_named("source", [first.source]), {"withdrawn": True}, actor()
    )
    assert ingest(page).withdrawn
    with pytest.raises(
        OnrecordError, match=r"is withdrawn\. Take it back in: onrecord source edit"
    ):
        ingest(changed(page), url=URL)


def test_it_is_one_change_of_the_log(ingest, engine, page, changes):
    done = ingest(page)
    (entry,) = changes(engine)
    assert (entry.act, entry.made_by) == ("ingest", "Vera Sand")
    assert entry.summary == f"bay.html: new source {done.source}"


def test_a_new_source_can_be_undone(ingest, engine, page, actor, sources):
    done = ingest(page)
    undo(engine, str(done.change), actor("Vera Sand", 11))
    assert sources() == []


def test_a_new_capture_can_be_undone_and_taken_in_again(ingest, engine, page, actor, sources):
    ingest(page, url=URL)
    done = ingest(changed(page), url=URL)
    undo(engine, str(done.change), actor("Vera Sand", 11))
    assert [capture.held for capture in sources()[0].captures] == [True, False]
    with reading(engine) as connection:
        blocks = connection.execute(select(func.count(Block.capture_id.distinct()))).scalar()
    assert blocks == 1
    again = ingest(changed(page), url=URL, hour=12)
    assert again.outcome == "filled"
    assert verify(engine).failures == ()


def test_a_name_as_long_as_a_text_is_no_name(ingest, sources, page):
    ingest(page.replace("The Harbour Post", "".join(chr(97 + n * n % 26) for n in range(20_000))))
    assert sources()[0].publisher is None


def test_an_address_of_any_length_and_with_any_character_is_taken(ingest, sources, page):
    ingest(page, url="https://post.example/a\x00b" + "c" * 20_000)
    assert sources()[0].captures[0].url.startswith("https://post.example/abccc")


@pytest.mark.parametrize("unfit", ["\x00", "\ud800"])
def test_a_text_that_cannot_be_stored_is_refused_in_one_line(engine, incoming, actor, page, unfit):
    one = incoming(page)
    article = replace(read_document(one.document), text=f"The bay{unfit}", blocks=())
    with pytest.raises(OnrecordError, match=r"^bay\.html: its text holds U\+"):
        ingest_document(engine, one, article, actor())


def test_a_document_that_is_refused_leaves_nothing(ingest, engine, page, contents):
    before = contents(engine)
    with pytest.raises(OnrecordError):
        ingest(page, language="not a language\x07")
    assert contents(engine) == before


def test_reading_is_pure(incoming, page):
    document = incoming(page).document
    assert read_document(document) == read_document(document)
