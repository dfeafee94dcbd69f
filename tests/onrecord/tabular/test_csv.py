import csv
import io

from onrecord.tabular.csv import write_csv
from onrecord.tabular.model import Column, one_each

SHEET = one_each("Pairs", (Column("left", lambda row: row[0]), Column("right", lambda row: row[1])))


def written(*rows, raw=False):
    file = io.StringIO(newline="")
    write_csv(file, SHEET, rows, raw=raw)
    return file.getvalue()


def test_a_row_ends_in_cr_lf_and_an_unknown_cell_is_empty():
    assert written(("a", None), (1, 2.5)) == "left,right\r\na,\r\n1,2.5\r\n"


def test_separators_quotation_marks_and_newlines_stay_inside_their_cell():
    row = ('a,"b";c', "d\te\r\nf\rg\nh")
    assert list(csv.reader(io.StringIO(written(row), newline="")))[1] == list(row)


def test_a_formula_is_guarded_but_where_the_words_are_wanted_raw():
    assert written(("=1", -1)).splitlines()[1] == "'=1,-1"
    assert written(("=1", -1), raw=True).splitlines()[1] == "=1,-1"


def test_a_table_without_rows_has_its_head():
    assert written() == "left,right\r\n"


def test_rows_are_written_as_they_come():
    read = []

    class Watched:
        def write(self, text):
            read.append(text)

    def rows():
        yield ("a", "b")
        assert read[-1] == "a,b\r\n"
        yield ("c", "d")

    write_csv(Watched(), SHEET, rows())
    assert read[-1] == "c,d\r\n"
