import gzip
import json

from benchmarks.attribution.corpus import load
from benchmarks.attribution_accuracy import main
from onrecord.extract.attribution import Attribution

BY_TEXT = {article["text"]: article for article in load()}


def from_the_annotations(text):
    def offsets(spans):
        return tuple(map(tuple, spans))

    return [
        Attribution(
            offsets(one["source"]), offsets(one["cue"]), offsets(one["content"]), "mixed", 0.65
        )
        for one in BY_TEXT[text]["attributions"]
    ]


def rows(printed):
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in printed.split("\n")]
    return {cell[0]: cell[1:] for cell in cells if len(cell) == 7}


def test_what_finds_all_is_right_in_each_style(capsys):
    main([], from_the_annotations)
    found = rows(capsys.readouterr().out)
    assert {"dashes", "low_high", "speech, direct", "all, all"} < found.keys()
    assert {row[-1] for name, row in found.items() if name and row[2] != "right"} <= {
        "100.0 (100.0-100.0)", "---"
    }  # fmt: skip


def test_what_finds_nothing_is_never_right(capsys):
    main(["--half", "tune"], lambda _text: [])
    assert rows(capsys.readouterr().out)["all, all"][-1] == "0.0 (0.0-0.0)"


def test_a_file_of_the_press_is_scored_by_confidence_too(tmp_path, capsys):
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in load())
    main(["--data", str(tmp_path)], from_the_annotations)
    found = rows(capsys.readouterr().out)
    assert found["0.6"][-1] == "100.0 (100.0-100.0)"
    assert found["0.7"][-1] == "0.0 (0.0-0.0)"
