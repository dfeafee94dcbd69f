"""Learning: batches of pairs of like length, rising then falling steps, an average of weights."""

import copy
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.pieces import Vocabulary, plain_words
from training.contradiction.network_net import LONGEST, Network, Side
from training.contradiction.network_pairs import (
    CONTRADICTS,
    ENTAILS,
    NEUTRAL,
    NO_CONTRADICTION,
    Pair,
)


@dataclass(frozen=True)
class Plan:
    """The settings of learning."""

    epochs: int = 2
    batch: int = 32
    layers_rate: float = 1e-4
    head_rate: float = 6e-4
    warm_up: int = 100
    #: Layers that stay what they are.
    frozen: int = 2
    #: Weights are kept and judged so many times an epoch.
    looks: int = 2


class Cutter:
    """Turns statements into piece numbers; what was cut once is remembered."""

    def __init__(self, pieces: list[str]) -> None:
        self.vocabulary = Vocabulary(pieces)
        self.begin = len(self.vocabulary)
        self._held: dict[str, list[int]] = {}

    def __call__(self, text: str) -> list[int]:
        """Return the numbers, those of begin and end around them."""
        if text not in self._held:
            found = [n for word in plain_words(text) for n in self.vocabulary.cut(word, LONGEST)]
            self._held[text] = [self.begin, *found[:LONGEST], self.begin + 1]
        return self._held[text]


def side(rows: Sequence[list[int]]) -> Side:
    """Return statements as one table."""
    table = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for at, row in enumerate(rows):
        table[at, : len(row)] = torch.tensor(row)
    return Side(table)


def batches(pairs: list[Pair], cut: Cutter, size: int, chance: random.Random) -> list[list[Pair]]:
    """Return the pairs in batches of like length, in an order left to chance."""
    lengths = {
        id(pair): len(cut(pair.first)) + len(cut(pair.second)) + chance.random() * 6
        for pair in pairs
    }
    ordered = sorted(pairs, key=lambda pair: lengths[id(pair)])
    found = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    chance.shuffle(found)
    return found


def loss(given: Tensor, turned: Tensor, labels: Tensor) -> Tensor:
    """Return the loss of a batch: the label, and the contradiction in the other order too.

    Of pairs that are only known to be no contradiction, either order tells no more than that.
    """
    whole = labels != NO_CONTRADICTION
    known = torch.where(whole, labels, NEUTRAL)
    direct = functional.cross_entropy(given, known, label_smoothing=0.05, reduction="none")
    contradicts = labels == CONTRADICTS
    direct = torch.where(whole, direct, -_contradicting(given, contradicts))
    return (direct - 0.5 * _contradicting(turned, contradicts)).mean()


def _contradicting(scores: Tensor, contradicts: Tensor) -> Tensor:
    """Return the log probability of a contradiction where there is one, of none elsewhere."""
    log = functional.log_softmax(scores, -1)[:, CONTRADICTS]
    return torch.where(contradicts, log, torch.log1p(-log.exp().clamp(max=0.9999)))


class States:
    """The states of statements after the layers that stay what they are: each is read once."""

    def __init__(self, network: Network, cut: Cutter, layers: int) -> None:
        self.network, self.cut, self.layers = network, cut, layers
        self._held: dict[str, Tensor] = {}

    def __call__(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        """Return the states [B, T, width] and which are there [B, T]."""
        self._read([text for text in dict.fromkeys(texts) if text not in self._held])
        rows = [self._held[text] for text in texts]
        states = nn.utils.rnn.pad_sequence(rows, batch_first=True)
        lengths = torch.tensor([len(row) for row in rows])
        return states, torch.arange(states.shape[1])[None] < lengths[:, None]

    @torch.no_grad()
    def _read(self, texts: list[str]) -> None:
        if not texts:
            return
        rows = [self.cut(text) for text in texts]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.network.lower(side(rows), self.layers).bfloat16()
        for text, row, one in zip(texts, rows, states, strict=True):
            self._held[text] = one[: len(row)].clone()


class Learner:
    """Learns from epochs of pairs; ``average`` is the network to use."""

    def __init__(self, network: Network, cut: Cutter, plan: Plan) -> None:
        self.network, self.cut, self.plan = network, cut, plan
        self.states = States(network, cut, plan.frozen)
        self.average = copy.deepcopy(network).eval()
        fixed = ("pieces.", "places.", "norm.", *(f"layers.{at}." for at in range(plan.frozen)))
        layers, head = [], []
        for name, value in network.named_parameters():
            if name.startswith(fixed):
                value.requires_grad_(False)
            else:
                (layers if name.startswith("layers.") else head).append(value)
        groups = [
            {"params": layers, "lr": plan.layers_rate, "peak": plan.layers_rate},
            {"params": head, "lr": plan.head_rate, "peak": plan.head_rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self.step = 0

    def run(self, epochs: Iterator[list[Pair]], look: Callable[[Network, int], None]) -> None:
        """Learn from each epoch; call ``look`` with the average some times in each."""
        chance = random.Random(7)
        for number, pairs in enumerate(epochs):
            every = batches(pairs, self.cut, self.plan.batch, chance)
            total = len(every) * self.plan.epochs
            begun, losses = time.monotonic(), []
            for at, batch in enumerate(every, start=1):
                losses.append(self._learn(batch, total))
                if at % 100 == 0:
                    spent = time.monotonic() - begun
                    print(
                        f"epoch {number} {at}/{len(every)} loss {np.mean(losses[-100:]):.3f} "
                        f"{spent:.0f} s",
                        flush=True,
                    )
                if at % math.ceil(len(every) / self.plan.looks) == 0 or at == len(every):
                    look(self.average, self.step)

    def _learn(self, batch: list[Pair], total: int) -> float:
        self._set_rates(total)
        self.network.train()
        first, first_mask = self.states([pair.first for pair in batch])
        second, second_mask = self.states([pair.second for pair in batch])
        labels = torch.tensor([pair.label for pair in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            start, end = self.plan.frozen, self.network.sizes.layers
            given, turned = self.network.head(
                self.network.upper(first, first_mask, start, end),
                self.network.upper(second, second_mask, start, end),
                first_mask,
                second_mask,
            )
        value = loss(given.float(), turned.float(), labels)
        self.optimiser.zero_grad(set_to_none=True)
        value.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            self._follow()
        return float(value.detach())

    def _set_rates(self, total: int) -> None:
        warm = min(1.0, (self.step + 1) / self.plan.warm_up)
        share = warm * max(0.02, 1 - self.step / total)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * share

    @torch.no_grad()
    def _follow(self) -> None:
        """Let the average follow the weights."""
        keep = min(0.96, self.step / (self.step + 40))
        for ours, theirs in zip(self.average.parameters(), self.network.parameters(), strict=True):
            if theirs.requires_grad:
                ours.lerp_(theirs, 1 - keep)


@torch.no_grad()
def answers(network: Network, pairs: list[Pair], cut: Cutter) -> np.ndarray:
    """Return the probabilities of the labels, [N, 3]; that of contradiction has no side."""
    network.eval()
    order = sorted(range(len(pairs)), key=lambda at: len(cut(pairs[at].first)))
    found = np.empty((len(pairs), 3), np.float32)
    for start in range(0, len(order), 64):
        some = order[start : start + 64]
        first, second = (
            side([cut(getattr(pairs[at], name)) for at in some]) for name in ("first", "second")
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given, turned = network(first, second)
        found[some] = sideless(given.float().softmax(-1), turned.float().softmax(-1)).numpy()
    return found


def sideless(given: Tensor, turned: Tensor) -> Tensor:
    """Return the probabilities with that of contradiction as the mean of both orders."""
    contradicts = (given[:, CONTRADICTS] + turned[:, CONTRADICTS]) / 2
    rest = (1 - contradicts) / (1 - given[:, CONTRADICTS]).clamp(min=1e-6)
    entails = given[:, ENTAILS] * rest
    return torch.stack([entails, 1 - contradicts - entails, contradicts], -1)
