"""Hostile words are handed on to other programs exactly as they are, and do nothing there."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
REPORTS = [("timeline",), ("contradictions",), ("topic", "script"), ("speaker", "script"),
           ("numbers", "n")]  # fmt: skip


def test_json_keeps_every_word_and_nothing_acts(run, texts):
    out = run("claim", "list", "--json").out
    claims = {one["key"]: one for one in json.loads(out)}
    assert {key: claims[key]["statement"] for key in texts} == texts
    assert {key: claims[key]["appearances"][0]["exact"] for key in texts} == {
        key: [text] for key, text in texts.items()
    }
    assert ACTING.findall(out) == []


def test_a_report_in_json_keeps_every_word(run, texts):
    selected = json.loads(run("report", "timeline", "-f", "json").out)["selected"]
    found = {one["key"]: one["statement"] for one in selected["claims"]}
    assert {key: found[key] for key in texts} == texts


@pytest.fixture
def long_cells():
    """Let the reader of CSV take a megabyte in a cell."""
    before = csv.field_size_limit(10**7)
    yield
    csv.field_size_limit(before)


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def undone(cell):
    """Take the guard away, as docs/cli.md tells."""
    guarded = re.match("'+([\\t\\r\\n]|[\\s\\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20])", cell)
    return cell[1:] if guarded else cell


CSV = [("claim", "list", "--csv"), ("report", "timeline", "--format", "csv")]


@pytest.mark.usefixtures("long_cells")
@pytest.mark.parametrize("command", CSV, ids=" ".join)
def test_csv_without_its_apostrophes_has_every_word(run, command, texts):
    found = {row["key"]: row for row in rows(run(*command).out)}
    for column in ("statement", "quotation"):
        assert {key: undone(found[key][column]) for key in texts} == texts


@pytest.mark.usefixtures("long_cells")
@pytest.mark.parametrize("command", CSV, ids=" ".join)
def test_no_cell_of_csv_begins_like_a_formula(run, command):
    cells = [cell for row in rows(run(*command).out) for cell in row.values()]
    assert [c for c in cells if re.match("[\\s\\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20\\t]", c)] == []


@pytest.mark.usefixtures("long_cells")
@pytest.mark.parametrize("command", CSV, ids=" ".join)
def test_raw_csv_has_every_word_as_it_is(run, command, texts):
    found = {row["key"]: row["statement"] for row in rows(run(*command, "--raw").out)}
    assert {key: found[key] for key in texts} == texts


@pytest.mark.parametrize("noun", ["source", "speaker", "topic", "proposition", "contradiction"])
@pytest.mark.usefixtures("long_cells")
def test_a_list_in_csv_tells_what_its_json_tells(run, noun):
    listed = run(noun, "list", "--json").json
    found = rows(run(noun, "list", "--csv", "--raw").out)
    assert [row["key"] for row in found] == [one["key"] for one in listed]
    for name in {"name", "title", "text", "publisher"} & set(listed[0]) & set(found[0]):
        assert [row[name] for row in found] == [one[name] for one in listed]


# Workbooks

# openpyxl drops "x005F_", by which a workbook says that an underscore is no escape.
MISREAD = {"workbook": "_x0041_ _x000D_ _x001B_"}


@pytest.fixture(params=[("claim", "list"), ("report", "timeline")], ids=" ".join)
def workbook(request, run, tmp_path):
    run(*request.param, "-o", "hostile.xlsx")
    return openpyxl.load_workbook(tmp_path / "hostile.xlsx")


def records(sheet):
    head, *body = sheet.iter_rows(values_only=True)
    return [
        {k: unescape(v) if isinstance(v, str) else v for k, v in zip(head, row, strict=True)}
        for row in body
    ]


def test_a_workbook_has_every_word(workbook, texts):
    found = {row["key"]: row for row in records(workbook["Claims"])}
    parts = {}
    for part in records(workbook["Long texts"]):
        parts.setdefault((part["sheet"], part["row"], part["column"]), []).append(part["words"])
    keys = [row["key"] for row in records(workbook["Claims"])]
    for column in ("statement", "quotation"):
        told = {key: found[key][column] for key in texts}
        assert "all 1,048,900 characters stand on the sheet Long texts" in told["long"]
        told["long"] = "".join(parts["Claims", keys.index("long") + 2, column])
        assert told | MISREAD == texts | MISREAD


def strings(path):
    """Return every text of a workbook as Excel reads it; each part must be well-formed."""
    with zipfile.ZipFile(path) as archive:
        parts = [ET.fromstring(archive.read(name)) for name in archive.namelist()]
    found = [one for part in parts for one in part.iter() if one.tag.endswith(("}si", "}is"))]
    return {unescape("".join(one.itertext())) for one in found}


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_a_workbook_is_well_formed(run, tmp_path, report, texts):
    run("report", *report, "-o", "hostile.xlsx")
    assert texts["script"] in strings(tmp_path / "hostile.xlsx")


@pytest.mark.parametrize("command", [("claim", "list"), ("report", "timeline")], ids=" ".join)
def test_a_text_that_looks_like_the_inside_of_a_workbook_is_a_text(run, tmp_path, command, texts):
    run(*command, "-o", "hostile.xlsx")
    assert {texts["workbook"], texts["rich text"]} <= strings(tmp_path / "hostile.xlsx")


def test_a_workbook_has_no_formula_and_no_link(workbook):
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


def test_a_text_that_begins_like_a_formula_stays_a_text_when_it_is_edited(workbook):
    head, *body = workbook["Claims"].iter_rows()
    place = [cell.value for cell in head].index("statement")
    marked = {row[1].value: row[place].quotePrefix for row in body}
    assert marked["sum"]
    assert marked["full width"]
    assert not marked["script"]
