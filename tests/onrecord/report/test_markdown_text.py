import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.report.markdown_text import block, bullets, inline, link, quoted, table
from onrecord.safe import clean

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EATEN = [
    "did [not] say it [sic]",
    "*stars* and _lines_ and __more__",
    "<script>alert(1)</script> & &amp; &lt;",
    "`code` and ``` fences",
    "# no heading #",
    "- no list",
    "+ no list",
    "1. no list",
    "2) no list",
    "> no quotation",
    "=== no line",
    "--- no line",
    "a | b | c",
    "~~gone~~",
    "back\\slash \\* and \\",
    "![picture](https://evil.example/x.png)",
    "https://evil.example www.evil.example a@evil.example",
    "$x$ and $5",
    "    four spaces",
    "\ta tab",
    "first\nsecond\n\nfourth",
    "head\n---",
    "head\n:-",
    "a\n    b",
    "[a]: https://evil.example",
    "&#42; and &copy;",
]


def kinds(markdown):
    return {token.type for token in READER.parse(markdown)}


def read(markdown):
    """The text that a reader sees, white space aside."""
    found = []
    for token in READER.parse(markdown):
        for child in token.children or []:
            assert child.type in {"text", "text_special", "softbreak", "hardbreak"}
            found.append(child.content)
    return squeezed("".join(found))


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("text", EATEN)
def test_what_markdown_would_eat_is_shown(text):
    assert read(block(text)) == squeezed(text)


@pytest.mark.parametrize("text", EATEN)
def test_a_text_stays_one_paragraph(text):
    assert kinds(block(text)) == {"paragraph_open", "inline", "paragraph_close"}


@given(st.text())
@example("*\n")
@example("a\n\\")
def test_any_text_is_read_back_as_it_was_recorded(text):
    assert read(block(text)) == squeezed(clean(text))


@given(st.text(alphabet=" \t\n#*_-+=>`[]()!<&1.~|\\:a"))
def test_no_text_makes_markup(text):
    assert kinds(block(text)) <= {"paragraph_open", "inline", "paragraph_close"}


@given(st.text(alphabet=" \t\n#*_-+=>`[]()!<&1.~|\\:a", min_size=1).filter(str.strip))
def test_a_quotation_keeps_every_line_inside(text):
    expected = ["blockquote_open", "paragraph_open", "inline", "paragraph_close"]
    found = [token.type for token in READER.parse(quoted(text))]
    assert found == [*expected, "blockquote_close"]


def test_a_shortcode_is_marked_as_no_picture_and_a_time_is_left_alone():
    assert block(":smile: at 10:00:00") == "\\:smile: at 10:00:00"


def test_newlines_become_hard_breaks():
    assert block("one\ntwo") == "one\\\ntwo"


def test_a_heading_or_cell_stays_on_one_line():
    assert inline("one\ntwo") == "one two"


def test_a_table_keeps_its_cells_whatever_they_hold():
    cells = [token for token in READER.parse(table(("a",), [("x | y\nz",)])) if token.children]
    assert [cell.content for cell in cells] == ["a", "x | y z"]


def test_only_a_web_address_becomes_a_link():
    assert link("T [1]", "javascript:alert(1)") == "T \\[1\\]"
    assert link("T [1]", "https://harbour.example/a b") == (
        "[T \\[1\\]](<https://harbour.example/a%20b>)"
    )


def test_bullets_stand_one_a_line():
    assert bullets(["a", "b"]) == "- a\n- b"
