"""Documents read in processes of their own, each held to a time and to a memory.

Beside each process one thread waits for it: past the deadline it is killed, whatever code holds it,
and the one document that it was at is refused. The next document gets a new process.
"""

import contextlib
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, Final, ParamSpec, TypeVar

from onrecord.errors import OnrecordError
from onrecord.ingest.limits import MAX_MEMORY, MAX_SECONDS
from onrecord.ingest.work import ended_its_reader, needs_memory, took_too_long

P = ParamSpec("P")
T = TypeVar("T")
# Started afresh, not forked: a copy of this process would have its threads' locks and the
# database's file.
_SPAWN: Final = get_context("spawn")
_READY, _READ, _NO_MEMORY = "ready", "read", "no memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one document may take: ``seconds`` by the clock, bytes of ``memory``.

    Linux holds a process to its memory, macOS to little of it, Windows to none; the time holds
    everywhere.
    """

    seconds: float = MAX_SECONDS
    memory: int = MAX_MEMORY


class LimitedExecutor(Executor):
    """So many processes, each with one document at a time, within ``limits``.

    Work is a function of one document that gives what was read, or the line that refuses it.
    """

    def __init__(self, processes: int, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="reading")
        self._lock = Lock()
        self._idle: list[_Process] = []
        self._running: set[_Process] = set()
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a document read by ``fn``, a function that another process can import."""
        assert not kwargs  # noqa: S101 - a document is all that there is to give
        return self._threads.submit(self._have_read, fn, *args)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the processes; without ``wait`` kill them: what they read is for nobody."""
        if not wait:
            with self._lock:
                self._closed = True
                for process in self._running:
                    process.kill()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures or not wait)
        with self._lock:
            for process in self._idle:
                process.end()
            self._idle.clear()

    def _have_read(self, work: Callable[..., Any], document: Any) -> Any:
        process = self._process()
        try:
            told, answer = process.ask(work, document, self._limits.seconds)
        except TimeoutError:
            told, answer = "", took_too_long(document.name, self._limits.seconds)
        except (EOFError, OSError):
            told, answer = "", ended_its_reader(document.name, self._limits.memory)
        if told == _NO_MEMORY:
            answer = needs_memory(document.name, self._limits.memory)
        self._let_go(process, sound=told == _READ)
        return answer

    def _process(self) -> "_Process":
        """Return a process that waits for a document, a new one if need be."""
        with self._lock:
            if self._closed:
                raise BrokenExecutor("Reading was ended")
            process = self._idle.pop() if self._idle else _Process(self._limits)
            self._running.add(process)
        if not process.is_ready():
            self._let_go(process, sound=False)
            raise OnrecordError(
                "Cannot start a process to read documents in: it ended at once. "
                "See what it printed, and whether memory is left"
            )
        return process

    def _let_go(self, process: "_Process", *, sound: bool) -> None:
        with self._lock:
            self._running.discard(process)
            if sound:
                self._idle.append(process)
                return
        process.kill()
        process.end()


class _Process:
    """A process that reads, and the line to it."""

    def __init__(self, limits: Limits) -> None:
        self._line, there = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(there, limits), daemon=True)
        self._process.start()
        there.close()  # what the process ends with is then the end of the line
        self._ready = False

    def is_ready(self) -> bool:
        """Wait until it can read; false where it ended instead. No document pays for the start."""
        if not self._ready:
            with contextlib.suppress(EOFError, OSError):
                self._ready = self._line.recv() == _READY
        return self._ready

    def ask(self, work: Callable[..., Any], document: Any, seconds: float) -> Any:
        """Return what became of a document; TimeoutError, EOFError or OSError where nothing did."""
        self._line.send((work, document))
        if not self._line.poll(seconds):
            raise TimeoutError
        return self._line.recv()

    def kill(self) -> None:
        """End it at once, whatever it is at."""
        self._process.kill()

    def end(self) -> None:
        """Let it end, as it does when the line is cut."""
        self._line.close()
        self._process.join()


def _serve(line: Connection, limits: Limits) -> None:
    """Read what comes down the line until it is cut, or until there is no memory left."""
    _hold_to(limits)
    line.send(_READY)
    told = _READ
    while told == _READ:
        try:
            told = _one(line, limits)
        except (EOFError, BrokenPipeError):
            return
    line.send((told, None))


def _one(line: Connection, limits: Limits) -> str:
    try:
        work, document = line.recv()
        # Nobody waits for it any more after twice the time: it is not to outlive them.
        _alarm(2 * limits.seconds)
        line.send((_READ, work(document)))
        _alarm(0)
    except MemoryError:
        return _NO_MEMORY
    return _READ


def _hold_to(limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that writes answers to Ctrl-C
    try:
        import resource
    except ImportError:  # Windows
        return
    # Data and not addresses: libraries reserve addresses by the gigabyte that they never use.
    for name, most in ((resource.RLIMIT_DATA, limits.memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
            resource.setrlimit(name, (most, most))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)  # it ends the process, in C code, too
