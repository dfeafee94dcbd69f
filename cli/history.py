"""What ``show`` tells of a record's past: who changed it when, and whether it still counts."""

from typing import TYPE_CHECKING, Any

from cli.output import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from onrecord.views import ChangeView


class Past:
    """The changes of one record, the first one first, and whether it is withdrawn."""

    def __init__(self, connection: "Connection", noun: str, key: str) -> None:
        from db.reads.changes import history
        from db.reads.selection import is_withdrawn

        self.changes: Sequence[ChangeView] = history(connection, noun, key)
        self.withdrawn = noun != "claim" and is_withdrawn(connection, noun, key)

    @property
    def mark(self) -> str:
        """What stands before the name of a record that is withdrawn."""
        return "[withdrawn] " if self.withdrawn else ""

    def json(self) -> dict[str, Any]:
        """Return the history as JSON, for a claim, whose status tells the rest."""
        from onrecord import json_shape

        return {"history": [json_shape.change(change) for change in self.changes]}

    def json_in_full(self) -> dict[str, Any]:
        """Return whether it is withdrawn, and the history."""
        return {"withdrawn": self.withdrawn} | self.json()

    def print(self) -> None:
        """Print the history, and the number of the last change."""
        for change in self.changes:
            line(f"  history   change {change.number}, {change.at}, {change.by}: {change.summary}")
        if self.changes:
            line(f"  last      change {self.changes[-1].number}")
