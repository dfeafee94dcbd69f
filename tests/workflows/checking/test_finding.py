"""A check finds contradictions among statements that nobody coded, on either engine."""

from db.engine import reading, writing
from workflows.statements.retrieving import Retriever
from workflows.statements.vectors import index

BRIDGE = frozenset({"open", "closed"})
CLAIMS = range(1, 5)


def test_two_statements_are_found_that_exclude_each_other(begin_with, harbour, check_all, between):
    begin_with(harbour)
    assert check_all().detected.new == 1
    assert set(between("candidate")) == {BRIDGE}


def test_the_trace_says_which_words_of_each_statement_were_compared(
    begin_with, harbour, check_all, between
):
    begin_with(harbour)
    check_all()
    pair = between()[BRIDGE]
    statements = {claim.key: claim.statement for claim in pair.claims}
    first = pair.trace[0]
    assert {statements[key][start:end] for key, start, end in first.words} == {"open", "closed"}


def test_a_second_check_compares_nothing(begin_with, harbour, check_all, engine, contents):
    begin_with(harbour)
    check_all()
    before = contents(engine)
    assert check_all().claims == 0
    assert contents(engine) == before


def test_both_engines_give_the_same_candidates(new_engine, load_demo):
    found = []
    for name in ("sqlite", "postgresql"):
        engine = new_engine(name)
        load_demo(engine)
        with writing(engine) as connection:
            index(connection, range(1, 58))
        with reading(engine) as connection:
            found.append(Retriever(connection).pairs(connection, range(1, 58)))
    assert found[0]
    assert found[0] == found[1]
