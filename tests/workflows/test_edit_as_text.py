"""Records given out as a text and taken back: nothing is lost, nobody is overwritten unseen."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from db.engine import place, reading
from db.store.claims import load_claims
from db.store.speakers import load_speakers
from db.version import open_database
from onrecord.recordfile import RecordFileError
from workflows.actor import Actor
from workflows.edit_as_text import Opened, open_for_editing, save_edited
from workflows.editing import ChangedSinceError, edit_records, one_of
from workflows.undoing import undo

CLAIM = "brek-nothing"


@pytest.fixture
def opened(engine, begin_with, held):
    """Return the claims of the dossier as they were given out."""
    begin_with(held)
    return open_for_editing(engine, "claim", lambda _: [CLAIM, "ferro-safer"])


@pytest.fixture
def save(engine, actor):
    def save(text, opened, by="Ida Lund"):
        return save_edited(engine, text, "edit.yaml", opened, actor(by))

    return save


@pytest.fixture
def claim(engine):
    def claim(key=CLAIM):
        with reading(engine) as connection:
            return load_claims(connection, [key]).get(key)

    return claim


def test_a_text_that_is_as_it_was_changes_nothing(opened, save, engine, contents):
    before = contents(engine)
    assert save(opened.text, opened).change is None
    assert contents(engine) == before


def test_what_was_edited_is_written(opened, save, claim, changes, engine):
    text = opened.text.replace("Nothing has changed.", "Nothing at all has changed.")
    saved = save(text, opened)
    assert claim().statement == "Nothing at all has changed."
    assert [t.key for t in saved.touched] == [CLAIM]
    assert changes(engine)[-1].summary == "claim brek-nothing: as a text"


def test_a_record_that_is_not_in_the_text_any_more_stays(opened, save, claim, engine):
    only = open_for_editing(engine, "claim", one_of(CLAIM)).text
    saved = save(only.replace("Nothing has", "Little has"), opened)
    assert saved.left_alone == ("ferro-safer",)
    assert claim("ferro-safer").status == "accepted"


def test_a_new_record_in_the_text_is_added(opened, save, engine, claim):
    more = (
        "speakers:\n- {key: lund, name: Ida Lund}\n" + opened.text
        + "- {key: lund-calm, speaker: lund, statement: The bay is calm.}\n"
    )  # fmt: skip
    saved = save(more, opened)
    assert sorted((t.noun, t.key) for t in saved.touched) == [
        ("claim", "lund-calm"), ("speaker", "lund"),
    ]  # fmt: skip
    assert claim("lund-calm").speaker == "lund"


def test_a_text_is_taken_back_by_undoing(opened, save, engine, claim, actor):
    before = claim()
    save(opened.text.replace("Nothing has", "Little has"), opened)
    undo(engine, None, actor())
    assert claim() == before


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (("statement: Nothing", "statment: Nothing"), "edit.yaml:4:3: a claim has no key"),
        (("speaker: brek", "speaker: nobody"), 'edit.yaml:3:12: claim "brek-nothing": refers'),
        (("patrols have changed", "patrols had1 changed"), "edit.yaml:14:12: claim"),
        (("claims:", "claims: ["), "edit.yaml:"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_at_its_line(
    opened, save, engine, contents, edit, where
):
    assert edit[0] in opened.text
    before = contents(engine)
    with pytest.raises(RecordFileError) as refused:
        save(opened.text.replace(*edit, 1), opened)
    assert str(refused.value).startswith(where)
    assert contents(engine) == before


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("speakers:\n- {key: brek, name: Another}\n", 'the speaker "brek" is in the record'),
        ("source: {key: post, title: Another}\n", 'the source "post" is in the record'),
        ("contradictions:\n- {kind: negation, claims: [ferro-safer, brek-nothing]}\n",
         "contradictions are not edited here"),
    ],
)  # fmt: skip
def test_what_was_not_opened_is_not_overwritten(opened, save, engine, contents, more, problem):
    before = contents(engine)
    with pytest.raises(RecordFileError, match=problem):
        save(more + opened.text, opened)
    assert contents(engine) == before


def test_no_text_is_attached_from_here(opened, save):
    source = f"source: {{key: new, title: T, sha256: {'0' * 64}, file: a.txt}}\n"
    with pytest.raises(RecordFileError, match="onrecord source attach new"):
        save(source + opened.text, opened)


def test_a_claim_that_was_changed_meanwhile_is_refused(opened, save, engine, actor, contents):
    edit_records(engine, "claim", one_of(CLAIM), {"place": "Norland"}, actor("Ana Ferro"))
    before = contents(engine)
    with pytest.raises(ChangedSinceError, match=r"by Ana Ferro at .* \(change 2\) while you were"):
        save(opened.text.replace("Nothing has", "Little has"), opened)
    assert contents(engine) == before


def test_a_change_of_another_claim_is_no_hindrance(opened, save, engine, actor, claim):
    one = open_for_editing(engine, "claim", one_of(CLAIM))
    edit_records(engine, "claim", one_of("ferro-safer"), {"place": "Norland"}, actor("Ana Ferro"))
    save(one.text.replace("Nothing has", "Little has"), one)
    assert claim().statement == "Little has changed."
    assert claim("ferro-safer").place == "Norland"


def test_a_time_that_was_worked_out_follows_the_sources_of_the_text(
    engine, take_in, dossier, save, claim
):
    del dossier["claims"][1]["said"]
    dossier["sources"] = [{"key": "gazette", "title": "G", "published": "2031-05-01"}]
    take_in(dossier)
    opened = open_for_editing(engine, "claim", one_of(CLAIM))
    assert "basis: publication" in opened.text
    save(opened.text + "  - {source: gazette, quote_type: indirect}\n", opened)
    assert claim().said.edtf == "[..2031-05-01]"


def test_an_empty_record_is_filled_in(engine, begin_with, dossier, save, claim):
    begin_with(dossier)
    text = "claims:\n- {key: calm, speaker: brek, statement: The bay is calm.}\n"
    saved = save(text, Opened("claim", "", {}))
    assert [(t.key, t.before) for t in saved.touched] == [("calm", None)]


def test_a_new_speaker_does_not_take_the_key_of_another(engine, begin_with, dossier, save):
    begin_with(dossier)
    with pytest.raises(RecordFileError, match="was not opened here"):
        save("speakers: [{key: ferro, name: Ana}]", Opened("speaker", "", {}))
    with reading(engine) as connection:
        assert load_speakers(connection, ["ferro"])["ferro"].name == "Ana Ferro"


def _attempt(address, text, base, by):
    """Save from another process or thread; the connection is its own."""
    engine = open_database(place(address))
    actor = Actor(by, "2031-06-01T12:00:00Z")
    try:
        save_edited(engine, text, "edit.yaml", Opened("claim", "", base), actor)
    except ChangedSinceError:
        return "refused"
    return "written"


@pytest.mark.parametrize("workers", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_of_two_who_opened_the_same_claim_one_is_refused(opened, database_argument, workers, claim):
    options = {}
    if workers is ProcessPoolExecutor:
        options = {"mp_context": multiprocessing.get_context("spawn")}
    texts = {word: opened.text.replace("Nothing has", f"{word} has") for word in ("Little", "Much")}
    with workers(2, **options) as pool:
        running = {
            word: pool.submit(_attempt, database_argument, text, dict(opened.base), word)
            for word, text in texts.items()
        }
        results = {word: one.result() for word, one in running.items()}
    (written,) = (word for word, result in results.items() if result == "written")
    assert sorted(results.values()) == ["refused", "written"]
    assert claim().statement == f"{written} has changed."
