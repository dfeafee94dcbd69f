"""Accept or reject claims: what a machine proposed counts when a person says so, and not before."""

from typing import Final, Literal

from sqlalchemy import Connection, Engine

from workflows.actor import Actor
from workflows.editing import Change, Edit, Edited, Select, change_records

Decided = Literal["accepted", "rejected"]
_ACTS: Final[dict[Decided, str]] = {"accepted": "accept", "rejected": "reject"}


def decide_claims(
    engine: Engine,
    status: Decided,
    select: Select,
    actor: Actor,
    *,
    note: str | None = None,
    if_change: int | None = None,
    dry_run: bool = False,
) -> Edited:
    """Give claims a status; those that have it already are among the ``unchanged``.

    ``note`` goes into the log. ``if_change`` refuses unless it is the claim's last change.
    """

    def prepare(_connection: Connection) -> Change:
        return lambda mapping: mapping | {"status": status}

    what = f"{status} ({note})" if note else status
    edit = Edit(
        noun="claim", select=select, prepare=prepare, what=what, act=_ACTS[status],
        if_change=if_change,
    )  # fmt: skip
    return change_records(engine, edit, actor, dry_run=dry_run)
