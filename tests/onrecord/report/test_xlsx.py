import io
from dataclasses import replace

import openpyxl
import pytest

from onrecord import __version__
from onrecord.report import contradictions_report, summary
from onrecord.report.xlsx import XlsxRenderer

CLAIMS = ["Report", "Claims", "Appearances", "Stances"]


def book(report):
    return openpyxl.load_workbook(io.BytesIO(XlsxRenderer().render(report)))


def rows(sheet):
    head, *body = sheet.values
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("speaker", ["Contradictions", "Reasons", "Decisions", "Positions", "Propositions",
                     "Speakers", "Roles"]),
        ("topic", ["Contradictions", "Reasons", "Decisions", "Propositions", "Topics"]),
        ("contradictions", ["Contradictions", "Reasons", "Decisions", "Propositions"]),
        ("timeline", []),
    ],
)  # fmt: skip
def test_a_report_has_a_sheet_for_each_kind_of_record_that_it_holds(reports, kind, more):
    assert book(reports[kind]).sheetnames == CLAIMS + more


def test_the_first_sheet_says_what_the_report_is_and_how_it_was_made(reports):
    report = reports["contradictions"]
    assert [tuple(row.values()) for row in rows(book(report)["Report"])] == [
        ("Title", "Contradictions"),
        *(("Summary", sentence) for sentence in summary.counts(report)),
        ("Words",
         "A statement is in the words of this record, a quotation in those of the source."),
        ("Selection", "contradictions, topic: bridges; since: 2031-01"),
        ("State of the record", "change 42, records/norland.db"),
        ("SHA-256 of the selected records", report.sha256),
        ("Made with", f"onrecord {__version__}"),
    ]  # fmt: skip


def test_the_records_come_in_the_order_of_the_report(reports):
    report = reports["contradictions"]
    found = book(report)
    assert [row["key"] for row in rows(found["Claims"])] == [one.key for one in report.claims]
    assert [row["key"] for row in rows(found["Contradictions"])] == [
        one.key for one in report.contradictions
    ]


def test_the_same_records_in_another_order_give_the_same_bytes(
    selection, contradictions, propositions
):
    first, second = (
        XlsxRenderer().render(
            contradictions_report(selection, pairs, propositions=propositions[::step])
        )
        for pairs, step in ((contradictions, 1), (contradictions[::-1], -1))
    )
    assert first == second


def test_an_empty_report_has_the_head_of_its_claims(reports):
    empty = replace(reports["timeline"], claims=())
    found = book(empty)
    assert found.sheetnames == ["Report", "Claims"]
    assert found["Claims"].max_row == 1
