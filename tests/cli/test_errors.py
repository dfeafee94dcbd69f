"""Errors are one line, on stderr, with the exit code that a script can act on."""

import shutil
import sqlite3

import pytest

from onrecord import __version__


def refused(result, code, *words):
    assert (result.code, result.out) == (code, "")
    assert len(result.err.splitlines()) == 1
    for word in words:
        assert word in result.err
    return True


def test_a_name_that_nobody_has_is_not_found_with_a_suggestion(onrecord, demo):
    result = onrecord("claim", "list", "--speaker", "Kery", database=demo)
    assert refused(result, 3)
    assert result.err == (
        'No speaker "Kery". Did you mean "John Kerry"? Try: onrecord speaker list\n'
    )


def test_a_part_that_several_have_lists_them(onrecord, demo):
    result = onrecord("speaker", "show", "al-", database=demo)
    assert refused(result, 2, "Haider al-Abadi", "Walid al-Moualem", "Give the id")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["claim", "list", "--since", "2014-02-30"], 2, ["2014-02-30", "does not exist"]),
        (["claim", "list", "--until", "yesterday"], 2, ["yesterday"]),
        (["claim", "list", "--since", "2015/2014"], 2, ["2015/2014"]),
        (["claim", "list", "--since", "2015", "--until", "2014"], 2, ["2015", "2014"]),
        (["report", "timeline", "--since", "2014-13"], 2, ["2014-13"]),
        (["report", "numbers", "strikes-weaken-is"], 2, ["no open value", "proposition show"]),
        (["report", "numbers", "coalition"], 2, ["several propositions", "Give the id"]),
        (["proposition", "numbers", "elephants"], 3, ["elephants", "proposition list"]),
        (["claim", "list", "--limit", "0"], 2, ["--limit"]),
        (["claim", "list", "--quote-type", "loud"], 2, ["loud", "Try: onrecord claim list --help"]),
        (["claim", "list", "--colour"], 2, ["--colour"]),
        (["claim", "list", "kerry"], 2, ["kerry"]),
        (["clam"], 2, ["clam"]),
        (["claim", "show"], 2, ["claim"]),
        (["claim", "show", "999999"], 3, ['No claim "999999"', "onrecord claim list"]),
        (["claim", "show", "9" * 30], 3, ["No claim"]),
        (["claim", "show", "\u0661"], 3, ["No claim"]),
        (["claim", "show", "-1"], 2, []),
        (["claim", "list", "--topic", "weather"], 3, ['No topic "weather"']),
        (["source", "show", "The Moon Gazette"], 3, ["No source"]),
        (["contradiction", "decide", "1", "dismissed"], 2, ["reason"]),
        (["contradiction", "decide", "1", "perhaps"], 2, ["perhaps"]),
        (["contradiction", "decide", "99", "unsure"], 3, ["No contradiction"]),
        (["import", "gone.yaml"], 1, ["Cannot read gone.yaml"]),
        (["import"], 2, ["files"]),
        (["source", "attach", "kerry-x", "gone.txt"], 1, ["Cannot read gone.txt"]),
        (["report", "contradictions", "-o", "report.pdf"], 2, ["report.pdf", "--format"]),
        (["report", "contradictions", "-o", "gone/report.md"], 1, ["Cannot write"]),
        (["report", "speaker", "nobody-at-all"], 3, ["No speaker"]),
        (["db", "backup", "demo.db"], 2, ["already there"]),
        (["db", "backup", "gone/copy.db"], 1, ["no folder"]),
        (["import", "."], 1, ["Cannot read ."]),
        (["import", ""], 2, ["name of a file is empty"]),
        (["ingest", ""], 2, ["name of a document is empty"]),
        (["ingest", "demo.db", " "], 2, ["name of a document is empty"]),
        (["export", "-o", ""], 2, ["name of a file is empty"]),
        (["claim", "list", "-o", ""], 2, ["name of a file is empty"]),
        (["report", "timeline", "-o", ""], 2, ["name of a file is empty"]),
        (["source", "attach", "1", ""], 2, ["name of a file is empty"]),
        (["source", "add", "--title", "Bay", "--file", ""], 2, ["name of a file is empty"]),
        (["source", "snapshot", "1", "-o", ""], 2, ["name of a file is empty"]),
        (["contradiction", "decide"], 2, ["Missing argument 'VERDICT'", "confirmed", "Try:"]),
        (["verify", "--report", ""], 2, ["name of a file is empty"]),
        (["db", "backup", ""], 2, ["name of a file is empty"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(onrecord, demo, arguments, code, words):
    assert refused(onrecord(*arguments, database=demo), code, *words)


READS = [["claim", "list"], ["verify"], ["db", "current"], ["db", "check"], ["db", "upgrade"],
         ["db", "backup", "copy.db"], ["report", "timeline"],
         ["import", "dossier.yaml"]]  # fmt: skip


@pytest.mark.parametrize("arguments", READS, ids=" ".join)
def test_a_missing_database_is_not_made(onrecord, empty_path, dossier, arguments):
    result = onrecord(*arguments, database=empty_path)
    assert refused(result, 4, f"No database at {empty_path}", "onrecord init")
    assert not empty_path.exists()


ELSEWHERE = [*READS[:5], ["report", "timeline"], ["init"]]


@pytest.mark.parametrize("arguments", ELSEWHERE, ids=" ".join)
def test_a_database_of_something_else_is_left_alone(onrecord, empty_path, arguments):
    connection = sqlite3.connect(empty_path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.commit()
    connection.close()
    before = empty_path.read_bytes()
    assert refused(onrecord(*arguments, database=empty_path), 4, "is not an onrecord database")
    assert empty_path.read_bytes() == before


def at_revision(path, revision):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
    connection.commit()
    connection.close()


@pytest.mark.parametrize("arguments", [["claim", "list"], ["init"], ["db", "upgrade"]])
def test_a_database_of_a_newer_program_is_left_alone(onrecord, own, arguments):
    at_revision(own, "9999")
    assert refused(onrecord(*arguments, database=own), 4, "9999", "newer onrecord")


def test_a_database_that_is_behind_names_the_way_forward(onrecord, own):
    at_revision(own, "0001")
    assert refused(onrecord("claim", "list", database=own), 4, "0001", "onrecord db upgrade")


@pytest.mark.parametrize("arguments", [["claim", "list"], ["init"], ["verify"]])
def test_a_file_that_is_no_database_is_left_alone(onrecord, empty_path, arguments):
    empty_path.write_text("Dear editor, " * 100, encoding="utf-8")
    assert refused(onrecord(*arguments, database=empty_path), 1, "damaged or not a database")
    assert empty_path.read_text(encoding="utf-8").startswith("Dear editor")


def test_a_folder_is_no_database(onrecord, tmp_path):
    assert onrecord("claim", "list", database=tmp_path).code == 4


def test_a_folder_that_is_not_there_is_not_made(onrecord, tmp_path):
    result = onrecord("init", database=tmp_path / "gone" / "record.db")
    assert refused(result, 1, "There is no folder")


@pytest.mark.parametrize("url", ["mysql://h/d", "postgresql://h:port/d", "sqlite://", "://"])
def test_an_address_of_no_database_is_a_usage_error(onrecord, url):
    assert onrecord("--database", url, "claim", "list").code == 2


def test_a_broken_import_leaves_the_file_as_it_was(onrecord, own, dossier):
    before = shutil.copyfile(own, own.with_name("before.db")).read_bytes()
    text = dossier.read_text(encoding="utf-8").replace("speaker: brek", "speaker: nobody")
    dossier.write_text(text, encoding="utf-8")
    result = onrecord("import", "dossier.yaml", database=own)
    assert refused(result, 1, "dossier.yaml:32:14: ", 'the speaker "nobody"')
    assert own.read_bytes() == before


def test_a_traceback_is_shown_only_when_asked_for(onrecord, demo):
    quiet = onrecord("claim", "show", "999", database=demo)
    loud = onrecord("-v", "claim", "show", "999", database=demo)
    assert ("Traceback" in quiet.err, "Traceback" in loud.err) == (False, True)


def test_control_characters_of_what_was_typed_do_not_come_back(onrecord, demo):
    result = onrecord("claim", "list", "--speaker", "\x1b[31mred\x07", database=demo)
    assert result.code == 3
    assert not set("\x1b\x07") & set(result.err)


def test_the_version_is_printed(onrecord):
    assert onrecord("--version").out == f"onrecord {__version__}\n"


def test_an_empty_name_of_a_database_is_not_the_usual_one(onrecord, demo):
    assert refused(onrecord("--database", "", "claim", "list", database=demo), 2, "is empty")


def test_a_name_that_nobody_could_read_signs_nothing(onrecord, own, monkeypatch):
    monkeypatch.setenv("ONRECORD_USER", "\x1b[31mIda")
    result = onrecord("claim", "edit", "1", "--set", "place=Norland", database=own)
    assert refused(result, 2, "ONRECORD_USER")
    assert len(onrecord("log", "--json", database=own).json) == 1


@pytest.mark.parametrize(
    "arguments",
    [["import", "-"], ["ingest", "-"], ["claim", "edit", "-", "--set", "note=x"]],
    ids=" ".join,
)
def test_a_closed_standard_input_is_one_line(onrecord, own, monkeypatch, arguments):
    monkeypatch.setattr("sys.stdin", None)
    assert refused(onrecord(*arguments, database=own), 2, "no standard input")


def test_standard_input_is_named_once(onrecord, own):
    assert refused(onrecord("import", "-", "-", database=own), 2, "only once")


def test_a_program_that_cannot_be_told_is_no_editor(onrecord, own, monkeypatch):
    monkeypatch.setenv("VISUAL", "vi '")
    assert refused(onrecord("claim", "edit", "1", database=own), 2, "VISUAL names no program")


@pytest.mark.parametrize(
    "arguments",
    [
        ["speaker", "add", "Per Aas", "--key", "1"],
        ["claim", "add", "--speaker", "brek", "--statement", "Five.", "--key", "1"],
    ],
    ids=" ".join,
)
def test_a_key_is_no_number(onrecord, own, arguments):
    assert refused(onrecord(*arguments, database=own), 2, "would be taken for an id")


def test_a_key_that_is_made_up_is_no_number_either(onrecord, own):
    assert "(nr-2031)" in onrecord("topic", "add", "2031", database=own).out


def test_a_value_goes_to_a_proposition_with_an_open_value(onrecord, own):
    result = onrecord(
        "claim", "stance", "edit", "brek-nothing", "patrols-help", "--set", "value=3", database=own
    )
    assert refused(result, 1, "which has no open value")


def test_an_option_that_takes_one_of_several_names_tells_them_plainly(onrecord, own):
    result = onrecord("check", "--quote-type", "dirct", database=own)
    assert result.code == 2
    assert "'dirct' is not one of" in result.err
    assert "Value error" not in result.err
