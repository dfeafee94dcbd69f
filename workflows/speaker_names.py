"""The names that a speaker goes by and the offices it held: edits of the speaker's record."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine

from db.reads.names import find_speaker, key_of
from db.tables import Role
from onrecord.errors import NotFoundError, UsageError
from onrecord.recordfile import slug
from onrecord.text import fold
from workflows.actor import Actor
from workflows.editing import Change, Edit, Edited, Plain, Prepare, change_records
from workflows.naming import new_key


def change_aliases(
    engine: Engine, name: str, aliases: Sequence[str], actor: Actor, *, remove: bool = False
) -> Edited:
    """Add names that a speaker goes by, or remove them; those that it has already stay once."""

    def change(mapping: Plain) -> Plain:
        known = list(mapping.get("aliases", ()))
        if not remove:
            return mapping | {"aliases": [*known, *(a for a in unique if a not in known)]}
        missing = [alias for alias in unique if alias not in known]
        if missing:
            has = ", ".join(f'"{alias}"' for alias in known) or "none"
            raise NotFoundError(
                f'speaker "{mapping["key"]}" has no alias "{missing[0]}". Its aliases: {has}'
            )
        return mapping | {"aliases": [alias for alias in known if alias not in unique]}

    unique = tuple(dict.fromkeys(aliases))
    verb = "removed" if remove else "added"
    what = f"alias {', '.join(unique)} {verb}"
    return _change(engine, name, lambda _connection: change, actor, what)


def add_role(engine: Engine, name: str, fields: Mapping[str, Any], actor: Actor) -> Edited:
    """Add an office that a speaker held, or change the one of the ``key`` that is given."""

    def prepare(connection: Connection) -> Change:
        added = dict(fields)

        def change(mapping: Plain) -> Plain:
            roles = list(mapping.get("roles", ()))
            name = slug(str(added["title"]))
            if name and not added.get("key"):
                added["key"] = new_key(connection, Role, f"{mapping['key']}#{name}")
            known = [role["key"] for role in roles]
            if added.get("key") in known:
                roles[known.index(added["key"])] |= added
            else:
                roles.append(added)
            return mapping | {"roles": roles}

        return change

    return _change(engine, name, prepare, actor, f"role {fields['title']}")


def remove_role(engine: Engine, name: str, typed: str, actor: Actor) -> Edited:
    """Withdraw an office, by its key or its title."""

    def change(mapping: Plain) -> Plain:
        roles = list(mapping.get("roles", ()))
        meant = [role for role in roles if role["key"] == typed]
        meant = meant or [role for role in roles if fold(role["title"]) == fold(typed)]
        if len(meant) != 1:
            raise _unclear(mapping["key"], typed, meant or roles, several=bool(meant))
        return mapping | {"roles": [role for role in roles if role is not meant[0]]}

    return _change(engine, name, lambda _connection: change, actor, f"role {typed} removed")


def _unclear(
    speaker: str, typed: str, roles: Sequence[Plain], *, several: bool
) -> NotFoundError | UsageError:
    listed = ", ".join(f"{role['key']} ({role['title']})" for role in roles) or "none"
    if several:
        return UsageError(f'"{typed}" could be several roles: {listed}. Give the key')
    return NotFoundError(f'speaker "{speaker}" has no role "{typed}". Its roles: {listed}')


def _change(engine: Engine, name: str, prepare: Prepare, actor: Actor, what: str) -> Edited:
    def select(connection: Connection) -> list[str]:
        return [key_of(connection, "speaker", find_speaker(connection, name))]

    edit = Edit(noun="speaker", select=select, prepare=prepare, what=what)
    return change_records(engine, edit, actor)
