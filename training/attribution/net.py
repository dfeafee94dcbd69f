"""The network in torch: two stages over a paragraph.

Stage 1 reads the tokens (pieces, affixes, shape, state of quotation) with two bidirectional LSTMs
and tags each: part of a source, a cue or a content, and, as a help while learning, part of speech,
entity and relation. Stage 2 reads the paragraph once more for each cue, with the place of every
token relative to it, and labels source, content or neither under a linear-chain CRF. Structure
after multi-task BiLSTM taggers for attribution (PolNeAR, Newell et al. 2018; CofeNet, 2022).
"""

from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.extract.features import (
    AFFIX_COLUMNS,
    AFFIXES,
    SHAPE_COLUMN,
    SHAPES,
    STATE_COLUMN,
    STATES,
)
from onrecord.extract.places import OTHER_FLAGS, PLACES
from onrecord.pieces import PIECES

ROLES = 3
TAGS = 7


@dataclass(frozen=True)
class Sizes:
    """The widths of the network's parts."""

    pieces: int
    parts: int
    relations: int = 40
    piece_width: int = 64
    affix_width: int = 20
    shape_width: int = 16
    state_width: int = 8
    hidden: int = 100
    bridge: int = 96
    role_hidden: int = 64
    dropout: float = 0.4


class Network(nn.Module):
    """Both stages; ``sizes`` is what `export` needs to know of it."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.pieces = nn.Embedding(sizes.pieces, sizes.piece_width, padding_idx=0)
        self.affixes = nn.Embedding(AFFIXES, sizes.affix_width)
        self.shapes = nn.Embedding(SHAPES, sizes.shape_width)
        self.states = nn.Embedding(STATES, sizes.state_width)
        nn.init.normal_(self.affixes.weight, 0, 0.3)
        width = sizes.piece_width + 3 * sizes.affix_width + sizes.shape_width + sizes.state_width
        both = 2 * sizes.hidden
        self.first = nn.LSTM(width, sizes.hidden, batch_first=True, bidirectional=True)
        self.second = nn.LSTM(both, sizes.hidden, batch_first=True, bidirectional=True)
        self.tag = nn.Linear(both, TAGS)
        self.part = nn.Linear(both, sizes.parts)
        self.entity = nn.Linear(both, 6)
        self.relation = nn.Linear(both, sizes.relations)
        self.subject = nn.Linear(both, 1)
        self.place = nn.Embedding(PLACES, 16)
        self.bridge = nn.Linear(both, sizes.bridge)
        self.third = nn.LSTM(
            sizes.bridge + 16 + OTHER_FLAGS, sizes.role_hidden, batch_first=True, bidirectional=True
        )
        self.role = nn.Linear(2 * sizes.role_hidden, ROLES)
        self.between = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.begin = nn.Parameter(torch.zeros(ROLES))
        self.end = nn.Parameter(torch.zeros(ROLES))
        self.drop = nn.Dropout(sizes.dropout)

    def embed(self, table: Tensor) -> Tensor:
        """Return [B, T, width] for the features [B, T, COLUMNS]."""
        numbers = table[..., :PIECES]
        known = (numbers > 0).unsqueeze(-1)
        words = (self.pieces(numbers) * known).sum(-2) / known.sum(-2).clamp(min=1)
        affixes = self.affixes(table[..., AFFIX_COLUMNS]).flatten(-2)
        shape = self.shapes(table[..., SHAPE_COLUMN])
        state = self.states(table[..., STATE_COLUMN])
        joined = torch.cat([words, affixes, shape, state], -1)
        return joined * (table[..., STATE_COLUMN] > 0).unsqueeze(-1)

    def encode(self, table: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states of both layers, each [B, T, 2 * hidden]."""
        low = self.first(self.drop(self.embed(table)))[0]
        high = self.drop(self.second(self.drop(low))[0])
        return low, high

    def roles(self, high: Tensor, place: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        """Return scores [N, T, ROLES] for N cues; ``high`` holds the states of their paragraphs."""
        bridged = self.drop(torch.relu(self.bridge(high)))
        seen = torch.cat([bridged, self.place(place), flags], -1) * mask.unsqueeze(-1)
        return self.role(self.drop(self.third(seen)[0]))

    def path_loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log likelihood of the gold roles under the CRF, [N]."""
        steps = scores.shape[1]
        path = self.begin[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1])[:, 0]
        total = self.begin + scores[:, 0]
        for at in range(1, steps):
            on = mask[:, at]
            step = self.between[gold[:, at - 1], gold[:, at]]
            path = path + on * (step + scores[:, at].gather(1, gold[:, at : at + 1])[:, 0])
            ahead = torch.logsumexp(total[:, :, None] + self.between, 1) + scores[:, at]
            total = torch.where(on[:, None] > 0, ahead, total)
        last = gold.gather(1, (mask.sum(1).long() - 1)[:, None])[:, 0]
        return torch.logsumexp(total + self.end, 1) - path - self.end[last]


def save(network: Network, path: str) -> None:
    """Write the weights and sizes to ``path``."""
    torch.save({"sizes": asdict(network.sizes), "weights": network.state_dict()}, path)


def load(path: str, kind: type[Network] = Network) -> Network:
    """Return the network of a kind that `save` wrote."""
    held = torch.load(path)
    network = kind(Sizes(**held["sizes"]))
    network.load_state_dict(held["weights"])
    return network.eval()


def padded(rows: list[np.ndarray], length: int) -> Tensor:
    """Return the rows as one tensor, filled with zeros up to ``length``."""
    joined = np.zeros((len(rows), length, *rows[0].shape[1:]), rows[0].dtype)
    for number, row in enumerate(rows):
        joined[number, : len(row)] = row
    return torch.from_numpy(joined)
