"""The log and undo as a person uses them, and merging speakers."""

import io
import sys

import pytest


@pytest.fixture
def edited(onrecord, own, dossier, monkeypatch):
    """Return the path of a database whose second change, by another person, changed a claim."""
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("At least 12 boats", "At least 15 boats"), encoding="utf-8")
    monkeypatch.setenv("ONRECORD_USER", "Per Aas")
    onrecord("import", dossier, database=own)
    return own


def numbers(result):
    return [entry["number"] for entry in result.json]


def test_the_log_lists_the_latest_change_first(onrecord, edited):
    assert numbers(onrecord("log", "--json", database=edited)) == [2, 1]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--claim", "brek-lost"], [2, 1]),
        (["--claim", "ferro-safer"], [1]),
        (["--speaker", "tomas brek"], [1]),
        (["--source", "post"], [1]),
        (["--topic", "losses"], [1]),
        (["--proposition", "boats-lost"], [1]),
        (["--contradiction", "1"], []),
        (["--by", "Per Aas"], [2]),
        (["--by", "Nobody"], []),
        (["--since", "2020"], [2, 1]),
        (["--until", "2020"], []),
        (["--limit", "1"], [2]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_the_log_is_narrowed_down(onrecord, edited, filters, found):
    assert numbers(onrecord("log", *filters, "--json", database=edited)) == found


def test_a_change_is_shown_field_by_field(onrecord, edited):
    lines = onrecord("log", "2", database=edited).out.splitlines()
    assert lines[1:] == [
        "  claim brek-lost",
        "    statement: At least 12 boats were lost. -> At least 15 boats were lost.",
    ]


def test_of_a_list_what_went_and_what_came_is_shown(onrecord, own):
    onrecord("speaker", "merge", "ferro", "brek", database=own)
    lines = onrecord("log", "2", database=own).out.splitlines()
    assert "    aliases: + Tomás Brek" in lines
    assert not [line for line in lines if "aliases: -" in line]


def test_a_change_shown_as_json_has_the_records_before_and_after(onrecord, edited):
    (touched,) = onrecord("log", "2", "--json", database=edited).json["touched"]
    assert (touched["noun"], touched["key"]) == ("claim", "brek-lost")
    assert touched["before"]["statement"] == "At least 12 boats were lost."


def test_the_numbers_of_the_log_can_be_piped(onrecord, edited):
    assert onrecord("log", "--ids", database=edited).ids == [2, 1]


def test_undo_says_what_it_did_and_the_log_shows_it(onrecord, edited):
    done = onrecord("undo", database=edited)
    assert done.out == (
        "Undid change 2 (import, dossier.yaml: 0 new, 1 changed, 0 new contradictions): "
        "1 record, change 3\n"
    )
    assert "(undone by change 3)" in onrecord("log", database=edited).out
    assert "  undoes    change 2" in onrecord("log", "3", database=edited).out


def test_trying_to_undo_lists_the_records_and_changes_nothing(onrecord, edited):
    done = onrecord("undo", "2", "--dry-run", database=edited)
    assert done.out.splitlines()[1:] == ["  claim brek-lost"]
    assert numbers(onrecord("log", "--json", database=edited)) == [2, 1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["undo", "99"], 3, ['No change "99"', "onrecord log"]),
        (["undo", "1"], 1, ["changed after it, by change 2", "onrecord undo 2"]),
        (["log", "99"], 3, ['No change "99"']),
        (["log", "1", "--csv"], 2, ["its number alone"]),
        (["log", "1", "-o", "log.json"], 2, ["its number alone"]),
        (["log", "1", "--by", "Ida Lund"], 2, ["its number alone"]),
        (["log", "1", "--limit", "1"], 2, ["its number alone"]),
        (["log", "--claim", "nothing"], 3, ["No claim"]),
        (["log", "--claim", "brek-lost", "--source", "post"], 2, ["--source", "--claim"]),
        (["log", "--since", "2014-02-30"], 2, ["does not exist"]),
        (["speaker", "merge", "ferro", "navy"], 2, ["not one speaker"]),
        (["speaker", "merge", "ferro", "ferro"], 2, ["one speaker already"]),
        (["speaker", "merge", "ferro"], 2, ["OTHER"]),
        (["speaker", "merge", "ferro", "nobody"], 3, ['No speaker "nobody"']),
        (["speaker", "split", "ferro"], 2, ["--name"]),
        (["speaker", "split", "ferro", "brek"], 2, ["was not merged"]),
        (["speaker", "split", "ferro", "--name", "F."], 2, ["--claim"]),
        (["speaker", "split", "ferro", "--name", "F.", "--claim", "99"], 3, ["No claim"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(onrecord, edited, arguments, code, words):
    result = onrecord(*arguments, database=edited)
    assert (result.code, result.out, len(result.err.splitlines())) == (code, "", 1)
    for word in words:
        assert word in result.err


def test_a_merge_says_what_moved_and_a_split_brings_it_back(onrecord, own):
    merged = onrecord("speaker", "merge", "ferro", "brek", database=own)
    assert merged.out.splitlines()[0] == (
        "Merged Tomás Brek (brek) into Ana Ferro (ferro): 2 claims, change 2"
    )
    split = onrecord("speaker", "split", "ferro", "brek", database=own)
    assert "Split Tomás Brek (brek) from Ana Ferro (ferro): 2 claims, change 3" in split.out


def test_a_split_names_the_claims_that_it_leaves(onrecord, own):
    onrecord("speaker", "merge", "ferro", "brek", database=own)
    onrecord("claim", "edit", "brek-lost", "--set", "speaker=lund", database=own)
    split = onrecord("speaker", "split", "ferro", "brek", database=own)
    assert split.out.splitlines()[:3] == [
        "Split Tomás Brek (brek) from Ana Ferro (ferro): 1 claim, change 4",
        "  Left as corrected since the merge, wholly or in part: 1 claim",
        "    brek-lost",
    ]


def test_what_is_parted_already_is_not_parted_again(onrecord, own):
    onrecord("speaker", "merge", "ferro", "brek", database=own)
    onrecord("speaker", "split", "ferro", "brek", database=own)
    again = onrecord("speaker", "split", "ferro", "brek", database=own)
    assert (again.code, again.out) == (1, "")
    assert '"brek" is parted from "ferro" already, by change 3' in again.err


def test_a_merged_speaker_is_no_longer_listed(onrecord, own):
    onrecord("speaker", "merge", "ferro", "brek", database=own)
    names = [one["name"] for one in onrecord("speaker", "list", "--json", database=own).json]
    assert ("Ana Ferro" in names, "Tomás Brek" in names) == (True, False)


def test_claims_are_parted_by_ids_from_a_pipe(onrecord, own, monkeypatch):
    ids = onrecord("claim", "list", "--speaker", "ferro", "--ids", database=own).out
    monkeypatch.setattr(sys, "stdin", io.StringIO(ids))
    done = onrecord(
        "speaker", "split", "ferro", "--name", "Anna Ferro", "--claim", "-", database=own
    )
    assert "Split Anna Ferro (anna-ferro) from Ana Ferro (ferro): 1 claim, change 2" in done.out
