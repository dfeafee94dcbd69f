"""What people decided corrects the probability of proposals, where somebody asks for it."""

import pytest
from sqlalchemy import func, select, update

from db.engine import reading, writing
from db.tables import Contradiction, Recalibration
from onrecord.filters import Filters
from workflows.checking import check
from workflows.deciding import Said, decide_all
from workflows.editing import edit_records, one_of
from workflows.recalibrating import held_correction, recalibrate, uncalibrate

PLACES = ["Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord"]
LEAST = 20


@pytest.fixture
def net(machine):
    """Return the machine of these tests."""
    return machine("first", 0.3, least=0.4)


@pytest.fixture
def proposed(begin_checked, claim, harbour, net):
    """Have many pairs of figures be proposed, and one pair of words; return the record file."""
    harbour["claims"] = harbour["claims"][:2] + [
        claim(f"{who}{number}", who, f"{figure + number} boats were lost off {place}.")
        for number, place in enumerate(PLACES)
        for who, figure in (("ferro", 20), ("brek", 60))
    ]
    begin_checked(harbour, net)
    return harbour


@pytest.fixture
def figures(pairs, engine):
    """Return a function that gives the pairs of figures of some statuses."""

    def figures(*statuses):
        return [one for one in pairs(engine, *statuses) if one.kind == "numeric"]

    return figures


@pytest.fixture
def say(engine, actor):
    """Return a function that has somebody decide on pairs."""

    def say(found, verdict="dismissed", by="Ida Lund"):
        reason = "different_referent" if verdict == "dismissed" else None
        keys = [one.key for one in found]
        decide_all(engine, lambda _: keys, Said(verdict, reason), actor(by))

    return say


@pytest.fixture
def learned(engine, actor, net):
    """Return a function that learns, a day after all decisions."""

    def learned():
        return recalibrate(engine, actor(hour=12), net)

    return learned


@pytest.fixture
def relearned(learned, check_all, net):
    """Return a function that learns and checks by it; gives both outcomes."""

    def relearned():
        return learned(), check_all(machine=net)

    return relearned


def rows(engine):
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(Recalibration)).scalar_one()


def test_nothing_is_learned_without_being_asked(engine, proposed, figures, say, check_all, net):
    say(figures()[:30])
    check_all(machine=net, everything=True)
    assert rows(engine) == 0
    assert not any("recalibrated" in (one.proposed_by or "") for one in figures())


def test_of_too_few_decisions_nothing_is_learned(engine, proposed, figures, say, learned):
    say(figures()[: LEAST - 1])
    assert learned().correction is None
    assert rows(engine) == 0


def test_of_enough_decisions_a_correction_is_kept_with_what_it_rests_on(
    engine, proposed, figures, say, learned, net
):
    say(figures()[:3], "confirmed")
    say(figures("candidate")[: LEAST - 3])
    learned()
    held, used = held_correction(engine, net)
    assert used
    assert (held.correction.decisions, held.correction.confirmed) == (LEAST, 3)
    assert (held.by, held.at, held.learned_for) == (
        "Ida Lund", "2031-06-01T12:00:00Z", net.proposed_by,
    )  # fmt: skip


def test_candidates_are_scored_anew_and_signed(proposed, figures, say, relearned, net):
    say(figures()[-LEAST:])
    before = {one.key: one.score for one in figures("candidate")}
    name = relearned()[0].correction.name
    after = figures("candidate")
    assert after
    assert all(one.score < before[one.key] for one in after)
    assert {one.proposed_by for one in after} == {f"{net.proposed_by} recalibrated {name}"}
    assert all(f"{before[one.key]:.2f}" in one.trace[-1].detail for one in after)


def test_a_candidate_that_falls_below_the_threshold_turns_stale(proposed, figures, say, relearned):
    say(figures()[:55])
    left = {one.key for one in figures("candidate")}
    found = relearned()[1].detected
    stale = {one.key for one in figures("stale")}
    assert stale
    assert stale <= left
    assert found.stale == len(stale)


def test_what_people_decided_on_stays_word_for_word(proposed, figures, say, relearned):
    say(figures()[:55])
    before = figures("dismissed")
    relearned()
    assert figures("dismissed") == before


def test_pairs_of_other_kinds_stay_proposed(proposed, between, figures, say, relearned):
    say(figures()[:55])
    relearned()
    assert between()[frozenset({"open", "closed"})].status == "candidate"


@pytest.fixture
def gone_back(engine, actor, check_all, net):
    """Return a function that goes back to the shipped probability, and checks by it."""

    def gone_back():
        uncalibrate(engine, actor(), net)
        check_all(machine=net)

    return gone_back


def test_who_goes_back_finds_everything_as_it_was(proposed, figures, say, relearned, gone_back):
    say(figures()[:55])
    before = figures()
    relearned()
    gone_back()
    assert figures() == before


def test_going_back_from_nothing_writes_nothing(engine, proposed, actor, net):
    assert uncalibrate(engine, actor(), net) is None
    assert rows(engine) == 0


def test_what_is_learned_does_not_rest_on_a_score_that_was_corrected(
    engine, proposed, figures, say, relearned
):
    say(figures()[-LEAST:])
    first, _ = relearned()
    again, _ = relearned()
    assert again.kept
    assert again.correction == first.correction
    assert rows(engine) == 1


def test_what_is_learned_does_not_rest_on_a_score_of_an_earlier_version(
    engine, proposed, figures, say, learned
):
    say(figures()[-LEAST:])
    first = learned()
    with writing(engine) as connection:
        old = {"score": 0.99, "proposed_by": "onrecord.contradict 1.abcdef+0"}
        connection.execute(update(Contradiction).values(old))
    assert learned().correction == first.correction


def test_unsure_and_disputed_pairs_teach_nothing(proposed, figures, say, learned):
    found = figures()
    say(found[:LEAST])
    say(found[LEAST : LEAST + 5], "unsure")
    say(found[LEAST + 5 : LEAST + 9], "confirmed")
    say(found[LEAST + 5 : LEAST + 9], "dismissed", by="Per Aas")
    learnt = learned()
    assert (learnt.correction.decisions, learnt.precision.open) == (LEAST, 9)


def test_a_pair_on_which_two_people_agree_counts_once(proposed, figures, say, learned):
    found = figures()[:LEAST]
    say(found)
    say(found, by="Per Aas")
    assert learned().correction.decisions == LEAST


@pytest.fixture
def copied(take_in, claim, check_all, net, figures):
    """Return a function that reports both claims of a pair once more; gives the pairs of those."""

    def copied(pair):
        words = {one.statement for one in pair.claims}
        copies = [
            claim(f"{one.key}-copy", one.key[:-1], one.statement, source="mail")
            for one in pair.claims
        ]
        take_in({"claims": copies})
        check_all(machine=net)
        return [
            one
            for one in figures("candidate")
            if {claim.statement for claim in one.claims} == words
        ]

    return copied


def test_copies_that_say_the_same_teach_once(proposed, figures, say, learned, copied):
    first = figures()[:LEAST]
    say(first)
    copies = copied(first[0])
    say(copies)
    learnt = learned()
    assert copies
    assert (learnt.correction.decisions, learnt.copies) == (LEAST, len(copies))


def test_copies_with_another_verdict_teach_both(proposed, figures, say, learned, copied):
    first = figures()[:LEAST]
    say(first)
    copies = copied(first[0])
    say(copies, "confirmed")
    learnt = learned()
    assert (learnt.correction.decisions, learnt.correction.confirmed) == (LEAST + 1, 1)


def test_pairs_that_a_person_recorded_teach_nothing(engine, proposed, figures, say, learned):
    found = figures()[: LEAST + 4]
    say(found)
    by_hand = update(Contradiction).where(Contradiction.key.in_([one.key for one in found[:4]]))
    with writing(engine) as connection:
        connection.execute(by_hand.values(proposed_by=None, score=None))
    assert learned().correction.decisions == LEAST


def test_coded_pairs_teach_nothing(engine, begin_with, dossier, pairs, say, learned):
    begin_with(dossier)
    say(pairs(engine), "confirmed")
    learnt = learned()
    assert (learnt.precision.all.decided, learnt.not_found) == (0, 0)


@pytest.fixture
def edited(engine, actor):
    """Return a function that edits a claim after all decisions."""

    def edited(**fields):
        edit_records(engine, "claim", one_of("ferro0"), fields, actor(hour=11))

    return edited


def test_a_decision_on_other_words_than_those_of_now_teaches_nothing(
    proposed, figures, say, learned, edited
):
    found = [one for one in figures() if "ferro0" in {claim.key for claim in one.claims}]
    say(found)
    say([one for one in figures() if one not in found and not one.decisions][:LEAST])
    edited(statement="29 boats were lost off Alder.")
    learnt = learned()
    assert (learnt.correction.decisions, learnt.reworded) == (LEAST, len(found))


def test_a_note_on_a_claim_leaves_its_decisions_to_teach(proposed, figures, say, learned, edited):
    say(figures()[:LEAST])
    edited(note="Said on the quay.")
    assert learned().reworded == 0


def test_a_candidate_on_an_edited_claim_is_scored_by_what_was_learned(
    engine, proposed, figures, say, edited, actor
):
    say([one for one in figures() if "ferro0" not in {c.key for c in one.claims}][:LEAST])
    name = recalibrate(engine, actor(hour=12)).correction.name
    edited(statement="29 boats were lost off Alder.")
    own = [one for one in figures() if "ferro0" in {claim.key for claim in one.claims}]
    assert {one.proposed_by.rpartition(" ")[2] for one in own if one.status == "candidate"} == {
        name
    }


def test_another_version_does_not_use_what_was_learned_for_this_one(
    engine, proposed, figures, say, learned, machine
):
    say(figures()[-LEAST:])
    learned()
    other = machine("second", 0.3, least=0.3)
    check(engine, Filters(), machine=other)
    assert {one.proposed_by for one in figures("candidate")} == {other.proposed_by}
    assert held_correction(engine, other)[1] is False


def test_a_check_that_goes_on_meanwhile_proposes_by_what_was_learned(
    engine, proposed, figures, say, learned, net
):
    say(figures()[-LEAST:])

    def learning(done, _total):
        if done == 1:
            learned()

    check(engine, Filters(), machine=net, everything=True, at_once=1, progress=learning)
    held, _ = held_correction(engine, net)
    signed = {one.proposed_by.rpartition(" ")[2] for one in figures("candidate")}
    assert held.correction.name in signed
    check(engine, Filters(), machine=net)
    assert {one.proposed_by.rpartition(" ")[2] for one in figures("candidate")} == {
        held.correction.name
    }
