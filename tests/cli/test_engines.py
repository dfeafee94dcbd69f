"""What is printed does not depend on which engine keeps the record."""

import re

import pytest

READS = [
    ["claim", "list", "--status", "any", "--json"],
    ["claim", "list", "--about", "air strike*", "--json"],
    ["claim", "list", "--since", "2014-12", "--topic", "iran", "--json"],
    ["contradiction", "list", "--status", "any", "--json"],
    ["speaker", "list", "--json"],
    ["source", "list", "--json"],
    ["proposition", "list", "--json"],
    ["topic", "list", "--json"],
    ["speaker", "positions", "bush", "--json"],
    ["verify", "--json"],
]
# Ids belong to one database.
IDS = re.compile(r'"(id|claim|appearance)": [0-9]+')


@pytest.fixture
def other(onrecord, database_argument):
    """Return the address of a database with the demo, on the engine of the test."""
    assert onrecord("init", "--demo", database=database_argument).code == 0
    return database_argument


def test_the_demo_reads_the_same_on_every_engine(onrecord, demo, other):
    for arguments in READS:
        printed = [onrecord(*arguments, database=one).out for one in (demo, other)]
        mine, others = (IDS.sub("", text) for text in printed)
        assert mine == others, arguments


def test_a_record_is_taken_in_and_decided_on_every_engine(onrecord, database_argument, dossier):
    results = [
        onrecord(*arguments, database=database_argument)
        for arguments in (
            ["init"], ["import", dossier], ["import", dossier], ["contradiction", "decide", 1,
             "confirmed"], ["verify"], ["db", "current"], ["db", "check"], ["db", "path"],
        )
    ]  # fmt: skip
    assert [(result.code, result.err) for result in results] == [(0, "")] * len(results)


def test_a_password_is_never_printed(onrecord):
    address = "postgresql://ana:harbour@127.0.0.1:1/record"
    for arguments in (["claim", "list"], ["init"], ["db", "path"]):
        result = onrecord(*arguments, database=address)
        assert "harbour" not in result.out + result.err
