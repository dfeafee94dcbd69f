"""The review by plain prompts, as a script or a screen reader uses it."""

import io
import sqlite3
import sys

import pytest

from cli.review import wording
from onrecord.vocabulary import DISMISSAL_REASONS


@pytest.fixture
def answers(onrecord, monkeypatch):
    """Return a function that runs the review with answers, a line each."""

    def answers(database, *given, options=()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in given)))
        return onrecord("review", *options, database=database)

    return answers


def statuses(database):
    with sqlite3.connect(database) as connection:
        found = dict(connection.execute("SELECT id, status FROM contradiction").fetchall())
    connection.close()
    return found


def test_a_cluster_is_confirmed_and_the_end_is_told(demo, answers):
    result = answers(demo, "c both speak of the same strikes")
    assert (result.code, result.err) == (0, "")
    assert "Confirmed 9 contradictions (13, 5, 12, and 6 more), change 2" in result.out
    assert result.out.splitlines()[-1] == (
        "Decided 1 candidate; 7 candidates left. onrecord undo takes the last one back"
    )
    assert list(statuses(demo).values()).count("confirmed") == 9


def test_a_dismissal_takes_a_reason_by_name_by_number_or_when_asked(demo, answers):
    result = answers(demo, "d 10 said in jest", "d translation", "d", "1")
    told = [text for text in result.out.splitlines() if text.startswith("Dismissed")]
    assert [text.partition("(")[2] for text in told[1:]] == [
        "16, 17) (translation), change 3",
        "20, 21) (different_period), change 4",
    ]
    assert "(not_meant)" in told[0]


def test_what_is_no_answer_decides_nothing(demo, answers):
    result = answers(demo, "x", "d nonsense", "a", "q")
    assert result.code == 0
    assert result.out.splitlines()[-1] == "Decided nothing; 8 candidates left"
    assert [text.partition(" ")[0] for text in result.err.splitlines()] == [
        '"x"', '"nonsense"', '"a"',
    ]  # fmt: skip


def test_undo_takes_back_and_shows_it_again(demo, answers):
    result = answers(demo, "c", "z", "z")
    assert "Undid change 2 (confirmed): decide again" in result.out
    assert "Nothing was decided in this review that could be undone" in result.out
    assert "confirmed" not in statuses(demo).values()


def test_a_cluster_is_opened_and_one_pair_decided(demo, answers):
    answers(demo, "o", "u")
    assert [one for one, status in statuses(demo).items() if status == "unsure"] == [13]


def test_drafts_are_accepted_and_rejected(own, onrecord, answers):
    result = answers(own, "r said by somebody else", options=["--drafts"])
    assert "Rejected claim 3, change 2" in result.out
    shown = onrecord("log", "2", database=own).out
    assert "said by somebody else" in shown


def test_a_draft_is_edited_in_the_editor(own, onrecord, answers, tmp_path, monkeypatch):
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/At least 12/Twelve/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    result = answers(own, "e", "a", options=["--drafts"])
    assert "Changed claim 3, change 2: now accept or reject it" in result.out
    assert "Accepted claim 3, change 3" in result.out
    assert onrecord("claim", "show", "3", "--json", database=own).json["statement"] == (
        "Twelve boats were lost."
    )


def test_nothing_to_decide_is_said_and_done(own, answers):
    result = answers(own, options=["--candidates", "--status", "disputed"])
    assert (result.code, result.out) == (0, "There is nothing to decide\n")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--drafts", "--candidates"], 2),
        (["--drafts", "--kind", "date"], 2),
        (["--speaker", "nobody"], 3),
    ],
)
def test_what_is_asked_wrongly_is_refused(demo, answers, options, code):
    assert answers(demo, options=options).code == code


def test_a_closed_input_is_refused_in_one_line(demo, onrecord, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    result = onrecord("review", database=demo)
    assert result.code == 2
    assert result.err.startswith("There is no standard input to read")


def test_every_reason_is_told_in_words():
    assert set(wording.REASONS) == set(DISMISSAL_REASONS)


def test_who_accepted_drafts_is_told_to_check_next(own, answers):
    result = answers(own, "a", "q", options=("--drafts",))
    assert result.out.splitlines()[-1] == (
        "Decided 1 draft; nothing left. onrecord undo takes the last one back; next: onrecord check"
    )


def test_bytes_that_are_no_text_decide_nothing_and_the_review_goes_on(demo, onrecord, monkeypatch):
    typed = io.TextIOWrapper(io.BytesIO(b"\xff\nc a\xff\nu\n"), encoding="utf-8", errors="strict")
    monkeypatch.setattr(sys, "stdin", typed)
    result = onrecord("review", database=demo)
    assert result.code == 0
    assert "is not UTF-8" in result.err
    assert "Decided 1 candidate;" in result.out.splitlines()[-1]


@pytest.mark.parametrize(
    "words", ["\u00ab\u00a0le pont\u00a0\u00bb", "\u0645\u06cc\u200c\u0634\u0648\u062f"]
)
def test_joiners_and_spaces_that_do_not_break_stand_in_a_note(demo, answers, words):
    result = answers(demo, f"c {words}")
    assert (result.code, result.err) == (0, "")


def test_a_reason_of_five_thousand_digits_is_none(demo, answers):
    result = answers(demo, "d " + "9" * 5000)
    assert result.code == 0
    assert "is no reason: nothing was decided" in result.err
