"""onrecord contradiction decide, as scripts use it."""

import io
import sys

import pytest

NOTHING = "Decided nothing: no contradiction was named, or none passes the filters\n"


def statuses(onrecord, database):
    found = onrecord("contradiction", "list", "--status", "any", "--json", database=database).json
    return {one["id"]: one["status"] for one in found}


def test_one_is_decided_by_its_id_and_the_verdict(onrecord, demo):
    result = onrecord("contradiction", "decide", "1", "confirmed", database=demo)
    assert result.out == "Decided contradiction 1: confirmed; its status is confirmed, change 2\n"


def test_several_are_decided_as_one_change(onrecord, demo):
    words = ("1", "2", "dismissed", "--reason", "not_meant")
    result = onrecord("contradiction", "decide", *words, database=demo)
    assert result.out.splitlines()[0] == (
        "Decided 2 contradictions: dismissed (not_meant), change 2"
    )
    found = statuses(onrecord, demo)
    assert (found[1], found[2], found[3]) == ("dismissed", "dismissed", "candidate")


def test_ids_come_from_a_pipe(onrecord, demo, monkeypatch):
    ids = onrecord("contradiction", "list", "--scope", "self", "--ids", database=demo).ids
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in ids)))
    onrecord("contradiction", "decide", "-", "unsure", database=demo)
    found = statuses(onrecord, demo)
    assert sorted(one for one, status in found.items() if status == "unsure") == sorted(ids)


def test_filters_mean_what_nobody_has_decided(onrecord, demo):
    onrecord("contradiction", "decide", "8", "confirmed", database=demo)
    words = ("unsure", "--kind", "modality", "--topic", "iran")
    onrecord("contradiction", "decide", *words, database=demo)
    found = statuses(onrecord, demo)
    assert [found[one] for one in (8, 9, 10, 15)] == ["confirmed", "unsure", "unsure", "unsure"]


def test_a_dry_run_says_what_would_be_and_decides_nothing(onrecord, demo):
    words = ("confirmed", "--speaker", "moualem", "--kind", "negation", "--dry-run")
    result = onrecord("contradiction", "decide", *words, database=demo)
    assert result.out.startswith("Would decide 6 contradictions: confirmed\n")
    assert "confirmed" not in statuses(onrecord, demo).values()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["confirmed"], "about every candidate"),
        (["confirmed", "--limit", "3"], "about every candidate"),
        (["confirmed", "--status", "candidate"], "about every candidate"),
        (["confirmed", "--status", "open"], "about every open contradiction"),
        (["confirmed", "--status", "any", "--limit", "3"], "about every contradiction"),
        (["1", "confirmed", "--note", "\udcff"], "not text in UTF-8"),
        (["1", "confirmed", "--kind", "date"], "named, and filtered by --kind"),
        (["1"], "VERDICT"),
        (["1", "dismissed"], "A dismissal needs a reason"),
    ],
)
def test_what_is_not_clear_is_refused(onrecord, demo, words, refusal):
    result = onrecord("contradiction", "decide", *words, database=demo)
    assert (result.code, result.out) == (2, "")
    assert refusal in result.err


@pytest.mark.parametrize("words", ["", "   ", "%", "' OR 1=1 --", "\udcff", "x" * 5_000])
def test_words_that_no_claim_has_mean_nothing(onrecord, demo, words):
    result = onrecord("contradiction", "decide", "unsure", "--about", words, database=demo)
    assert (result.code, result.out) == (0, NOTHING)


@pytest.mark.parametrize("option", ["--speaker", "--topic", "--source"])
@pytest.mark.parametrize("name", ["", "%", "' OR 1=1 --"])
def test_a_name_that_nobody_has_is_not_found(onrecord, demo, option, name):
    result = onrecord("contradiction", "decide", "unsure", option, name, database=demo)
    assert (result.code, result.out) == (3, "")


@pytest.mark.parametrize("piped", ["", "\n\n"])
def test_nothing_from_a_pipe_is_done(onrecord, demo, monkeypatch, piped):
    monkeypatch.setattr(sys, "stdin", io.StringIO(piped))
    result = onrecord("contradiction", "decide", "-", "unsure", database=demo)
    assert (result.code, result.out) == (0, NOTHING)


def test_a_filter_that_nothing_passes_is_done(onrecord, demo):
    result = onrecord("contradiction", "decide", "unsure", "--kind", "date", database=demo)
    assert (result.code, result.out) == (0, NOTHING)
