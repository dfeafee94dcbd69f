"""The network of the package in torch, to learn on from."""

import numpy as np
import torch

from onrecord.contradict.network.opinion import FILE
from training.contradiction.network_net import Network, Sizes


def shipped() -> tuple[Network, list[str]]:
    """Return the network as it was stored, its weights in their coarse steps, and its pieces."""
    stored = FILE.load()
    network = Network(Sizes.of(stored.pieces))
    network.load_state_dict(
        {name: torch.from_numpy(np.array(value)) for name, value in stored.arrays.items()}
    )
    return network, list(stored.pieces)
