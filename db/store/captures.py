"""What a capture's text says of the appearances in it: their anchors, proved or marked."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from db.store.appearances import save_anchors
from db.store.rows import ids, put
from db.tables import Anchor, Appearance
from onrecord.records import AppearanceRecord
from onrecord.vocabulary import Verification


def save_proofs(
    connection: Connection,
    capture: int,
    proved: Sequence[AppearanceRecord],
    marked: Mapping[str, Verification],
) -> None:
    """Anchor completed appearances of one source in its capture, and mark those that fail.

    ``marked`` maps keys of appearances to what became of their words. What was recorded of their
    spans stays as it is; without spans the anchor stands alone, so that the mark is seen.
    """
    found = ids(connection, Appearance, [*(a.key for a in proved), *marked])
    anchored = [appearance for appearance in proved if appearance.spans]
    save_anchors(connection, anchored, found, {a.source: capture for a in anchored})
    rows = [
        {"appearance_id": found[key], "capture_id": capture, "verification": verification}
        for key, verification in marked.items()
    ]
    put(connection, Anchor, rows, unique=("appearance_id", "capture_id"))
