"""Look at what a later copy of a source has otherwise, and say that it was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine

from db.engine import reading, writing
from db.reads.later import Changed, changed_since
from db.reads.names import find_source
from db.reads.proofs import source_key
from db.store.anchors import set_seen
from db.store.changes import Entry, Touched, log_change
from workflows.actor import Actor


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The quotations of a source that later copies have otherwise; ``change`` is in the log."""

    source: int
    key: str
    changed: tuple[Changed, ...]
    change: int | None = None


def review_source(engine: Engine, typed: str) -> Reviewed:
    """Return what later copies of a source have otherwise, what was looked at included."""
    with reading(engine) as connection:
        source = find_source(connection, typed)
        found = changed_since(connection, source)
        return Reviewed(source, source_key(connection, source), tuple(found))


def see_source(engine: Engine, typed: str, actor: Actor) -> Reviewed:
    """Note that a person has looked at all of it; what is marked so already is not touched."""
    with writing(engine) as connection:
        source = find_source(connection, typed)
        key = source_key(connection, source)
        unseen = [one for one in changed_since(connection, source) if not one.seen]
        for capture in {one.capture for one in unseen}:
            own = [one.appearance for one in unseen if one.capture == capture]
            set_seen(connection, capture, own, seen=True)
        if not unseen:
            return Reviewed(source, key, ())
        entry = Entry(
            at=actor.at,
            by=actor.by,
            act="review",
            summary=f"source {key}: {len(unseen)} quotations looked at in later copies",
            touched=[_touched(name, unseen) for name in sorted({one.key for one in unseen})],
        )
        return Reviewed(source, key, tuple(unseen), log_change(connection, entry))


def _touched(key: str, unseen: Iterable[Changed]) -> Touched:
    captures = sorted(one.capture_key for one in unseen if one.key == key)
    return Touched(
        noun="appearance", key=key, before={"unseen": captures}, after={"seen": captures}
    )
