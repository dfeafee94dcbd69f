"""onrecord source origins, compare, join and part, and on how much a claim is said to rest."""

import csv
import hashlib
import io
import shutil

import pytest
import yaml

from benchmarks.wire_copy import copies, headed, stories

STORY = next(story for story in stories() if story["story"] == "ferry")


@pytest.fixture(scope="module")
def printed_template(build, tmp_path_factory):
    """Return a record of one story in three papers, of which two have it from an agency."""
    path = tmp_path_factory.mktemp("printed") / "record.db"
    folder = path.parent
    texts = {"post": headed(STORY, 0), "mirror": copies(STORY)["cut"], "courier": STORY["second"]}
    sources = []
    for key, text in texts.items():
        (folder / f"{key}.txt").write_bytes(text.encode())
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        sources.append({
            "key": key, "title": f"The ferry [{key}]", "publisher": f"The {key.title()}",
            "sha256": sha256, "file": f"{key}.txt",
        })  # fmt: skip
    reports = [{"source": key, "quote_type": "indirect"} for key in texts]
    record = {
        "sources": sources,
        "speakers": [{"key": "tarn", "name": "Ilse Tarn"}],
        "claims": [{"key": "calm", "speaker": "tarn", "statement": "The water was calm.",
                    "appearances": reports}],
    }  # fmt: skip
    (folder / "record.yaml").write_text(yaml.safe_dump(record), encoding="utf-8")
    build(path, ("init",), ("import", "record.yaml"))
    return path


@pytest.fixture
def printed(printed_template, empty_path):
    return shutil.copyfile(printed_template, empty_path)


def test_a_claim_shows_on_how_many_origins_it_rests(onrecord, printed):
    assert (
        "  reported  3 sources, at most 2 origins\n"
        in onrecord("claim", "show", "1", database=printed).out
    )


def test_a_list_of_claims_says_where_sources_are_copies(onrecord, printed):
    shown = onrecord("claim", "list", database=printed).out
    assert "The Post, The Mirror, The Courier (3 sources, at most 2 origins)" in shown


def test_the_json_of_a_claim_has_the_numbers(onrecord, printed):
    (claim,) = onrecord("claim", "list", "--json", database=printed).json
    assert claim["corroboration"] == {"sources": 3, "origins": 2, "not_compared": 0}


def test_a_table_of_claims_has_the_numbers(onrecord, printed):
    text = onrecord("claim", "list", "--csv", database=printed).out
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["source_count"], row["origin_count"]) == ("3", "2")


@pytest.mark.parametrize("extension", ["md", "html"])
def test_a_report_says_it(onrecord, printed, extension):
    text = onrecord("report", "speaker", "tarn", "--format", extension, database=printed).out
    assert "3 sources, at most 2 origins" in text


def test_origins_are_listed_with_their_members(onrecord, printed):
    assert onrecord("source", "origins", database=printed).out.splitlines() == [
        "The Post, The ferry [post] (source 1, post): one origin of 2 sources, credit Harbour Wire",
        "  cut       92 % The Mirror, The ferry [mirror] (source 2, mirror)",
    ]


def test_a_source_shows_why_it_is_a_copy(onrecord, printed):
    lines = onrecord("source", "origins", "mirror", database=printed).out.splitlines()
    assert lines[2] == "  same as  The Post, The ferry [post] (source 1, post)"
    assert lines[3].startswith("           95 of the 103 words of this text (92 %) stand in")
    assert lines[5].startswith("           [52, 606) and there [48, 602): PORT ELM, Norland")


def test_a_source_that_stands_alone_says_so(onrecord, printed):
    result = onrecord("source", "origins", "courier", database=printed)
    assert result.out == "No other source is known to go back to the same text\n"


def test_the_json_of_origins_is_as_documented(onrecord, printed):
    (origin,) = onrecord("source", "origins", "--json", database=printed).json
    assert list(origin) == ["credit", "members"]
    assert [list(member) for member in origin["members"]] == [
        ["source", "role", "share", "credit"]
    ] * 2  # fmt: skip


def test_the_json_of_a_sources_origins_is_as_documented(onrecord, printed):
    found = onrecord("source", "origins", "mirror", "--json", database=printed).json
    assert list(found) == ["compared", "origins", "links", "decisions"]
    assert list(found["links"][0]) == ["source", "verdict", "reasons", "passages", "proposed_by"]


def test_showing_a_source_lists_its_origin(onrecord, printed):
    shown = onrecord("source", "show", "mirror", database=printed).out
    assert "  goes back to one text with others, as cut:\n" in shown


def test_parting_and_undoing_it_changes_the_count(onrecord, printed):
    result = onrecord("source", "part", "mirror", "post", "--note", "Was there.", database=printed)
    assert result.out == "Parted source 2 (mirror) and source 1 (post), change 2\n"
    assert "3 sources, at most 3 origins" in onrecord("claim", "show", "1", database=printed).out
    assert onrecord("undo", database=printed).code == 0
    assert "3 sources, at most 2 origins" in onrecord("claim", "show", "1", database=printed).out


def test_joining_changes_the_count(onrecord, printed):
    onrecord("source", "join", "courier", "post", database=printed)
    assert "3 sources, 1 origin\n" in onrecord("claim", "show", "1", database=printed).out


def test_comparing_again_says_how_many_texts(onrecord, printed):
    result = onrecord("source", "compare", "--again", database=printed)
    assert (result.out, result.err) == ("Compared 3 texts\n", "")


def test_an_export_and_import_keeps_the_count(onrecord, printed):
    onrecord("source", "join", "courier", "post", database=printed)
    onrecord("export", "-o", "record.jsonl", database=printed)
    other = printed.with_name("other.db")
    onrecord("init", database=other)
    onrecord("import", "record.jsonl", database=other)
    assert "3 sources, 1 origin\n" in onrecord("claim", "show", "1", database=other).out
