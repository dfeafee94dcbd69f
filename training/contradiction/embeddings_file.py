"""Writing weights as `onrecord.weights_file` reads them: arrays packed small, and their hash."""

import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray


def write(path: Path, arrays: Mapping[str, NDArray[np.generic]], pieces: list[str]) -> None:
    """Write the arrays and the vocabulary to ``path`` (.npz), the hash beside it (.sha256)."""
    vocabulary = np.frombuffer("\n".join(pieces).encode(), np.uint8)
    # Weights repeat nothing: looking for repetitions, as zipfile does, makes the file a tenth
    # larger than giving each number a code by how frequent it is.
    with (
        patch("zipfile._get_compressor", _by_frequency),
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name, value in (*arrays.items(), ("vocabulary", vocabulary)):
            entry = zipfile.ZipInfo(f"{name}.npy")
            entry.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(entry, "w") as held:
                np.lib.format.write_array(held, value, allow_pickle=False)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}\n", "ascii")


def _by_frequency(*_: object) -> object:
    return zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_HUFFMAN_ONLY)
