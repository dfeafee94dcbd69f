"""The benchmark runs through: a smoke of it, which times nothing."""

import json
import xml.etree.ElementTree as ET

import pytest

from benchmarks.__main__ import main
from benchmarks.page import page
from benchmarks.run import joined
from benchmarks.timing import Case, Target, compare


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder that a quick run wrote to."""
    folder = tmp_path_factory.mktemp("performance")
    main(["--quick", "--to", str(folder)])
    return folder


@pytest.fixture(scope="module")
def figures(folder):
    return json.loads((folder / "performance.json").read_text(encoding="utf-8"))


def test_a_quick_run_takes_every_measure(figures):
    assert {one["measure"] for one in figures["results"]} == {
        "Loading",
        "A page of 50 claims",
        "Full text and a speaker, newest 50",
        "A topic",
        "The opposites of a new claim",
        "Self-contradictions",
        "Export",
        "Memory",
        "Check for contradictions",
    }


def test_the_page_is_made_from_the_figures_alone(folder, figures):
    assert (folder / "performance.md").read_text(encoding="utf-8") == page(figures)


def test_the_page_has_every_case(folder, figures):
    text = (folder / "performance.md").read_text(encoding="utf-8")
    assert [one["case"] for one in figures["results"] if f"| {one['case']} |" not in text] == []


def test_the_picture_is_a_picture(folder):
    root = ET.fromstring((folder / "images/performance.svg").read_text(encoding="utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findall("{http://www.w3.org/2000/svg}circle")


@pytest.mark.parametrize(("limit", "reached"), [(3, True), (2.9, False)])
def test_a_target_is_reached_or_missed_by_the_median(limit, reached):
    ticks = iter(range(10**6))
    work = {"ours": lambda: (next(ticks), next(ticks)), "raw": lambda: None}
    case = Case(
        measure="counting",
        name="ticks",
        ours=work["ours"],
        baselines={"raw": work["raw"]},
        target=Target(limit, "raw"),
    )
    # Each look at the clock is a tick, and so is each half of our work: 3 ticks against 1.
    found = compare(case, lambda: float(next(ticks)), rounds=3)
    assert found["ratios"]["raw"]["median"] == 3
    assert found["reached"] is reached


def test_what_is_taken_later_takes_the_place_of_the_same_size_and_engine():
    def result(engine, claims, value):
        return {"engine": engine, "claims": claims, "measure": "pages", "value": value}

    before = {"machine": {"SQLite": "3"}, "sizes": [10, 20], "results": [
        result("sqlite", 10, 1), result("sqlite", 20, 1), result("postgresql", 10, 1),
    ]}  # fmt: skip
    now = {"machine": {"PostgreSQL": "18"}, "sizes": [20, 30], "results": [
        result("sqlite", 20, 2), result("sqlite", 30, 2),
    ]}  # fmt: skip
    found = joined(before, now)
    assert found["sizes"] == [10, 20, 30]
    assert [(o["engine"], o["claims"], o["value"]) for o in found["results"]] == [
        ("sqlite", 10, 1), ("sqlite", 20, 2), ("sqlite", 30, 2), ("postgresql", 10, 1),
    ]  # fmt: skip


def test_what_is_taken_of_one_measure_leaves_the_others():
    def result(measure, value):
        return {"engine": "sqlite", "claims": 10, "measure": measure, "value": value}

    before = {"machine": {}, "sizes": [10], "results": [result("pages", 1), result("check", 1)]}
    now = {"machine": {}, "sizes": [10], "results": [result("check", 2)]}
    assert joined(before, now)["results"] == [result("pages", 1), result("check", 2)]
