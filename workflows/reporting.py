"""Read what a report needs, in one transaction, and put it together."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.contradictions import ContradictionFilter, list_contradictions
from db.reads.filters import ClaimFilter
from db.reads.propositions import list_propositions, proposition_views, show_topic
from db.reads.speakers import positions, speaker_views
from db.store.changes import last_change
from db.version import HEAD
from onrecord.report import (
    Report,
    contradictions_report,
    speaker_report,
    timeline_report,
    topic_report,
)
from onrecord.views import ClaimView, ContradictionView, PropositionView, Selection


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report was asked for: the filters, and how the person worded them."""

    claims: ClaimFilter
    contradictions: ContradictionFilter
    words: tuple[tuple[str, str], ...]


def report_speaker(engine: Engine, speaker: int, asked: Asked) -> Report:
    """Report on a speaker: offices, positions over time, claims, contradictions."""
    with reading(engine) as connection:
        claims = _claims(connection, asked)
        found = _contradictions(connection, asked)
        turns = positions(connection, speaker)
        return speaker_report(
            _selection(connection, "speaker", asked),
            speaker_views(connection, [speaker])[0],
            claims,
            contradictions=found,
            positions=turns,
            propositions=_propositions(connection, claims, found),
        )


def report_topic(engine: Engine, topic: int, asked: Asked) -> Report:
    """Report on a topic: its propositions with who affirms and denies, claims, contradictions."""
    with reading(engine) as connection:
        return topic_report(
            _selection(connection, "topic", asked),
            show_topic(connection, topic),
            list_propositions(connection, topic),
            _claims(connection, asked),
            contradictions=_contradictions(connection, asked),
        )


def report_contradictions(engine: Engine, asked: Asked) -> Report:
    """Report on contradictions, grouped by what they are about."""
    with reading(engine) as connection:
        found = _contradictions(connection, asked)
        return contradictions_report(
            _selection(connection, "contradictions", asked),
            found,
            propositions=_propositions(connection, (), found),
        )


def report_timeline(engine: Engine, asked: Asked) -> Report:
    """Report claims by the time of saying."""
    with reading(engine) as connection:
        return timeline_report(
            _selection(connection, "timeline", asked), _claims(connection, asked)
        )


def _claims(connection: Connection, asked: Asked) -> list[ClaimView]:
    return list(list_claims(connection, asked.claims, newest_first=False))


def _contradictions(connection: Connection, asked: Asked) -> list[ContradictionView]:
    return list(list_contradictions(connection, asked.contradictions))


def _propositions(
    connection: Connection, claims: Iterable[ClaimView], found: Iterable[ContradictionView]
) -> list[PropositionView]:
    wanted = {stance.proposition.id for claim in claims for stance in claim.stances}
    wanted |= {c.proposition.id for c in found if c.proposition is not None}
    return proposition_views(connection, sorted(wanted))


def _selection(connection: Connection, kind: str, asked: Asked) -> Selection:
    return Selection(
        kind=kind,
        filters=asked.words,
        last_change=last_change(connection),
        made_from=f"schema {HEAD}",
    )
