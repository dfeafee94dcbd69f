"""The texts of captures, and what they say of appearances: their anchors, proved or marked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update

from db.store.anchors import drop_anchors_in
from db.store.appearances import save_anchors
from db.store.bulk_sources import add_blocks, add_blocks_of, add_extractions, capture_row
from db.store.rows import chunks, fetch, ids, put
from db.tables import Anchor, Appearance, Block, Capture, Source
from onrecord.jsonlines import lines
from onrecord.records import AppearanceRecord
from onrecord.vocabulary import Verification

_MADE: Final = (
    "extractor", "extractor_version", "captured_at", "url", "media_type", "status", "path_sha256",
    "etag", "last_modified",
)  # fmt: skip


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


def capture_texts(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[int, str | None]]:
    """Return (id, text) of the captures of the given keys; no text where it is not held."""
    statement = select(Capture.key, Capture.id, Capture.text)
    return {row.key: (row.id, row.text) for row in fetch(connection, statement, Capture.key, keys)}


def add_captures(connection: Connection, captures: Sequence[lines.Capture]) -> None:
    """Store captures whose keys are new."""
    sources = ids(connection, Source, [capture.source for capture in captures])
    put(connection, Capture, [capture_row(c, sources[c.source]) for c in captures])
    found = ids(connection, Capture, [c.key for c in captures])
    add_blocks(connection, captures, found)
    add_extractions(connection, captures, found)


def take_over_captures(connection: Connection, captures: Sequence[lines.Capture]) -> None:
    """Keep of stored captures, which have no blocks yet, when and how they were made."""
    if not captures:
        return
    statement = (
        update(Capture)
        .where(Capture.key == bindparam("named"))
        .values({name: bindparam(f"new_{name}") for name in _MADE})
    )
    rows = [
        {"named": capture.key}
        | {f"new_{name}": value for name, value in capture_row(capture, 0).items() if name in _MADE}
        for capture in captures
    ]
    connection.execute(statement, rows)
    add_blocks(connection, captures, ids(connection, Capture, [c.key for c in captures]))


def fill_captures(connection: Connection, captures: Sequence[lines.Capture]) -> None:
    """Hold the bytes and texts of captures that were known by their hash only."""
    for capture in captures:
        row = capture_row(capture, 0)
        held = {name: row[name] for name in ("content", "text", "text_sha256")}
        connection.execute(update(Capture).where(Capture.key == capture.key).values(held))
    take_over_captures(connection, captures)


def keep_reading(
    connection: Connection, key: str, reading: tuple[str, str], blocks: Sequence[lines.Block]
) -> None:
    """Keep of a stored capture, which has no blocks yet, what read its text and the text's parts.

    ``reading`` is the name and the version of what read it.
    """
    made = {"extractor": reading[0], "extractor_version": reading[1]}
    connection.execute(update(Capture).where(Capture.key == key).values(made))
    add_blocks_of(connection, ids(connection, Capture, [key])[key], blocks)


def release(connection: Connection, keys: Iterable[str]) -> list[tuple[str, str]]:
    """Let go of the bytes and the text of captures, which are then known by their hash only.

    Return (capture key, source key) of those that were held. The claims of those sources have to
    be stored again: what was proved against the text is proved no longer.
    """
    statement = (
        select(Capture.id, Capture.key, Source.key.label("source"))
        .join(Source, Source.id == Capture.source_id)
        .where(Capture.text.is_not(None))
        .order_by(Capture.key)
    )
    held = list(fetch(connection, statement, Capture.key, keys))
    for chunk in chunks([row.id for row in held]):
        connection.execute(
            update(Capture)
            .where(Capture.id.in_(chunk))
            .values(content=None, text=None, text_sha256=None)
        )
        connection.execute(delete(Block).where(Block.capture_id.in_(chunk)))
    drop_anchors_in(connection, [row.id for row in held])
    return [(row.key, row.source) for row in held]
