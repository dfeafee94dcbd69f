"""Coding proposals: propositions that a claim may take a stance on, and the one of a pair.

A proposal changes nothing. A stance is taken by ``claim stance add``; the proposition of a pair
goes in with both stances in one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection, Engine, select

from db.engine import reading, writing
from db.reads.facts import all_proposition_facts, claim_facts
from db.reads.names import find_contradiction
from db.store.rows import fetch, grouped, ids
from db.tables import Contradiction, Proposition, Stance
from onrecord.contradict import compare_statements
from onrecord.contradict.coding import (
    LEAST,
    ProposedStance,
    SharedProposition,
    nearest,
    propose_stance,
    shared_proposition,
)
from onrecord.contradict.facts import ClaimFacts, PropositionFacts
from onrecord.contradict.pairs import StatementFacts, statement_of
from onrecord.errors import OnrecordError, UsageError
from onrecord.recordfile import checked_record_of, mapping_of
from onrecord.recordfile.mappings import records_of
from workflows.actor import Actor
from workflows.completing import underived
from workflows.editing import Plain
from workflows.finding_rows import Detected
from workflows.naming import begin_of_key, new_key
from workflows.recording import LOADERS, Recorder

__all__ = ["LEAST", "CodedPair", "Coding", "code_pair", "codings", "pair_coding"]

_MOST: Final = 5  # proposals for one claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A claim with the stances that it may take, the best founded first, and their propositions.

    ``propositions`` are (id, text), one for each of ``proposed``.
    """

    id: int
    claim: ClaimFacts
    proposed: tuple[ProposedStance, ...]
    propositions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPair:
    """A proposition that two claims share, with both (id, facts), the first side first.

    ``key`` and ``id`` are the proposition's, ``None`` while it is only proposed; ``detected`` is
    what came of it.
    """

    contradiction: int
    proposed: SharedProposition
    claims: tuple[tuple[int, ClaimFacts], tuple[int, ClaimFacts]]
    id: int | None = None
    key: str | None = None
    detected: Detected = field(default_factory=lambda: Detected(0, 0))


def codings(engine: Engine, claim_ids: Sequence[int], least: float = LEAST) -> list[Coding]:
    """Return what may be coded of the given claims, in their order.

    A proposition that a claim has a stance on already is not proposed for it.
    """
    with reading(engine) as connection:
        known = all_proposition_facts(connection)
        facts = claim_facts(connection, claim_ids)
        coded = _coded(connection, claim_ids)
        numbers = ids(connection, Proposition, known)
    return [
        Coding(
            id=id_,
            claim=facts[id_],
            proposed=(found := _proposed(facts[id_], known, coded.get(id_, frozenset()), least)),
            propositions=tuple((numbers[p.proposition], known[p.proposition].text) for p in found),
        )
        for id_ in claim_ids
        if id_ in facts
    ]


def pair_coding(engine: Engine, typed: str, text: str | None = None) -> CodedPair:
    """Return the proposition that the claims of a contradiction share, as proposed.

    ``text`` and errors are those of ``code_pair``.
    """
    with reading(engine) as connection:
        return _reworded(_pair(connection, typed), text)


def code_pair(engine: Engine, typed: str, actor: Actor, *, text: str | None = None) -> CodedPair:
    """Add the proposition of a contradiction's claims, and how each stands to it.

    ``text`` words it otherwise. Raises OnrecordError where none can be worded, UsageError for an
    empty text.
    """
    with writing(engine) as connection:
        pair = _reworded(_pair(connection, typed), text)
        worded = pair.proposed
        key = new_key(connection, Proposition, begin_of_key(worded.text) or "proposition")
        recorder = Recorder(connection, actor, keeps_evidence=True)
        recorder.take(
            records_of(
                {
                    "proposition": [checked_record_of("proposition", _scoped(pair, key, worded))],
                    "claim": _with_stances(connection, pair, key, worded),
                }
            )
        )
        detected = recorder.settle()
        recorder.log("add", f"proposition {key}: new, of contradiction {pair.contradiction}")
        (id_,) = ids(connection, Proposition, [key]).values()
    return replace(pair, id=id_, key=key, detected=detected)


def _reworded(pair: CodedPair, text: str | None) -> CodedPair:
    if text is None:
        return pair
    if not text.strip():
        raise UsageError("The proposition has no words. Give a sentence, or leave --text out")
    return replace(pair, proposed=replace(pair.proposed, text=text.strip()))


def _proposed(
    claim: ClaimFacts,
    known: Mapping[str, PropositionFacts],
    coded: frozenset[str],
    least: float,
) -> tuple[ProposedStance, ...]:
    statement = statement_of(StatementFacts(claim=claim))
    texts = {key: one.text for key, one in known.items() if key not in coded}
    found = (propose_stance(statement, known[key]) for key in nearest(statement.text, texts))
    best = [one for one in found if one is not None and one.score >= least]
    return tuple(sorted(best, key=lambda one: (-one.score, one.proposition))[:_MOST])


def _coded(connection: Connection, claim_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    statement = (
        select(Stance.claim_id, Proposition.key)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(~Stance.withdrawn)
    )
    rows = grouped(fetch(connection, statement, Stance.claim_id, claim_ids), "claim_id")
    return {claim: frozenset(row.key for row in own) for claim, own in rows.items()}


def _pair(connection: Connection, typed: str) -> CodedPair:
    found = find_contradiction(connection, typed)
    columns = Contradiction.__table__.c
    statement = select(
        columns.first_claim_id,
        columns.second_claim_id,
        columns.proposition_id,
        columns.kind,
        columns.status,
    ).where(columns.id == found)
    row = connection.execute(statement).one()
    if row.proposition_id is not None:
        raise OnrecordError(
            f"Contradiction {found} is about a proposition already. "
            f"Look at it: onrecord contradiction show {found}"
        )
    facts = claim_facts(connection, [row.first_claim_id, row.second_claim_id])
    first, second = facts[row.first_claim_id], facts[row.second_claim_id]
    one, other = (statement_of(StatementFacts(claim=claim)) for claim in (first, second))
    compared = compare_statements(one, other)
    stopped = any(gate.outcome == "fail" for gate in compared.gates)
    worded = row.kind == compared.kind and row.status != "dismissed" and not stopped
    proposed = shared_proposition(one, other, compared) if worded else None
    if proposed is None or first.key == second.key:
        raise OnrecordError(
            f"No proposition can be worded for contradiction {found} ({row.kind}). Word it "
            "yourself: onrecord proposition add, then onrecord claim stance add for both claims"
        )
    return CodedPair(
        contradiction=found,
        proposed=proposed,
        claims=((row.first_claim_id, first), (row.second_claim_id, second)),
    )


def _scoped(pair: CodedPair, key: str, worded: SharedProposition) -> Plain:
    """Return the proposition with the time and place that both claims name alike."""
    (_, first), (_, second) = pair.claims
    fields: Plain = {"key": key, "text": worded.text}
    if first.place and first.place == second.place:
        fields["place"] = first.place
    if first.event_edtf and first.event_edtf == second.event_edtf:
        fields["period"] = first.event_edtf
    return fields


def _with_stances(
    connection: Connection, pair: CodedPair, key: str, worded: SharedProposition
) -> list[Any]:
    stored = LOADERS["claim"](connection, [claim.key for _, claim in pair.claims])
    records = []
    for (_, claim), stance in zip(pair.claims, (worded.first, worded.second), strict=True):
        mapping = mapping_of(underived(stored[claim.key]))
        taken = [*mapping.get("stances", ()), {"proposition": key, "stance": stance}]
        records.append(checked_record_of("claim", mapping | {"stances": taken}))
    return records
