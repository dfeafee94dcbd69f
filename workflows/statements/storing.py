"""Findings between statements as they are stored, in step with what people decided.

A person's decision stays with the words that it was made on: a newer version finds the pair again,
or no longer, and changes nothing else of it. What nobody has decided on says what the newer version
says, and names the one before.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from db.reads.statements import StoredPair, compared_as, statement_facts, stored_pairs_of
from db.store.contradictions import PairRow, refresh_status, save_pairs
from onrecord.contradict.version import same_but_corrected
from workflows.finding_rows import Detected, row_of
from workflows.statements.comparing import Compared, Pair, compare_pairs
from workflows.statements.correcting import corrected
from workflows.statements.machine import digest_of, embedded, least_of

_EARLIER: Final = "earlier_version"


def follow_statements(connection: Connection, claims: Collection[int]) -> Detected:
    """Compare stored pairs of claims that changed again, at once: what is shown is as they are.

    New pairs are found by ``onrecord check``, which has to look for them. Claims of which nothing
    changed that a comparison reads are left alone, unless they are as they were again. What is
    proposed is what the last check of the claim would have proposed.
    """
    meant = set(claims)
    proposed = {id_ for pair in proposed_pairs(connection, claims) for id_ in pair} & meant
    if not proposed:  # nearly every write, and a load of many claims
        return Detected(0, 0)
    before = compared_as(connection, proposed)
    facts = statement_facts(connection, proposed)
    same = {id_ for id_, one in facts.items() if before.get(id_, ("", ""))[1] == digest_of(one)}
    same -= {id_ for pair in stored_pairs_of(connection, same) if pair.stale for id_ in pair.claims}
    changed = sorted(proposed - same)
    if not changed:
        return Detected(0, 0)
    least = least_of(before[id_][0] for id_ in changed if id_ in before)
    machine = corrected(connection, embedded(least))
    pairs = proposed_pairs(connection, changed)
    compared = compare_pairs(connection, changed, pairs, machine)
    return store(connection, compared, machine.proposed_by)


def proposed_pairs(connection: Connection, claims: Collection[int]) -> set[Pair]:
    """Return the pairs of statements that a machine proposed on these claims, lower id first."""
    return {
        (min(pair.claims), max(pair.claims))
        for pair in stored_pairs_of(connection, claims)
        if pair.of_statements and pair.proposed_by is not None
    }


def store(connection: Connection, compared: Compared, proposed_by: str) -> Detected:
    """Store what was found between claims and others; what no longer is turns stale."""
    stored = [
        pair
        for pair in stored_pairs_of(connection, compared.claims)
        if (min(pair.claims), max(pair.claims)) not in compared.skipped
    ]
    rows, held = _Stored(stored, compared).rows(proposed_by)
    save_pairs(connection, rows, owner=("contradiction", ""))
    refresh_status(connection, held, produced=True)
    gone = [
        pair.key
        for pair in stored
        if pair.of_statements
        and pair.proposed_by is not None
        and pair.key not in held
        and pair.status != "stale"
    ]
    refresh_status(connection, gone, produced=False)
    known = {pair.key: pair for pair in stored}
    return Detected(
        new=sum(key not in known for key in held),
        stale=len(gone),
        again=sum(key in known and known[key].status == "stale" for key in held),
    )


class _Stored:
    """What is stored between claims, held against what was found."""

    def __init__(self, stored: Iterable[StoredPair], compared: Compared) -> None:
        self._by_pair: dict[frozenset[int], list[StoredPair]] = {}
        for pair in stored:
            self._by_pair.setdefault(pair.claims, []).append(pair)
        self._compared = compared

    def rows(self, proposed_by: str) -> tuple[list[PairRow], set[str]]:
        """Return what to write, and the keys of all that is found, also under another kind."""
        found: list[PairRow] = []
        held: set[str] = set()
        for finding in self._compared.findings:
            claims = frozenset(self._compared.ids[side.claim] for side in finding.sides)
            known = self._by_pair.get(claims, [])
            row = row_of(finding, proposed_by)
            same = next((pair for pair in known if pair.key == row.key), None)
            judged = {p.key for p in known if p.decided or p.proposed_by is None} - {row.key}
            if not finding.proposed and not judged and not (same and same.decided):
                continue
            if judged:
                held |= judged
            elif same is None or self._says_otherwise(row, same, claims):
                found.append(_told(row, same, changed=bool(claims & self._compared.changed)))
            if same is not None or not judged:
                held.add(row.key)
        return found, held

    def _says_otherwise(self, row: PairRow, same: StoredPair, claims: frozenset[int]) -> bool:
        """Tell whether a stored pair is to be written anew."""
        if same.proposed_by is None:
            return False
        if same.decided and not claims & self._compared.changed:
            return False
        return (row.scope, row.score, row.trace, row.proposed_by) != (
            same.scope,
            same.score,
            _own(same.trace),
            same.proposed_by,
        )


def _told(row: PairRow, same: StoredPair | None, *, changed: bool) -> PairRow:
    """Return the row, with a last step on what an earlier version said where that was other."""
    if same is None or changed or same.proposed_by == row.proposed_by or same.score is None:
        return row
    if (row.score, row.trace) == (same.score, _own(same.trace)):
        return row
    if same_but_corrected(row.proposed_by, same.proposed_by):  # the reasons are those of before
        told = [step for step in same.trace if step["rule"] == _EARLIER]
        return replace(row, trace=[*row.trace, *told])
    words = f"An earlier version ({same.proposed_by}) gave it {same.score:.2f}"
    other = "" if row.trace == _own(same.trace) else ", for other reasons"
    step: dict[str, Any] = {"rule": _EARLIER, "detail": f"{words}{other}.", "spans": []}
    return replace(row, trace=[*row.trace, step])


def _own(trace: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [step for step in trace if step["rule"] != _EARLIER]
