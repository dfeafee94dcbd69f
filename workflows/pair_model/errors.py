"""Why a sentence-pair model cannot be used: one line."""

from onrecord.errors import OnrecordError
from onrecord.safe import clean

_SHOWN = 300  # characters of a path


class PairModelError(OnrecordError):
    """A model that is missing, damaged, of another kind, or that fails."""

    def __init__(self, path: object, sentence: str) -> None:
        shown = " ".join(clean(str(path)).split())[-_SHOWN:]
        super().__init__(f"The sentence-pair model at {shown}: {sentence}")
