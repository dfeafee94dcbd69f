import gzip
import json
from dataclasses import replace

import pytest

from benchmarks.attribution.corpus import load
from benchmarks.drafts_accuracy import Drafted, main, table
from onrecord.drafts.work import Found
from onrecord.extract.attribution import Attribution, Reading
from onrecord.speakers import Resolution

BY_TEXT = {article["text"]: article for article in load("tune") if article["language"] == "en"}


def from_the_annotations(text):
    def offsets(spans):
        return tuple(map(tuple, spans))

    given = tuple(
        Attribution(
            offsets(one["source"]), offsets(one["cue"]), offsets(one["content"]), "direct", 0.65
        )
        for one in BY_TEXT[text.text]["attributions"]
    )
    ferro = Resolution("Ana Ferro", "person", "name", label="Ana Ferro", confidence=1.0)
    return Found(Reading(text.text, (), given), (ferro,) * len(given), ())


def rows(lines):
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {cell[0]: cell[1:] for cell in cells if len(cell) == 6}


@pytest.fixture(scope="module")
def drafted():
    return [Drafted(article, from_the_annotations) for article in BY_TEXT.values()]


def test_what_is_drafted_as_it_is_annotated_is_right(drafted):
    found = rows(table(drafted, 0.88))
    assert found["0.60"][3] == "100.0 (100.0-100.0)"


def test_what_is_less_sure_is_left_out(drafted):
    found = rows(table(drafted, 0.88))
    assert (found["0.70"][0], found["0.70"][4]) == ("0", "0.0 (0.0-0.0)")


def test_the_lowest_threshold_is_named_that_is_precise_enough(drafted):
    def unsure(text):
        """Take half a content for a saying that nobody is sure of."""
        found = from_the_annotations(text)
        wrong = [
            replace(one, content=((one.content[0][0], one.content[0][0] + 12),), confidence=0.32)
            for one in found.reading.attributions
        ]
        every = (*found.reading.attributions, *wrong)
        return Found(replace(found.reading, attributions=every), found.resolutions * 2, ())

    mixed = [Drafted(article, unsure) for article in BY_TEXT.values()]
    *_, last = table(mixed, 0.88)
    assert last.endswith("(speech): 0.35")


def test_a_precision_that_is_not_reached_is_told_of(drafted):
    *_, last = table(drafted[:0], 0.88)
    assert last.endswith("(speech): none")


def test_a_file_of_the_press_is_read(tmp_path, capsys):
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in list(BY_TEXT.values())[:3])
    main(["--data", str(tmp_path)], from_the_annotations)
    assert "| 0.60 |" in capsys.readouterr().out
