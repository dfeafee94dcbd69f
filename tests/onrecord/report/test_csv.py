import csv
import io
from dataclasses import replace

import pytest

from onrecord.report.csv import CsvRenderer


def rows(report, *, raw=False):
    text = CsvRenderer(raw=raw).render(report)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def of_kind(report, kind):
    return replace(report, selection=replace(report.selection, kind=kind))


@pytest.mark.parametrize("kind", ["speaker", "topic", "timeline"])
def test_a_report_is_the_table_of_its_claims_in_their_order(reports, kind):
    report = of_kind(reports[kind], kind)
    assert [row["key"] for row in rows(report)] == [claim.key for claim in report.claims]


def test_a_report_on_contradictions_is_the_table_of_its_pairs(reports):
    report = reports["contradictions"]
    found = [(row["key"], row["first_claim_key"], row["second_claim_key"]) for row in rows(report)]
    pairs = report.contradictions
    assert found == [(one.key, *(claim.key for claim in one.claims)) for one in pairs]


def test_raw_leaves_the_words_as_they_are(reports):
    report = of_kind(reports["timeline"], "timeline")
    claim = replace(report.claims[0], statement="=1+1")
    report = replace(report, claims=(claim,))
    found = [rows(report, raw=raw)[0]["statement"] for raw in (False, True)]
    assert found == ["'=1+1", "=1+1"]


def test_a_report_without_claims_has_the_head_alone(reports):
    report = replace(of_kind(reports["timeline"], "timeline"), claims=())
    text = CsvRenderer().render(report)
    assert text.startswith("id,key,status,")
    assert text.count("\r\n") == 1


def test_a_quotation_that_a_later_copy_has_otherwise_is_told_in_a_column(changed_since):
    assert {row["later"] for row in rows(of_kind(changed_since["speaker"], "speaker"))} == {
        "altered"
    }
    pairs = rows(changed_since["contradictions"])
    assert {row[f"{side}_later"] for row in pairs for side in ("first", "second")} == {"altered"}
