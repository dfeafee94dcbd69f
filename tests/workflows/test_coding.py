"""The proposition of a contradiction is added with the stance of both claims on it."""

import pytest

from db.engine import reading, writing
from db.store.claims import load_claims
from db.store.contradictions import PairRow, save_pairs
from db.store.rows import ids
from db.tables import Claim
from onrecord.errors import OnrecordError, UsageError
from onrecord.records import SideRecord
from workflows.coding import code_pair, codings, pair_coding
from workflows.undoing import undo

PAIR = "c-0123456789abcdef"


@pytest.fixture(autouse=True)
def _pair(engine, begin_with, held, dossier):
    dam = {
        "ferro-dam": ("ferro", "The dam at Orlen was damaged."),
        "brek-dam": ("brek", "The dam at Orlen was not damaged."),
    }
    for key, (speaker, statement) in dam.items():
        dossier["claims"].append(
            {"key": key, "speaker": speaker, "statement": statement, "said": "2031-05-06",
             "appearances": [{"source": "post", "quote_type": "indirect"}]}
        )  # fmt: skip
    begin_with(held)
    row = PairRow(
        key=PAIR, scope="between_speakers", kind="negation", score=0.8, proposition=None,
        sides=(SideRecord(claim="ferro-dam"), SideRecord(claim="brek-dam")),
        trace=[], proposed_by="onrecord.contradict 1",
    )  # fmt: skip
    with writing(engine) as connection:
        save_pairs(connection, [row], owner=("contradiction", PAIR))


def stances(engine, key):
    with reading(engine) as connection:
        return load_claims(connection, [key])[key].stances


def test_what_is_only_proposed_changes_nothing(engine):
    found = pair_coding(engine, PAIR)
    assert (found.proposed.text, found.id) == ("The dam at Orlen was damaged.", None)
    assert stances(engine, "ferro-dam") == ()


def test_both_claims_take_their_stance_and_contradict_each_other_by_it(engine, actor):
    found = code_pair(engine, PAIR, actor())
    taken = [stances(engine, key)[0].stance for key in ("ferro-dam", "brek-dam")]
    assert (taken, found.detected.new) == (["affirms", "denies"], 1)


def test_a_person_words_the_proposition(engine, actor):
    found = code_pair(engine, PAIR, actor(), text="The Orlen dam suffered damage.")
    assert found.key == "the-orlen-dam-suffered-damage"


def test_a_proposition_without_words_is_refused(engine, actor):
    with pytest.raises(UsageError, match="has no words"):
        code_pair(engine, PAIR, actor(), text=" ")


def test_a_pair_that_is_coded_is_not_coded_again(engine, actor):
    with reading(engine) as connection:
        from db.reads.contradictions import ContradictionFilter, list_contradictions
        from db.reads.filters import ClaimFilter

        views = list(list_contradictions(connection, ContradictionFilter(claims=ClaimFilter())))
    coded = next(view for view in views if view.proposition)
    with pytest.raises(OnrecordError, match="about a proposition already"):
        code_pair(engine, str(coded.id), actor())


def test_coding_a_pair_is_undone_as_one(engine, actor):
    code_pair(engine, PAIR, actor())
    undo(engine, None, actor())
    assert stances(engine, "ferro-dam") == stances(engine, "brek-dam") == ()


def test_a_claim_is_offered_the_propositions_that_it_is_not_coded_on(engine, actor):
    code_pair(engine, PAIR, actor())
    with reading(engine) as connection:
        (claim,) = ids(connection, Claim, ["brek-dam"]).values()
    (coding,) = codings(engine, [claim])
    assert coding.proposed == ()
