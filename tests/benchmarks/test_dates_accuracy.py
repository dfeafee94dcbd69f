"""The annotated time expressions hold together, and the comparison counts what it says."""

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.dates_accuracy import (
    ANNOTATED,
    PARTS,
    Article,
    Expected,
    accuracy,
    articles,
    differences,
    interval,
    main,
)
from onrecord.dates import bounds

CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "attribution"
ROWS = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sha256"][:8])
def test_an_annotated_article_has_dates_in_order_with_the_bounds_of_their_edtf(row):
    reached = 0
    for start, end, edtf, earliest, latest in row["expressions"]:
        assert reached <= start < end
        known = bounds(edtf) if edtf else None
        assert [earliest, latest] == ([known.earliest, known.latest] if known else [None, None])
        reached = end


def test_the_annotation_has_no_words_of_the_articles():
    assert {tuple(row) for row in ROWS} == {("id", "published", "sha256", "half", "expressions")}


def test_more_than_two_hundred_expressions_are_annotated():
    counts = Counter()
    for row in ROWS:
        counts[row["half"]] += len(row["expressions"])
    assert set(counts) == set(PARTS)
    assert sum(counts.values()) >= 220


def test_each_outcome_is_told_apart():
    text = "He left on Tuesday, in 1979, and came back on Aug. 8 for the first of May's fairs."
    expected = (
        Expected(11, 18, "2014-12-02", "2014-12-02", "2014-12-02"),
        Expected(23, 27, "1980", "1980-01-01", "1980-12-31"),
        Expected(33, 42, None, None, None),
    )
    article = Article("made-up", dt.date(2014, 12, 3), "tuned", text, expected)
    found = [each.outcome for each in differences(article)]
    assert found == ["right", "wrong", "missed", "invented"]


def test_the_interval_lies_around_the_accuracy():
    counts = [Counter(right=9, wrong=1), Counter(right=5, missed=5), Counter(right=10)]
    low, high = interval(counts)
    assert low <= accuracy(counts) == 0.8 <= high


def test_without_the_articles_it_says_so(tmp_path, capsys):
    main(["--data", str(tmp_path)])
    assert capsys.readouterr().out.startswith("Skipped: no dev.jsonl.gz in ")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of articles is not beside the project")
def test_of_the_annotated_expressions_95_in_100_are_right():
    counts = [Counter(each.outcome for each in differences(one)) for one in articles(CORPUS)]
    assert accuracy(counts) >= 0.95
