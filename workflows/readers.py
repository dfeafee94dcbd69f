"""Who reads documents: this process, or others side by side, a bounded number in flight."""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from onrecord.ingest import Article, Document
from onrecord.ingest.work import ended_its_reader, needs_memory, read_or_refuse
from workflows.limited_reading import LimitedExecutor, Limits

_AHEAD: Final = 4  # documents in flight for each process


class Named(Protocol):
    """What is read: it has a name to be refused by."""

    @property
    def name(self) -> str:
        """What a person knows it by."""


D = TypeVar("D", bound=Named)
R = TypeVar("R")


class Readers(Generic[D, R]):
    """Who reads: this process, or an executor that ``make`` gives and gives again if it breaks.

    ``ahead`` bounds how many documents are in flight. ``work`` gives what was read of one, or the
    line that refuses it; another process has to be able to import it.
    """

    def __init__(
        self,
        make: Callable[[], Executor] | None = None,
        *,
        ahead: int = 1,
        work: Callable[[D], R | str] | None = None,
    ) -> None:
        self._make = make
        self._executor = make() if make is not None else None
        self._work = work or cast("Callable[[D], R | str]", read_or_refuse)
        self.ahead = max(1, ahead)

    def start(self, document: D) -> "Future[R | str] | None":
        """Have a document read; ``None`` where this process reads it when its turn comes."""
        if self._executor is None:
            return None
        try:
            return self._executor.submit(self._work, document)
        except BrokenExecutor:
            self._renew()
            return self._executor.submit(self._work, document)

    def result(self, document: D, reading: "Future[R | str] | None") -> R | str:
        """Return what was read; a document that breaks the process it is read in is refused."""
        try:
            return self._result(document, reading)
        except MemoryError:
            return needs_memory(document.name)

    def _result(self, document: D, reading: "Future[R | str] | None") -> R | str:
        if reading is None:
            return self._work(document)
        try:
            return reading.result()
        except BrokenExecutor:  # this document's fault, or that of one beside it: once more, alone
            self._renew()
        again = self.start(document)
        assert again is not None  # noqa: S101 - there is an executor
        try:
            return again.result()
        except BrokenExecutor:
            self._renew()
            return ended_its_reader(document.name)

    def close(self, *, at_once: bool = False) -> None:
        """Let go of the executor; ``at_once`` without waiting for what it is at."""
        if self._executor is not None:
            # No more than what every executor knows: that of Dask cannot cancel.
            self._executor.shutdown(wait=not at_once)

    def _renew(self) -> None:
        assert self._make is not None  # noqa: S101 - only an executor breaks
        self.close(at_once=True)
        self._executor = self._make()


DocumentReaders = Readers[Document, Article]


@contextmanager
def readers(
    jobs: int, limits: Limits | None = None, work: Callable[[Any], Any] | None = None
) -> Iterator[Readers[Any, Any]]:
    """Give who reads with so many processes of this machine, each within ``limits``.

    One job has a process of its own, too: what reads can be killed, what writes cannot. ``work``
    is how a document is read into an article unless another is given.
    """
    found: Readers[Any, Any] = Readers(
        lambda: LimitedExecutor(jobs, limits), ahead=jobs * _AHEAD, work=work
    )
    try:
        yield found
    except BaseException:
        found.close(at_once=True)
        raise
    found.close()
