from onrecord.tabular import SHEETS

SOURCES, CAPTURES = SHEETS["source"]


def test_a_source_is_one_row_that_says_where_its_text_is(table, source):
    (row,) = table(SOURCES, source)
    assert (row["title"], row["credit"], row["text"]) == (
        "The bay", "Wire; NW", "by hash only",
    )  # fmt: skip
    assert (row["published"], row["published_latest"]) == ("[..2031-05-06]", "2031-05-06")


def test_a_copy_of_a_text_is_one_row(table, source):
    (row,) = table(CAPTURES, source)
    assert (row["source_key"], row["sha256"], row["held"]) == ("post", "ab" * 32, "no")
