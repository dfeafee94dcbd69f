"""With its stances taken away, the demo's conflicts are found by the words of its claims."""

import pytest
from sqlalchemy import delete, update

from db.engine import reading, writing
from db.reads.contradictions import ContradictionFilter, list_contradictions
from db.reads.filters import ClaimFilter
from db.tables import Contradiction, Decision, Stance
from onrecord.filters import Filters
from workflows.checking import check
from workflows.statements.machine import embedded


@pytest.fixture(scope="module")
def found(shared_engine, load_demo):
    """Return the pairs of claims, the likeliest first, each as a set of keys with its view."""
    load_demo(shared_engine)
    with writing(shared_engine) as connection:
        connection.execute(delete(Decision))
        connection.execute(delete(Contradiction))
        connection.execute(update(Stance).values(withdrawn=True))
    check(shared_engine, Filters(), machine=embedded(0.1))
    with reading(shared_engine) as connection:
        views = list(list_contradictions(connection, ContradictionFilter(claims=ClaimFilter())))
    return [
        (frozenset(claim.key for claim in view.claims), view)
        for view in views
        if view.sides[0].appearance_id is None
    ]


def first_five(found):
    return [claims for claims, _ in found[:5]]


def test_the_pentagon_and_abadi_are_among_the_first_five_who_are_at_odds(found):
    at_odds = {}  # two who speak, with the likeliest pair of their claims
    for claims, view in found:
        at_odds.setdefault(frozenset(claim.speaker.name for claim in view.claims), claims)
    first = list(at_odds.values())[:5]
    assert frozenset({"pentagon-iran-strikes", "abadi-not-aware"}) in first


def test_kerry_and_moualem_are_among_the_first_five(found):
    assert frozenset({"kerry-strikes-damage", "moualem-not-weakening"}) in first_five(found)


def test_what_iran_denies_is_among_the_first_five(found):
    claims = frozenset({"pentagon-iran-strikes", "iranian-official-never-involved"})
    assert claims in first_five(found)
    view = dict(found)[claims]
    assert (view.kind, view.trace[0].rule) == ("negation", "negation")


@pytest.mark.parametrize(
    ("claims", "rule", "words"),
    [
        ({"pentagon-iran-strikes", "abadi-not-aware"}, "unaware", "not know"),
        (
            {"kerry-strikes-damage", "moualem-not-weakening"},
            "negation",
            "air strikes neither weaken",
        ),
    ],
)
def test_the_reason_names_the_words(found, claims, rule, words):
    view = dict(found)[frozenset(claims)]
    statements = {claim.key: claim.statement for claim in view.claims}
    shown = {statements[key][start:end] for key, start, end in view.trace[0].words}
    assert view.trace[0].rule == rule
    assert words in shown
