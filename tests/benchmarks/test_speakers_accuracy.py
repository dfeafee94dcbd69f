import json

from benchmarks.speakers_accuracy import ANNOTATED, Answer, interval, main
from onrecord.speakers import Resolution

ROWS = [json.loads(line) for line in ANNOTATED.read_text("utf-8").splitlines()]


def answer(article, outcome):
    return Answer(article, "tune", "name", outcome, "Ann Example", Resolution(None, None, "none"))


def test_the_annotation_has_no_words_of_the_articles():
    longest = max(len(word) for row in ROWS for word in strings(row) if word != row["sha256"])
    assert longest < 64


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)


def test_every_annotated_span_is_a_range():
    places = [
        place
        for row in ROWS
        for place in (
            *row["source"],
            *row["cue"],
            *(one for each in row["speakers"] for one in each),
        )
    ]
    assert all(0 <= start < end for start, end in places)


def test_at_least_250_attributions_were_drawn_at_random():
    assert sum(row["half"] in {"tune", "measure"} for row in ROWS) >= 250


def test_no_article_is_in_two_parts():
    halves = {}
    for row in ROWS:
        halves.setdefault(row["article"], set()).add(row["half"])
    assert all(len(found) == 1 for found in halves.values())


def test_the_interval_is_the_same_each_time():
    answers = [answer(f"a{number}", "right" if number % 3 else "wrong") for number in range(30)]
    assert interval(answers) == interval(answers)


def test_the_interval_is_wide_where_one_article_holds_all_errors():
    spread = [answer(f"a{n}", "wrong" if n % 5 == 0 else "right") for n in range(50)]
    lumped = [answer(f"a{n // 10}", "wrong" if n < 10 else "right") for n in range(50)]
    low, high = interval(spread)
    wide_low, wide_high = interval(lumped)
    assert wide_high - wide_low > high - low


def test_without_the_corpus_it_says_so(tmp_path, capsys):
    main(["--data", str(tmp_path)])
    assert capsys.readouterr().out.startswith("Skipped: no ")
