"""A made-up record whose statements nobody has coded, and machines to compare them with."""

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from db.engine import reading
from db.tables import Claim
from onrecord.contradict.second_opinion import Opinion
from onrecord.filters import Filters
from workflows.checking import check
from workflows.statements.machine import Machine

OPEN = "The harbour bridge is open."
CLOSED = "The harbour bridge is closed."
TIME_AND_PLACE = {"said": "2031-05-06", "event": "2031-05-06", "place": "Norland"}


@pytest.fixture
def claim():
    """Return a function that gives a claim as a record file has it."""

    def claim(key, speaker, statement, **more):
        reported = {"source": more.pop("source", "post"), "quote_type": "indirect"}
        return {
            "key": key, "speaker": speaker, "statement": statement, "appearances": [reported],
        } | TIME_AND_PLACE | more  # fmt: skip

    return claim


@pytest.fixture
def harbour(claim):
    """Return a record file in which two people contradict each other on a bridge."""
    return {
        "speakers": [
            {"key": "ferro", "name": "Ana Ferro"},
            {"key": "brek", "name": "Tomas Brek"},
        ],
        "sources": [
            {"key": "post", "title": "The bridge", "publisher": "The Harbour Post"},
            {"key": "mail", "title": "A bridge", "publisher": "The Norland Mail"},
        ],
        "claims": [
            claim("open", "ferro", OPEN),
            claim("closed", "brek", CLOSED),
            claim("fish", "ferro", "The fleet landed more herring than in any year before."),
            claim("paint", "brek", "The town hall will be painted blue."),
        ],
    }


@pytest.fixture
def check_all(engine):
    """Return a function that checks the database of the test."""

    def check_all(**options):
        return check(engine, Filters(), **options)

    return check_all


@pytest.fixture
def begin_checked(engine, fill_once, take_in, check_all):
    """Return a function that takes a record in and checks it, before anything else is done.

    A copy where an earlier test began with the same, see ``begin_with``; the record has no texts.
    """

    def begin_checked(document, machine=None):
        def fill():
            take_in(document)
            check_all(machine=machine)

        fill_once(engine, json.dumps([document, repr(machine)]), fill)

    return begin_checked


@pytest.fixture(scope="session")
def machine():
    """Return a function that gives a machine whose second opinion always says the same."""

    def machine(name, contradicts, least=0.5):
        return Machine(_Fixed(name, Opinion(1 - contradicts, 0.0, contradicts)), least)

    return machine


@dataclass(frozen=True)
class _Fixed:
    name: str
    opinion: Opinion

    def opinions(self, pairs):
        return [self.opinion] * len(pairs)


@pytest.fixture
def between(engine, pairs):
    """Return a function that gives the pairs of statements: keys of the claims, and the pair."""

    def between(*statuses):
        return {
            frozenset(one.key for one in pair.claims): pair
            for pair in pairs(engine, *statuses)
            if pair.proposition is None
        }

    return between


@pytest.fixture
def id_of(engine):
    """Return a function that gives the id of a claim."""

    def id_of(key):
        with reading(engine) as connection:
            return connection.execute(select(Claim.id).where(Claim.key == key)).scalar_one()

    return id_of
