"""Markdown: the text as it is, its blocks by its structure."""

from onrecord.records import DateRecord

FRONT = (
    "---\ntitle: The bridge\nauthor: [Ana Ferro, Tomas Brek]\n"
    "date: 2026-03-05T23:40:00-05:00\nlang: en\ntags: {a: b}\n---\n"
)


def test_blocks_follow_the_structure(read, shown):
    text = (
        "# The bridge #\n\nFirst line\nsecond line.\n\nFound\n-----\n\n> Said\n> so.\n>\n> Twice.\n"
        "\n- One\n  goes on\n- Two\n1. Three\n\n| a | b |\n|---|---|\n***\n```\ncode\n\nmore\n```\n"
        "## Not a title\n# Nor this\n"
    )
    assert shown(read(text, "a.md")) == [
        ("title", "The bridge"), ("paragraph", "First line\nsecond line."), ("heading", "Found"),
        ("quotation", "Said\n> so."), ("quotation", "Twice."), ("list_item", "One\n  goes on"),
        ("list_item", "Two"), ("list_item", "Three"), ("table", "| a | b |\n|---|---|"),
        ("paragraph", "code\n\nmore"), ("heading", "Not a title"), ("heading", "Nor this"),
    ]  # fmt: skip


def test_the_text_is_kept_as_it_is(read):
    text = FRONT.replace("\n", "\r\n") + "# *The*  bridge\r\n\r\nIt is **not** safe.  \r\n"
    assert read(text, "a.md").text == text


def test_front_matter_is_metadata(read):
    metadata = read(FRONT + "It is safe.", "a.md").metadata
    assert (metadata.title, metadata.byline, metadata.language, metadata.published) == (
        "The bridge", "Ana Ferro, Tomas Brek", "en",
        DateRecord(edtf="2026-03-05", phrase="2026-03-05T23:40:00-05:00"),
    )  # fmt: skip


def test_front_matter_is_no_block(read, shown):
    assert shown(read(FRONT + "It is safe.", "a.md")) == [("paragraph", "It is safe.")]


def test_front_matter_that_is_no_yaml_tells_nothing(read):
    assert read("---\ntitle: [\n---\nIt is safe.", "a.md").metadata.title is None
