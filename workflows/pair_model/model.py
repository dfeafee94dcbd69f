"""The sentence-pair model as a second opinion: both orders of a pair, one at a time."""

import math
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from onrecord.contradict.second_opinion import Opinion
from onrecord.errors import OnrecordError
from workflows.pair_model.errors import PairModelError
from workflows.pair_model.files import ModelFiles, read_files
from workflows.pair_model.foreign import ForeignError
from workflows.pair_model.labels import Config, ConfigError, config_of
from workflows.pair_model.limits import Limits
from workflows.pair_model.network import Network
from workflows.pair_model.pieces import Cutter, Pieces

_TRIAL: Final = ("The bridge is open.", "The bridge is closed.")
_BLANK: Final = "a statement is empty"
_LONG: Final = "the two are too long for the model"
_PACKAGES: Final = ("onnxruntime", "tokenizers")


class PairModel:
    """A second opinion. ``passed_over`` counts the pairs without an opinion by why; no threads.

    A pair is judged apart from all others, so that its opinion does not depend on which others
    happen to be asked about, as it would where a model rounds by what stands beside.
    """

    def __init__(self, files: ModelFiles, limits: Limits) -> None:
        """Raise ForeignError or ConfigError for what cannot judge pairs."""
        config = config_of(files.config)
        self.name = files.name
        self.passed_over: Counter[str] = Counter()
        self._order = config.order
        self._limits = limits
        self._longest = min(limits.tokens, config.positions or limits.tokens)
        self._cutter = Cutter(files.tokenizer)
        _check_words(self._cutter, config)
        self._network = Network(files, limits)
        self._one_order(self._pieces(*_TRIAL))

    def opinions(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion | None]:
        """Return the opinion on each pair, in their order; ``None`` where there is none."""
        return [self._opinion(first, second) for first, second in pairs]

    def _opinion(self, first: str, second: str) -> Opinion | None:
        try:
            there = self._one_order(self._pieces(first, second))
            back = self._one_order(self._pieces(second, first))
        except ForeignError as error:
            self.passed_over[error.problem] += 1
            return None
        return _of_both(there, back)

    def _pieces(self, first: str, second: str) -> Pieces:
        if not first.strip() or not second.strip():
            raise ForeignError(_BLANK)
        if max(len(first), len(second)) > self._limits.characters:
            raise ForeignError(_LONG)
        pieces = self._cutter.cut(first, second)
        if len(pieces.ids) > self._longest:
            raise ForeignError(_LONG)
        return pieces

    def _one_order(self, pieces: Pieces) -> Opinion:
        numbers = self._network.run(pieces)
        powers = [math.exp(one - max(numbers)) for one in numbers]
        entails, neutral, contradicts = (powers[at] / sum(powers) for at in self._order)
        return Opinion(entails, neutral, contradicts)


def pair_model(path: Path, *, limits: Limits | None = None) -> PairModel:
    """Return the model in a folder or file, opened, checked and tried on one pair.

    Raises PairModelError, and OnrecordError where what runs it is not installed.
    """
    if any(find_spec(name) is None for name in _PACKAGES):
        raise OnrecordError(
            "A sentence-pair model needs onnxruntime and tokenizers. "
            "Install them: pip install 'onrecord[onnx]'"
        )
    used = limits or Limits()
    files = read_files(path, used)
    try:
        return PairModel(files, used)
    except ConfigError as error:
        raise PairModelError(path, str(error)) from None
    except ForeignError as error:
        raise PairModelError(path, f"{error}. Take another model.") from None


def _of_both(there: Opinion, back: Opinion) -> Opinion:
    """Return one opinion: a contradiction as both orders have it, the rest as the first shares it.

    The sum over both orders is the same whichever comes first.
    """
    contradicts = (there.contradicts + back.contradicts) / 2
    rest = there.entails + there.neutral
    share = there.entails / rest if rest > 0 else 0.0
    entails = (1 - contradicts) * share
    return Opinion(entails, 1 - contradicts - entails, contradicts)


def _check_words(cutter: Cutter, config: Config) -> None:
    if config.words is not None and cutter.words > config.words:
        raise ForeignError("its tokenizer.json is that of another model")
