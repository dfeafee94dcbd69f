"""Withdraw records: they stay with all that they said, and are no longer part of the record."""

from sqlalchemy import Connection, Engine

from workflows.actor import Actor
from workflows.editing import Change, Edit, Edited, Plain, Select, change_records


def withdraw(
    engine: Engine,
    noun: str,
    select: Select,
    actor: Actor,
    *,
    note: str | None = None,
    dry_run: bool = False,
) -> Edited:
    """Withdraw records; those that are withdrawn already are among the ``unchanged``.

    ``note`` goes into the log. Raises RecordError where a live record refers to one of them.
    """
    mark: Plain = {"status": "withdrawn"} if noun == "claim" else {"withdrawn": True}

    def prepare(_connection: Connection) -> Change:
        return lambda mapping: mapping | mark

    what = f"withdrawn ({note})" if note else "withdrawn"
    edit = Edit(noun=noun, select=select, prepare=prepare, what=what, act="withdraw")
    return change_records(engine, edit, actor, dry_run=dry_run)
