"""Search for contradictions: in what is coded, and among the statements of all accepted claims.

Goes on where the last check stopped: claims that are new, or changed, or were compared by another
version. Each part is a transaction of its own, so that stopping loses nothing.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import ColumnElement, Connection, Engine

from db.engine import Kept, keeping, make_room, reading, writing
from db.reads.asked import resolve
from db.reads.filters import conditions
from db.reads.pairs import by_speaker
from db.reads.statements import all_taken_in, to_compare, unaccepted
from db.reads.vectors import index_name
from db.store.changes import last_change
from db.store.rows import chunks
from db.store.statements import drop_index, mark_compared, mark_uncompared, set_aside, take_in
from onrecord.contradict.statements.record import SIDE_BY_SIDE
from onrecord.filters import Filters
from workflows.detection import MANY, detect_coded
from workflows.finding_rows import Detected
from workflows.statements.comparing import Compared, Pair, compare_pairs
from workflows.statements.correcting import corrected
from workflows.statements.facts import Facts
from workflows.statements.machine import Machine, embedded
from workflows.statements.record import keep_topical, record_of
from workflows.statements.retrieving import Retriever
from workflows.statements.seen import Seen
from workflows.statements.storing import proposed_pairs, store
from workflows.statements.vectors import index, near_after_near, part

AT_ONCE: Final = 100
_INDEXED: Final = 2000
_MADE_BETWEEN: Final = 100_000  # objects, between two collections

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """How many claims were compared with the record, and what came of it.

    ``left`` are those that are still to be compared, where the check was stopped.
    """

    claims: int
    detected: Detected
    left: int = 0


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles seldom: what is kept has none, and going through it costs a fourth."""
    before = gc.get_threshold()
    gc.set_threshold(_MADE_BETWEEN, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _silent(_done: int, _total: int) -> None:
    pass


def check(
    engine: Engine,
    filters: Filters,
    *,
    everything: bool = False,
    rebuild: bool = False,
    machine: Machine | None = None,
    progress: Progress = _silent,
    at_once: int = AT_ONCE,
) -> Checked:
    """Compare claims with the record: those that are new or changed, or ``everything``.

    ``rebuild`` makes the index anew before. ``progress`` is told after each part how many claims
    are done, of how many; a part is ``at_once`` claims. Interrupted (Ctrl-C) it returns what is
    done and how many are left.
    """
    with keeping(engine) as kept, _seldom_collected():
        return _Check(kept, machine or embedded(), progress, at_once).run(
            filters, everything, rebuild
        )


class _Check:
    def __init__(self, engine: Kept, machine: Machine, progress: Progress, at_once: int) -> None:
        self._engine = engine
        self._machine = machine
        self._progress = progress
        self._at_once = at_once
        self._done = Checked(0, Detected(0, 0))
        self._total = 0
        self._index_name: str | None = None
        self._last = 0
        self._record = SIDE_BY_SIDE
        self._seen = Seen(())
        self._facts = Facts()

    def run(self, filters: Filters, everything: bool, rebuild: bool) -> Checked:
        with reading(self._engine) as connection:
            make_room(connection)
            self._machine = corrected(connection, self._machine)
            wanted = conditions(connection, resolve(connection, filters))
        if everything or rebuild:
            self._forget(wanted, rebuild=rebuild)
        self._take_in()
        with reading(self._engine) as connection:
            self._index_name = index_name(connection)
            pending = (*wanted, to_compare(connection, self._machine.compared_by))
            groups = list(by_speaker(connection, pending, MANY))
        self._total = sum(map(len, groups))
        try:
            self._index(groups)
            self._compare(groups)
        except KeyboardInterrupt:
            return replace(self._done, left=self._total - self._done.claims)
        return self._done

    def _forget(self, wanted: Sequence[ColumnElement[bool]], *, rebuild: bool) -> None:
        with writing(self._engine) as connection:
            if rebuild:
                drop_index(connection)
            mark_uncompared(connection, wanted)

    def _take_in(self) -> None:
        """Take note of the claims that came, and of those that are accepted no longer."""
        by = self._machine.compared_by
        with reading(self._engine) as connection:
            if all_taken_in(connection) and not unaccepted(connection, by):
                return
        with writing(self._engine) as connection:
            take_in(connection)
            set_aside(connection, unaccepted(connection, by), by)

    def _index(self, groups: Sequence[Sequence[int]]) -> None:
        for chunk in chunks((id_ for group in groups for id_ in group), _INDEXED):
            with writing(self._engine) as connection:
                index(connection, chunk)
        if groups:
            with writing(self._engine) as connection:
                own = index_name(connection) == self._index_name
                part(connection)
                keep_topical(connection)
                if own:
                    self._index_name = index_name(connection)

    def _compare(self, groups: Sequence[Sequence[int]]) -> None:
        if not groups:
            return
        with reading(self._engine) as connection:
            retriever = Retriever(connection, far=self._machine.beside is not None)
            self._record = record_of(connection)
            ordered = near_after_near(connection, [id_ for group in groups for id_ in group])
        self._seen = Seen(ordered)
        for group in groups:
            with writing(self._engine) as connection:
                self._add(0, detect_coded(connection, group))
        for chunk in chunks(ordered, self._at_once):
            self._add(len(chunk), self._chunk(retriever, chunk))
            self._progress(self._done.claims, self._total)

    def _chunk(self, retriever: Retriever, claims: Sequence[int]) -> Detected:
        """Compare some claims while others may write; look again where somebody did."""
        with reading(self._engine) as connection:
            state = self._follow(connection)
            pairs, compared = self._compared(connection, retriever, claims)
        with writing(self._engine) as connection:
            if self._follow(connection) != state:
                pairs, compared = self._compared(connection, retriever, claims)
            found = store(connection, compared, self._machine.proposed_by)
            if index_name(connection) == self._index_name:  # else much may not have been found
                mark_compared(connection, compared.digests, self._machine.compared_by)
        self._seen.done(pairs, claims)
        return found

    def _follow(self, connection: Connection) -> tuple[int, Machine]:
        """Return the last change and what compares; what was seen before another is forgotten."""
        state = last_change(connection), corrected(connection, self._machine)
        if state != (self._last, self._machine):
            self._seen.forget()
            self._facts.forget()
            self._last, self._machine = state
        return state

    def _compared(
        self, connection: Connection, retriever: Retriever, claims: Sequence[int]
    ) -> tuple[set[Pair], Compared]:
        """Compare claims with their candidates, and with those that they were proposed with.

        Pairs that this check has found from the other side already are left out.
        """
        pairs = retriever.pairs(connection, claims) | proposed_pairs(connection, claims)
        skipped = frozenset(self._seen.among(pairs, claims))
        return pairs, compare_pairs(
            connection,
            claims,
            pairs,
            self._machine,
            facts=self._facts,
            record=self._record,
            skipped=skipped,
        )

    def _add(self, claims: int, detected: Detected) -> None:
        done = self._done
        self._done = replace(done, claims=done.claims + claims, detected=done.detected + detected)
