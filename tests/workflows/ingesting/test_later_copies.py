"""A page that was edited between two runs: what becomes of what was quoted from it."""

import hashlib
import io
from functools import partial

import pytest
from sqlalchemy import select

from db.engine import reading
from db.reads.claims import claim_views
from db.reads.names import find_claim
from db.reads.proofs import capture_text
from db.tables import Anchor, Appearance, Capture
from onrecord.errors import OnrecordError
from tests.workflows.ingesting.edited_page import NOTHING, URL, claims_of, edited
from workflows.actor import Actor
from workflows.attaching import attach
from workflows.comparing_captures import compare_captures
from workflows.editing import edit_records, one_of
from workflows.exporting import export_all
from workflows.importing import LinesFile, import_files
from workflows.reviewing_sources import review_source, see_source
from workflows.undoing import DependsError, undo
from workflows.verifying import verify


@pytest.fixture
def states(engine):
    """Return a function that gives the states of quotations in later copies, by claim."""

    def states():
        statement = (
            select(Appearance.key, Anchor.verification)
            .join(Anchor, Anchor.appearance_id == Appearance.id)
            .join(Capture, Capture.id == Anchor.capture_id)
            .where(~Capture.coded)
            .order_by(Anchor.capture_id)
        )
        with reading(engine) as connection:
            return {row[0].partition("@")[0]: row[1]
                    for row in connection.execute(statement)}  # fmt: skip

    return states


@pytest.fixture
def view_in():
    """Return a function that gives the appearance of a claim as people read it."""

    def view_in(engine, claim):
        with reading(engine) as connection:
            (found,) = claim_views(connection, [find_claim(connection, claim)]).values()
        return found.appearances[0]

    return view_in


@pytest.fixture
def view(engine, view_in):
    """Return a function that gives it in the database of the test."""
    return partial(view_in, engine)


def hash_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_words_that_still_stand_have_moved_and_others_are_altered(ingest, page, coded, states):
    done = ingest(edited(page), url=URL)
    assert dict(done.states) == {"moved": 1, "altered": 1}
    assert sorted(states().values()) == ["altered", "moved"]


def test_words_that_are_taken_out_are_gone(ingest, page, coded):
    text = page.replace(f"Tomas Brek said the same day: “{NOTHING}” ", "")
    assert ingest(text, url=URL).states["gone"] == 1


def test_the_log_says_what_became_of_the_quotations(ingest, page, coded, changes, engine):
    ingest(edited(page), url=URL)
    assert changes(engine)[-1].summary == f"bay.html: new capture {coded} (1 moved, 1 altered)"


def test_what_is_altered_is_shown_until_somebody_looks(ingest, page, coded, view, engine, actor):
    ingest(edited(page), url=URL)
    assert view("nothing").verification == "verified"  # in the copy that it was coded from
    assert view("nothing").later.verification == "altered"
    assert view("safer").later is None
    see_source(engine, coded, actor())
    assert view("nothing").later is None


def test_verify_fails_until_somebody_looks(ingest, page, coded, engine, actor):
    ingest(edited(page), url=URL)
    (failure,) = verify(engine).failures
    assert failure.problem == "its words are altered in a later copy: onrecord source review"
    see_source(engine, coded, actor())
    found = verify(engine)
    assert (found.failures, found.proved) == ((), 3)  # two as coded, one that moved


def test_a_review_gives_the_words_as_they_were_and_as_they_are(ingest, page, coded, engine):
    ingest(edited(page), url=URL)
    (one,) = review_source(engine, coded).changed
    assert (one.exact, one.now) == ((NOTHING,), ("The patrols have changed very little",))
    assert not one.seen


def test_having_looked_is_logged_and_can_be_undone(ingest, page, coded, engine, actor, changes):
    ingest(edited(page), url=URL)
    done = see_source(engine, coded, actor())
    assert (changes(engine)[-1].act, done.change) == ("review", changes(engine)[-1].id)
    undo(engine, str(done.change), actor(hour=11))
    assert not review_source(engine, coded).changed[0].seen
    assert see_source(engine, coded, actor(hour=12)).change is not None


def test_looking_twice_changes_nothing(ingest, page, coded, engine, actor, contents):
    ingest(edited(page), url=URL)
    see_source(engine, coded, actor())
    before = contents(engine)
    assert see_source(engine, coded, actor(hour=11)).change is None
    assert contents(engine) == before


def test_a_page_that_is_put_right_again_is_marked_until_somebody_looks(
    ingest, page, coded, view, engine, actor
):
    ingest(edited(page), url=URL, hour=11)
    again = page.replace("</article>", "<p>A correction was withdrawn.</p></article>")
    ingest(again, url=URL, hour=12)
    assert view("nothing").later.verification == "altered"
    assert len(verify(engine).failures) == 1
    see_source(engine, coded, actor(hour=13))
    assert view("nothing").later is None
    assert verify(engine).failures == ()


def test_the_bytes_of_before_that_come_again_leave_the_mark_until_somebody_looks(
    ingest, page, coded, view, engine, actor
):
    ingest(edited(page), url=URL, hour=11)
    assert ingest(page, url=URL, hour=12).outcome == "known"
    assert view("nothing").later.verification == "altered"
    see_source(engine, coded, actor(hour=13))
    assert view("nothing").later is None


@pytest.fixture
def older(engine, fill_once, ingest, page, take_in):
    """Take in a page, claims of it, and what stood there the hour before; return the last."""

    def fill():
        done = ingest(page, url=URL, hour=12)
        take_in(claims_of(done.source))
        return ingest(edited(page), url=URL, hour=11)

    return fill_once(engine, f"older {page}", fill)


def test_an_older_copy_marks_nothing(older, view, engine):
    assert view("nothing").later is None
    assert review_source(engine, older.source).changed == ()
    assert (dict(older.states), verify(engine).failures) == ({}, ())


def test_quotations_are_anchored_in_an_older_copy_as_well(older, states):
    assert sorted(states().values()) == ["altered", "moved"]


def test_an_older_copy_is_the_old_one_of_a_comparison(older, engine):
    found = compare_captures(engine, older.source)
    assert (found.old.id, found.new.coded) == (older.capture, True)


@pytest.fixture
def imported(engine, new_engine, exported):
    """Return a function that imports the record into a new database of the same engine."""

    def imported():
        other, record = new_engine(engine.dialect.name), exported(engine)
        by = Actor("Vera Sand", "2031-06-02T10:00:00Z")
        import_files(other, [LinesFile("record.jsonl", lambda: io.BytesIO(record))], by)
        return other

    return imported


def test_the_order_of_copies_is_that_of_their_receipt_in_any_database(
    ingest, page, coded, imported, view_in
):
    # An import gives ids in the order of the keys, which is that of the hashes.
    text = edited(page)
    while hash_of(text) > hash_of(page):
        text = text.replace("</article>", "<p>Somebody else said more.</p></article>")
    ingest(text, url=URL, hour=11)
    other = imported()
    assert view_in(other, "nothing").later.verification == "altered"
    assert compare_captures(other, coded).new.sha256 == hash_of(text)


def test_a_claim_that_is_added_later_is_looked_for_in_the_latest_copy_too(
    ingest, page, take_in, states
):
    done = ingest(page, url=URL)
    ingest(edited(page), url=URL)
    take_in(claims_of(done.source))
    assert sorted(states().values()) == ["altered", "moved"]


def test_a_quotation_that_is_corrected_is_looked_for_again(ingest, page, coded, take_in, states):
    ingest(edited(page), url=URL)
    take_in(claims_of(coded, brek="He leads the union of the crews"))
    assert sorted(states().values()) == ["moved", "moved"]


@pytest.fixture
def looked_at(ingest, page, coded, engine, actor):
    """Take the page in without what Tomas Brek said, and have it looked at; return the source."""
    ingest(page.replace(f"Tomas Brek said the same day: “{NOTHING}” ", ""), url=URL, hour=11)
    see_source(engine, coded, actor(hour=12))
    return coded


def test_other_words_that_are_gone_too_have_not_been_looked_at(looked_at, take_in, view):
    take_in(claims_of(looked_at, brek="changed nothing"))
    assert view("nothing").later.verification == "gone"


def test_what_was_looked_at_stays_so_while_the_words_are_the_same(looked_at, take_in, view):
    again = claims_of(looked_at)
    again["claims"][1]["statement"] = "Nothing has changed."
    take_in(again)
    assert view("nothing").later is None


def test_undoing_a_capture_takes_its_marks_away(ingest, page, coded, engine, actor, states):
    done = ingest(edited(page), url=URL)
    undo(engine, str(done.change), actor("Vera Sand", 11))
    assert states() == {}
    assert verify(engine).failures == ()


def test_a_capture_that_somebody_looked_at_is_not_undone_before_the_review(
    ingest, page, coded, engine, actor
):
    done = ingest(edited(page), url=URL, hour=11)
    review = see_source(engine, coded, actor(hour=12)).change
    with pytest.raises(DependsError, match=f"Undo that first: onrecord undo {review}$"):
        undo(engine, str(done.change), actor(hour=13))
    undo(engine, str(review), actor(hour=14))
    undo(engine, str(done.change), actor(hour=15))
    assert verify(engine).failures == ()


def test_what_verify_fails_for_is_shown_in_a_review_also_of_a_withdrawn_claim(
    ingest, page, coded, engine, actor
):
    ingest(edited(page), url=URL, hour=11)
    edit_records(engine, "claim", one_of("nothing"), {"status": "withdrawn"}, actor(hour=12))
    assert len(verify(engine).failures) == 1
    see_source(engine, coded, actor(hour=13))
    assert verify(engine).failures == ()


def test_a_source_coded_by_hand_is_proved_by_its_first_text(ingest, page, take_in, view):
    take_in({"sources": [{"key": "bay", "title": "The bay", "url": URL}]} | claims_of("bay"))
    ingest(page, url=URL)
    assert view("nothing").verification == "verified"


def test_a_first_text_without_the_words_is_kept_and_marked(ingest, page, take_in, view, engine):
    take_in({"sources": [{"key": "bay", "title": "The bay", "url": URL}]} | claims_of("bay"))
    done = ingest(edited(page), url=URL)
    assert dict(done.states) == {"moved": 1, "altered": 1}
    assert view("nothing").verification == "altered"
    assert len(verify(engine).failures) == 1


def test_other_bytes_that_are_attached_are_looked_at_as_well(
    engine, begin_with, held, tmp_path, actor, states
):
    begin_with(held)
    new = (tmp_path / "post.txt").read_text(encoding="utf-8").replace("nothing", "little")
    (tmp_path / "new.txt").write_text(new, encoding="utf-8")
    attach(engine, "post", tmp_path / "new.txt", actor())
    assert states() == {"ferro-safer": "verified", "brek-nothing": "altered"}


@pytest.fixture
def exported():
    """Return a function that gives the whole export of a database."""

    def exported(engine):
        out = io.BytesIO()
        export_all(engine, out.write)
        return out.getvalue()

    return exported


def test_what_was_looked_at_is_restored_on_the_other_engine(
    ingest, page, coded, engine, new_engine, exported
):
    ingest(edited(page), url=URL)
    actor = Actor("Vera Sand", "2031-06-02T10:00:00Z")
    see_source(engine, coded, actor)
    text = exported(engine)
    other = new_engine("postgresql" if engine.dialect.name == "sqlite" else "sqlite")
    import_files(other, [LinesFile("record.jsonl", lambda: io.BytesIO(text))], actor)
    assert exported(other) == text


def test_a_later_copy_that_was_let_go_comes_back_as_the_refusal_says(
    engine, ingest, page, tmp_path, actor
):
    ingest(page, path="a")
    later = page.replace("bay safer", "bay calmer").encode()
    done = ingest(later, path="a")
    with reading(engine) as connection:
        held = capture_text(connection, done.capture)
    undo(engine, str(done.change), actor())
    with pytest.raises(OnrecordError, match=f"onrecord source attach {done.source} FILE"):
        undo(engine, str(done.change + 1), actor())
    (tmp_path / "bay.html").write_bytes(later)
    attach(engine, done.source, tmp_path / "bay.html", actor())
    with reading(engine) as connection:
        assert capture_text(connection, done.capture) == held
