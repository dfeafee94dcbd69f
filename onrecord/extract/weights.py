"""The weights of the network: a file of the package, proved by its hash before it is used."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import OnrecordError
from onrecord.extract.pieces import Vocabulary

FILE: Final = "attribution.npz"
#: Written by `make train`, together with the file.
SHA256_FILE: Final = "attribution.sha256"


class DamagedWeightsError(OnrecordError):
    """The file of weights is not the one that this version was released with."""


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
    folder = files("onrecord.extract")
    try:
        held = (folder / FILE).read_bytes()
        wanted = (folder / SHA256_FILE).read_text("ascii").strip()
    except OSError as error:
        raise DamagedWeightsError(
            f"The weights for extraction cannot be read ({error.__class__.__name__}). "
            "Install onrecord again."
        ) from error
    return unpacked(held, wanted)


def unpacked(held: bytes, wanted: str) -> Weights:
    """Return the weights in ``held`` if their SHA-256 is ``wanted``."""
    actual = hashlib.sha256(held).hexdigest()
    if actual != wanted:
        raise DamagedWeightsError(
            f"The weights for extraction are damaged: SHA-256 {actual[:12]}..., not "
            f"{wanted[:12]}... Install onrecord again."
        )
    try:
        return _unpacked(held, actual[:12])
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise DamagedWeightsError(
            "The weights for extraction are of another version. Install onrecord again."
        ) from error


def _unpacked(held: bytes, version: str) -> Weights:
    arrays: dict[str, NDArray[np.float32]] = {}
    with np.load(io.BytesIO(held), allow_pickle=False) as stored:
        pieces = stored["vocabulary"].tobytes().decode().split("\n")
        coefficients = tuple(float(value) for value in stored["coefficients"])
        for name in stored.files:
            if name in {"vocabulary", "coefficients"} or name.endswith(":scale"):
                continue
            value = stored[name].astype(np.float32)
            if f"{name}:scale" in stored.files:
                value *= stored[f"{name}:scale"].astype(np.float32)
            arrays[name] = value
    return Weights(arrays, Vocabulary(pieces), coefficients, version)
