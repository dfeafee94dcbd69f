"""From the torch network to the arrays that `onrecord.extract.network` reads, and to the file."""

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.weights import FILE, SHA256_FILE
from training.attribution.net import Network

#: Only a help while learning: the reader does not need them.
_LEFT_OUT = ("part.", "relation.")
#: torch keeps input, forget, value, output; the reader wants the three gates side by side.
_GATES = (0, 1, 3, 2)
_SMALL = 2000


def arrays(network: Network) -> dict[str, NDArray[np.float32]]:
    """Return the weights by the reader's names, as float32."""
    held = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    made: dict[str, NDArray[np.float32]] = {}
    for name, value in held.items():
        if name.startswith(_LEFT_OUT) or ".bias_hh" in name:
            continue
        if name.startswith(("first.", "second.", "third.")):
            made[name.replace("bias_ih", "bias")] = _gates(held, name)
        else:
            made[name.removesuffix(".weight") if _is_table(name) else name] = value
    return made


def _gates(held: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """Return an LSTM's weights in the reader's order; of the two biases, the sum."""
    value = held[name]
    if "bias_ih" in name:
        value = value + held[name.replace("_ih", "_hh")]
    return np.concatenate([np.split(value, 4)[gate] for gate in _GATES])


def _is_table(name: str) -> bool:
    return name in {
        f"{table}.weight" for table in ("pieces", "affixes", "shapes", "states", "place")
    }


def write(
    weights: dict[str, NDArray[np.float32]],
    vocabulary: list[str],
    coefficients: tuple[float, ...],
    folder: Path,
) -> None:
    """Write the weights in eight bits, a scale for each row, the vocabulary, and the hash."""
    stored: dict[str, NDArray[np.generic]] = {"coefficients": np.array(coefficients)}
    for name, value in weights.items():
        if value.ndim == 2 and value.size > _SMALL:
            scale = np.abs(value).max(1, keepdims=True) / 127 + 1e-9
            stored[name] = np.round(value / scale).astype(np.int8)
            stored[f"{name}:scale"] = scale.astype(np.float16)
        else:
            stored[name] = value.astype(np.float16)
    joined = "\n".join(vocabulary).encode()
    stored["vocabulary"] = np.frombuffer(joined, np.uint8)
    path = folder / FILE
    np.savez_compressed(path, allow_pickle=False, **stored)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / SHA256_FILE).write_text(f"{digest}\n", "ascii")
