"""A change is taken back whole, or not at all where something later depends on it."""

import hashlib

import pytest
from sqlalchemy import select, update

from db.engine import reading
from db.reads.changes import ChangeFilter, list_changes
from db.store.claims import load_claims
from db.store.speakers import load_speakers
from db.tables import Capture, Claim
from onrecord.errors import NotFoundError, OnrecordError
from workflows.attaching import attach
from workflows.deciding import decide
from workflows.editing import edit_records, one_of
from workflows.undoing import DependsError, undo
from workflows.verifying import verify


@pytest.fixture
def claim(engine):
    """Return a function that gives the stored claim of a key."""

    def claim(key):
        with reading(engine) as connection:
            return load_claims(connection, [key])[key]

    return claim


@pytest.fixture
def record(contents):
    """Return a function that gives every row but those of the log: the record itself."""

    def record(engine):
        return {
            name: rows
            for name, rows in contents(engine).items()
            if name not in {"change", "change_record"}
        }

    return record


@pytest.fixture
def edited(take_in, begin_with, dossier, record, engine):
    """Return the record before an edit that changes a claim, a speaker and the source."""
    begin_with(dossier)
    before = record(engine)
    dossier["claims"][0]["statement"] = "The bay is safer than it was."
    dossier["claims"][0]["stances"][0]["stance"] = "doubts"
    dossier["speakers"][0]["aliases"] = ["Minister Ferro"]
    dossier["source"]["published"] = "2031-05-08"
    take_in(dossier)
    return before


def test_what_was_changed_becomes_what_it_was(engine, edited, record, actor):
    undo(engine, None, actor())
    assert record(engine) == edited


def test_taking_back_is_an_entry_that_names_what_it_took_back(engine, edited, changes, actor):
    done = undo(engine, "2", actor("Per Aas", 11))
    entry = changes(engine)[-1]
    assert (entry.id, entry.act, entry.made_by, entry.undoes_id) == (
        done.change, "undo", "Per Aas", 2,
    )  # fmt: skip


def test_what_was_made_new_is_withdrawn(engine, begin_with, dossier, claim, actor):
    begin_with(dossier)
    undo(engine, "1", actor())
    assert claim("ferro-safer").status == "withdrawn"
    with reading(engine) as connection:
        assert load_speakers(connection, ["ferro"])["ferro"].withdrawn


def test_contradictions_of_what_is_withdrawn_are_stale(engine, begin_with, dossier, pairs, actor):
    begin_with(dossier)
    assert undo(engine, "1", actor()).detected.stale == 1
    assert [pair.status for pair in pairs(engine)] == ["stale"]


@pytest.mark.parametrize("steps", [["1"], ["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4"]])
def test_taking_back_can_be_taken_back_any_number_of_times(
    engine, begin_with, dossier, record, actor, steps
):
    begin_with(dossier)
    made = record(engine)
    undo(engine, "1", actor())
    withdrawn = record(engine)
    for step in steps[1:]:
        undo(engine, step, actor())
    assert record(engine) == (withdrawn if len(steps) % 2 else made)


def test_the_last_change_of_the_person_is_meant_where_none_is_named(
    engine, take_in, begin_with, dossier, actor
):
    begin_with(dossier)
    dossier["claims"][0]["note"] = "Read again."
    take_in(dossier, actor("Per Aas"))
    dossier["claims"][1]["note"] = "Read again."
    take_in(dossier, actor("Ida Lund"))
    assert undo(engine, None, actor("Per Aas")).taken_back.number == 2


def test_what_is_taken_back_is_passed_over_by_the_next_taking_back(
    engine, take_in, begin_with, dossier, claim, actor
):
    begin_with(dossier)
    for note in ("One.", "Two."):
        dossier["claims"][0]["note"] = note
        take_in(dossier)
    assert [undo(engine, None, actor()).taken_back.number for _ in range(2)] == [3, 2]
    assert claim("ferro-safer").note is None


def test_a_person_without_a_change_has_nothing_to_take_back(engine, begin_with, dossier, actor):
    begin_with(dossier)
    with pytest.raises(OnrecordError, match="Per Aas has made no change"):
        undo(engine, None, actor("Per Aas"))


def test_a_change_is_taken_back_once(engine, edited, actor):
    undo(engine, "2", actor())
    with pytest.raises(OnrecordError, match="Change 2 is undone already, by change 3"):
        undo(engine, "2", actor())


@pytest.mark.parametrize("typed", ["99", "0", "-1", "two", "", "9" * 30])
def test_a_change_that_is_not_there_is_not_found(engine, edited, actor, typed):
    with pytest.raises(NotFoundError, match="No change"):
        undo(engine, typed, actor())


def test_trying_leaves_everything_as_it_was(engine, edited, contents, actor):
    before = contents(engine)
    done = undo(engine, "2", actor(), dry_run=True)
    assert {(touched.noun, touched.key) for touched in done.touched} == {
        ("claim", "ferro-safer"), ("speaker", "ferro"), ("source", "post"),
    }  # fmt: skip
    assert contents(engine) == before


@pytest.fixture
def refused(engine, contents, actor):
    """Return a function that gives the refusal to take a change back, which changed nothing."""

    def refused(number):
        before = contents(engine)
        with pytest.raises(DependsError) as caught:
            undo(engine, str(number), actor())
        assert contents(engine) == before
        return str(caught.value)

    return refused


def test_a_record_that_was_changed_later_is_named_with_that_change(
    take_in, begin_with, dossier, actor, refused
):
    begin_with(dossier)
    for note in ("One.", "Two."):
        dossier["claims"][0]["note"] = note
        take_in(dossier, actor("Per Aas", 11))
    message = refused(2)
    assert 'the claim "ferro-safer" was changed after it, by change 3 (import, Per Aas' in message
    assert message.endswith("onrecord undo 3")


def test_a_record_made_new_and_changed_later_is_named(take_in, begin_with, dossier, refused):
    begin_with(dossier)
    dossier["claims"][0]["note"] = "One."
    take_in(dossier)
    assert '"ferro-safer" was changed after it, by change 2' in refused(1)


def test_a_later_change_that_was_taken_back_does_not_count(
    engine, take_in, begin_with, dossier, claim, actor
):
    begin_with(dossier)
    dossier["claims"][0]["note"] = "One."
    take_in(dossier)
    undo(engine, "2", actor())
    undo(engine, "1", actor())
    assert claim("ferro-safer").status == "withdrawn"


def test_what_a_later_record_refers_to_is_not_withdrawn(take_in, begin_with, dossier, refused):
    begin_with(dossier)
    take_in({"claims": [{"key": "later", "speaker": "ferro", "statement": "It is calm."}]})
    message = refused(1)
    assert 'speaker "ferro"' in message
    assert '"later"' in message


def test_a_record_changed_beside_the_log_is_not_overwritten(
    engine, take_in, begin_with, dossier, write, refused
):
    begin_with(dossier)
    dossier["claims"][0]["note"] = "One."
    take_in(dossier)
    write(engine, update(Claim).where(Claim.key == "ferro-safer").values(note="By hand."))
    assert "the log does not say why" in refused(2)


def test_a_decision_that_is_taken_back_no_longer_counts(engine, begin_with, dossier, pairs, actor):
    begin_with(dossier)
    decide(engine, pairs(engine)[0].key, "confirmed", actor())
    undo(engine, None, actor())
    (pair,) = pairs(engine)
    assert (pair.status, pair.decisions) == ("candidate", ())


def test_a_decision_comes_back_with_what_it_said(engine, begin_with, dossier, pairs, actor):
    begin_with(dossier)
    decide(engine, pairs(engine)[0].key, "dismissed", actor(), reason="not_meant", note="A joke.")
    before = pairs(engine)
    undo(engine, "2", actor())
    undo(engine, "3", actor())
    assert pairs(engine) == before


def test_a_decision_is_taken_back_though_somebody_else_decided_later(
    engine, begin_with, dossier, pairs, actor
):
    begin_with(dossier)
    key = pairs(engine)[0].key
    decide(engine, key, "confirmed", actor("Ida Lund"))
    decide(engine, key, "unsure", actor("Per Aas", 11))
    undo(engine, "2", actor("Ida Lund"))
    assert [pair.status for pair in pairs(engine)] == ["unsure"]


def test_a_pair_that_only_a_person_recorded_is_stale_once_taken_back(
    engine, take_in, dossier, pairs, actor
):
    for one in dossier["claims"]:
        one.pop("stances")
    take_in(dossier)
    pair = {"kind": "world_knowledge", "claims": ["brek-nothing", "ferro-safer"]}
    take_in({"contradictions": [pair]})
    statuses = []
    for number in ("2", "3"):
        undo(engine, number, actor())
        statuses += [pair.status for pair in pairs(engine)]
    assert statuses == ["stale", "candidate"]


@pytest.fixture
def post(tmp_path, article):
    """Return the path of the text that the dossier is coded from."""
    path = tmp_path / "post.txt"
    path.write_bytes(article.encode())
    return path


@pytest.fixture
def attached(engine, begin_with, dossier, post, record, actor):
    """Return the record before a text was attached that proves its quotations."""
    begin_with(dossier)
    before = record(engine)
    attach(engine, "post", post, actor())
    return before


def test_a_text_that_was_attached_is_known_by_its_hash_again(engine, attached, record, actor):
    undo(engine, None, actor())
    assert record(engine) == attached
    assert verify(engine).failures == ()


def test_a_text_that_was_let_go_has_to_be_attached_again(engine, attached, actor, refused, post):
    undo(engine, "2", actor())
    assert "Attach the file again: onrecord source attach post FILE" in refused(3)
    attach(engine, "post", post, actor())
    assert verify(engine).proved == 2


@pytest.fixture
def quoted(engine, attached, take_in):
    """Take in a claim whose words stand in the text that was attached."""
    words = {"source": "post", "quote_type": "direct", "exact": "“Nothing”, he said."}
    claim = {
        "key": "brek-nothing-at-all", "speaker": "brek", "statement": "Nothing has changed at all.",
        "appearances": [words],
    }  # fmt: skip
    take_in({"claims": [claim]})


def test_a_text_that_later_words_were_proved_against_stays(quoted, refused):
    message = refused(2)
    assert 'claim "brek-nothing-at-all" was proved against its text, by change 3' in message
    assert message.endswith("onrecord undo 3")


def test_a_text_is_let_go_once_the_later_words_are(engine, quoted, actor):
    undo(engine, "3", actor())
    undo(engine, "2", actor())
    assert verify(engine).proved == 0


def test_another_text_that_was_attached_is_let_go(engine, begin_with, dossier, tmp_path, actor):
    begin_with(dossier)
    (tmp_path / "other.txt").write_text("Another text.", encoding="utf-8")
    attach(engine, "post", tmp_path / "other.txt", actor())
    undo(engine, "2", actor())
    sha256 = hashlib.sha256(b"Another text.").hexdigest()
    with reading(engine) as connection:
        text = connection.execute(select(Capture.text).where(Capture.sha256 == sha256)).scalar()
    assert text is None


def test_a_text_that_came_with_a_record_file_is_let_go(
    engine, take_in, dossier, held, record, actor
):
    without = dossier | {"source": {k: v for k, v in dossier["source"].items() if k != "file"}}
    take_in(without)
    before = record(engine)
    take_in(held)
    undo(engine, "2", actor())
    assert record(engine) == before


def test_the_whole_demo_can_be_taken_back_and_brought_back(engine, load_demo, pairs, actor):
    load_demo(engine)
    before = [(pair.key, pair.status, len(pair.decisions)) for pair in pairs(engine)]
    undo(engine, "1", actor())
    assert {pair.status for pair in pairs(engine)} == {"stale"}
    undo(engine, "2", actor())
    assert [(pair.key, pair.status, len(pair.decisions)) for pair in pairs(engine)] == before
    assert verify(engine).failures == ()


def test_the_log_tells_what_took_a_change_back(engine, edited, actor):
    undo(engine, "2", actor())
    with reading(engine) as connection:
        entries = list(list_changes(connection, ChangeFilter()))
    assert [(e.number, e.undoes, e.undone_by) for e in entries] == [
        (3, 2, None), (2, None, 3), (1, None, None),
    ]  # fmt: skip


def test_what_an_earlier_version_took_in_is_put_back(
    engine, begin_with, dossier, claim, write, actor
):
    begin_with(dossier)
    write(engine, update(Claim).where(Claim.key == "ferro-safer").values(
        on_behalf_of_id=Claim.speaker_id))  # fmt: skip
    edit_records(engine, "claim", one_of("ferro-safer"), {"on_behalf_of": None}, actor())
    undo(engine, None, actor())
    assert claim("ferro-safer").on_behalf_of == "ferro"
