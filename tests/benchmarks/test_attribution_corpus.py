import gzip
import json
import re

import pytest

from benchmarks.attribution import corpus

HEADER = "date: 2031-05-07\nstyles: us_straight\nlanguage: en\n"


def parse(header, body):
    return corpus.parse(f"{HEADER}{header}\n---\n{body}\n")


def words(article, number, part):
    return [article["text"][start:end] for start, end in article["attributions"][number][part]]


def test_marks_become_offsets_of_the_words_they_stood_around():
    article = parse("1 person: Ann Example", '{c1:"On,"} {u1:said} {s1:Ann Example}. {c1:"On!"}')
    assert article["text"] == '"On," said Ann Example. "On!"'
    assert words(article, 0, "source") == ["Ann Example"]
    assert words(article, 0, "cue") == ["said"]
    assert words(article, 0, "content") == ['"On,"', '"On!"']


def test_marks_nest():
    article = parse("1 2 nobody", "{s1:{s2:He}} {u1:came} {c1:and} {u2:said} {c2:so}")
    assert words(article, 0, "source") == words(article, 1, "source") == ["He"]


def test_the_header_says_who_is_right_to_be_charged():
    article = parse("1 unnamed: a guard\n2 nobody", "{c1:No}, {s1:a guard} {u1:said}. {c2:Why}?")
    assert [one["speaker"] for one in article["attributions"]] == ["a guard", None]
    assert [one["speaker_kind"] for one in article["attributions"]] == ["unnamed", None]


@pytest.mark.parametrize(
    ("header", "body", "problem"),
    [
        ("1 nobody", "{c1:a", "does not end"),
        ("1 nobody", "{c1:a}}", "lone brace"),
        ("1 nobody", "{c1:a} {b}", "lone brace"),
        ("1 nobody", "{c1:}", "empty span"),
        ("1 nobody", "{u1:said}", "no content"),
        ("1 nobody\n2 nobody", "{c1:a}", r"\[2\]"),
        ("1 nobody", "{c1:a} {c2:b}", r"\[2\]"),
        ("1 nobody\n1 nobody", "{c1:a}", "two speakers"),
        ("1 ghost: Ann", "{c1:a}", "no kind"),
        ("what?", "{c1:a}", 'the line "what\\?"'),
    ],
)
def test_what_is_not_the_markup_is_refused(header, body, problem):
    with pytest.raises(corpus.MarkupError, match=problem):
        parse(header, body)


def test_a_file_without_a_number_is_refused_by_its_name(tmp_path):
    path = tmp_path / "dashes.txt"
    path.write_text(HEADER + "1 nobody\n---\n{c1:a}\n", encoding="utf-8")
    with pytest.raises(corpus.MarkupError, match=r"^dashes\.txt: "):
        corpus.load(folder=tmp_path)


def test_odd_files_are_to_tune_on_and_even_ones_to_measure_with():
    tune, measure = corpus.load("tune"), corpus.load("measure")
    assert {one["id"][-1] for one in tune} == {"1", "3"}
    assert {one["id"][-1] for one in measure} == {"2", "4"}
    assert len(tune) + len(measure) == len(corpus.load())


def test_no_span_begins_or_ends_with_white_space():
    for article in corpus.load():
        for annotation in article["attributions"]:
            for part in corpus.PARTS.values():
                for start, end in annotation[part]:
                    piece = article["text"][start:end]
                    assert piece == piece.strip(), (article["id"], piece)


def test_every_speaker_is_named_as_the_text_names_it():
    def plain(text):
        return " ".join(re.sub(r"(?<=\w)-\n", "", text).split()).casefold()

    for article in corpus.load():
        for annotation in article["attributions"]:
            name = annotation["speaker"]
            assert name is None or plain(name) in plain(article["text"]), (article["id"], name)


def test_every_article_is_of_the_length_of_a_short_report():
    lengths = {one["id"]: len(one["text"].split()) for one in corpus.load()}
    assert {name: n for name, n in lengths.items() if not 120 <= n <= 260} == {}


def test_lines_are_read_packed_or_not(tmp_path):
    article = {"id": "a", "date": "2031-01-01", "text": "x", "attributions": []}
    line = json.dumps(article) + "\n"
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as packed:
        packed.write(line)
    assert corpus.read_lines(tmp_path / "a.jsonl") == [article]
    assert corpus.read_lines(tmp_path / "a.jsonl.gz") == [article]
