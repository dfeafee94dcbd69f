"""Find out which texts go back to one, text by text as they come, and record what people decide.

A new text is held against those that share numbers of its sketch, some dozens at most, however many
there are. Nothing here changes a record: links and origins can be made anew, decisions stay.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, Engine

from db.engine import writing
from db.reads.names import find_source
from db.reads.origin_links import (
    connected,
    decided_pairs,
    links_of,
    links_with,
    settled_origin,
    texts_of,
)
from db.reads.sources import source_refs
from db.reads.wire_copy import (
    HeldText,
    agencies_known,
    came_or_went,
    candidates,
    held_texts,
    identical,
    not_sketched,
    pages_with,
    worth_comparing,
)
from db.store.changes import Entry, Touched, log_change
from db.store.origins import (
    add_member,
    add_origin_decisions,
    forget_all_sketches,
    forget_sketches,
    new_decision_key,
    paragraph_number,
    replace_members,
    save_link,
    save_sketch,
    sketched,
    sources_of_captures,
    stand_for,
    whole_number,
)
from onrecord.errors import UsageError
from onrecord.jsonlines.lines import OriginDecision
from onrecord.origins import (
    Wording,
    attached,
    comparable,
    compare,
    credits_in,
    credits_of_line,
    furniture,
    judge,
    origins,
    sketch,
    wording,
)
from onrecord.origins.judgement import VERSION as JUDGED_BY
from onrecord.origins.sketch import VERSION as SKETCHED_BY
from onrecord.origins.sketch import counted
from onrecord.vocabulary import OriginVerdict
from workflows.actor import Actor

# An import that brings more texts than this leaves them to ``onrecord source compare``.
AT_ONCE: Final = 1000
# Smaller origins are worked out anew with each text that comes to them, in a few milliseconds.
_SETTLED: Final = 30
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided: the ids and keys of both sources; ``change`` is its number."""

    first: tuple[int, str]
    second: tuple[int, str]
    change: int


def place(connection: Connection, captures: Collection[int]) -> None:
    """Find out what texts go back to that are new or held anew; forget those held no longer."""
    known = sketched(connection, captures)
    if known:
        around = connected(connection, sources_of_captures(connection, known))
        forget_sketches(connection, known)
        regroup(connection, around)
    for text in held_texts(connection, captures).values():
        if text.text is not None:
            linked = _place(connection, text, wording(text.text))
            if linked:
                _settle(connection, text.source, linked)


def place_changed(connection: Connection, captures: Collection[str]) -> bool:
    """Place those of the captures, named by key, whose text came or went.

    Return False, with nothing done, where they are more than ``AT_ONCE``: what a large import
    brings is compared when it is asked for.
    """
    changed = came_or_went(connection, captures)
    if len(changed) > AT_ONCE:
        return False
    if changed:
        place(connection, changed)
    return True


def place_missing(connection: Connection, at_most: int = AT_ONCE) -> bool:
    """Look at held texts that nobody looked at; return whether that was all of them."""
    missing = not_sketched(connection, SKETCHED_BY, at_most + 1)
    if 0 < len(missing) <= at_most:
        place(connection, missing)
    return len(missing) <= at_most


def compare_all(engine: Engine, *, again: bool = False, batch: int = 200) -> int:
    """Look at all held texts that were not looked at, or at all of them again; return how many.

    A batch is a transaction: what is done is kept when it is broken off, and is not done twice.
    """
    done = 0
    if again:
        with writing(engine) as connection:
            forget_all_sketches(connection)
    while True:
        with writing(engine) as connection:
            missing = not_sketched(connection, SKETCHED_BY, batch)
            if missing:
                place(connection, missing)
        done += len(missing)
        if len(missing) < batch:
            return done


def regroup(connection: Connection, sources: Collection[int]) -> None:
    """Work out anew the origins that sources are of, from links and decisions."""
    together = connected(connection, sources)
    if not together:
        return
    joined, parted = decided_pairs(connection, together)
    found = origins(texts_of(connection, together), links_of(connection, together), joined, parted)
    replace_members(connection, together, found)


def _settle(connection: Connection, source: int, linked: Collection[int]) -> None:
    """Put a source where its links lead: a large origin takes it in as it is, without its rest."""
    origin = settled_origin(connection, source, linked, _SETTLED)
    if origin == source:
        return
    found = None
    if origin is not None:
        refs = source_refs(connection, (source, origin))
        texts = texts_of(connection, (source, origin))
        own, first = texts[refs[source].key], texts[refs[origin].key]
        found = attached(own, first, links_with(connection, source))
    if origin is None or found is None:
        regroup(connection, {source})
    elif found.key == first.key:
        add_member(connection, origin, source, found.members[1])
    else:
        stand_for(connection, origin, source, found.members[1])


def decide_origin(
    engine: Engine,
    first: str,
    second: str,
    verdict: OriginVerdict,
    actor: Actor,
    *,
    note: str | None = None,
) -> Decided:
    """Record that a person joined or parted two sources, whatever the machine makes of them."""
    for words in (note, actor.by):
        if words and _CONTROL.search(words):
            raise UsageError("A note or a name holds control characters. Type it without them")
    with writing(engine) as connection:
        pair = find_source(connection, first), find_source(connection, second)
        if pair[0] == pair[1]:
            raise UsageError(f"{first} and {second} are one source. Name two: onrecord source list")
        refs = source_refs(connection, pair)
        keys = refs[pair[0]].key, refs[pair[1]].key
        decision = OriginDecision(
            key=new_decision_key(connection, keys, actor.by, actor.at),
            first=keys[0],
            second=keys[1],
            verdict=verdict,
            note=note,
            by=actor.by,
            at=actor.at,
        )
        add_origin_decisions(connection, [decision])
        regroup(connection, pair)
        entry = Entry(
            at=actor.at,
            by=actor.by,
            act="join" if verdict == "joined" else "part",
            summary=f"sources {keys[0]} and {keys[1]}: {verdict}",
            touched=[Touched(noun="origin_decision", key=decision.key)],
        )
        change = log_change(connection, entry)
    return Decided((pair[0], keys[0]), (pair[1], keys[1]), change)


def _place(connection: Connection, text: HeldText, own: Wording) -> set[int]:
    """Store the sketch and the links of one text; return the sources that it is one with."""
    hashes = own.paragraph_hashes()
    paragraphs = {paragraph_number(hash_): hash_ for hash_ in hashes}
    pages = pages_with(connection, paragraphs, text.publisher)
    under = furniture(
        {str(key): value for key, value in pages.items()} | {"": paragraphs}, paragraphs
    )
    left_out = {paragraphs[number] for number in under}
    numbers, whole = sketch(own, left_out), whole_number(own.words)
    like = worth_comparing(connection, candidates(connection, numbers, text.publisher))
    like += identical(connection, whole) if own.words else []
    known = agencies_known(connection, text.publisher) | set(text.credit)
    row = {
        "capture_id": text.capture,
        "made_by": SKETCHED_BY,
        "words": len(own.words),
        "comparable": comparable(sum(counted(own, left_out)), sum(own.quoted)),
        "agencies": _agencies(text, known),
    }
    save_sketch(connection, row, numbers, paragraphs, whole)
    return {
        other.source
        for other in held_texts(connection, set(like)).values()
        if other.source != text.source and _link(connection, (text, other), left_out)
    }


def _link(
    connection: Connection, texts: tuple[HeldText, HeldText], left_out: Collection[int]
) -> bool:
    """Compare two texts and store what they share; return whether they are one."""
    one, other = sorted(texts, key=lambda text: text.key)
    if one.text is None or other.text is None:
        return False
    words = _wording(one.text), _wording(other.text)
    # What an outlet prints in one mould, such as its forecasts, are not copies of each other.
    if one.shares_outlet(other) and words[0].words != words[1].words:
        return False
    found = compare(*words, left_out)
    verdict = judge(found).verdict
    if verdict != "none":
        save_link(connection, (one.capture, other.capture), verdict, found, JUDGED_BY)
    return verdict == "same"


def _agencies(text: HeldText, known: Collection[str]) -> list[str]:
    found = [one.agency for one in credits_in(text.text or "", known)]
    return list(dict.fromkeys([*found, *credits_of_line(text.byline or "", known)]))


_wording = lru_cache(maxsize=256)(wording)
