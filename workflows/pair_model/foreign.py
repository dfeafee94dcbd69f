"""Code that is not Python's, run on a file by anybody: whatever it raises is one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.safe import clean

_SHOWN = 120  # characters of what it says itself


class ForeignError(Exception):
    """A model or its tokenizer that fails; ``str()`` is a clause without its stop.

    ``problem`` is the clause without what the foreign code says of it.
    """

    def __init__(self, problem: str, said: str = "") -> None:
        super().__init__(f"{problem} ({said})" if said else problem)
        self.problem = problem


@contextmanager
def foreign(problem: str) -> Iterator[None]:
    """Turn what is raised inside into a ForeignError that begins with ``problem``."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic in Rust is no Exception
        said = " ".join(clean(str(error)).split()).rpartition(" : FAIL : ")[2]
        raise ForeignError(problem, said[:_SHOWN]) from None
