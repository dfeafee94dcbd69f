"""Appearances, stances and relations of a claim, added, changed and withdrawn one by one."""

import pytest

from db.engine import reading
from db.reads.appearances import appearance_views
from db.store.claims import load_claims
from onrecord.errors import NotFoundError, OnrecordError, RecordError, UsageError
from workflows import claim_parts as parts
from workflows.undoing import undo

CLAIM = "brek-nothing"


@pytest.fixture(autouse=True)
def _dossier(begin_with, held):
    begin_with(held)


@pytest.fixture
def claim(engine):
    def claim(key=CLAIM):
        with reading(engine) as connection:
            return load_claims(connection, [key])[key]

    return claim


def test_a_second_report_in_one_source_gets_a_key_of_its_own(engine, actor, claim):
    fields = {"source": "harbour post", "quote_type": "direct", "exact": ["“Nothing”"]}
    _, key = parts.add_appearance(engine, CLAIM, fields, actor())
    assert key == "brek-nothing@post#2"
    assert [a.key for a in claim().appearances] == ["brek-nothing@post", key]


def test_a_withdrawn_report_keeps_its_key(engine, actor):
    fields = {"source": "post", "quote_type": "indirect"}
    parts.withdraw_appearance(engine, "brek-nothing@post", actor())
    _, key = parts.add_appearance(engine, CLAIM, fields, actor())
    assert key == "brek-nothing@post#2"


def test_new_words_are_looked_for_and_proved(engine, actor, article, claim):
    changes = {"exact": ["changed nothing"]}
    edited = parts.edit_appearance(engine, "brek-nothing@post", changes, actor())
    with reading(engine) as connection:
        (view,) = appearance_views(connection, [edited.ids[CLAIM]])[edited.ids[CLAIM]]
    assert view.verification == "verified"
    assert [span.words(article) for span in view.spans] == ["changed nothing"]


def test_words_that_are_not_there_are_refused(engine, actor, contents):
    before = contents(engine)
    with pytest.raises(RecordError, match="is not in the text"):
        parts.edit_appearance(engine, "brek-nothing@post", {"exact": ["all is lost"]}, actor())
    assert contents(engine) == before


def test_a_field_of_a_report_is_set_and_its_words_stay(engine, actor, claim):
    before = claim().appearances[0]
    parts.edit_appearance(engine, "brek-nothing@post", {"cue": "told"}, actor())
    after = claim().appearances[0]
    assert (after.cue, after.spans, after.exact) == ("told", before.spans, before.exact)


def test_a_report_is_found_by_its_number(engine, actor, claim):
    with reading(engine) as connection:
        (view,) = next(iter(appearance_views(connection, [2]).values()))
    parts.edit_appearance(engine, str(view.id), {"cue": "told"}, actor())
    assert claim().appearances[0].cue == "told"


def test_a_withdrawn_report_comes_back_by_undoing(engine, actor, claim):
    before = claim()
    parts.withdraw_appearance(engine, "brek-nothing@post", actor())
    assert claim().appearances == ()
    undo(engine, None, actor())
    assert claim() == before


@pytest.mark.parametrize("typed", ["999", "nobody@post", "9" * 30, "a\0b"])
def test_a_report_that_is_not_there_is_not_found(engine, actor, typed):
    with pytest.raises(NotFoundError, match="onrecord claim show"):
        parts.withdraw_appearance(engine, typed, actor())


def test_a_withdrawn_report_is_said_to_be_withdrawn(engine, actor):
    parts.withdraw_appearance(engine, "brek-nothing@post", actor())
    with pytest.raises(NotFoundError, match="is withdrawn"):
        parts.edit_appearance(engine, "brek-nothing@post", {"cue": "told"}, actor())


def test_a_stance_is_added_and_compared_at_once(engine, actor, pairs):
    parts.withdraw_stance(engine, CLAIM, "patrols-help", actor())
    fields = {"proposition": "making the bay", "stance": "denies", "certainty": "possible"}
    assert [pair.status for pair in pairs(engine)] == ["stale"]
    parts.add_stance(engine, CLAIM, fields, actor())
    assert [pair.status for pair in pairs(engine)] == ["candidate"]


def test_a_second_stance_on_one_proposition_is_refused(engine, actor):
    fields = {"proposition": "patrols-help", "stance": "doubts"}
    with pytest.raises(OnrecordError, match=r'has the stance "denies".*claim stance edit'):
        parts.add_stance(engine, CLAIM, fields, actor())


def test_a_stance_is_changed(engine, actor, claim):
    parts.edit_stance(engine, CLAIM, "patrols-help", {"stance": "doubts"}, actor())
    assert [s.stance for s in claim().stances] == ["doubts"]


def test_a_value_takes_the_place_of_a_range(engine, actor, claim, edit):
    edit("proposition", "patrols-help", {"slot": "true"})
    changes = {"value_low": "10", "value_high": "12"}
    parts.edit_stance(engine, CLAIM, "patrols-help", changes, actor())
    parts.edit_stance(engine, CLAIM, "patrols-help", {"value": "15"}, actor())
    (stance,) = claim().stances
    assert (stance.value_low, stance.value_high) == (15, 15)


def test_a_withdrawn_stance_ends_the_contradiction(engine, actor, claim):
    edited = parts.withdraw_stance(engine, CLAIM, "patrols-help", actor())
    assert (claim().stances, edited.detected.stale) == ((), 1)


def test_a_stance_that_the_claim_does_not_take_is_not_found(engine, actor):
    parts.withdraw_stance(engine, CLAIM, "patrols-help", actor())
    with pytest.raises(NotFoundError, match="takes no stance"):
        parts.edit_stance(engine, CLAIM, "patrols-help", {"stance": "doubts"}, actor())


def test_an_unknown_field_of_a_stance_is_refused(engine, actor):
    with pytest.raises(UsageError, match='Did you mean "certainty"'):
        parts.edit_stance(engine, CLAIM, "patrols-help", {"certainti": "possible"}, actor())


def test_a_relation_is_added_once_and_removed(engine, actor, claim):
    parts.relate(engine, CLAIM, "responds_to", "ferro-safer", actor())
    again = parts.relate(engine, CLAIM, "responds_to", "ferro-safer", actor())
    assert again.change is None
    assert [(r.kind, r.claim) for r in claim().relations] == [("responds_to", "ferro-safer")]
    parts.relate(engine, CLAIM, "responds_to", "ferro-safer", actor(), remove=True)
    assert claim().relations == ()


def test_a_relation_that_is_not_there_cannot_be_removed(engine, actor):
    with pytest.raises(NotFoundError, match="does not respond to"):
        parts.relate(engine, CLAIM, "responds_to", "ferro-safer", actor(), remove=True)


def test_a_claim_does_not_relate_to_itself(engine, actor):
    with pytest.raises(UsageError, match="to itself"):
        parts.relate(engine, CLAIM, "corrects", CLAIM, actor())
