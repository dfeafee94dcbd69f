"""How a document is refused: one line with its name, what is wrong, why, and what to do next."""

from typing import Final

from onrecord.errors import OnrecordError
from onrecord.recordfile.refusal import one_line

_SHOWN: Final = 300


class DocumentError(OnrecordError):
    """A document that gives no text: ``NAME: what, why, what next``."""

    def __init__(self, name: str, sentence: str) -> None:
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}..."
        super().__init__(one_line(f"{shown}: {sentence}"))
        self.name = name
        self.sentence = sentence

    def __reduce__(self) -> tuple[type["DocumentError"], tuple[str, str]]:
        """Return how it is made again: documents are read in other processes."""
        return type(self), (self.name, self.sentence)
