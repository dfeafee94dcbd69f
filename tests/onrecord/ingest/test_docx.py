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


RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def sentence(make, read, inner, **parts):
    body = f"<w:p>{RUN.format('We will ')}{inner}{RUN.format('close.')}</w:p>"
    return read(make.word(body, **parts), "a.docx").text


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:fldSimple w:instr="MERGEFIELD x">{RUN.format("not ")}</w:fldSimple>',
        f'<w:bdo w:val="ltr">{RUN.format("not ")}</w:bdo>',
        f'<w:dir w:val="ltr">{RUN.format("not ")}</w:dir>',
        RUBY.format(RUN.format("nicht"), RUN.format("not ")),
        f"<m:oMath {MATH}><m:r><m:t>not </m:t></m:r></m:oMath>",
        f'<w:ins w:id="1"><w:fldSimple w:instr="x">{RUN.format("not ")}</w:fldSimple></w:ins>',
    ],
    ids=["field", "override", "direction", "ruby", "formula", "inserted field"],
)
def test_a_word_in_what_mammoth_passes_over_is_read(make, read, inner):
    assert sentence(make, read, inner) == "We will not close."


def test_a_fraction_is_no_other_number(make, read):
    part = "<m:r><m:t>{}</m:t></m:r>"
    inner = (
        f"<m:oMath {MATH}><m:f><m:num>{part.format('1')}</m:num><m:den>{part.format('2')}</m:den>"
        f"</m:f></m:oMath>{RUN.format(' ')}"
    )
    assert sentence(make, read, inner) == "We will 1/2 close."


def test_words_on_both_sides_of_a_line_end_stay_two(make, read):
    assert sentence(make, read, "<w:r><w:t>not</w:t><w:cr/></w:r>") == "We will not\nclose."


def test_the_text_of_a_shape_is_read(make, read):
    inner = (
        '<w:r><w:drawing><a:x xmlns:a="urn:any"><w:txbxContent>'
        f"{make.par('Not so.')}</w:txbxContent></a:x></w:drawing></w:r>"
    )
    assert sentence(make, read, inner) == "We will close.\n\nNot so."


STYLE = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Too"><w:basedOn w:val="Gone"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:vanish/>", "We will close."),
        ('<w:vanish w:val="0"/>', "We will not close."),
        ('<w:rStyle w:val="Too"/>', "We will close."),
        ('<w:rStyle w:val="Too"/><w:vanish w:val="false"/>', "We will not close."),
    ],
)
def test_hidden_text_is_no_text(make, read, properties, text):
    inner = f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">not </w:t></w:r>'
    assert sentence(make, read, inner, **{"other.xml": STYLE}) == text


@pytest.mark.parametrize("gone", ["del", "moveFrom"])
def test_what_was_taken_out_is_not_missed(make, read, gone):
    inner = f"<w:{gone} w:id='1'>{RUN.format('not ')}</w:{gone}>"
    assert sentence(make, read, inner) == "We will close."


def test_a_word_in_what_nobody_knows_refuses_the_document(make, read):
    with pytest.raises(DocumentError, match=r"3 letters of its words were not read .not.: "):
        sentence(make, read, f"<w:strange>{RUN.format('not ')}</w:strange>")


def test_a_document_within_the_document_refuses_it(make, read):
    with pytest.raises(DocumentError, match="holds another document within itself"):
        read(make.word(make.par("It is safe.") + '<w:altChunk w:id="1"/>'), "a.docx")


def test_a_note_is_read_where_something_refers_to_it(make, read):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    notes = note.format(1, make.par("Said in 1 letter.")) + note.format(2, make.par("Left over."))
    xml = f"<w:footnotes {space}>{notes}</w:footnotes>"
    text = sentence(
        make, read, '<w:r><w:footnoteReference w:id="1"/></w:r>', **{"footnotes.xml": xml}
    )
    assert "Said in 1 letter." in text


def test_an_archive_of_two_documents_is_refused(make, read):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with pytest.raises(DocumentError, match="holds 2 documents"):
        read(make.word(make.par("A."), **{"b.xml": f"<w:document {space}/>"}), "a.docx")
