"""Editing records: fields set and emptied, one entry in the log, nobody overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from db.engine import reading
from db.store.claims import load_claims
from db.store.sources import load_sources
from onrecord.errors import NotFoundError, RecordError, UsageError
from workflows.editing import NotLastChangeError, edit_records, one_of
from workflows.undoing import undo


@pytest.fixture
def edit(engine, begin_with, held, actor):
    """Return a function that edits a claim of the dossier, whose text is held."""
    begin_with(held)

    def edit(changes, key="brek-nothing", by="Ida Lund", hour=11, **options):
        return edit_records(engine, "claim", one_of(key), changes, actor(by, hour), **options)

    return edit


@pytest.fixture
def claim(engine):
    """Return a function that loads a claim."""

    def claim(key="brek-nothing"):
        with reading(engine) as connection:
            return load_claims(connection, [key])[key]

    return claim


def test_a_field_is_set(edit, claim):
    edit({"place": "Norland"})
    assert claim().place == "Norland"


def test_a_field_is_emptied(edit, claim):
    edit({"place": "Norland"})
    edit({"place": None})
    assert claim().place is None


def test_what_is_not_named_stays(edit, claim):
    before = claim()
    edit({"place": "Norland"})
    edit({"place": None})
    assert claim() == before


def test_an_edit_is_one_entry_in_the_log_with_the_record_before_and_after(edit, engine, changes):
    edit({"place": "Norland", "note": "As printed."})
    entry = changes(engine)[-1]
    assert (entry.act, entry.made_by) == ("edit", "Ida Lund")
    assert entry.summary == "claim brek-nothing: place, note"
    assert "place" not in entry.before["claim/brek-nothing"]
    assert entry.after["claim/brek-nothing"]["place"] == "Norland"


def test_an_edit_that_changes_nothing_is_not_logged(edit, engine, changes):
    done = edit({"speaker": "brek"})
    assert (done.touched, done.unchanged, done.change) == ((), ("brek-nothing",), None)
    assert [entry.act for entry in changes(engine)] == ["import"]


def test_a_dry_run_tells_the_same_and_changes_nothing(edit, engine, contents):
    before = contents(engine)
    tried = edit({"place": "Norland"}, dry_run=True)
    assert contents(engine) == before
    assert edit({"place": "Norland"}).touched == tried.touched


def test_a_name_stands_for_the_key_of_its_record(edit, claim):
    edit({"speaker": "Ana Ferro", "on_behalf_of": "tomas"})
    assert (claim().speaker, claim().on_behalf_of) == ("ferro", "brek")


def test_nobody_becomes_the_principal_of_their_own_words(edit):
    with pytest.raises(RecordError, match='"brek" is its speaker, and cannot speak on behalf'):
        edit({"on_behalf_of": "tomas"})


def test_names_in_lists_and_mappings_stand_for_keys_too(edit, claim):
    edit(
        {"topics": ["PATROLS"], "stances": [{"proposition": "making the bay", "stance": "doubts"}]}
    )
    assert claim().topics == ("patrols",)
    assert [s.proposition for s in claim().stances] == ["patrols-help"]


@pytest.mark.parametrize("changes", [{"speaker": "nobody"}, {"topics": ["Harbours"]}])
def test_a_name_that_nobody_has_is_not_found(edit, changes):
    with pytest.raises(NotFoundError, match="add it: onrecord"):
        edit(changes)


def test_a_key_never_changes(edit):
    with pytest.raises(UsageError, match="never changes"):
        edit({"key": "other"})


def test_a_text_is_attached_and_not_set(engine, begin_with, held, actor):
    begin_with(held)
    with pytest.raises(UsageError, match="onrecord source attach"):
        edit_records(engine, "source", one_of("post"), {"file": "post.txt"}, actor())


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"speeker": "ferro"}, 'Did you mean "speaker"'),
        ({"spaeker": None}, 'Did you mean "speaker"'),
        ({"statement": None}, "missing"),
        ({"status": "acepted"}, 'Did you mean "accepted"'),
        ({"said": "2031-02-30"}, "does not exist"),
        ({"note": "a\0b"}, "U\\+0000"),
        ({"appearances": [{"source": "post", "quote_type": "direct", "spans": [["9", "3"]]}]},
         "holds nothing"),
    ],
)  # fmt: skip
def test_what_no_claim_can_have_is_refused_and_changes_nothing(
    edit, engine, contents, changes, problem
):
    before = contents(engine)
    with pytest.raises(UsageError, match=problem):
        edit(changes)
    assert contents(engine) == before


def test_words_that_are_not_in_the_held_text_are_refused(edit, engine, contents):
    before = contents(engine)
    wrong = [{"source": "post", "quote_type": "direct", "exact": ["The bay is gone."]}]
    with pytest.raises(RecordError, match="is not in the text of the source"):
        edit({"appearances": wrong})
    assert contents(engine) == before


def test_a_time_of_saying_that_was_worked_out_is_worked_out_anew(engine, take_in, dossier, actor):
    del dossier["claims"][1]["said"]
    dossier["sources"] = [{"key": "gazette", "title": "G", "published": "2031-05-01"}]
    take_in(dossier)
    appearances = [{"source": "gazette", "quote_type": "indirect"}]
    edit_records(engine, "claim", one_of("brek-nothing"), {"appearances": appearances}, actor())
    with reading(engine) as connection:
        said = load_claims(connection, ["brek-nothing"])["brek-nothing"].said
    assert (said.edtf, said.basis) == ("[..2031-05-01]", "publication")


def test_a_time_of_saying_that_is_set_stays(edit, claim):
    edit({"said": {"edtf": "2031-05", "phrase": "this month"}})
    assert (claim().said.edtf, claim().said.phrase) == ("2031-05", "this month")


def test_an_edit_may_end_a_contradiction(edit, engine, pairs):
    done = edit({"stances": None})
    assert done.detected.stale == 1
    assert [pair.status for pair in pairs(engine)] == ["stale"]


def test_an_edit_is_taken_back(edit, engine, claim, actor):
    before = claim()
    edit({"place": "Norland", "stances": None})
    undo(engine, None, actor())
    assert claim() == before


def test_claims_follow_a_source_that_is_edited(engine, take_in, dossier, actor):
    del dossier["claims"][1]["said"]
    take_in(dossier)
    done = edit_records(engine, "source", one_of("post"), {"published": "2031-05-02"}, actor())
    assert (len(done.touched), done.followed) == (1, 1)
    with reading(engine) as connection:
        assert load_claims(connection, ["brek-nothing"])["brek-nothing"].said.edtf == (
            "[..2031-05-02]"
        )


def test_a_text_stays_held_when_its_source_is_edited(engine, begin_with, held, actor):
    begin_with(held)
    edit_records(engine, "source", one_of("post"), {"byline": "Ida Lund"}, actor())
    with reading(engine) as connection:
        assert load_sources(connection, ["post"])["post"].sha256 == held["source"]["sha256"]


def test_an_edit_by_somebody_else_within_the_hour_is_told(edit):
    first = edit({"place": "Norland"}, by="Per Aas", hour=11)
    done = edit({"place": "Port Elin"}, by="Ida Lund", hour=12)
    assert {key: change.number for key, change in done.recent.items()} == {
        "brek-nothing": first.change
    }


@pytest.mark.parametrize(
    ("by", "hour"), [("Ida Lund", 11), ("Per Aas", 13)], ids=["one's own", "an earlier one"]
)
def test_another_edit_is_no_news(edit, by, hour):
    edit({"place": "Norland"}, by=by, hour=11)
    assert edit({"place": "Port Elin"}, by="Ida Lund", hour=hour).recent == {}


def test_what_somebody_else_imported_is_no_news(edit):
    assert edit({"place": "Norland"}, by="Per Aas", hour=10).recent == {}


def test_an_edit_of_what_was_seen_last_goes_through(edit):
    first = edit({"place": "Norland"})
    assert edit({"place": "Port Elin"}, if_change=first.change).touched


def test_an_edit_of_what_was_changed_since_is_refused(edit, engine, contents):
    edit({"place": "Norland"}, by="Per Aas")
    before = contents(engine)
    with pytest.raises(NotLastChangeError, match=r"its last change is 2 \(Per Aas, .*not 1"):
        edit({"place": "Port Elin"}, if_change=1)
    assert contents(engine) == before


def test_a_last_change_is_named_for_one_record_only(engine, begin_with, dossier, actor):
    begin_with(dossier)
    both = ["ferro-safer", "brek-nothing"]
    with pytest.raises(UsageError, match="one record"):
        edit_records(engine, "claim", lambda _: both, {"note": "x"}, actor(), if_change=1)


def test_several_records_are_edited_in_one_change(engine, begin_with, dossier, actor, changes):
    begin_with(dossier)
    both = ["ferro-safer", "brek-nothing"]
    done = edit_records(engine, "claim", lambda _: both, {"status": "draft"}, actor())
    assert [touched.key for touched in done.touched] == both
    assert [entry.summary for entry in changes(engine)][1:] == [
        "claim ferro-safer, brek-nothing: status"
    ]


def test_one_bad_record_leaves_all_as_they_were(engine, begin_with, held, actor, contents):
    begin_with(held)
    before = contents(engine)
    both = ["ferro-safer", "brek-nothing"]
    wrong = [{"source": "post", "quote_type": "direct", "exact": "The patrols have"}]
    with pytest.raises(RecordError, match="several times"):
        edit_records(engine, "claim", lambda _: both, {"appearances": wrong}, actor())
    assert contents(engine) == before


def test_two_people_who_edit_at_once_lose_nothing(engine, begin_with, dossier, actor, claim):
    begin_with(dossier)
    fields = [("note", "As printed."), ("place", "Norland")]

    def one(field, value):
        edit_records(engine, "claim", one_of("brek-nothing"), {field: value}, actor(value))

    with ThreadPoolExecutor() as pool:
        list(pool.map(one, *zip(*fields, strict=True)))
    assert (claim().note, claim().place) == ("As printed.", "Norland")


def test_of_two_who_saw_the_same_change_one_is_refused(engine, begin_with, dossier, actor):
    begin_with(dossier)

    def one(place):
        try:
            edit_records(
                engine, "claim", one_of("brek-nothing"), {"place": place}, actor(place),
                if_change=1,
            )  # fmt: skip
        except NotLastChangeError:
            return "refused"
        return "written"

    with ThreadPoolExecutor() as pool:
        assert sorted(pool.map(one, ["Norland", "Port Elin"])) == ["refused", "written"]
