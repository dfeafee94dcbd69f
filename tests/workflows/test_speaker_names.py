"""The names and offices of a speaker."""

import pytest

from db.engine import reading
from db.store.speakers import load_speakers
from onrecord.errors import NotFoundError, UsageError
from workflows.speaker_names import add_role, change_aliases, remove_role


@pytest.fixture(autouse=True)
def _dossier(begin_with, dossier):
    begin_with(dossier)


@pytest.fixture
def speaker(engine):
    def speaker(key="ferro"):
        with reading(engine) as connection:
            return load_speakers(connection, [key])[key]

    return speaker


def test_aliases_are_added_once(engine, actor, speaker):
    change_aliases(engine, "ana", ["Ferro", "Minister Ferro", "Ferro"], actor())
    change_aliases(engine, "ana", ["Ferro"], actor())
    assert speaker().aliases == ("Ferro", "Minister Ferro")


def test_an_alias_is_removed(engine, actor, speaker):
    change_aliases(engine, "ana", ["Ferro", "Minister Ferro"], actor())
    change_aliases(engine, "ana", ["Ferro"], actor(), remove=True)
    assert speaker().aliases == ("Minister Ferro",)


def test_an_alias_that_is_not_there_cannot_be_removed(engine, actor):
    change_aliases(engine, "ana", ["Ferro"], actor())
    with pytest.raises(NotFoundError, match=r'no alias "Ferr"\. Its aliases: "Ferro"'):
        change_aliases(engine, "ana", ["Ferr"], actor(), remove=True)


def test_a_role_is_added_beside_the_others(engine, actor, speaker):
    add_role(engine, "ana", {"title": "Mayor of Port Elin", "from": "2020"}, actor())
    assert [role.key for role in speaker().roles] == [
        "ferro#minister", "ferro#mayor-of-port-elin",
    ]  # fmt: skip


def test_a_second_role_of_one_title_gets_a_key_of_its_own(engine, actor, speaker):
    for start in ("2020", "2025"):
        add_role(engine, "ana", {"title": "Mayor", "from": start}, actor())
    assert [role.key for role in speaker().roles][1:] == ["ferro#mayor", "ferro#mayor-2"]


def test_a_role_is_changed_by_its_key(engine, actor, speaker):
    fields = {"key": "ferro#minister", "title": "Minister of the Sea", "until": "2032"}
    add_role(engine, "ana", fields, actor())
    (role,) = speaker().roles
    assert (role.start, role.end) == ("2030", "2032")


@pytest.mark.parametrize("typed", ["ferro#minister", "minister of the sea"])
def test_a_role_is_removed_by_key_or_title(engine, actor, speaker, typed):
    remove_role(engine, "ana", typed, actor())
    assert speaker().roles == ()


def test_a_role_that_is_not_there_cannot_be_removed(engine, actor):
    with pytest.raises(NotFoundError, match=r"Its roles: ferro#minister \(Minister of the Sea\)"):
        remove_role(engine, "ana", "Mayor", actor())


def test_a_title_of_two_roles_is_unclear(engine, actor):
    for start in ("2020", "2025"):
        add_role(engine, "ana", {"title": "Mayor", "from": start}, actor())
    with pytest.raises(UsageError, match="could be several roles"):
        remove_role(engine, "ana", "Mayor", actor())


def test_a_title_without_a_letter_needs_a_key(engine, actor):
    with pytest.raises(UsageError, match="no letter or digit"):
        add_role(engine, "ana", {"title": "???"}, actor())


def test_a_role_that_ends_before_it_starts_is_refused(engine, actor):
    with pytest.raises(UsageError, match="before it starts"):
        add_role(engine, "ana", {"title": "Mayor", "from": "2025", "until": "2020"}, actor())
