"""Read what a report needs, in one transaction, and put it together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.asked import resolve
from db.reads.claims import list_claims
from db.reads.contradictions import (
    OPEN_STATUSES,
    ContradictionFilter,
    list_contradictions,
    statuses,
)
from db.reads.decided import decided_pairs
from db.reads.filters import ClaimFilter
from db.reads.names import key_of
from db.reads.numbers import contradictions_between, corroboration, slot_facts
from db.reads.propositions import list_propositions, proposition_views, show_topic
from db.reads.speakers import positions, speaker_views
from db.store.changes import last_change
from db.version import HEAD
from onrecord.contradict.precision import precision
from onrecord.errors import UsageError
from onrecord.filters import Filters
from onrecord.report import (
    Report,
    ReportKind,
    contradictions_report,
    numbers_report,
    speaker_report,
    timeline_report,
    topic_report,
)
from onrecord.report.numbers import numbers_view
from onrecord.report.proposals import Proposals
from onrecord.views import ClaimView, ContradictionView, PropositionView, Selection


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a report was asked for: in the record's ids, and as the footer will say it."""

    claims: ClaimFilter
    contradictions: ContradictionFilter
    selection: Selection


def report(engine: Engine, kind: ReportKind, filters: Filters, status: str = "open") -> Report:
    """Report on a speaker or a topic (that of the filters), on contradictions, or by time.

    ``status`` is that of the contradictions: one of theirs, ``open`` or ``any``.
    """
    with reading(engine) as connection:
        return report_of(connection, kind, filters, status)


def report_of(
    connection: Connection,
    kind: ReportKind,
    filters: Filters,
    status: str = "open",
    keys: Mapping[str, str] | None = None,
) -> Report:
    """Return the report that was asked for; ``keys`` as ``db.reads.asked.resolve`` takes them."""
    asked = _asked(connection, kind, filters, status, keys)
    if kind == "contradictions":
        return _on_contradictions(connection, asked)
    if kind == "timeline":
        return timeline_report(asked.selection, _claims(connection, asked))
    if kind == "numbers":
        return _on_numbers(connection, asked)
    subject = asked.claims.speaker if kind == "speaker" else asked.claims.topic
    if subject is None:
        raise UsageError(f"A report on a {kind} needs one. Name it")
    on_subject = _on_speaker if kind == "speaker" else _on_topic
    return on_subject(connection, subject, asked)


def _on_speaker(connection: Connection, speaker: int, asked: _Asked) -> Report:
    claims = _claims(connection, asked)
    found = _contradictions(connection, asked)
    return speaker_report(
        asked.selection,
        speaker_views(connection, [speaker])[0],
        claims,
        contradictions=found,
        positions=positions(connection, speaker),
        propositions=_propositions(connection, claims, found),
    )


def _on_topic(connection: Connection, topic: int, asked: _Asked) -> Report:
    return topic_report(
        asked.selection,
        show_topic(connection, topic),
        list_propositions(connection, topic),
        _claims(connection, asked),
        contradictions=_contradictions(connection, asked),
    )


def _on_contradictions(connection: Connection, asked: _Asked) -> Report:
    found = _contradictions(connection, asked)
    return contradictions_report(
        asked.selection,
        found,
        propositions=_propositions(connection, (), found),
        proposals=_proposals(connection, asked),
    )


def _proposals(connection: Connection, asked: _Asked) -> Proposals:
    """Return what people decided on, of all pairs that the filters mean but for the status."""
    found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for one in decided_pairs(connection, asked.contradictions):
        found[one.of_statements].append((one.kind, one.verdict))
    narrowed = {name for name, _ in asked.selection.filters} - {"status", "limit"}
    return Proposals(
        of_statements=precision(found[True]),
        coded=precision(found[False]),
        everywhere=not narrowed,
    )


def _on_numbers(connection: Connection, asked: _Asked) -> Report:
    slot = asked.claims.proposition
    if slot is None:
        raise UsageError("A report on numbers needs a proposition with an open value. Name it")
    claims = _claims(connection, asked)
    compared = contradictions_between(connection, slot, claims)
    view = numbers_view(
        proposition_views(connection, [slot])[0],
        *slot_facts(connection, slot, claims),
        corroboration=corroboration(connection, claims),
        contradictions=compared,
    )
    shown = [one for one in compared if one.status in OPEN_STATUSES]
    return numbers_report(asked.selection, view, contradictions=shown)


def _claims(connection: Connection, asked: _Asked) -> list[ClaimView]:
    return list(list_claims(connection, asked.claims, newest_first=False))


def _contradictions(connection: Connection, asked: _Asked) -> list[ContradictionView]:
    return list(list_contradictions(connection, asked.contradictions))


def _propositions(
    connection: Connection, claims: Iterable[ClaimView], found: Iterable[ContradictionView]
) -> list[PropositionView]:
    wanted = {stance.proposition.id for claim in claims for stance in claim.stances}
    wanted |= {c.proposition.id for c in found if c.proposition is not None}
    return proposition_views(connection, sorted(wanted))


def _asked(
    connection: Connection,
    kind: ReportKind,
    filters: Filters,
    status: str,
    keys: Mapping[str, str] | None,
) -> _Asked:
    claims = resolve(connection, filters, keys)
    words = filters.words()
    named = {
        "speaker": claims.speaker,
        "topic": claims.topic,
        "source": claims.source,
        "proposition": claims.proposition,
    }
    selection = Selection(
        kind=kind,
        filters=words if status == "open" else (*words, ("status", status)),
        last_change=last_change(connection),
        made_from=f"schema {HEAD}",
        keys=tuple(
            (noun, key_of(connection, noun, id_)) for noun, id_ in named.items() if id_ is not None
        ),
    )
    wanted = ContradictionFilter(claims=claims, statuses=statuses(status))
    return _Asked(claims=claims, contradictions=wanted, selection=selection)
