"""Learn from what people decided how probable proposals are in this record; or go back from it.

What is learned rests on the shipped probability of each decided pair, worked out anew from its two
statements as they are: never on a score that was stored, which an earlier version or an earlier
correction may have made.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import fmean

from sqlalchemy import Connection, Engine

from db.engine import reading, writing
from db.reads.contradictions import ContradictionFilter
from db.reads.decided import DecidedPair, decided_pairs, reworded, statements_of
from db.reads.filters import ClaimFilter
from db.store.changes import last_change
from db.store.recalibrations import Learned, add_recalibration, last_recalibration
from onrecord.contradict.correction import OF_A_MODEL, Correction
from onrecord.contradict.precision import Precision, Share, precision
from onrecord.contradict.recalibration import LEAST_DECISIONS, DecidedProposal, learn
from onrecord.text import fold
from workflows.actor import Actor
from workflows.statements.comparing import Pair, compare_pairs
from workflows.statements.correcting import learned_for, shipped
from workflows.statements.machine import Machine, embedded

_SETTLED = frozenset({"confirmed", "dismissed"})


@dataclass(frozen=True, slots=True)
class OfKind:
    """What decisions on one kind come to: a pair of ``before`` (0 to 1), their mean, is ``after``.

    ``kind`` is ``None`` for a pair of .5 of the kinds that nobody decided on.
    """

    kind: str | None
    share: Share
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalibrated:
    """What was looked at to learn, and what came of it.

    ``precision`` is of the pairs that teach. Left out are those on which people are unsure or
    disagree (its ``open``), ``reworded`` ones, of which a statement was changed after the decision,
    those that these rules ``not_found``, and ``copies``, in which the same words had the same
    verdict as in another pair. ``correction`` is ``None`` where there are too few; ``kept`` where
    it was learned already, and nothing is written. ``lost`` are those pairs that by the correction
    would not have been proposed.
    """

    precision: Precision
    reworded: int
    not_found: int
    copies: int
    kinds: tuple[OfKind, ...]
    correction: Correction | None
    lost: Share
    kept: bool = False


def recalibrate(engine: Engine, actor: Actor, machine: Machine | None = None) -> Recalibrated:
    """Learn from all that people decided, and have it hold for the checks to come.

    Of fewer than ``LEAST_DECISIONS`` pairs nothing is learned, and what held goes on to hold.
    """
    machine = machine or embedded()
    with reading(engine) as connection:
        seen = last_change(connection)
        found = _learned(connection, machine)
    with writing(engine) as connection:
        if last_change(connection) != seen:
            found = _learned(connection, machine)
        held = learned_for(connection, machine)
        if held is not None and held.correction == found.correction:
            return replace(found, kept=True)
        if found.correction is None:
            return found
        add_recalibration(connection, _signed(found.correction, machine, actor))
    return found


def uncalibrate(engine: Engine, actor: Actor, machine: Machine | None = None) -> Learned | None:
    """Have the shipped probability hold again; return the correction that held, if any did."""
    with writing(engine) as connection:
        held = last_recalibration(connection)
        if held is not None:
            none = learn(())
            add_recalibration(connection, _signed(none, machine or embedded(), actor))
    return held


def held_correction(engine: Engine, machine: Machine | None = None) -> tuple[Learned | None, bool]:
    """Return the correction that was learned last, and whether it is for the present version."""
    with reading(engine) as connection:
        found = last_recalibration(connection)
        return found, learned_for(connection, machine or embedded()) is not None


def _signed(correction: Correction, machine: Machine, actor: Actor) -> Learned:
    return Learned(
        correction=correction, learned_for=shipped(machine).proposed_by, by=actor.by, at=actor.at
    )


def _learned(connection: Connection, machine: Machine) -> Recalibrated:
    every = ContradictionFilter(claims=ClaimFilter())
    proposals = [one for one in decided_pairs(connection, every) if _teaches(one)]
    settled = [one for one in proposals if one.verdict in _SETTLED]
    other = reworded(connection, settled)
    same = [one for one in settled if one not in other]
    probable = _shipped_probabilities(connection, [one.claims for one in same], shipped(machine))
    found_again = [
        (one, probability)
        for one in same
        if (probability := probable.get((frozenset(one.claims), one.kind))) is not None
    ]
    taught = _once(connection, found_again)
    told = [(one.kind, one.verdict) for one, _ in taught]
    told += [(one.kind, one.verdict) for one in proposals if one.verdict not in _SETTLED]
    correction = learn(
        [DecidedProposal(one.kind, p, one.verdict == "confirmed") for one, p in taught]
    )
    lost = [one for one, p in taught if correction.of(one.kind, p) < machine.least <= p]
    enough = correction.decisions >= LEAST_DECISIONS
    found = precision(told)
    return Recalibrated(
        precision=found,
        reworded=len(other),
        not_found=len(same) - len(found_again),
        copies=len(found_again) - len(taught),
        kinds=tuple(_of_kinds(found, taught, correction)) if enough else (),
        correction=correction if enough else None,
        lost=Share(len(lost), sum(one.verdict == "confirmed" for one in lost)),
    )


def _once(
    connection: Connection, decided: list[tuple[DecidedPair, float]]
) -> list[tuple[DecidedPair, float]]:
    """Return one pair for all that say the same, with the mean of what they have.

    Forty copies of a report are decided with one key: that is one judgement, not forty.
    """
    words = statements_of(connection, (id_ for one, _ in decided for id_ in one.claims))
    same: dict[tuple[str, str, frozenset[str]], list[tuple[DecidedPair, float]]] = {}
    for one, probability in decided:
        said = frozenset(fold(words[id_]) for id_ in one.claims)
        same.setdefault((one.kind, one.verdict, said), []).append((one, probability))
    return [(group[0][0], fmean(p for _, p in group)) for group in same.values()]


def _teaches(pair: DecidedPair) -> bool:
    return pair.of_statements and pair.kind != OF_A_MODEL


def _shipped_probabilities(
    connection: Connection, pairs: Iterable[Pair], machine: Machine
) -> dict[tuple[frozenset[int], str], float]:
    """Return the probability that the shipped weights give pairs, by their claims and kind."""
    wanted = {(min(pair), max(pair)) for pair in pairs}
    claims = sorted({id_ for pair in wanted for id_ in pair})
    found = compare_pairs(connection, claims, wanted, machine)
    return {
        (frozenset(found.ids[side.claim] for side in one.sides), one.kind): one.score
        for one in found.findings
    }


def _of_kinds(
    found: Precision, taught: list[tuple[DecidedPair, float]], correction: Correction
) -> Iterable[OfKind]:
    own: dict[str, list[float]] = {}
    for pair, probability in taught:
        own.setdefault(pair.kind, []).append(probability)
    for kind, share in sorted(found.kinds, key=lambda one: (-one[1].decided, one[0])):
        mean = fmean(own[kind])
        yield OfKind(kind, share, mean, correction.of(kind, mean))
    yield OfKind(None, Share(0, 0), 0.5, correction.of("", 0.5))
