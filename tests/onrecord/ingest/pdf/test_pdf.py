"""PDF: paragraphs out of lines, without what every page repeats."""

import zlib

import pytest

from onrecord.ingest import DocumentError

PROSE = [
    "The council did not vote on the new harbour wall last night,",
    "its chairman said, and it would not do so before the spring.",
    "The Minister has not said when he will come to see it.",
]


def _page(number, lines, *, first=760, head="The Harbour Post"):
    body = [(72, first - 15 * index, 12, line) for index, line in enumerate(lines)]
    return [(72, 810, 10, head), *body, (290, 30, 10, f"{number}")]


def test_lines_are_joined_into_paragraphs(make, read, shown):
    lines = [(72, 700 - 15 * index, 12, line) for index, line in enumerate(PROSE)]
    lines += [(72, 630, 12, "A new paragraph begins further down.")]
    assert shown(read(make.pdf(lines), "a.pdf")) == [
        ("paragraph", " ".join(PROSE)), ("paragraph", "A new paragraph begins further down."),
    ]  # fmt: skip


def test_running_heads_and_page_numbers_are_left_out(make, read):
    pages = [_page(number, [f"Page {number} tells of", *PROSE]) for number in range(7, 12)]
    text = read(make.pdf(*pages), "a.pdf").text
    assert [word in text for word in ("Harbour Post", "11\n", "Page 11 tells")] == [
        False,
        False,
        True,
    ]


def test_a_line_of_the_text_that_pages_repeat_is_kept(make, read):
    pages = [[(72, 760 - 15 * i, 12, line) for i, line in enumerate(PROSE)] for _ in range(4)]
    assert read(make.pdf(*pages), "a.pdf").text.count(PROSE[0]) == 4


def test_a_sentence_goes_on_over_the_page(make, read):
    first = _page(1, [*PROSE, "Nobody who was asked about it in the town hall would say"])
    article = read(make.pdf(first, _page(2, ["why that was so."])), "a.pdf")
    assert "would say why that was so." in article.text


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["The Min-", "ister did not come."], "The Minister did not come."),
        (["The Min\xad", "ister did not come."], "The Minister did not come."),
        (["A well known case, a well-", "known case."], "A well known case, a well-known case."),
        (["A cease-fire; the cease-", "fire broke."], "A cease-fire; the cease-fire broke."),
        (["The Norland-", "Brekhaven line"], "The Norland-Brekhaven line"),
        (["The years 2010-", "2014 were bad."], "The years 2010-2014 were bad."),
    ],
)  # fmt: skip
def test_a_word_that_a_line_s_end_parts_is_made_whole(make, read, lines, words):
    drawn = [(72, 700 - 15 * index, 12, line) for index, line in enumerate(lines)]
    assert read(make.pdf(drawn), "a.pdf").text == words


def test_larger_letters_are_a_title_and_headings(make, read, shown):
    lines = [(72, 780, 24, "The bridge"), (72, 740, 15, "What was found")]
    lines += [(72, 700 - 15 * index, 12, line) for index, line in enumerate(PROSE)]
    assert [kind for kind, _ in shown(read(make.pdf(lines), "a.pdf"))] == [
        "title", "heading", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Report on the bridge", "Report on the bridge"),
        ("Microsoft Word - x.doc", None),
        ("a.pdf", None),
    ],
)
def test_the_title_of_the_file_is_taken_unless_a_program_made_it_up(make, read, told, title):
    assert read(make.pdf([(72, 700, 12, "x y z")], title=told), "a.pdf").metadata.title == title


def test_pages_without_text_need_ocr(make, read):
    with pytest.raises(DocumentError, match="has no text, needs OCR"):
        read(make.pdf([], []), "a.pdf")


PICTURE = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
OUTLINES = b"10 10 m 20 20 l 30 10 l f\n" * 40
STAMPED = PICTURE + b" BT /F1 8 Tf 72 810 Td (Scanned for the archive) Tj ET"
TEXT = [(72, 700 - 15 * index, 12, line) for index, line in enumerate(PROSE)]


@pytest.mark.parametrize(
    ("pages", "note"),
    [
        ([TEXT, *[PICTURE] * 50], "pages 2-51 have no text: they need OCR"),
        ([TEXT, PICTURE, TEXT, PICTURE, PICTURE], "pages 2, 4-5 have no text: they need OCR"),
        ([TEXT, OUTLINES], "page 2 has no text: it needs OCR"),
        ([TEXT, *[STAMPED] * 4], "pages 2-5 have no text: they need OCR"),
        ([TEXT, *[PICTURE, TEXT] * 12], "pages 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 2 more "  # noqa: ISC004
         "have no text: they need OCR"),
    ],
)  # fmt: skip
def test_pages_that_are_pictures_are_told_of(make, read, pages, note):
    assert read(make.pdf(*pages), "a.pdf").notes == (note,)


@pytest.mark.parametrize(
    "page",
    [[], b"72 100 m 500 100 l S", TEXT, PICTURE + b" BT /F1 12 Tf 72 700 Td (Nobody did.) Tj ET"],
)
def test_a_page_that_is_empty_or_has_text_needs_no_note(make, read, page):
    assert read(make.pdf(TEXT, page), "a.pdf").notes == ()


def test_a_locked_pdf_says_so(make, read):
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"11" * 32, b"22" * 32,
    )  # fmt: skip
    with pytest.raises(DocumentError, match="encrypted and needs a password"):
        read(make.pdf([(72, 700, 12, "x")], trailer=lock), "a.pdf")


def test_a_bomb_is_refused(make, read):
    bomb = make.pdf(b"BT (a) Tj ET\n" * 3_000_000, pack=zlib.compress)
    with pytest.raises(DocumentError, match="unpacks to more than a PDF may hold"):
        read(bomb, "a.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.7 junk", b"%PDF-1.4\n" + b"1 0 obj\n<<" * 1000])
def test_a_damaged_pdf_is_refused(read, raw):
    with pytest.raises(DocumentError, match="damaged"):
        read(raw, "a.pdf")


def test_compressed_pages_are_read(make, read):
    assert read(make.pdf([(72, 700, 12, "It is so.")], pack=zlib.compress), "a").text == "It is so."
