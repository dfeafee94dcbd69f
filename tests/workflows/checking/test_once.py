"""What a check does not need to do it does not: a pair twice, a question whose answer is idle."""

import pytest

from db.engine import reading
from db.reads.statements import statement_facts
from onrecord.contradict import compare_statements
from onrecord.contradict.pairs import finding_of, in_order, statement_of
from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.record import SIDE_BY_SIDE
from onrecord.filters import Filters
from workflows.checking import check
from workflows.statements.machine import Machine

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
PEOPLE = ["Ida Lund", "Greta Holm", "Jon Vale"]


class Asked:
    """A second opinion that says how sure it is by what it is asked, and remembers it."""

    name = "asked"

    def __init__(self):
        self.pairs = []

    def opinions(self, pairs):
        self.pairs += pairs
        return [Opinion((1 - sure) / 2, (1 - sure) / 2, sure) for sure in map(self._sure, pairs)]

    def _sure(self, pair):
        return len("".join(pair)) % 10 / 10


@pytest.fixture
def many(harbour, claim):
    """Return a record of some dozen statements of which several exclude each other."""
    harbour["claims"] += [
        claim(f"{key}-{n}", speaker, f"{person} said the {what} at the harbour is {state}.")
        for n, person in enumerate(PEOPLE)
        for key, speaker, what, state in (
            ("ferry", "ferro", "ferry", "late"),
            ("gate", "brek", "gate", "open"),
            ("shut", "ferro", "gate", "closed"),
        )
    ]
    return harbour


@on_sqlite
def test_a_pair_that_is_found_from_both_sides_is_looked_at_once(begin_with, many, check_all):
    begin_with(many)
    asked = Asked()
    check_all(machine=Machine(None, beside=asked), at_once=1)
    assert asked.pairs
    assert len(asked.pairs) == len({frozenset(pair) for pair in asked.pairs})


def test_stopped_and_gone_on_with_it_finds_what_it_finds_in_one_go(
    new_engine, take, many, pairs, tmp_path
):
    engine, other = new_engine("sqlite"), new_engine("sqlite")
    for one in (engine, other):
        take(one, many, tmp_path)
    check(engine, Filters())

    def stop(done, _total):
        if done == 5:
            raise KeyboardInterrupt

    check(other, Filters(), at_once=1, progress=stop)
    check(other, Filters(), at_once=1)
    assert {pair.key: pair.score for pair in pairs(other)} == {
        pair.key: pair.score for pair in pairs(engine)
    }


@on_sqlite
def test_a_pair_stays_a_candidate_when_the_check_comes_to_its_other_side(
    begin_with, many, check_all, between
):
    begin_with(many)
    check_all(at_once=1)
    assert not between("stale")
    assert frozenset({"open", "closed"}) in between("candidate")


@on_sqlite
def test_no_finding_is_lost_by_not_asking_where_no_answer_could_make_one(engine, begin_with, many):
    begin_with(many)
    with reading(engine) as connection:
        facts = list(statement_facts(connection, range(1, 14)).values())
    every = [in_order(a, b) for at, a in enumerate(facts) for b in facts[at + 1 :]]
    asked = Asked()
    found = Machine(asked, least=0.45).findings(every, SIDE_BY_SIDE)
    assert found
    assert len(asked.pairs) < sum(bool(_compared(asked, *pair).reasons) for pair in every)
    assert found == [
        one
        for first, second in every
        if (one := finding_of(first, second, _compared(asked, first, second), 0.45))
    ]


def _compared(opinion, first, second):
    a, b = statement_of(first), statement_of(second)
    return compare_statements(a, b, Asked().opinions([(a.text, b.text)])[0])
