"""Word documents: tracked insertions, tables and all; bombs and locks in one line."""

import pytest

from onrecord.ingest import DocumentError


def test_a_document_is_read_with_its_tables_and_styles(make, read, shown):
    cell = "<w:tc>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(make.par('A'))}{cell.format(make.par('B'))}</w:tr></w:tbl>"
    body = (
        make.par("The bridge", "Title") + make.par("It is safe.") + make.par("Said so.", "Quote")
        + make.par("The bridge on Monday", "Caption") + table + make.par("The end &lt;b&gt;.")
    )  # fmt: skip
    assert shown(read(make.word(body), "a.docx")) == [
        ("title", "The bridge"), ("paragraph", "It is safe."), ("quotation", "Said so."),
        ("table", "A\tB"), ("paragraph", "The end <b>."), ("caption", "The bridge on Monday"),
    ]  # fmt: skip


def test_tracked_insertions_are_kept_and_deletions_left_out(make, read):
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    body = (
        f"<w:p>{run.format('It is ')}<w:ins w:id='1' w:author='x'>{run.format('not ')}</w:ins>"
        f"<w:del w:id='2' w:author='x'><w:r><w:delText>quite </w:delText></w:r></w:del>"
        f"{run.format('safe.')}</w:p>"
    )
    assert read(make.word(body), "a.docx").text == "It is not safe."


def test_links_and_short_lines_are_no_menu(make, read):
    body = "".join(make.par(f"Line {number}.") for number in range(30))
    assert read(make.word(body), "a.docx").text.count("Line") == 30


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"media/a.bin": b"\0" * 30_000_000}, "more than a Word document may hold"),
        ({"a.xml": "<a>" + " " * 9_000_000 + "</a>"}, "more than a Word document may hold"),
        ({"a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "declares entities"),
        ({"a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}, "declares entities"),
    ],
    ids=["ratio", "xml", "entities", "entities in UTF-16"],
)
def test_a_bomb_is_refused_before_it_is_unpacked(make, read, parts, why):
    with pytest.raises(DocumentError, match=why):
        read(make.word(make.par("x"), **parts), "a.docx")


def test_a_cut_off_document_is_refused(make, read):
    with pytest.raises(DocumentError, match="damaged Word document"):
        read(make.word(make.par("x"))[:-40], "a.docx")


def test_deep_nesting_is_refused(make, read):
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + make.par("x") + "</w:tc></w:tr></w:tbl>" * 3000
    with pytest.raises(DocumentError, match="damaged"):
        read(make.word(deep), "a.docx")
