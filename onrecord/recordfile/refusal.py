"""How a record file is refused: one line with the file, the line, the column and the reason."""

from typing import Final, NamedTuple

from onrecord.errors import OnrecordError

_SHOWN: Final = 60


class Position(NamedTuple):
    """A place in a file, both counted from 1; columns count Unicode code points."""

    line: int
    column: int


START: Final = Position(1, 1)
NOWHERE: Final = Position(0, 0)
"""The place of what stands in no file: messages then name no line."""


class RefusedError(Exception):
    """Raised within this package, which then adds the file's name; never seen outside it."""

    def __init__(self, position: Position, sentence: str) -> None:
        super().__init__(sentence)
        self.position = position


class RecordFileError(OnrecordError):
    """A file that is no record file: ``NAME:LINE:COLUMN: what, why, what next``."""

    def __init__(self, name: str, position: Position, sentence: str) -> None:
        super().__init__(one_line(f"{name}:{position.line}:{position.column}: {sentence}"))
        self.name = name
        self.position = position


def on_line(position: Position) -> str:
    """Return " on line 3" for messages, nothing where there is no file."""
    return f" on line {position.line}" if position.line else ""


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, cut short where it is long."""
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}..."'


def one_line(text: str) -> str:
    """Return ``text`` on one line, what cannot be printed as an escape."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
