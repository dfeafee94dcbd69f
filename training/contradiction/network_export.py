"""From the torch network to the file that `onrecord.contradict.network` reads."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.contradiction import embeddings_file
from training.contradiction.network_net import Network

#: Steps of a weight to either side of zero, of the words' vectors, which learning never changes.
_WORD_LEVELS = 7
#: The step of every other matrix, as a share of a row's mean size: packed, some four bits.
_STEP = 0.22
_WORDS = "pieces.weight"


def quantised(name: str, matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Return whole numbers and the scale of each row whose product comes near to the matrix."""
    if name == _WORDS:
        return _cut(matrix)
    scale = _STEP * matrix.square().mean(1, keepdim=True).sqrt()
    scale = torch.maximum(scale, matrix.abs().amax(1, keepdim=True) / 127)
    scale = scale.half().float().clamp(min=1e-7)
    return (matrix / scale).round().clamp(-127, 127), scale


def _cut(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Cut the largest numbers of a row where that makes the rest finer."""
    highest = matrix.abs().amax(1, keepdim=True) + 1e-9
    best = torch.zeros_like(matrix)
    scales, least = torch.ones_like(highest), torch.full_like(highest, torch.inf)
    for share in np.linspace(0.4, 1, 13):
        scale = (highest * share / _WORD_LEVELS).half().float().clamp(min=1e-7)
        whole = (matrix / scale).round().clamp(-_WORD_LEVELS, _WORD_LEVELS)
        error = ((whole * scale - matrix) ** 2).sum(1, keepdim=True)
        better = error < least
        best, scales = torch.where(better, whole, best), torch.where(better, scale, scales)
        least = torch.where(better, error, least)
    return best, scales


def coarse(network: Network, only: str = "") -> Network:
    """Make the network's weights, or one of them, what they will be after they are stored."""
    with torch.no_grad():
        for name, value in network.named_parameters():
            if only and name != only:
                continue
            if value.ndim == 2:
                whole, scale = quantised(name, value)
                value.copy_(whole * scale)
            else:
                value.copy_(value.half().float())
    return network


def write(network: Network, pieces: list[str], folder: Path) -> None:
    """Write the weights in few bits, a scale for each row, the vocabulary, and the hash."""
    stored: dict[str, NDArray[np.generic]] = {}
    for name, value in network.state_dict().items():
        if value.ndim == 2:
            whole, scale = quantised(name, value)
            stored[name] = whole.numpy().astype(np.int8)
            stored[f"{name}:scale"] = scale.numpy().astype(np.float16)
        else:
            stored[name] = value.numpy().astype(np.float16)
    embeddings_file.write(folder / "network.npz", stored, pieces)
