"""Give a source the text that it was coded from, and prove its quotations against it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, select, update

from db.engine import writing
from db.reads.names import find_source
from db.store.changes import Entry, log_change
from db.store.claims import load_claims, save_claims
from db.store.sources import coded_captures, load_source_facts, load_sources, save_capture
from db.store.speakers import load_speakers
from db.tables import Anchor, Appearance, Capture, Claim, Source
from onrecord.errors import OnrecordError, RecordError
from onrecord.evidence import complete_claim
from onrecord.records import ClaimRecord
from workflows.actor import Actor
from workflows.detection import detect
from workflows.importing import text_of


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of it. ``capture`` is the id of the capture that now holds the bytes.

    ``same`` tells that these are the bytes that the source was coded from; ``problems`` are the
    claims whose quotations the text does not bear out, one sentence each.
    """

    source: int
    capture: int
    same: bool
    verified: int
    problems: tuple[str, ...]


def attach(engine: Engine, typed: str, path: Path, actor: Actor) -> Attached:
    """Hold the bytes of ``path`` as a capture of a source; other bytes make a new capture."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {path}: {error.strerror}. Check the name and try again"
        ) from None
    sha256 = hashlib.sha256(content).hexdigest()
    with writing(engine) as connection:
        source = find_source(connection, typed)
        key = connection.execute(select(Source.key).where(Source.id == source)).scalar_one()
        record = load_sources(connection, [key])[key]
        text = text_of(content, ("source", key, "file"))
        coded = record.sha256 in {None, sha256}
        save_capture(
            connection,
            source,
            replace(record, sha256=sha256),
            (content, text),
            actor.at,
            coded=coded,
        )
        capture = connection.execute(
            select(Capture.id).where(Capture.source_id == source, Capture.sha256 == sha256)
        ).scalar_one()
        verified, problems = _prove(connection, source) if coded else (0, ())
        entry = Entry(
            at=actor.at,
            by=actor.by,
            act="attach",
            summary=f"source {key}: {path.name}, {verified} claims verified",
            before={},
            after={f"capture/{key}@{sha256[:16]}": None},
        )
        log_change(connection, entry)
    return Attached(source, capture, coded, verified, problems)


def _prove(connection: Connection, source: int) -> tuple[int, tuple[str, ...]]:
    """Compare every claim of the source with its text; what does not hold is marked altered."""
    keys = connection.execute(
        select(Claim.key)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .where(Appearance.source_id == source, ~Appearance.withdrawn)
        .order_by(Claim.key)
        .distinct()
    ).scalars()
    records = load_claims(connection, keys)
    facts = load_source_facts(
        connection, {a.source for r in records.values() for a in r.appearances}
    )
    voices = load_speakers(connection, {record.speaker for record in records.values()})
    proved: list[ClaimRecord] = []
    problems: list[str] = []
    for record in records.values():
        own_voice = voices[record.speaker].kind == "publication"
        try:
            proved.append(complete_claim(record, facts, own_voice=own_voice))
        except RecordError as error:
            problems.append(str(error))
            _mark_altered(connection, record, source)
    save_claims(connection, proved)
    claims = connection.execute(select(Claim.id).where(Claim.key.in_(list(records)))).scalars()
    detect(connection, claims)
    return len(proved), tuple(problems)


def _mark_altered(connection: Connection, record: ClaimRecord, source: int) -> None:
    capture = coded_captures(connection, [source])[source][0]
    appearances: Sequence[int] = (
        connection.execute(
            select(Appearance.id).where(Appearance.key.in_([a.key for a in record.appearances]))
        )
        .scalars()
        .all()
    )
    connection.execute(
        update(Anchor)
        .where(Anchor.appearance_id.in_(appearances), Anchor.capture_id == capture)
        .values(verification="altered")
    )
