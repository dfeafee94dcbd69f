"""The run that tells what extraction costs: its articles, and that it tells all of it."""

from benchmarks.extraction_cost import WORDS
from benchmarks.extraction_run import articles, lines, measure


def test_the_articles_are_the_same_each_time_and_differ_from_each_other():
    made = list(articles(30))
    assert made == list(articles(30))
    assert len(set(made)) == 30
    assert min(len(text.split()) for text in made) >= WORDS


def test_a_run_tells_the_share_of_each_part_and_the_memory_of_each_quarter():
    measured = measure(4, 1)
    assert measured.sources == 4
    assert measured.drafts > 0
    assert all(measured.parts[part] > 0 for part in ("reading", "drafting", "database"))
    assert len(measured.quarters) == len(measured.writer) == 4
    assert len(list(lines(measured))) == 14
