"""Which texts were read for drafts, as it is stored."""

from collections.abc import Iterable

from sqlalchemy import Connection

from db.store.rows import put
from db.tables import Extraction


def mark_read(connection: Connection, captures: Iterable[int], made_by: str) -> None:
    """Keep that the texts of captures were read for drafts, and by what."""
    rows = [{"capture_id": capture, "made_by": made_by} for capture in captures]
    put(connection, Extraction, rows, unique=("capture_id",))
