"""The weights of the network: a file of the package, proved by its hash before it is used."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.pieces import Vocabulary
from onrecord.weights_file import WeightsFile

FILE: Final = "attribution.npz"
#: Written by `make train`, together with the file.
SHA256_FILE: Final = "attribution.sha256"
_HELD: Final = WeightsFile("onrecord.extract", "attribution", "extraction")


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of the network, its vocabulary, and the coefficients of its confidence.

    ``version`` names them: the first letters of the file's hash.
    """

    arrays: dict[str, NDArray[np.float32]]
    vocabulary: Vocabulary
    coefficients: tuple[float, ...]
    version: str


def load() -> Weights:
    """Return the weights of the package; raise DamagedWeightsError where they are not whole."""
    stored = _HELD.load()
    try:
        coefficients = stored.numbers["coefficients"]
    except KeyError as error:
        raise _HELD.of_another_version() from error
    return Weights(stored.arrays, Vocabulary(stored.pieces), coefficients, stored.version)
