"""Pages of several house styles, compared field by field."""

import pytest

from onrecord.records import DateRecord

HOUSES = {
    "harbour-post.html": {
        "title": "Norland bridge is safe, minister says",
        "publisher": "The Harbour Post",
        "byline": "Ana Ferro, Tomas Brek",
        "credit": (),
        "language": "en-GB",
        "url": "https://harbour.example/news/2026/norland-bridge?page=2",
        "published": DateRecord(edtf="2026-03-05", phrase="2026-03-05T23:40:00-05:00"),
    },
    "sound-gazette.html": {
        "title": "The Sound Gazette", "publisher": None, "byline": None, "credit": (),
        "language": None, "url": None, "published": None,
    },
    "brekhaven-blog.html": {
        "title": "No poison in the well",
        "publisher": "Brekhaven Watch",
        "byline": "Lio Marsh",
        "credit": (),
        "language": "en-US",
        "url": "https://watch.example/no-poison/",
        "published": DateRecord(edtf="2026-04-13", phrase="2026-04-13T00:15:00+02:00"),
    },
    "nordlaender-bote.html": {
        "title": "Bürgermeister: „Kein Gift im Brunnen“",
        "publisher": None,
        "byline": "Jörg Äpfel",
        "credit": (),
        "language": "de",
        "url": None,
        "published": DateRecord(edtf="2026-03-05", phrase="5. März 2026"),
    },
    "sahil.html": {
        "title": "الجسر آمن",
        "publisher": "صحيفة الساحل",
        "byline": "ليو مارش",
        "credit": (),
        "language": "ar",
        "url": None,
        "published": DateRecord(edtf="2026-03-05", phrase="2026-03-05"),
    },
    "wire-copy.html": {
        "title": "Norland denies closing port", "publisher": None,
        "byline": "The Associated Press", "credit": ("AP",), "language": "en", "url": None,
        "published": None,
    },
}  # fmt: skip
FIELDS = [(name, field) for name, fields in HOUSES.items() for field in fields]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_page_says_of_itself_what_a_reader_finds_there(page, name, field):
    assert getattr(page(name).metadata, field) == HOUSES[name][field]


def test_the_blocks_of_a_page_are_its_article_with_what_stands_apart_behind_it(page, shown):
    assert shown(page("harbour-post.html")) == [
        ("title", "Norland bridge is safe, minister says"),
        ("paragraph", "Engineers had warned in January that two of its cables were worn."),
        ("paragraph", "Last updated 9 March 2026"),
        (
            "paragraph",
            "The bridge over the Norland Sound is not at risk, the transport minister told "  # noqa: ISC004
            "parliament on Thursday.",
        ),
        (
            "paragraph",
            "“We have looked at every cable,” Mira Oland said. “None of them will fail this year.”",
        ),
        ("heading", "What the engineers found"),
        ("paragraph", "The report names two cables. It does say when they were last replaced."),
        ("quotation", "The inspection was thorough."),
        ("quotation", "It was not complete."),
        ("list_item", "Cable 4 was replaced in 2011."),
        ("list_item", "Cable 9 was never replaced."),
        ("table", "Cable\tWear\n4\t12 per cent\n9\t31 per cent"),
        (
            "paragraph",
            "The minister, who said on 2 November 2025 that she knew of no report, did not take "  # noqa: ISC004
            "questions. The next inspection is due in the autumn, her office said.",
        ),
        ("paragraph", "The minister did not take questions."),
        ("caption", "The bridge on Monday. Photo: Lio Marsh"),
        ("pull_quote", "“None of them will fail this year”"),
    ]


def test_a_page_laid_out_by_tables_has_paragraphs(page, shown):
    assert [kind for kind, _ in shown(page("sound-gazette.html"))] == ["paragraph"] * 4


def test_comments_of_readers_are_no_part_of_an_article(page):
    assert "dear editors" not in page("brekhaven-blog.html").text


def test_marked_up_quotations_have_the_marks_that_a_browser_shows(page):
    assert "„Wir haben nichts zu verbergen“, sagte" in page("nordlaender-bote.html").text


def test_text_from_right_to_left_keeps_its_order_and_its_emoji(page):
    assert page("sahil.html").text.endswith("سينشر قريبا 🚢.")
