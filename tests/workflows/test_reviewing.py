"""A review goes through drafts and candidates; each act is stored before the next is shown."""

import pytest

from onrecord.errors import OnrecordError
from onrecord.filters import Filters
from workflows.deciding import DecidedMeanwhileError, Said, decide
from workflows.deciding_claims import decide_claims
from workflows.editing import one_of
from workflows.reviewing import ChangedMeanwhileError, Review, Wanted


def claim(key, stance, status="accepted", words=None, **more):
    quoted = {"exact": words, "spans": more.pop("spans")} if words else {}
    return {
        "key": key, "speaker": "brek", "statement": f"Statement {key}.", "status": status,
        "said": "2031-05-06",
        "stances": [{"proposition": "patrols-help", "stance": stance}],
        "appearances": [{"source": "post", "quote_type": "indirect"} | quoted],
    } | more  # fmt: skip


@pytest.fixture
def taken(begin_with, held, article):
    """Take in two candidates on one proposition, and two drafts, the later words first."""

    def place(words):
        start = article.index(words)
        return [[start, start + len(words)]]

    held["claims"] += [
        claim("brek-worse", "denies"),
        claim(
            "z-draft", "denies", "draft", "made the bay safer", spans=place("made the bay safer")
        ),
        claim("a-draft", "affirms", "draft", "he said", spans=place("he said")),
    ]
    begin_with(held)


@pytest.fixture
def review(engine, taken, actor):
    def review(by="Ida Lund", **wanted):
        return Review(engine, Wanted(**wanted), lambda: actor(by))

    return review


@pytest.fixture
def candidates(review):
    return review(nouns=("contradiction",))


def test_drafts_come_in_the_order_of_the_text_then_candidates(review):
    own = review()
    seen = []
    while (shown := own.look()) is not None:
        seen.append(shown.item.keys)
        own.later()
    assert seen[:2] == [("z-draft",), ("a-draft",)]
    assert [len(keys) for keys in seen[2:]] == [2]


def test_a_draft_is_shown_with_the_words_around_it_and_accepted(review, claims):
    own = review(nouns=("claim",))
    shown = own.look()
    (passage,) = shown.passages[shown.claim.appearances[0].id]
    assert passage.text.startswith("Minister Ana Ferro said on Tuesday")
    done = own.take("accepted")
    assert claims("z-draft")["z-draft"].status == "accepted"
    assert done.new == 1


def test_what_an_accepted_draft_brings_up_is_among_the_candidates(review):
    own = review()
    own.look()
    own.switch()
    before = own.progress.total
    own.switch()
    own.look()
    own.take("accepted")
    own.switch()
    assert own.progress.total > before


def test_a_cluster_is_decided_at_once_and_taken_back_at_once(candidates, engine, pairs):
    candidates.look()
    candidates.decide(Said("confirmed"))
    assert [pair.status for pair in pairs(engine)] == ["confirmed", "confirmed"]
    assert candidates.look() is None
    candidates.undo()
    assert [pair.status for pair in pairs(engine)] == ["candidate", "candidate"]
    assert candidates.look() is not None


def test_an_opened_cluster_is_decided_one_by_one(candidates, engine, pairs):
    candidates.look()
    candidates.open()
    candidates.look()
    candidates.decide(Said("dismissed", "not_meant"))
    assert sorted(pair.status for pair in pairs(engine)) == ["candidate", "dismissed"]


def test_what_somebody_decided_meanwhile_is_shown_before_one_decides(
    candidates, engine, pairs, actor
):
    candidates.look()
    key = pairs(engine)[0].key
    decide(engine, key, "dismissed", actor("Per Aas"), reason="not_meant")
    with pytest.raises(DecidedMeanwhileError, match="Per Aas"):
        candidates.decide(Said("confirmed"))
    assert [one.by for view in candidates.look().views for one in view.decisions] == ["Per Aas"]
    candidates.decide(Said("confirmed"))
    assert sorted(pair.status for pair in pairs(engine)) == ["confirmed", "disputed"]


def test_what_others_decided_before_one_came_to_it_is_passed_over(review, engine, pairs, actor):
    own = review()
    own.look()
    for pair in pairs(engine):
        decide(engine, pair.key, "unsure", actor("Per Aas"))
    own.later()
    own.look()
    own.later()
    assert own.look() is None
    assert own.all_progress["contradiction"].total == 0


def test_a_draft_that_somebody_took_meanwhile_is_shown_again(review, engine, actor):
    own = review(nouns=("claim",))
    own.look()
    decide_claims(engine, "rejected", one_of("z-draft"), actor("Per Aas"))
    with pytest.raises(ChangedMeanwhileError, match=r"Per Aas .* it is rejected"):
        own.take("accepted")
    assert own.look().claim.status == "rejected"
    own.take("accepted")
    assert own.look().item.keys == ("a-draft",)


def test_one_passes_over_drafts_that_others_took(review, engine, actor):
    own = review(nouns=("claim",))
    own.look()
    decide_claims(engine, "accepted", one_of("a-draft"), actor("Per Aas"))
    own.take("rejected")
    assert own.look() is None
    assert [one.claim.key for one in own.passed] == ["a-draft"]
    assert own.progress.elsewhere == 1


def test_nothing_is_decided_at_the_end(review):
    own = review(nouns=("claim",), filters=Filters(speaker="ferro"))
    assert own.look() is None
    with pytest.raises(OnrecordError, match="Nothing is shown"):
        own.take("accepted")
    assert own.undo() is None


def test_filters_narrow_both_down_and_a_limit_counts_questions(review):
    own = review(filters=Filters(speaker="brek", limit=1))
    assert own.look().item.keys == ("z-draft",)
    assert own.progress.total == 1
    own.later()
    assert len(own.look().views) == 2
