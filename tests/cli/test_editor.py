"""Editing in the person's own editor: a small program stands where vi would."""

import json
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals to open here")

CLAIM = "brek-nothing"


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Return a function that names an editor that runs Python on the ``text`` it was given."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def editor(code):
        path = tmp_path / "editor.py"
        path.write_text(
            "import pathlib, sys\n"
            "path = pathlib.Path(sys.argv[-1])\ntext = path.read_text(encoding='utf-8')\n"
            f"{code}\npath.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f"{sys.executable} {path}")

    return editor


@pytest.fixture
def edit(onrecord, own, editor):
    """Return a function that edits a claim of the dossier with an editor that runs ``code``."""

    def edit(code, *words):
        editor(code)
        return onrecord(*(words or ("claim", "edit", CLAIM)), database=own)

    return edit


def kept(tmp_path):
    return list(tmp_path.glob("onrecord-*.yaml"))


def test_what_was_edited_is_written(edit, tmp_path):
    result = edit("text = text.replace('changed', 'altered')")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Changed claim 2 (brek-nothing), change 2\n  statement: ")
    assert kept(tmp_path) == []


def test_the_text_tells_what_it_is(edit, tmp_path):
    edit("pathlib.Path('seen').write_text(text)")
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert seen.startswith("# The claim brek-nothing, as of change 1.")
    assert f"- key: {CLAIM}\n" in seen


@pytest.mark.parametrize("code", ["", "text = ''", "text = '# nothing'", "text += '\\n'"])
def test_a_text_as_it_was_or_emptied_changes_nothing(edit, tmp_path, code):
    result = edit(code)
    assert (result.code, result.out.startswith("Changed nothing")) == (0, True)
    assert kept(tmp_path) == []


def test_an_error_has_its_line_and_the_text_is_kept(edit, tmp_path):
    result = edit("text = text.replace('statement:', 'statment:')")
    (path,) = kept(tmp_path)
    assert (result.code, result.out) == (1, "")
    assert re.match(rf"{re.escape(str(path))}:\d+:\d+: a claim has no key", result.err)
    assert result.err.endswith(f"Nothing was written; your text is in {path}\n")
    assert "statment:" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "broken", ["b'\\xff\\xfe'", "b'claims: [\\0]'", "b'claims: ['", "b'claims: []'"]
)
def test_a_text_that_cannot_be_read_is_kept(edit, tmp_path, broken):
    result = edit(f"path.write_bytes({broken}); sys.exit(0)")
    assert (result.code, len(kept(tmp_path))) == (1, 1)


def test_a_claim_that_was_changed_meanwhile_is_refused_and_the_text_kept(edit, own, tmp_path):
    other = [sys.executable, "-c", "from cli.main import run; run()", "-d", str(own)]
    other += ["claim", "edit", CLAIM, "--set", "place=Norland"]
    root = str(Path(__file__).parents[2])
    result = edit(
        "import os, subprocess\n"
        f"environment = os.environ | {{'ONRECORD_USER': 'Ana Ferro', 'PYTHONPATH': {root!r}}}\n"
        f"subprocess.run({other!r}, check=True, env=environment)\n"
        "text = text.replace('changed', 'altered')"
    )
    assert result.code == 1
    assert f'claim "{CLAIM}" was changed by Ana Ferro at ' in result.err
    assert "(change 2) while you were editing" in result.err
    assert len(kept(tmp_path)) == 1


def test_a_record_that_was_deleted_from_the_text_is_said_to_stay(edit):
    code = "text = text[: text.index('- key: ferro-safer')].replace('changed', 'altered')"
    result = edit(code, "claim", "edit", CLAIM, "ferro-safer")
    assert 'claim "ferro-safer" is not in the text any more: it stays as it is' in result.err


def test_an_editor_that_fails_changes_nothing(edit, tmp_path):
    result = edit("sys.exit(3)")
    assert (result.code, "ended with 3" in result.err) == (1, True)
    assert kept(tmp_path) == []


def test_an_editor_that_fails_after_writing_leaves_the_text(edit, tmp_path):
    result = edit("path.write_text('claims:'); sys.exit(3)")
    (path,) = kept(tmp_path)
    assert result.err.endswith(f"your text is in {path}\n")


def test_an_editor_that_is_not_there_is_named(onrecord, own, monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    result = onrecord("claim", "edit", CLAIM, database=own)
    assert (result.code, "no-such-editor cannot be started" in result.err) == (1, True)


def test_without_a_terminal_no_editor_is_guessed(onrecord, own, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    result = onrecord("claim", "edit", CLAIM, database=own)
    assert (result.code, "without a terminal" in result.err) == (2, True)


def test_every_noun_opens_in_the_editor(edit):
    for noun, name in (("source", "post"), ("topic", "patrols"), ("speaker", "ferro")):
        result = edit("text = text.replace('withdrawn', '')", noun, "edit", name)
        assert (result.code, result.out.startswith("Changed nothing")) == (0, True)


def test_nothing_to_edit_opens_no_editor(edit):
    result = edit("sys.exit(3)", "claim", "edit", "--about", "whales")
    assert (result.code, result.out) == (0, "Changed nothing: no claim was meant\n")


class Terminal:
    """The program on a terminal of its own, to type at and to read from."""

    def __init__(self, arguments, environment):
        self.own, theirs = pty.openpty()
        self.shown = ""
        code = "from cli.main import run; run()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
            env=environment, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        os.close(theirs)

    def until(self, words, seconds=60):
        end = time.monotonic() + seconds
        while words not in self.shown and time.monotonic() < end:
            if not select.select([self.own], [], [], 1)[0]:
                continue
            try:
                self.shown += os.read(self.own, 4096).decode()
            except OSError:  # the program has closed the terminal
                break
        return words in self.shown

    def type(self, text):
        os.write(self.own, text.encode())

    def end(self):
        self.until("\0")
        return self.process.wait()


@pytest.fixture
def terminal(own, editor):
    running = []

    def terminal(code, *words):
        editor(code)
        running.append(Terminal(["-d", str(own), *words], dict(os.environ)))
        return running[-1]

    yield terminal
    for one in running:
        os.close(one.own)


def test_on_a_terminal_a_text_with_an_error_is_opened_again(terminal, onrecord, own, tmp_path):
    # The first time it makes a mistake, the second time it mends it.
    there = terminal(
        "text = text.replace('statment', 'statement').replace('changed', 'altered') "
        "if 'statment' in text else text.replace('statement', 'statment')",
        "claim", "edit", CLAIM,
    )  # fmt: skip
    assert there.until("Open it again?")
    there.type("y\n")
    assert there.end() == 0
    claim = onrecord("claim", "show", CLAIM, "--json", database=own).json
    assert "altered" in claim["statement"]
    assert kept(tmp_path) == []


def test_on_a_terminal_a_person_may_leave_the_text_for_later(terminal, tmp_path):
    there = terminal("text = text.replace('statement', 'statment')", "claim", "edit", CLAIM)
    assert there.until("Open it again?")
    there.type("n\n")
    assert there.end() == 1
    assert len(kept(tmp_path)) == 1


def test_on_a_terminal_a_claim_is_added_in_the_editor(terminal, onrecord, own):
    there = terminal(
        "text = text.replace('key:', 'key: calm', 1).replace('speaker:', 'speaker: lund')"
        ".replace('statement:', 'statement: The bay is calm.')",
        "claim", "add",
    )  # fmt: skip
    assert there.end() == 0
    shown = onrecord("claim", "show", "calm", "--json", database=own)
    assert json.loads(shown.out)["statement"] == "The bay is calm."


def test_an_empty_claim_that_is_left_as_it_was_is_not_added(terminal):
    there = terminal("", "claim", "add")
    assert there.end() == 0
    assert "Added nothing" in there.shown
