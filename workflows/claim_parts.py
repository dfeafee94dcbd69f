"""Add, change and withdraw what belongs to a claim: appearances, stances, relations.

Each is an edit of the claim's whole record. What is no longer in it is withdrawn, not deleted.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine

from db.reads.names import key_of
from db.reads.selection import find_appearance
from db.tables import Appearance
from onrecord.errors import NotFoundError, OnrecordError, UsageError
from workflows.actor import Actor
from workflows.editing import Change, Edit, Edited, Plain, Prepare, change_records
from workflows.naming import FINDERS, key_named, new_key, resolved


def add_appearance(
    engine: Engine, claim: str, fields: Mapping[str, Any], actor: Actor
) -> tuple[Edited, str]:
    """Add a report of a claim; returns its key, made up where ``fields`` has none."""
    made: list[str] = []

    def prepare(connection: Connection) -> Change:
        added = resolved(connection, fields)
        begin = f"{_key_of_claim(connection, claim)}@{added.get('source')}"
        if not added.get("key"):
            added["key"] = new_key(connection, Appearance, begin, "#")
        made.append(added["key"])
        return lambda mapping: mapping | {"appearances": [*_parts(mapping, "appearances"), added]}

    edited = _change(engine, claim, prepare, actor, what="an appearance added")
    return edited, made[0]


def edit_appearance(
    engine: Engine,
    appearance: str,
    changes: Mapping[str, Any],
    actor: Actor,
    *,
    dry_run: bool = False,
) -> Edited:
    """Set fields of one report of a claim.

    New words, or another source, take the spans with them: they are looked for again where the
    text is held.
    """
    if "key" in changes:
        raise UsageError("A key never changes: other records and files refer to it by that")

    def prepare(connection: Connection) -> Change:
        _, key = find_appearance(connection, appearance)
        found = resolved(connection, changes)
        if {"exact", "source"} & set(found):
            found = {"spans": None, "sha256": None} | found
        return lambda mapping: _with_part(mapping, "appearances", ("key", key), found)

    what = f"an appearance: {', '.join(changes)}"
    return _change_of_appearance(engine, appearance, prepare, actor, what, dry_run=dry_run)


def withdraw_appearance(
    engine: Engine, appearance: str, actor: Actor, *, dry_run: bool = False
) -> Edited:
    """Take one report out of its claim; what was decided about it stays."""

    def prepare(connection: Connection) -> Change:
        _, key = find_appearance(connection, appearance)
        return lambda mapping: _without_part(mapping, "appearances", ("key", key))

    what = "an appearance withdrawn"
    return _change_of_appearance(engine, appearance, prepare, actor, what, dry_run=dry_run)


def add_stance(engine: Engine, typed: str, fields: Mapping[str, Any], actor: Actor) -> Edited:
    """Add a stance; raises OnrecordError where the claim has one on that proposition."""

    def prepare(connection: Connection) -> Change:
        added = resolved(connection, fields)
        proposition = added["proposition"]

        def change(mapping: Plain) -> Plain:
            known = _stance_on(mapping, proposition)
            if known is not None:
                claim, taken = mapping["key"], known["stance"]
                raise OnrecordError(
                    f'claim "{claim}" has the stance "{taken}" on the proposition "{proposition}" '
                    f"already. Change that: onrecord claim stance edit {claim} {proposition} "
                    f"--set stance={fields['stance']}"
                )
            return mapping | {"stances": [*_parts(mapping, "stances"), added]}

        return change

    return _change(engine, typed, prepare, actor, what="a stance added")


def edit_stance(
    engine: Engine,
    claim: str,
    proposition: str,
    changes: Mapping[str, Any],
    actor: Actor,
    *,
    dry_run: bool = False,
) -> Edited:
    """Set fields of a claim's stance on a proposition.

    A value takes the place of a range, and the other way round.
    """

    def prepare(connection: Connection) -> Change:
        part = ("proposition", key_named(connection, "proposition", proposition))
        found = resolved(connection, changes)
        if found.get("value") is not None:
            found = {"value_low": None, "value_high": None} | found
        elif found.get("value_low") is not None or found.get("value_high") is not None:
            found = {"value": None} | found
        return lambda mapping: _with_part(mapping, "stances", part, found)

    what = f"a stance: {', '.join(changes)}"
    return _change(engine, claim, prepare, actor, what=what, dry_run=dry_run)


def withdraw_stance(
    engine: Engine, claim: str, proposition: str, actor: Actor, *, dry_run: bool = False
) -> Edited:
    """Take a claim's stance on a proposition out of it."""

    def prepare(connection: Connection) -> Change:
        part = ("proposition", key_named(connection, "proposition", proposition))
        return lambda mapping: _without_part(mapping, "stances", part)

    return _change(engine, claim, prepare, actor, what="a stance withdrawn", dry_run=dry_run)


def relate(
    engine: Engine, claim: str, kind: str, other: str, actor: Actor, *, remove: bool = False
) -> Edited:
    """Have a claim repeat, correct, retract, clarify or respond to another, or no longer."""

    def prepare(connection: Connection) -> Change:
        relation = {"kind": kind, "claim": _key_of_claim(connection, other)}

        def change(mapping: Plain) -> Plain:
            known = _parts(mapping, "relations")
            if remove and relation not in known:
                raise NotFoundError(
                    f'claim "{mapping["key"]}" does not {_verb(kind)} claim '
                    f'"{relation["claim"]}". Look at it: onrecord claim show {mapping["key"]}'
                )
            kept = [one for one in known if one != relation]
            return mapping | {"relations": kept if remove else [*kept, relation]}

        return change

    what = f"no longer {kind} {other}" if remove else f"{kind} {other}"
    return _change(engine, claim, prepare, actor, what=what)


def _change(
    engine: Engine, claim: str, prepare: Prepare, actor: Actor, *, what: str, dry_run: bool = False
) -> Edited:
    def select(connection: Connection) -> list[str]:
        return [_key_of_claim(connection, claim)]

    edit = Edit(noun="claim", select=select, prepare=prepare, what=what)
    return change_records(engine, edit, actor, dry_run=dry_run)


def _change_of_appearance(
    engine: Engine, appearance: str, prepare: Prepare, actor: Actor, what: str, *, dry_run: bool
) -> Edited:
    def select(connection: Connection) -> list[str]:
        return [find_appearance(connection, appearance)[0]]

    edit = Edit(noun="claim", select=select, prepare=prepare, what=what)
    return change_records(engine, edit, actor, dry_run=dry_run)


def _key_of_claim(connection: Connection, typed: str) -> str:
    return key_of(connection, "claim", FINDERS["claim"](connection, typed))


def _parts(mapping: Plain, name: str) -> list[Plain]:
    return list(mapping.get(name, ()))


def _stance_on(mapping: Plain, proposition: str) -> Plain | None:
    stances = _parts(mapping, "stances")
    return next((stance for stance in stances if stance["proposition"] == proposition), None)


def _with_part(mapping: Plain, name: str, part: tuple[str, str], changes: Plain) -> Plain:
    field, key = part
    _need_part(mapping, name, part)
    parts = [one | changes if one[field] == key else one for one in _parts(mapping, name)]
    return mapping | {name: parts}


def _without_part(mapping: Plain, name: str, part: tuple[str, str]) -> Plain:
    field, key = part
    _need_part(mapping, name, part)
    return mapping | {name: [one for one in _parts(mapping, name) if one[field] != key]}


def _need_part(mapping: Plain, name: str, part: tuple[str, str]) -> None:
    field, key = part
    if not any(one[field] == key for one in _parts(mapping, name)):
        lacks = (
            f'has no appearance "{key}"'
            if name == "appearances"
            else f'takes no stance on the proposition "{key}"'
        )
        raise NotFoundError(
            f'claim "{mapping["key"]}" {lacks}. Look at it: onrecord claim show {mapping["key"]}'
        )


def _verb(kind: str) -> str:
    return {"responds_to": "respond to", "clarifies": "clarify"}.get(kind, kind.rstrip("s"))
