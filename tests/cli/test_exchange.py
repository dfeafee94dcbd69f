"""Export, import and check as they are typed."""

import io
import os
import sys
import threading

import pytest


@pytest.fixture
def exported(onrecord, own, tmp_path):
    """Return the path of the whole export of ``own``."""
    path = tmp_path / "own.jsonl"
    assert onrecord("export", "-o", path, database=own).code == 0
    return path


@pytest.fixture
def empty(onrecord, tmp_path):
    """Return the path of a database without records."""
    path = tmp_path / "empty.db"
    onrecord("init", database=path)
    return path


@pytest.fixture
def standard_input(monkeypatch):
    """Return a function that puts bytes where a command reads ``-``."""

    def standard_input(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return standard_input


def test_an_export_says_what_it_wrote(onrecord, own, tmp_path):
    result = onrecord("export", "-o", tmp_path / "a.jsonl", database=own)
    assert result.out == f"Exported 3 claims to {tmp_path / 'a.jsonl'}\n"


def test_an_export_without_a_file_goes_to_the_output(onrecord, own, exported):
    assert onrecord("export", database=own).out.encode() == exported.read_bytes()


def test_nothing_stands_beside_a_finished_export(exported):
    assert not list(exported.parent.glob("*.part"))


def test_an_export_that_fails_leaves_the_file_as_it_was(onrecord, own, exported):
    before = exported.read_bytes()
    result = onrecord("export", "--speaker", "nobody", "-o", exported, database=own)
    assert result.code == 3
    assert exported.read_bytes() == before
    assert not list(exported.parent.glob("*.part"))


@pytest.mark.parametrize("form", ["jsonl", "yaml"])
def test_a_pipe_is_taken_in_like_a_file(onrecord, own, tmp_path, form):
    file = tmp_path / f"record.{form}"
    chosen = ["--format", "yaml", "--status", "any"] if form == "yaml" else []
    assert onrecord("export", *chosen, "-o", file, database=own).code == 0
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(file.read_bytes()))
    writer.start()
    result = onrecord("import", pipe, database=own)
    writer.join()
    assert (result.code, result.err) == (0, "")


def test_a_folder_is_no_file(onrecord, own, tmp_path):
    result = onrecord("export", "-o", tmp_path, database=own)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"Cannot write {tmp_path}: Is a directory")


def test_a_file_in_no_folder_cannot_be_written(onrecord, own, tmp_path):
    result = onrecord("export", "-o", tmp_path / "no" / "a.jsonl", database=own)
    assert result.code == 1
    assert result.err.startswith(f"Cannot write {tmp_path}/no/a.jsonl: No such file or directory")


def test_a_whole_export_is_restored(onrecord, empty, exported, tmp_path):
    result = onrecord("import", exported, database=empty)
    assert result.out == "Restored 12 records with 1 change of their history\n"
    again = tmp_path / "again.jsonl"
    onrecord("export", "-o", again, database=empty)
    assert again.read_bytes() == exported.read_bytes()


def test_a_restored_record_takes_its_export_without_change(onrecord, empty, exported):
    onrecord("import", exported, database=empty)
    result = onrecord("import", exported, database=empty)
    assert result.out.splitlines()[0].startswith("Imported nothing new")
    assert "1 change of its log" in result.out


def test_lines_are_read_from_standard_input(onrecord, empty, exported, standard_input):
    standard_input(exported.read_bytes())
    assert onrecord("import", "-", database=empty).out.startswith("Restored 12 records")


def test_a_record_file_is_read_from_standard_input(onrecord, empty, dossier, standard_input):
    standard_input(dossier.read_bytes())
    assert onrecord("import", "-", database=empty).out.startswith("Imported 12 new")


def test_lines_of_another_ending_are_told_by_the_first_one(onrecord, empty, exported):
    renamed = exported.rename(exported.with_suffix(".txt"))
    assert onrecord("import", renamed, database=empty).out.startswith("Restored")


def test_a_file_that_breaks_off_is_refused(onrecord, empty, exported):
    exported.write_bytes(exported.read_bytes()[:-30])
    result = onrecord("import", exported, database=empty)
    assert result.code == 1
    assert result.err.startswith(f"{exported}:")
    assert onrecord("claim", "list", "--ids", database=empty).ids == []


def test_an_import_may_search_for_nothing_and_a_check_finds_it(onrecord, empty, dossier):
    onrecord("import", dossier, "--no-check", database=empty)
    assert onrecord("contradiction", "list", "--ids", database=empty).ids == []
    result = onrecord("check", "--exit-code", database=empty)
    assert result.code == 1
    assert result.out.startswith("Checked 2 claims: 1 new contradiction candidate,")
    assert onrecord("check", "--exit-code", database=empty).code == 0


def test_an_extract_says_which_relations_it_leaves_out(onrecord, demo, tmp_path):
    listed = onrecord("export", "--speaker", "kerry", database=demo)
    assert listed.err == ""


def test_a_status_makes_an_extract(onrecord, own, tmp_path):
    path = tmp_path / "drafts.jsonl"
    result = onrecord("export", "--status", "draft", "-o", path, database=own)
    assert result.out.startswith("Exported 1 claim to")
    assert b'"whole"' not in path.read_bytes()


def test_a_record_file_of_an_extract_is_taken_in(onrecord, own, empty, tmp_path):
    path = tmp_path / "brek.yaml"
    onrecord("export", "--speaker", "brek", "--format", "yaml", "-o", path, database=own)
    assert onrecord("import", path, database=empty).out.startswith("Imported 5 new")
