"""Which texts were read for drafts, as it is stored."""

from sqlalchemy import Connection

from db.store.rows import put
from db.tables import Extraction


def mark_read(connection: Connection, capture: int, made_by: str) -> None:
    """Keep that the text of a capture was read for drafts, and by what."""
    row = {"capture_id": capture, "made_by": made_by}
    put(connection, Extraction, [row], unique=("capture_id",))
