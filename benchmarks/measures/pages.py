"""A page of fifty claims, newest first, at any depth: of everybody, and of who talks most."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import tuple_

from benchmarks import orm
from benchmarks.subject import TALKATIVE, Subject
from benchmarks.timing import Case, Target
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.tables import Claim

_BEHIND = "AND (said_to, id) < (?, ?)"


def cases(subject: Subject) -> Iterator[Case]:
    """Give the pages at 0, 50 and 95 % of the list."""
    for share in (0, 50, 95):
        yield _page(subject, share, None)
    for share in (0, 50, 95):
        yield _page(subject, share, TALKATIVE)


def _page(subject: Subject, share: int, speaker: int | None) -> Case:
    own = "" if speaker is None else f"AND speaker_id = {speaker}"
    place = _at(subject, share, own)
    after = None if place is None else place[1]
    wanted = ClaimFilter(limit=50, speaker=speaker, after=after)
    keyset = own if place is None else f"{own} {_BEHIND}"
    conditions: list[Any] = [] if speaker is None else [Claim.speaker_id == speaker]
    if place is not None:
        conditions.append(tuple_(Claim.said_to, Claim.id) < tuple_(*place))
    whose = "all" if speaker is None else "one speaker"
    return Case(
        measure="A page of 50 claims",
        name=f"of {whose}, {share} % down",
        ours=lambda: list(list_claims(subject.connection, wanted)),
        baselines={
            "raw": lambda: subject.raw.page(keyset, place or ()),
            "ORM": lambda: orm.page(subject.connection, conditions),
        },
        target=Target(3, "raw"),
    )


def _at(subject: Subject, share: int, own: str) -> tuple[str, int] | None:
    """Return (latest day, id) of the claim so far down the list, ``None`` at its top."""
    if share == 0:
        return None
    ((count,),) = subject.raw.rows(f"SELECT count(*) FROM claim WHERE status = 'accepted' {own}")
    ((said_to, id_),) = subject.raw.rows(
        f"SELECT said_to, id FROM claim WHERE status = 'accepted' {own} "
        "ORDER BY said_to DESC, id DESC LIMIT 1 OFFSET ?",
        [max(0, min(count * share // 100, count - 51))],
    )
    return said_to, id_
