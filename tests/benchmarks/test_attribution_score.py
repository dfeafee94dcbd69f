import importlib.util
import random
import sys
from pathlib import Path

import pytest

from benchmarks.attribution import score
from benchmarks.attribution.corpus import Annotation, Article, load, read_lines
from benchmarks.attribution.words import Words, quotations

SHARED = Path(__file__).parents[3] / "shared"
KEYS = {"all": "rel80", "direct": "rel80 direct", "mixed": "rel80 mixed"}
KEYS["indirect"] = "rel80 indirect"


def found(text, content, source=None, cue=None):
    def spans(words):
        return [] if words is None else [[text.index(words), text.index(words) + len(words)]]

    return score.marked(Annotation(source=spans(source), cue=spans(cue), content=spans(content)))


def f1(text, right, given):
    return score.count(text, right, given)["all"].f1


TEXT = 'Ann Example of Tollmarsh said "we will all go on to the end" on Monday.'
RIGHT = found(TEXT, '"we will all go on to the end"', "Ann Example of Tollmarsh", "said")


def test_content_that_is_nearly_the_same_is_right():
    assert f1(TEXT, [RIGHT], [found(TEXT, "we will all go on to the", "Ann Example")]) == 1


def test_content_that_is_half_the_same_is_wrong():
    assert f1(TEXT, [RIGHT], [found(TEXT, "we will all", "Ann Example")]) == 0


def test_another_source_is_wrong():
    assert f1(TEXT, [RIGHT], [found(TEXT, "we will all go on to the end", "Tollmarsh")]) == 0


def test_no_source_is_wrong_where_there_is_one():
    assert f1(TEXT, [RIGHT], [found(TEXT, "we will all go on to the end")]) == 0


def test_one_that_is_found_twice_counts_once():
    counted = score.count(TEXT, [RIGHT], [RIGHT, RIGHT])["all"]
    assert (counted.precision, counted.recall) == (0.5, 1)


def test_each_that_was_found_is_told_right_or_wrong():
    annotation = Annotation(source=[[0, 11]], cue=[[25, 29]], content=[[30, 61]])
    elsewhere = Annotation(source=[[0, 11]], cue=[[25, 29]], content=[[62, 71]])
    article = Article(id="a", date="", text=TEXT, attributions=[annotation])
    assert score.right(article, [elsewhere, annotation, annotation]) == [False, False, True]


def test_nothing_found_is_nothing_right():
    assert f1(TEXT, [RIGHT], []) == 0


def test_speech_is_told_by_the_verb_of_the_cue():
    assert score.is_speech(TEXT, RIGHT)
    assert not score.is_speech(TEXT, found(TEXT, "we will", cue="on Monday"))


def test_the_head_of_a_source_stands_before_its_apposition():
    words = Words(TEXT)
    assert words.head([(0, 24)]) == words.head([(0, 11)]) == 1


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('a "b" c', ["b"]),
        ("a “b” c", ["b"]),
        ("a „b” c", ["b"]),
        ("a ''b'' c", []),
        ("a ``b'' c", ["b"]),
        ('a "b c', ["b c"]),
        ('a "b\n"c" d', ["b", "c"]),
        ('a "b "c" d', ["b ", "c"]),
        ('http://a/"b "c" d', ["c"]),
        ('a "b ",c', ["b "]),
    ],
)
def test_what_stands_in_quotation_marks(text, inside):
    assert [text[start:end] for start, end in quotations(text)] == inside


def test_the_interval_holds_the_figure_and_is_the_same_each_time():
    counts = [score.count(TEXT, [RIGHT], [RIGHT] if n % 3 else []) for n in range(30)]
    low, high = score.interval(counts, "all", lambda one: one.recall)
    assert low < score.total(counts, "all").recall < high
    assert (low, high) == score.interval(counts, "all", lambda one: one.recall)


def shared_tool():
    path = SHARED / "tools" / "score_attribution.py"
    if not path.exists():
        pytest.skip("the tool that this is compared with is not beside the checkout")
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module


def at_random(chance, article):
    """Return the annotations with spans moved, lost and swapped, as a poor finder would."""
    given = []
    for annotation in article["attributions"]:
        if chance.random() < 0.2:
            continue
        moved = {
            part: [
                [max(0, start + chance.randint(-12, 12)), end + chance.randint(-12, 30)]
                for start, end in annotation[part]
                if chance.random() < 0.9
            ]
            for part in ("source", "cue", "content")
        }
        moved = annotation if chance.random() < 0.4 else moved
        if chance.random() < 0.1:
            moved = {**moved, "source": chance.choice(article["attributions"])["source"]}
        kept = {p: [s for s in moved[p] if s[0] < s[1]] for p in ("source", "cue", "content")}
        given.append(kept)
    return given


@pytest.mark.parametrize("corpus", ["dev", "house styles"])
@pytest.mark.parametrize("speech", [False, True])
def test_it_counts_what_the_shared_tool_counts(corpus, speech):
    tool = shared_tool()
    if corpus == "dev":
        articles = read_lines(SHARED / "data" / "attribution" / "dev.jsonl.gz")[::4]
    else:
        articles = load()
    chance = random.Random(7)
    given = {article["id"]: at_random(chance, article) for article in articles}
    for article in articles if speech else []:
        for annotations in (article["attributions"], given[article["id"]]):
            annotations[:] = [
                one for one in annotations if score.is_speech(article["text"], score.marked(one))
            ]
    theirs = tool.score(articles, given)
    counts = [
        score.count(
            article["text"],
            [score.marked(one) for one in article["attributions"]],
            [score.marked(one) for one in given[article["id"]]],
        )
        for article in articles
    ]
    for kind, key in KEYS.items():
        ours = score.total(counts, kind)
        assert (ours.found_right, ours.found, ours.right, ours.right_found) == theirs[key][3:], kind


def test_the_verbs_are_those_of_the_shared_tool():
    path = SHARED / "tools" / "reporting_verbs.txt"
    if not path.exists():
        pytest.skip("the list that this is compared with is not beside the checkout")
    assert set(path.read_text(encoding="utf-8").split()) | {"according"} == score._VERBS
