"""Give a source the text that it was coded from, and prove its quotations against it.

Only what this source reports is judged here: a claim's appearances elsewhere stay as they are.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine

from db.engine import writing
from db.reads.names import find_source
from db.reads.proofs import anchored_quotes, claims_reported_by, held_by_key, source_key
from db.store.captures import capture_texts, keep_reading, save_proofs
from db.store.changes import Entry, Touched, log_change
from db.store.claims import load_claims
from db.store.sources import capture_key, load_source_facts, load_sources, save_capture
from onrecord.errors import OnrecordError, RecordError
from onrecord.evidence import SourceFacts, complete_claim, complete_date
from onrecord.recordfile import mapping_of
from onrecord.records import AppearanceRecord, ClaimRecord, SourceRecord
from onrecord.spans import Span, locate
from onrecord.vocabulary import Verification
from workflows.actor import Actor
from workflows.detection import detect
from workflows.origins import place_changed
from workflows.reanchoring import reanchor
from workflows.text_readings import Readings, readings_of

Context = tuple[str | None, str | None]
_FROM_BEST_TO_WORST: Final[tuple[Verification, ...]] = ("verified", "moved", "altered", "gone")


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of it. ``capture`` is the id of the capture that now holds the bytes.

    ``same`` tells that these are the bytes that the source was coded from; ``held_already``, that
    they were held before. ``verified`` counts the claims that the text bears out; ``problems`` are
    the quotations and dates that it does not, one sentence each. ``change`` is the number in the
    log, ``None`` where nothing changed.
    """

    source: int
    capture: int
    same: bool
    held_already: bool
    verified: int
    problems: tuple[str, ...]
    change: int | None


@dataclass(frozen=True, slots=True)
class _State:
    """What the database says of a source: its record, captures by key, claims and anchors."""

    source: int
    record: SourceRecord
    captures: Mapping[str, tuple[int, bool]]
    claims: Mapping[str, ClaimRecord]
    verifications: Mapping[str, str]
    contexts: Mapping[str, tuple[Context, ...]]


def attach(engine: Engine, typed: str, path: Path, actor: Actor) -> Attached:
    """Hold the bytes of ``path`` as a capture of a source; other bytes make a new capture.

    Bytes that are held already are proved again. What changes nothing is not logged.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {path}: {error.strerror}. Check the name and try again"
        ) from None
    sha256 = hashlib.sha256(content).hexdigest()
    readings = readings_of(content, path.name, ("source", typed, "file"))
    with writing(engine) as connection:
        source = find_source(connection, typed)
        before = _state(connection, source)
        named = replace(before.record, sha256=sha256)
        same = before.record.sha256 in {None, sha256}
        capture = capture_key(named.key, sha256)
        _hold(connection, before, (named, content), readings, actor)
        place_changed(connection, [capture])
        verified, problems = _prove(connection, source) if same else (0, ())
        if not same:
            reanchor(connection, [source])
        after = _state(connection, source)
        summary = f"source {named.key}: {path.name}, {verified} claims verified"
        change = _log(connection, (before, after), summary, actor)
        if same and change is not None:
            detect(connection, claims_reported_by(connection, source).values())
    return Attached(
        source=source,
        capture=after.captures[capture][0],
        same=same,
        held_already=before.captures.get(capture, (0, False))[1],
        verified=verified,
        problems=problems,
        change=change,
    )


def _state(connection: Connection, source: int) -> _State:
    key = source_key(connection, source)
    captures = held_by_key(connection, source)
    record = load_sources(connection, [key])[key]
    coded = captures[capture_key(key, record.sha256)][0] if record.sha256 else None
    anchors = [quote for quote in anchored_quotes(connection, source) if quote.capture == coded]
    return _State(
        source=source,
        record=record,
        captures=captures,
        claims=load_claims(connection, claims_reported_by(connection, source)),
        verifications={anchor.key: anchor.verification for anchor in anchors},
        contexts={anchor.key: tuple(s.context for s in anchor.spans) for anchor in anchors},
    )


def _hold(
    connection: Connection,
    before: _State,
    given: tuple[SourceRecord, bytes],
    readings: Readings,
    actor: Actor,
) -> None:
    """Hold the bytes, and the text that is read out of them unless one is held."""
    named, content = given
    assert named.sha256 is not None  # noqa: S101 - the caller's condition
    key = capture_key(named.key, named.sha256)
    same = before.record.sha256 in {None, named.sha256}
    if before.captures.get(key, (0, False))[1]:
        text = capture_texts(connection, [key])[key][1]
        assert text is not None  # noqa: S101 - it is held
        read = None
    else:
        facts = load_source_facts(connection, [named.key])
        read = readings.best(lambda text: _borne_out(before, facts, text) if same else 0)
        text = read.text
    source = before.source
    save_capture(connection, source, named, (content, text), actor.at, coded=same)
    if read is not None:
        reading = (read.extractor, read.extractor_version)
        keep_reading(connection, key, reading, read.blocks)


def _borne_out(state: _State, facts: Mapping[str, SourceFacts], text: str) -> int:
    """Return how many appearances with spans a text of the source would bear out."""
    key = state.record.key
    told = {**facts, key: replace(facts[key], has_capture=True, text=text)}
    count = 0
    for claim in state.claims.values():
        for appearance in claim.appearances:
            if appearance.source == key and appearance.spans:
                try:
                    _proved(claim, appearance, told)
                except RecordError:
                    continue
                count += 1
    return count


def _prove(connection: Connection, source: int) -> tuple[int, tuple[str, ...]]:
    """Compare what the source reports with its text; what does not stand there is marked."""
    state = _state(connection, source)
    key = state.record.key
    facts = load_source_facts(connection, [key])
    problems = list(_date_problem("source", key, "published", state.record, facts))
    proved: list[AppearanceRecord] = []
    marked: dict[str, Verification] = {}
    verified = 0
    for claim in state.claims.values():
        wrong = [
            p for role in ("said", "event") for p in _date_problem("claim", key, role, claim, facts)
        ]
        for appearance in claim.appearances:
            if appearance.source != key:
                continue
            try:
                proved.append(_proved(claim, appearance, facts))
            except RecordError as error:
                wrong.append(str(error))
                marked[appearance.key] = _standing(
                    appearance, facts[key], state.contexts.get(appearance.key, ())
                )
        problems += wrong
        verified += not wrong
    capture, _ = state.captures[capture_key(key, state.record.sha256 or "")]
    save_proofs(connection, capture, proved, marked)
    return verified, tuple(problems)


def _proved(
    claim: ClaimRecord, appearance: AppearanceRecord, facts: Mapping[str, SourceFacts]
) -> AppearanceRecord:
    alone = replace(claim, appearances=(appearance,), said=None, event=None)
    return complete_claim(alone, facts, own_voice=False).appearances[0]


def _date_problem(
    noun: str,
    source: str,
    role: str,
    record: SourceRecord | ClaimRecord,
    facts: Mapping[str, SourceFacts],
) -> Iterator[str]:
    date = getattr(record, role)
    if date is None or date.source != source:
        return
    try:
        complete_date(noun, record.key, role, date, facts)
    except RecordError as error:
        yield str(error)


def _standing(
    appearance: AppearanceRecord, facts: SourceFacts, contexts: tuple[Context, ...]
) -> Verification:
    """Say what became of an appearance's words that do not all stand where they should."""
    if not appearance.exact:
        return "altered"
    passages = [
        _passage(
            words,
            appearance.spans[index] if index < len(appearance.spans) else None,
            contexts[index] if index < len(contexts) else (None, None),
            facts,
        )
        for index, words in enumerate(appearance.exact)
    ]
    return max(passages, key=_FROM_BEST_TO_WORST.index)


def _passage(words: str, span: Span | None, context: Context, facts: SourceFacts) -> Verification:
    text = facts.text or ""
    at_span = None if span is None else span.words(text)
    if at_span == words:
        return "verified"
    prefix, suffix = context
    if locate(text, words, prefix or "", suffix or "", facts.apart) is not None:
        return "verified" if span is None else "moved"
    return "gone" if at_span is None and words not in text else "altered"


def _log(
    connection: Connection, states: tuple[_State, _State], summary: str, actor: Actor
) -> int | None:
    before, after = (_shown(state) for state in states)
    changed = {name for name, value in after.items() if before.get(name) != value}
    if not changed:
        return None
    # A claim is touched, too, where nothing but the mark of its appearance changed.
    changed |= {
        ("claim", claim.key)
        for claim in states[1].claims.values()
        if any(("appearance", appearance.key) in changed for appearance in claim.appearances)
    }
    entry = Entry(
        at=actor.at,
        by=actor.by,
        act="attach",
        summary=summary,
        touched=[
            Touched(noun=name[0], key=name[1], before=before.get(name), after=after[name])
            if name in before
            else Touched(noun=name[0], key=name[1])
            for name in sorted(changed)
        ],
    )
    return log_change(connection, entry)


def _shown(state: _State) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the state as plain values by noun and key, as the log keeps them."""
    key = state.record.key
    reported = [a for c in state.claims.values() for a in c.appearances if a.source == key]
    return (
        {("source", key): mapping_of(state.record)}
        | {("capture", name): {"held": held} for name, (_, held) in state.captures.items()}
        | {("claim", c.key): mapping_of(c) for c in state.claims.values()}
        | {
            ("appearance", a.key): {"verification": state.verifications.get(a.key)}
            for a in reported
        }
    )
