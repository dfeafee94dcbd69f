"""Weights of the package: a file of arrays, proved by its hash before it is used.

A matrix may lie in eight bits with a scale for each row, under its name and ``:scale`` after it.
"""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import OnrecordError

_SCALE: Final = ":scale"
_VOCABULARY: Final = "vocabulary"
#: Letters of the hash that name a version.
_NAME: Final = 12


class DamagedWeightsError(OnrecordError):
    """A file of weights is not the one that this version was released with."""


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """Where weights lie: ``name``.npz and ``name``.sha256 in a package; ``purpose`` is for errors.

    The second file is written by training, together with the first.
    """

    package: str
    name: str
    purpose: str

    def version(self) -> str:
        """Return what names the weights, without reading them: the first letters of their hash."""
        return self._wanted()[:_NAME]

    def load(self) -> "Stored":
        """Return the weights; raise DamagedWeightsError where they are not whole."""
        return self.unpacked(self._read(f"{self.name}.npz"), self._wanted())

    def unpacked(self, held: bytes, wanted: str) -> "Stored":
        """Return the weights in ``held`` if their SHA-256 is ``wanted``."""
        actual = hashlib.sha256(held).hexdigest()
        if actual != wanted:
            raise DamagedWeightsError(
                f"The weights for {self.purpose} are damaged: SHA-256 {actual[:12]}..., not "
                f"{wanted[:12]}... Install onrecord again."
            )
        try:
            return _unpacked(held, actual[:_NAME])
        except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise self.of_another_version() from error

    def of_another_version(self) -> DamagedWeightsError:
        """Return the error for a whole file that holds something else than is looked for."""
        return DamagedWeightsError(
            f"The weights for {self.purpose} are of another version. Install onrecord again."
        )

    def _wanted(self) -> str:
        return self._read(f"{self.name}.sha256").decode("ascii", "replace").strip()

    def _read(self, name: str) -> bytes:
        try:
            return (files(self.package) / name).read_bytes()
        except OSError as error:
            raise DamagedWeightsError(
                f"The weights for {self.purpose} cannot be read ({error.__class__.__name__}). "
                "Install onrecord again."
            ) from error


@dataclass(frozen=True, slots=True)
class Stored:
    """The arrays of a file by name, its vocabulary, and its version: letters of its hash.

    ``numbers`` has what lies in the file in full precision.
    """

    arrays: dict[str, NDArray[np.float32]]
    numbers: dict[str, tuple[float, ...]]
    pieces: list[str]
    version: str


def _unpacked(held: bytes, version: str) -> Stored:
    arrays: dict[str, NDArray[np.float32]] = {}
    numbers: dict[str, tuple[float, ...]] = {}
    with np.load(io.BytesIO(held), allow_pickle=False) as stored:
        pieces = stored[_VOCABULARY].tobytes().decode().split("\n")
        for name in stored.files:
            if name == _VOCABULARY or name.endswith(_SCALE):
                continue
            if stored[name].dtype == np.float64:
                numbers[name] = tuple(stored[name].ravel().tolist())
                continue
            value = stored[name].astype(np.float32)
            if name + _SCALE in stored.files:
                value *= stored[name + _SCALE].astype(np.float32)
            arrays[name] = value
    return Stored(arrays, numbers, pieces, version)
