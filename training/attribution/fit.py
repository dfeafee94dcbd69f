"""Learning: batches of near-equal length, Adam with a cosine schedule, averaged weights."""

import copy
import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from onrecord.extract.features import STATE_COLUMN
from onrecord.extract.places import flags, place
from onrecord.pieces import PIECES, UNKNOWN
from training.attribution.corpus import IGNORED, Cue, Example
from training.attribution.net import TAGS, Network, padded

CUES_A_STEP = 48


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 14
    tokens: int = 1800
    rate: float = 2.5e-3
    helpers: float = 0.25
    role_weight: float = 2.0
    averaging: float = 0.998
    advice: float = 1.0
    seed: int = 1


def batches(examples: list[Example], tokens: int, chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of about ``tokens`` tokens, padding included, shuffled."""
    ordered = sorted(examples, key=lambda one: len(one.offsets) + chance.random() * 3)
    made: list[list[Example]] = []
    now: list[Example] = []
    for example in ordered:
        if now and (len(now) + 1) * len(example.offsets) > tokens:
            made.append(now)
            now = []
        now.append(example)
    made.append(now)
    chance.shuffle(made)
    return made


class Learner:
    """A network while it learns from examples."""

    def __init__(self, network: Network, examples: list[Example], plan: Plan) -> None:
        self.network = network
        self.examples = examples
        self.plan = plan
        self.chance = random.Random(plan.seed)
        self.rare = _rareness(examples, network.sizes.pieces)
        self.average = copy.deepcopy(network)
        self.optimiser = torch.optim.Adam(self.groups(), betas=(0.9, 0.98))
        self.step = 0

    def groups(self) -> list[dict[str, Any]]:
        """Return the parameters in groups, each with its highest rate."""
        return [{"params": list(self.network.parameters()), "lr": self.plan.rate}]

    def run(self) -> Iterator[tuple[int, Counter[str]]]:
        """Learn, and after each epoch give its number and the mean losses."""
        steps = len(batches(self.examples, self.plan.tokens, random.Random(0))) * self.plan.epochs
        for epoch in range(self.plan.epochs):
            self.network.train()
            losses: Counter[str] = Counter()
            began = time.process_time()
            made = batches(self.examples, self.plan.tokens, self.chance)
            for batch in made:
                self._set_rate(steps)
                loss = self._loss(batch, losses)
                self.optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.network.parameters(), 3.0)
                self.optimiser.step()
                self._follow()
            mean = Counter({name: value / len(made) for name, value in losses.items()})
            mean["seconds"] = time.process_time() - began
            yield epoch, mean

    def _set_rate(self, steps: int) -> None:
        warm = min(1.0, (self.step + 1) / 150)
        cosine = 0.5 * (1 + math.cos(math.pi * self.step / (steps + 1))) * 0.98 + 0.02
        for group in self.optimiser.param_groups:
            group["lr"] = group.setdefault("highest", group["lr"]) * warm * cosine
        self.step += 1

    def _follow(self) -> None:
        keep = min(self.plan.averaging, self.step / (self.step + 50))
        with torch.no_grad():
            for mean, new in zip(self.average.parameters(), self.network.parameters(), strict=True):
                mean.lerp_(new, 1 - keep)

    def _loss(self, batch: list[Example], losses: Counter[str]) -> Tensor:
        length = max(len(one.offsets) for one in batch)
        table = padded([one.unit.features for one in batch], length).long()
        mask = table[..., STATE_COLUMN] > 0
        table = self._forgetting(table)
        low, high = self.encode(batch, table)

        def labelled(scores: Tensor, name: str) -> Tensor:
            gold = np.concatenate([getattr(one, name) for one in batch])
            return _known_loss(scores[mask], torch.from_numpy(gold))

        tags = labelled(self.network.tag(high), "tags")
        helpers = (
            labelled(self.network.part(low), "parts")
            + labelled(self.network.entity(low), "entities")
            + labelled(self.network.relation(high), "relations")
            + self._subject_loss(low, batch, mask)
        )
        losses.update({"tags": tags.item(), "helpers": helpers.item()})
        roles = self._role_loss(batch, high, mask)
        losses["roles"] += roles.item()
        advised = self._advice_loss(self.network.tag(high)[mask], batch)
        losses["advice"] += advised.item()
        tags = tags + self.plan.advice * advised
        return tags + self.plan.helpers * helpers + self.plan.role_weight * roles

    @staticmethod
    def _advice_loss(scores: Tensor, batch: list[Example]) -> Tensor:
        """Return how far the tags are from those of the teachers, where these were asked."""
        shares = [
            np.zeros((len(one.offsets), TAGS), np.float16) if one.shares is None else one.shares
            for one in batch
        ]
        wanted = torch.from_numpy(np.concatenate(shares)).float()
        count = max(1.0, wanted.sum().item())
        return -(wanted * scores.log_softmax(-1)).sum() / count

    def encode(self, batch: list[Example], table: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states of both layers for a batch and its features."""
        del batch
        return self.network.encode(table)

    def _subject_loss(self, low: Tensor, batch: list[Example], mask: Tensor) -> Tensor:
        gold = torch.from_numpy(np.concatenate([one.subjects for one in batch]))
        known = gold != IGNORED
        scores = self.network.subject(low)[mask][:, 0]
        total = binary_cross_entropy_with_logits(
            scores[known], gold[known].float(), reduction="sum"
        )
        return total / max(1, int(known.sum()))

    def _forgetting(self, table: Tensor) -> Tensor:
        """Return the features with some words made unknown, rare ones more often."""
        forget = torch.rand(table.shape[:2]) < self.rare[table[..., 0]]
        table[..., 0][forget & (table[..., 0] > 0)] = UNKNOWN
        table[..., 1:PIECES][forget] = 0
        return table

    def _role_loss(self, batch: list[Example], high: Tensor, mask: Tensor) -> Tensor:
        chosen: list[tuple[int, Cue]] = [
            (row, cue)
            for row, example in enumerate(batch)
            for cue in example.cues
            if (cue.roles > 0).any()
        ]
        if not chosen:
            return torch.zeros(())
        if len(chosen) > CUES_A_STEP:
            chosen = self.chance.sample(chosen, CUES_A_STEP)
        rows = torch.tensor([row for row, _ in chosen])
        length = high.shape[1]
        places, told, gold = [], [], []
        for row, cue in chosen:
            example = batch[row]
            others = [(other.first, other.last) for other in example.cues]
            places.append(place(len(example.offsets), cue.first, cue.last))
            told.append(flags(example.unit, others, cue.first, cue.last))
            gold.append(cue.roles)
        seen = mask[rows]
        scores = self.network.roles(
            high[rows], padded(places, length), padded(told, length), seen.float()
        )
        loss = (
            self.network.path_loss(scores, padded(gold, length), seen.float()) / seen.sum(1)
        ).mean()
        return loss + self.plan.advice * self._share_loss(scores, chosen)

    @staticmethod
    def _share_loss(scores: Tensor, chosen: list[tuple[int, Cue]]) -> Tensor:
        """Return how far the roles are from those of the teachers, where these were asked."""
        asked = [
            (number, cue.shares) for number, (_, cue) in enumerate(chosen) if cue.shares is not None
        ]
        if not asked:
            return torch.zeros(())
        wanted = padded([shares for _, shares in asked], scores.shape[1]).float()
        told = scores[[number for number, _ in asked]].log_softmax(-1)
        return -(wanted * told).sum() / wanted.sum()


def _known_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the mean cross entropy over the tokens that have a label; 0 where none has."""
    total = cross_entropy(scores, gold, ignore_index=IGNORED, reduction="sum")
    return total / max(1, int((gold != IGNORED).sum()))


def _rareness(examples: list[Example], pieces: int) -> Tensor:
    """Return for each first piece the share of its occurrences to forget."""
    counts: Counter[int] = Counter()
    for example in examples:
        counts.update(example.unit.features[:, 0].tolist())
    rare = np.full(pieces, 0.25, np.float32)
    for piece, count in counts.items():
        rare[piece] = max(0.02, 0.25 / (0.25 + count))
    return torch.from_numpy(rare)
