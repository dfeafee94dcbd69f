import gzip
import json

from benchmarks.attribution.corpus import load
from benchmarks.proposal_gate import main


def accepted(printed):
    rows = [line.strip("| ").split(" | ") for line in printed.splitlines()[2:]]
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def test_what_is_right_passes_and_what_is_altered_does_not(tmp_path, capsys):
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in load())
    main(["--data", str(tmp_path)])
    found = accepted(capsys.readouterr().out)
    tried, passed = found["right"]
    assert passed > 0.9 * tried
    for kind in ("a word replaced", "a negation lost", "begun after a negation"):
        assert found[kind][0] > 0
        assert found[kind][1] == 0, kind
