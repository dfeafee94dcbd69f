import datetime as dt
import io

import pytest
from openpyxl.utils.escape import unescape

from onrecord.tabular import xlsx
from onrecord.tabular.model import Column, one_each, sheet
from onrecord.tabular.xlsx import MAX_UNITS, TooManyRowsError, write_xlsx

WORDS = one_each("Words", (Column("words", lambda text: text, width=20),))
LETTERS = sheet("Letters", (Column("letter", lambda letter: letter),), list)


@pytest.fixture
def book(read, tmp_path):
    """Return a function that writes records to sheets and reads the workbook back."""

    def book(*records, sheets=(WORDS,)):
        file = io.BytesIO()
        write_xlsx(file, sheets, records, folder=str(tmp_path))
        return read(file)

    return book


@pytest.fixture
def in_memory(read):
    """Return a function that writes rows of texts to a sheet, all in memory, and reads it back."""

    def in_memory(*texts):
        with xlsx.Book("Words") as made:
            table = made.sheet("Words", WORDS.columns)
            for text in texts:
                table.add((text,))
        return read(made.content)["Words"]

    return in_memory


def dated(value, kind="date"):
    return one_each("Days", (Column("day", lambda _: value, kind),))


def test_every_sheet_has_a_frozen_head_and_a_filter(book):
    for one in book("ab", sheets=(WORDS, LETTERS)):
        assert (one.freeze_panes, one["A1"].font.bold) == ("A2", True)
        assert one.auto_filter.ref == f"A1:A{one.max_row}"


def test_one_record_may_have_many_rows_in_one_sheet_and_one_in_another(book):
    found = book("ab", "c", sheets=(WORDS, LETTERS))
    assert [row[0] for row in found["Words"].values] == ["words", "ab", "c"]
    assert [row[0] for row in found["Letters"].values] == ["letter", "a", "b", "c"]


def test_a_number_is_a_number_and_digits_are_a_text(book):
    cells = [one["A2"] for one in (book(12)["Words"], book(0.5)["Words"], book("12")["Words"])]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        (12, "n"), (0.5, "n"), ("12", "s"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [2**53 + 1, float("inf"), float("nan")])
def test_a_number_that_a_spreadsheet_cannot_hold_is_a_text(book, number):
    assert book(number)["Words"]["A2"].value == str(number)


@pytest.mark.parametrize("day", ["1900-03-01", "2014-12-03", "9999-12-31"])
def test_a_single_day_is_a_date(book, day):
    cell = book(1, sheets=(dated(day),))["Days"]["A2"]
    assert (cell.value.date(), cell.number_format) == (dt.date.fromisoformat(day), "yyyy-mm-dd")


@pytest.mark.parametrize(
    "edtf", ["2014-12", "2014-12-03~", "[..2014-11-28]", "1899-12-31", "2014-02-30", "2014-W01-1"]
)
def test_a_date_that_is_no_single_day_stays_as_it_is_written(book, edtf):
    assert book(1, sheets=(dated(edtf),))["Days"]["A2"].value == edtf


def test_a_day_in_a_text_is_a_text(book):
    assert book(1, sheets=(dated("2014-12-03", "text"),))["Days"]["A2"].value == "2014-12-03"


def test_an_unknown_cell_is_empty(book):
    assert book(None)["Words"]["A2"].value is None


@pytest.mark.parametrize("longest", ["a" * MAX_UNITS, "\U0001f6a2" * (MAX_UNITS // 2)])
def test_the_longest_text_that_a_cell_holds_is_whole(book, longest):
    found = book(longest)
    assert found.sheetnames == ["Words"]
    assert found["Words"]["A2"].value == longest


@pytest.mark.parametrize("letter", ["a", "\U0001f6a2", "=", "\x1b"])
def test_a_longer_text_is_cut_visibly_and_stands_whole_in_parts(book, letter):
    long = letter * (MAX_UNITS + 1)
    found = book("short", long)
    assert found["Words"]["A3"].value.endswith(
        "… [Cut here: all 32,768 characters stand on the sheet Long texts, text 1]"
    )
    head, *parts = found["Long texts"].values
    assert head == ("text", "sheet", "row", "column", "part", "words")
    assert [part[:5] for part in parts] == [(1, "Words", 3, "words", n) for n in (1, 2, 3)]
    assert unescape("".join(part[5] for part in parts)) == long


def test_more_rows_than_a_sheet_holds_are_refused(book, monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    book("a", "b")
    with pytest.raises(TooManyRowsError, match="The sheet Words would have more than 3 rows"):
        book("a", "b", "c")


def test_the_same_records_give_the_same_bytes(tmp_path):
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        write_xlsx(file, (WORDS, LETTERS), ["ab", "=1"], folder=str(tmp_path))
    assert files[0].getvalue() == files[1].getvalue()


def test_no_time_and_no_name_is_in_the_properties(book):
    found = book("a").properties
    assert (found.creator, found.lastModifiedBy) == (None, None)
    assert {found.created.year, found.modified.year} == {1980}


def test_nothing_is_left_in_the_folder(book, tmp_path):
    book("a" * 100_000)
    assert list(tmp_path.iterdir()) == []


def test_a_text_in_the_form_of_the_writers_own_xml_is_a_text(book, in_memory):
    text = "<r><t>a & b</t></r>"
    assert book(text)["Words"]["A2"].value == text
    assert in_memory(text)["A2"].value == text


def test_a_row_in_memory_is_as_high_as_its_texts_up_to_a_limit(in_memory):
    found = in_memory("short", "a" * 41, "a\nb", "a" * 10_000)
    heights = [found.row_dimensions[row].height for row in range(2, 6)]
    assert heights == [None, 45, 30, 180]


def test_a_folder_that_cannot_be_written_to_is_an_error_of_the_system(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        write_xlsx(io.BytesIO(), (WORDS,), ["a"], folder=str(tmp_path / "none"))
