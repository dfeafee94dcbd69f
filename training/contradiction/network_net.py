"""The network in torch: each statement read alone, then both laid side by side.

The lower layers of an open encoder read each statement by itself. A head aligns the words of the
one with those of the other (decomposable attention, Parikh et al. 2016), compares each word with
what it is aligned to, reads the comparisons once more, both statements together, and judges from
their means and maxima. All but the last step is the same in either order.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple, Self

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.contradiction.embeddings_encoder import folder, kept_pieces

LABELS = ("entailment", "neutral", "contradiction")
LONGEST = 64
#: How sharply words are first aligned to words like them.
_LIKE = 1.2
#: Before and after each statement.
BEGIN, END = "[CLS]", "[SEP]"


@dataclass(frozen=True)
class Sizes:
    """The widths of the network's parts."""

    pieces: int
    layers: int = 4
    width: int = 384
    heads: int = 12
    inner: int = 1536
    side: int = 256
    side_heads: int = 4
    side_inner: int = 512
    dropout: float = 0.1

    @classmethod
    def of(cls, pieces: Sequence[str]) -> Self:
        """Return the widths for a vocabulary, with room for the marks around statements."""
        return cls(len(pieces) + 4)


class Side(NamedTuple):
    """Statements as piece numbers [B, T], 0 where there is none."""

    numbers: Tensor

    @property
    def mask(self) -> Tensor:
        """Return which pieces are there."""
        return self.numbers > 0


class Layer(nn.Module):
    """A transformer layer, normalised after each part as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return [B, T, width]; ``mask`` [B, T] tells which states are there."""
        split = [
            part(states).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        ]
        seen = attended(*split, mask)
        states = self.norm(states + self.drop(self.mix(seen)))
        return self.last_norm(states + self.drop(self.outer(gelu(self.inner(states)))))


class Network(nn.Module):
    """The whole; ``sizes`` is what the export needs to know of it."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.pieces = nn.Embedding(sizes.pieces, sizes.width, padding_idx=0)
        self.places = nn.Embedding(LONGEST + 2, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(sizes.width, sizes.heads, sizes.inner, sizes.dropout) for _ in range(sizes.layers)
        )
        side = sizes.side
        self.narrow = nn.Linear(sizes.width, side)
        self.narrow_norm = nn.LayerNorm(side, eps=1e-12)
        self.asked = nn.Linear(side, side)
        self.given = nn.Linear(side, side)
        self.compare = nn.Linear(4 * side, side)
        self.compare_norm = nn.LayerNorm(side, eps=1e-12)
        self.reread = Layer(side, sizes.side_heads, sizes.side_inner, sizes.dropout)
        self.judge = nn.Linear(4 * side, side)
        self.answer = nn.Linear(side, len(LABELS))
        self.drop = nn.Dropout(sizes.dropout)
        self.last_drop = nn.Dropout(0.2)

    def lower(self, side: Side, count: int) -> Tensor:
        """Return the states of statements after ``count`` layers, [B, T, width]."""
        length = side.numbers.shape[1]
        states = self.pieces(side.numbers) + self.places.weight[:length]
        states = self.norm(states)
        return self.upper(states, side.mask, 0, count)

    def upper(self, states: Tensor, mask: Tensor, start: int, end: int) -> Tensor:
        """Return the states after the layers from ``start`` to before ``end``."""
        for layer in self.layers[start:end]:
            states = layer(states, mask)
        return states

    def aligned(self, ours: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
        """Return for each of our words what of theirs it is aligned to; ``mask`` is theirs."""
        asked, given, value = (
            part.unflatten(-1, (self.sizes.side_heads, -1)).transpose(1, 2)
            for part in (self.asked(ours), self.given(theirs), theirs)
        )
        return attended(asked, given, value, mask)

    def compared(self, ours: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
        """Return the comparison of each of our words with theirs, [B, T, side]."""
        near = self.aligned(ours, theirs, mask)
        joined = torch.cat([ours, near, (ours - near).abs(), ours * near], -1)
        return self.compare_norm(gelu(self.compare(self.drop(joined))))

    def summaries(
        self, ours: Tensor, theirs: Tensor, our_mask: Tensor, their_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return what is known of either statement beside the other, [B, 2 * side] each."""
        ours, theirs = (self.narrow_norm(self.narrow(self.drop(one))) for one in (ours, theirs))
        both = torch.cat(
            [self.compared(ours, theirs, their_mask), self.compared(theirs, ours, our_mask)], 1
        )
        states = self.reread(both, torch.cat([our_mask, their_mask], 1))
        length = ours.shape[1]
        return pooled(states[:, :length], our_mask), pooled(states[:, length:], their_mask)

    def judged(self, ours: Tensor, theirs: Tensor) -> Tensor:
        """Return the scores of the labels, [B, 3]."""
        joined = self.last_drop(torch.cat([ours, theirs], -1))
        return self.answer(gelu(self.judge(joined)))

    def forward(self, first: Side, second: Side) -> tuple[Tensor, Tensor]:
        """Return the scores in the order given and in the other, [B, 3] each."""
        count = self.sizes.layers
        return self.head(
            self.lower(first, count), self.lower(second, count), first.mask, second.mask
        )

    def head(
        self, first: Tensor, second: Tensor, first_mask: Tensor, second_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return what `forward` does for the encoder's states of both."""
        ours, theirs = self.summaries(first, second, first_mask, second_mask)
        return self.judged(ours, theirs), self.judged(theirs, ours)


def gelu(states: Tensor) -> Tensor:
    """Return the activation in the form that numpy can compute too."""
    return functional.gelu(states, approximate="tanh")


def attended(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Return the values that each query attends to, [B, T, width], from [B, heads, T, width].

    Written out, since torch's own is slow in learning from short texts.
    """
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    scores = scores.masked_fill(~mask[:, None, None], -1e4)
    return (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).flatten(-2)


def pooled(states: Tensor, mask: Tensor) -> Tensor:
    """Return the mean and the maximum over what is there."""
    there = mask[..., None]
    mean = (states * there).sum(1) / there.sum(1)
    highest = states.masked_fill(~there, -math.inf).amax(1)
    return torch.cat([mean, highest], -1)


def started(sizes: Sizes) -> Network:
    """Return the network with the encoder's lower layers in it.

    Words begin aligned to those whose states are most like theirs.
    """
    held = load_file(folder() / "model.safetensors")
    network = Network(sizes)
    with torch.no_grad():
        kind = held["embeddings.token_type_embeddings.weight"][0]
        words = held["embeddings.word_embeddings.weight"]
        network.pieces.weight.zero_()
        for at, number in enumerate(vocabulary_numbers(), start=1):
            network.pieces.weight[at] = words[number]
        network.places.weight.copy_(
            held["embeddings.position_embeddings.weight"][: LONGEST + 2] + kind
        )
        for part in (network.asked, network.given):
            part.weight.copy_(torch.eye(sizes.side) * _LIKE)
            part.bias.zero_()
        _copy(network.norm, held, "embeddings.LayerNorm")
        for at, layer in enumerate(network.layers):
            place = f"encoder.layer.{at}"
            for part, name in (
                (layer.query, "attention.self.query"),
                (layer.key, "attention.self.key"),
                (layer.value, "attention.self.value"),
                (layer.mix, "attention.output.dense"),
                (layer.norm, "attention.output.LayerNorm"),
                (layer.inner, "intermediate.dense"),
                (layer.outer, "output.dense"),
                (layer.last_norm, "output.LayerNorm"),
            ):
                _copy(part, held, f"{place}.{name}")
    return network


def vocabulary_numbers() -> list[int]:
    """Return the encoder's numbers of: unknown, the kept pieces in order, begin, end."""
    unknown, begin, end = 100, 101, 102
    return [unknown, *kept_pieces().values(), begin, end]


def _copy(part: nn.Module, held: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(held[f"{name}.weight"])
    part.bias.copy_(held[f"{name}.bias"])


def save(network: Network, path: str) -> None:
    """Write the weights and sizes to ``path``."""
    torch.save({"sizes": asdict(network.sizes), "weights": network.state_dict()}, path)


def load(path: str) -> Network:
    """Return the network that `save` wrote."""
    held = torch.load(path)
    network = Network(Sizes(**held["sizes"]))
    network.load_state_dict(held["weights"])
    return network.eval()
