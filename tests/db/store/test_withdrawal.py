"""What is no longer in a record is withdrawn, not lost, and comes back under its old id."""

from dataclasses import replace

import pytest

from db.engine import reading


@pytest.fixture
def stored(record, save):
    save(record)
    return record


@pytest.fixture
def shorter(stored):
    """Return the record without some appearances, stances, roles and aliases."""
    claim, speaker = stored.claims[0], stored.speakers[0]
    return replace(
        stored,
        claims=(
            replace(claim, appearances=claim.appearances[2:], stances=claim.stances[1:]),
            *stored.claims[1:],
        ),
        speakers=(
            replace(speaker, roles=speaker.roles[1:], aliases=speaker.aliases[:1]),
            *stored.speakers[1:],
        ),
    )


def rows(engine, table):
    with reading(engine) as connection:
        found = connection.exec_driver_sql(f"SELECT key, id, withdrawn FROM {table} ORDER BY id")
        return [(row.key, row.id, bool(row.withdrawn)) for row in found]


def test_what_is_left_out_is_out_of_the_record(shorter, save, load):
    save(shorter)
    assert load(shorter) == shorter


@pytest.mark.parametrize(
    ("table", "withdrawn"),
    [
        ("appearance", {"ferry-late/post", "ferry-late/radio"}),
        ("stance", {"ferry-late|late"}),
        ("role", {"ferro/pilot"}),
    ],
)
def test_what_is_left_out_stays_in_the_table_withdrawn(engine, shorter, save, table, withdrawn):
    before = rows(engine, table)
    save(shorter)
    assert {key for key, _, gone in rows(engine, table) if gone} == withdrawn
    assert [row[:2] for row in rows(engine, table)] == [row[:2] for row in before]


def test_what_comes_back_is_as_it_was(stored, shorter, save, load, everything):
    before = everything()
    save(shorter)
    save(stored)
    assert load(stored) == stored
    assert everything() == before


def test_an_order_that_changes_is_kept(stored, save, load):
    claim = stored.claims[0]
    turned = replace(claim, appearances=claim.appearances[::-1], stances=claim.stances[::-1])
    changed = replace(stored, claims=(turned, *stored.claims[1:]))
    save(changed)
    assert load(changed) == changed


def test_another_claims_appearances_and_stances_stay(engine, stored, save, load):
    save(replace(stored, claims=stored.claims[1:]))
    assert load(stored) == stored


def test_relations_and_topics_that_are_left_out_are_gone(stored, save, load):
    bare = replace(stored.claims[0], relations=(), topics=())
    changed = replace(stored, claims=(bare, *stored.claims[1:]))
    save(changed)
    assert load(changed) == changed


def test_members_that_are_left_out_are_gone(stored, save, load):
    group = replace(stored.speakers[3], members=("ferro",))
    changed = replace(stored, speakers=(*stored.speakers[:3], group, *stored.speakers[4:]))
    save(changed)
    assert load(changed) == changed
