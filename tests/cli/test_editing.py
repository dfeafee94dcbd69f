"""Adding, editing and withdrawing as a person types it: what is printed, what is refused."""

import io
import re
import sys

import pytest

CLAIM = "brek-nothing"


@pytest.fixture
def typed(monkeypatch):
    """Return a function that has the program find a text on its standard input."""

    def typed(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return typed


@pytest.fixture
def edit(onrecord, own):
    """Return a function that runs a command on the dossier."""
    return lambda *words: onrecord(*words, database=own)


def test_an_edit_names_the_record_the_change_and_each_field_before_and_after(edit):
    result = edit("claim", "edit", CLAIM, "--set", "place=Norland", "--set", "status=draft")
    assert (result.code, result.out) == (
        0,
        (
            "Changed claim 2 (brek-nothing), change 2\n"
            "  status: accepted -> draft\n  place: nothing -> Norland\n"
        ),
    )


def test_a_field_is_emptied(edit):
    result = edit("claim", "edit", "brek-lost", "--unset", "event")
    assert "  event: 2031-04 -> nothing\n" in result.out


def test_what_is_so_already_is_said_and_not_logged(edit):
    result = edit("claim", "edit", CLAIM, "--set", "status=accepted")
    assert (result.code, result.out) == (
        0, "Changed nothing: claim 2 (brek-nothing) is as it was\n",
    )  # fmt: skip


def test_contradictions_that_an_edit_ends_and_brings_back_are_told(edit):
    ended = edit("claim", "edit", CLAIM, "--set", "status=draft")
    assert ended.err == "1 contradiction no longer found, and marked stale\n"
    again = edit("claim", "edit", CLAIM, "--set", "status=accepted")
    assert again.err == "1 contradiction found again\n"


def test_trying_tells_what_would_become_of_contradictions(edit):
    tried = edit("claim", "edit", CLAIM, "--set", "status=draft", "--dry-run")
    assert "1 contradiction would no longer be found\n" in tried.out


def test_the_hash_of_a_text_is_not_emptied(edit):
    result = edit("source", "edit", "post", "--unset", "sha256")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("The hash of a text stays: ")


def test_a_text_is_kept_as_it_was_typed(edit):
    edit("claim", "edit", CLAIM, "--set", "note=[sic]: see #3")
    assert edit("claim", "show", CLAIM, "--json").json["note"] == "[sic]: see #3"


def test_a_date_is_set_with_its_phrase(edit):
    said = "said={edtf: 2031-05-06, phrase: Tuesday, anchor: 2031-05-07, basis: relative}"
    edit("claim", "edit", CLAIM, "--set", said)
    assert edit("claim", "show", CLAIM, "--json").json["said"]["phrase"] == "Tuesday"


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (["--set", "place"], 2, '"place" is no FIELD=VALUE. Write: --set status=accepted'),
        (["--set", "place="], 2, "--set place= gives no value. To empty it: --unset place"),
        (["--set", "=x"], 2, "A field has no name"),
        (["--unset", ""], 2, "A field has no name"),
        (["--set", "note=a", "--unset", "note"], 2, 'The field "note" is given twice'),
        (["--set", "key=other"], 2, "A key never changes"),
        (["--set", "speeker=ferro"], 2, 'Did you mean "speaker"?'),
        (["--set", "speaker=nobody"], 3, 'No speaker "nobody"'),
        (["--set", "speaker=e"], 2, '"e" could be several speakers'),
        (["--set", "said=2031-02-30"], 2, "is a day that does not exist"),
        (["--set", "said={edtf: x"], 2, 'The value of "said" cannot be read (character 9)'),
        (["--set", "note=a\x1b[31mb"], 2, 'the control character U+001B stands in "note"'),
        (["--set", "note=\udc80"], 2, 'the control character U+DC80 stands in "note"'),
        (["--set", "place=x", "--if-change", "7"], 1, "its last change is 1 ("),
        (["--dry-run"], 2, "--dry-run and --if-change need --set FIELD=VALUE"),
        (["--set", "place=x", "--speaker", "ferro"], 2, "Give one or the other"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_one_line(edit, words, code, problem):
    result = edit("claim", "edit", CLAIM, *words)
    assert (result.code, result.out) == (code, "")
    assert problem in result.err
    assert result.err.count("\n") == 1
    assert [entry["number"] for entry in edit("log", "--json").json] == [1]


def test_a_key_of_another_noun_is_no_claim(edit):
    result = edit("claim", "edit", "ferro", "--set", "place=x")
    assert (result.code, result.err) == (3, 'No claim "ferro". Try: onrecord claim list\n')


@pytest.mark.parametrize("words", [["--set", "place=x"], ["--limit", "1", "--set", "place=x"]])
def test_an_edit_of_everything_at_once_needs_a_filter(edit, words):
    result = edit("claim", "edit", *words)
    assert (result.code, "Name claims, or filter them" in result.err) == (2, True)


def test_claims_are_edited_by_a_filter(edit):
    result = edit("claim", "edit", "--status", "any", "--speaker", "brek", "--set", "place=Norland")
    assert result.out.splitlines()[:2] == [
        "Changed 2 claims, change 2", "  place: nothing -> Norland (2 claims)",
    ]  # fmt: skip


def test_a_filter_that_nothing_passes_changes_nothing(edit):
    result = edit("claim", "edit", "--about", "whales", "--set", "place=x")
    assert (result.code, result.out) == (0, "Changed nothing: no claim was meant\n")


def test_ids_come_from_standard_input(edit, typed):
    typed("3\n\n 2 \n3\n")
    result = edit("claim", "edit", "-", "--set", "place=Norland")
    assert result.out.startswith("Changed 2 claims, change 2")


def test_a_dry_run_lists_every_record_field_by_field(edit):
    words = ["claim", "edit", "2", "3", "--set", "status=rejected"]
    result = edit(*words, "--dry-run")
    assert result.out == (
        "Would change 2 claims\n"
        "  claim 2 (brek-nothing)\n    status: accepted -> rejected\n"
        "  claim 3 (brek-lost)\n    status: draft -> rejected\n"
        "1 contradiction would no longer be found\n"
    )
    assert len(edit("log", "--json").json) == 1


def test_a_fresh_edit_by_somebody_else_is_told(edit, monkeypatch):
    edit("claim", "edit", CLAIM, "--set", "place=Norland")
    monkeypatch.setenv("ONRECORD_USER", "Per Aas")
    result = edit("claim", "edit", CLAIM, "--set", "place=Port Elin")
    assert re.fullmatch(
        r"Note: Ida Lund changed this claim (a moment|\d+ minutes?) ago \(change 2\)\n", result.err
    )
    assert "  place: Norland -> Port Elin\n" in result.out


def test_a_withdrawn_claim_is_named(edit):
    result = edit("claim", "withdraw", CLAIM, "--note", "entered twice")
    assert result.out.startswith("Withdrew claim 2 (brek-nothing), change 2\n")
    assert "withdrawn (entered twice)" in edit("claim", "show", CLAIM).out


def test_withdrawing_twice_says_that_it_is_done(edit):
    edit("claim", "withdraw", CLAIM)
    result = edit("claim", "withdraw", CLAIM)
    assert (result.code, result.out) == (
        0, "Withdrew nothing: claim 2 (brek-nothing) is withdrawn already\n",
    )  # fmt: skip


def test_a_note_of_several_lines_is_refused(edit):
    assert edit("claim", "withdraw", CLAIM, "--note", "a\nb").code == 2


@pytest.mark.parametrize(
    ("noun", "key"),
    [("topic", "patrols"), ("speaker", "brek"), ("source", "post"),
     ("proposition", "patrols-help")],
)  # fmt: skip
def test_what_is_referred_to_is_not_withdrawn(edit, noun, key):
    result = edit(noun, "withdraw", key)
    assert (result.code, result.out) == (1, "")
    assert f'{noun} "{key}": cannot be withdrawn while it is referred to by' in result.err


def test_show_marks_a_withdrawn_record_and_names_its_last_change(edit):
    edit("speaker", "add", "Per Aas")
    edit("speaker", "withdraw", "per-aas")
    shown = edit("speaker", "show", "per-aas").out
    assert shown.startswith("[withdrawn] Per Aas")
    assert shown.endswith("  last      change 3\n")
    assert edit("speaker", "show", "per-aas", "--json").json["withdrawn"] is True


@pytest.mark.parametrize(
    ("noun", "key"),
    [("topic", "patrols"), ("speaker", "brek"), ("source", "post"), ("claim", CLAIM),
     ("proposition", "patrols-help")],
)  # fmt: skip
def test_show_tells_the_history(edit, noun, key):
    assert "\n  history   change 1, " in edit(noun, "show", key).out
    assert [c["number"] for c in edit(noun, "show", key, "--json").json["history"]] == [1]


def test_a_claim_is_added_with_its_evidence(edit):
    result = edit(
        "claim", "add", "--speaker", "lund", "--statement", "The bay is calm.",
        "--said", "2031-05", "--topic", "patrols", "--source", "harbour", "--quote", "calm",
        "--described-as", "the mayor", "--relayed-by", "ferro",
        "--proposition", "boats-lost", "--stance", "affirms", "--value", "3",
        "--qualifier", "about",
    )  # fmt: skip
    assert result.out.startswith("Added claim 4 (lund-the-bay-is-calm), change 2\n")
    claim = edit("claim", "show", "lund-the-bay-is-calm", "--json").json
    (appearance,), (stance,) = claim["appearances"], claim["stances"]
    assert (appearance["quote_type"], appearance["exact"]) == ("direct", ["calm"])
    assert [s["name"] for s in appearance["relayed_by"]] == ["Ana Ferro"]
    assert (stance["value"]["low"], stance["value"]["qualifier"]) == (3, "about")
    assert claim["topics"] == ["Losses", "Patrols"]


def test_a_claim_that_contradicts_is_told_at_once(edit):
    result = edit(
        "claim", "add", "--speaker", "lund", "--statement", "They do nothing.",
        "--said", "2031-05-06", "--proposition", "patrols-help", "--stance", "denies",
    )  # fmt: skip
    assert "Found 1 new contradiction candidate: onrecord contradiction list" in result.out


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ([], "A claim needs --speaker and --statement"),
        (["--speaker", "lund"], "A claim needs --speaker and --statement"),
        (["--speaker", "lund", "--statement", " "], "The statement is empty"),
        (["--speaker", "lund", "--statement", "S", "--quote", "w"], "Give --source"),
        (["--speaker", "lund", "--statement", "S", "--stance", "denies"], "Give --proposition"),
        (["--speaker", "lund", "--statement", "S", "--quote", "", "--source", "post"],
         "The quote is empty"),
        (["--speaker", "lund", "--statement", "S", "--said", "2031-13"], "is not an EDTF date"),
        (["--speaker", "lund", "--statement", "S", "--key", "a b"], "cannot be a key"),
    ],
)  # fmt: skip
def test_what_makes_no_claim_is_refused(edit, words, problem):
    result = edit("claim", "add", *words)
    assert (result.code, result.out) == (2, "")
    assert problem in result.err


def test_a_key_that_is_taken_is_refused_with_what_to_do(edit):
    result = edit("claim", "add", "--speaker", "lund", "--statement", "S", "--key", CLAIM)
    assert (result.code, f"onrecord claim edit {CLAIM}" in result.err) == (1, True)


def test_a_source_is_added_with_its_text(edit, tmp_path):
    (tmp_path / "page.txt").write_text("Ida Lund was at sea.\n", encoding="utf-8")
    edit("source", "add", "--title", "The fleet", "--file", tmp_path / "page.txt")
    words = ["--speaker", "lund", "--statement", "S", "--source", "the fleet"]
    assert edit("claim", "add", *words, "--quote", "at sea").code == 0
    assert "1 quotation proved in held texts" in edit("verify").out
    assert "is not in the text" in edit("claim", "add", *words, "--quote", "at home").err


def test_a_text_that_is_not_there_is_told(edit):
    result = edit("source", "add", "--title", "The fleet", "--file", "none.txt")
    assert (result.code, "Cannot read none.txt" in result.err) == (1, True)


def test_topics_propositions_and_speakers_are_added(edit):
    edit("topic", "add", "Harbour dues")
    edit("proposition", "add", "N ships paid.", "--topic", "harbour", "--slot", "--unit", "ships")
    edit("speaker", "add", "an official", "--kind", "unnamed", "--source", "post")
    shown = edit("proposition", "show", "n-ships-paid", "--json").json
    assert (shown["topic"], shown["slot"], shown["unit"]) == ("Harbour dues", True, "ships")
    assert edit("speaker", "show", "an-official", "--json").json["source"]["id"] == 1


def test_a_speaker_of_the_same_name_is_told(edit):
    assert "speaker 1 has the same name" in edit("speaker", "add", "ANA FERRO").err


def test_names_and_offices_of_a_speaker_are_changed(edit):
    edit("speaker", "alias", "lund", "Mayor Lund", "Ida")
    edit("speaker", "alias", "lund", "Ida", "--remove")
    edit("speaker", "role", "lund", "Mayor", "--from", "2030", "--organisation", "Port Elin")
    shown = edit("speaker", "show", "mayor lund", "--json").json
    assert shown["aliases"] == ["Mayor Lund"]
    assert [role["title"] for role in shown["roles"]] == ["Mayor"]
    edit("speaker", "role", "lund", "mayor", "--remove")
    assert edit("speaker", "show", "lund", "--json").json["roles"] == []


def test_reports_of_a_claim_are_added_changed_and_withdrawn(edit):
    edit("claim", "appearance", "add", CLAIM, "--source", "post", "--cue", "said")
    shown = edit("claim", "show", CLAIM, "--json").json["appearances"]
    number = shown[-1]["id"]
    assert f"appearance {number}: indirect" in edit("claim", "show", CLAIM).out
    assert (
        "cue: said -> told" in edit("claim", "appearance", "edit", number, "--set", "cue=told").out
    )
    edit("claim", "appearance", "withdraw", number)
    assert len(edit("claim", "show", CLAIM, "--json").json["appearances"]) == len(shown) - 1


@pytest.mark.parametrize(
    "words",
    [("appearance", "edit", "1"), ("stance", "edit", CLAIM, "patrols-help")],
    ids=" ".join,
)
def test_a_part_is_edited_by_set_or_unset(edit, words):
    result = edit("claim", *words)
    assert (result.code, "Give --set FIELD=VALUE" in result.err) == (2, True)


def test_stances_and_relations_of_a_claim_are_changed(edit):
    edit("claim", "stance", "withdraw", CLAIM, "patrols-help")
    edit("claim", "stance", "add", CLAIM, "patrols-help", "doubts", "--certainty", "possible")
    edit("claim", "stance", "edit", CLAIM, "patrols-help", "--set", "stance=neutral")
    edit("claim", "relate", CLAIM, "responds_to", "ferro-safer")
    claim = edit("claim", "show", CLAIM, "--json").json
    assert [s["stance"] for s in claim["stances"]] == ["neutral"]
    assert [r["kind"] for r in claim["relations"]] == ["responds_to"]
    edit("claim", "relate", CLAIM, "responds_to", "ferro-safer", "--remove")
    assert edit("claim", "show", CLAIM, "--json").json["relations"] == []


def test_an_edit_is_taken_back(edit):
    before = edit("claim", "show", CLAIM, "--json").json
    edit("claim", "edit", CLAIM, "--set", "place=Norland", "--set", "status=draft")
    assert edit("undo").code == 0
    after = edit("claim", "show", CLAIM, "--json").json
    assert after | {"history": []} == before | {"history": []}
