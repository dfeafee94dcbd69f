"""A bar that moves on while documents are worked through."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress

_BARS: Final[list["Progress"]] = []  # the one that is shown, if any


@contextmanager
def counting(noun: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is told how many of how many are done; off a terminal nothing is shown."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return

    def tell(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done:,} of {total:,} {noun}\x1b[K")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Give what moves a bar on; off a terminal, and for one document, nothing is shown."""
    if not sys.stderr.isatty() or total <= 1:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task("", total=total)
        _BARS.append(bar)
        try:
            yield lambda: bar.advance(task)
        finally:
            _BARS.remove(bar)


@contextmanager
def without_bar() -> Iterator[None]:
    """Take a bar away for as long as a line is printed, which would else begin behind it."""
    for bar in _BARS:
        bar.stop()
    try:
        yield
    finally:
        for bar in _BARS:
            bar.start()
