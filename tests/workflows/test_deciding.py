"""What people decide is added, never overwritten, and outlasts whatever the machine finds."""

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.recordfile import RecordFileError
from workflows.deciding import decide


@pytest.fixture
def pair(begin_with, dossier, engine, pairs):
    begin_with(dossier)
    (found,) = pairs(engine)
    return found


@pytest.fixture
def confirmed(engine, pair, actor):
    return decide(engine, pair.key, "confirmed", actor())


def only(found):
    (pair,) = found
    return pair.status, [(decision.verdict, decision.by) for decision in pair.decisions]


def test_a_decision_sets_the_status(engine, pair, pairs, actor):
    decide(engine, str(pair.id), "confirmed", actor(), note="Both speak of the same patrols.")
    assert only(pairs(engine)) == ("confirmed", [("confirmed", "Ida Lund")])


def test_a_decision_is_logged_with_the_status_before_and_after(engine, pair, changes, actor):
    decide(engine, pair.key, "unsure", actor())
    entry = changes(engine)[-1]
    key = f"contradiction/{pair.key}"
    assert (entry.act, entry.before) == ("decide", {key: {"status": "candidate"}})
    assert entry.after[key] == {"status": "unsure"}


def test_a_decision_is_logged_as_made_new(engine, pair, changes, actor):
    decide(engine, pair.key, "unsure", actor())
    (made,) = (name for name, after in changes(engine)[-1].after.items() if after is None)
    assert made.startswith(f"decision/{pair.key}/2031-06-01")


def test_two_people_who_disagree_leave_it_disputed(engine, pair, actor):
    decide(engine, pair.key, "confirmed", actor("Ida Lund"))
    after = decide(engine, pair.key, "dismissed", actor("Per Aas"), reason="different_place")
    assert after.status == "disputed"


def test_one_person_may_think_again_and_both_decisions_stay(engine, pair, pairs, actor):
    decide(engine, pair.key, "confirmed", actor(hour=10))
    decide(engine, pair.key, "dismissed", actor(hour=11), reason="not_meant")
    status, decisions = only(pairs(engine))
    assert status == "dismissed"
    assert [verdict for verdict, _ in decisions] == ["confirmed", "dismissed"]


@pytest.mark.parametrize(
    ("verdict", "reason"), [("dismissed", None), ("confirmed", "different_place")]
)
def test_a_dismissal_has_a_reason_and_nothing_else_has(engine, pair, actor, verdict, reason):
    with pytest.raises(UsageError, match="reason"):
        decide(engine, pair.key, verdict, actor(), reason=reason)


def test_an_unknown_contradiction_is_not_found(engine, actor):
    with pytest.raises(NotFoundError, match='No contradiction "99"'):
        decide(engine, "99", "confirmed", actor())


def test_a_decision_stays_through_the_same_import(engine, pair, take_in, dossier, pairs, actor):
    decide(engine, pair.key, "dismissed", actor(), reason="translation")
    take_in(dossier)
    assert only(pairs(engine)) == ("dismissed", [("dismissed", "Ida Lund")])


def test_a_decision_stays_when_a_claim_is_reworded(engine, pair, take_in, dossier, pairs, actor):
    decide(engine, pair.key, "dismissed", actor(), reason="translation")
    dossier["claims"][1]["statement"] = "The bay is what it was."
    dossier["claims"][1]["stances"][0]["certainty"] = "probable"
    take_in(dossier)
    assert only(pairs(engine)) == ("dismissed", [("dismissed", "Ida Lund")])


@pytest.mark.parametrize(
    "change",
    [
        {"stances": []},
        {"stances": [{"proposition": "patrols-help", "stance": "neutral"}]},
        {"modality": "hypothetical"},
        {"status": "rejected"},
        {"place": "Sudmark"},
        {"event": "2030-01"},
    ],
    ids=" ".join,
)
def test_a_pair_that_is_no_longer_found_is_stale_and_comes_back(
    engine, confirmed, take_in, dossier, pairs, change
):
    before = dossier["claims"][1]
    done = take_in(dossier | {"claims": [before | change]})
    assert done.detected.stale == 1
    assert only(pairs(engine)) == ("stale", [("confirmed", "Ida Lund")])
    take_in(dossier)
    assert only(pairs(engine)) == ("confirmed", [("confirmed", "Ida Lund")])


def test_a_proposition_that_moves_elsewhere_makes_its_pairs_stale(
    engine, pair, take_in, dossier, pairs
):
    dossier["claims"][1]["place"] = "Norland"
    take_in(dossier)
    dossier["propositions"][0]["place"] = "Sudmark"
    take_in(dossier)
    assert pairs(engine)[0].status == "stale"


@pytest.fixture
def misdescribed(dossier):
    """Return the dossier with a minister of one country described as that of another."""
    office = {"title": "Foreign Minister of Chad", "organisation": "Chad"}
    dossier["speakers"][0]["roles"] = [office | {"key": "ferro#foreign", "from": "2030"}]
    dossier["claims"][0]["appearances"][0]["described_as"] = "Peru's foreign minister"
    return dossier


def test_a_conflict_with_an_office_goes_and_comes_with_the_office(
    engine, take_in, misdescribed, pairs
):
    statuses = []
    for roles in (misdescribed["speakers"][0]["roles"], [], misdescribed["speakers"][0]["roles"]):
        misdescribed["speakers"][0]["roles"] = roles
        take_in(misdescribed)
        statuses += [pair.status for pair in pairs(engine) if pair.kind == "attribution"]
    assert statuses == ["candidate", "stale", "candidate"]


def test_a_conflict_with_an_office_is_stale_once_it_is_described_rightly(
    engine, take_in, begin_with, misdescribed, pairs
):
    begin_with(misdescribed)
    misdescribed["claims"][0]["appearances"][0]["described_as"] = "the foreign minister"
    take_in(misdescribed)
    assert {pair.kind: pair.status for pair in pairs(engine)}["attribution"] == "stale"


def test_a_stale_pair_can_be_decided_and_stays_stale(engine, pair, take_in, dossier, actor):
    dossier["claims"][1]["stances"] = []
    take_in(dossier)
    assert decide(engine, pair.key, "unsure", actor()).status == "stale"


RECORDED = {
    "kind": "negation", "claims": ["brek-nothing", "ferro-safer"], "proposition": "patrols-help",
    "decisions": [{"verdict": "confirmed", "by": "The desk", "at": "2031-05-10"}],
}  # fmt: skip


def test_a_recorded_decision_joins_the_pair_that_was_found(engine, take_in, dossier, pairs):
    take_in(dossier | {"contradictions": [RECORDED]})
    (pair,) = pairs(engine)
    assert (pair.score, pair.status) == (1, "confirmed")
    assert pair.trace[0].rule == "opposite_stances"


def test_a_recorded_decision_is_taken_in_once(engine, take_in, dossier, contents):
    take_in(dossier | {"contradictions": [RECORDED]})
    before = contents(engine)
    assert take_in(dossier | {"contradictions": [RECORDED]}).change is None
    assert contents(engine) == before


def test_a_pair_that_only_a_person_recorded_never_goes_stale(engine, take_in, dossier, pairs):
    for claim in dossier["claims"]:
        claim.pop("stances")
    recorded = {"kind": "world_knowledge", "claims": ["brek-nothing", "ferro-safer"]}
    take_in(dossier | {"contradictions": [recorded]})
    dossier["claims"][0]["note"] = "Read again."
    take_in(dossier)
    (pair,) = pairs(engine)
    assert (pair.status, pair.score, pair.trace[0].rule) == ("candidate", None, "recorded")


@pytest.mark.parametrize(
    ("sides", "refusal"),
    [
        ([{"claim": "ferro-safer", "appearance": "ferro-safer@gazette"}, {"claim": "brek-nothing"}],
         'the appearance "ferro-safer@gazette"'),
        ([{"claim": "ferro-safer", "role": "ferro#pilot"}, {"claim": "brek-nothing"}],
         'the role "ferro#pilot"'),
    ],
)  # fmt: skip
def test_a_side_that_is_not_there_is_refused(engine, take_in, dossier, contents, sides, refusal):
    before = contents(engine)
    with pytest.raises(RecordFileError, match=refusal):
        take_in(dossier | {"contradictions": [{"kind": "attribution", "sides": sides}]})
    assert contents(engine) == before
