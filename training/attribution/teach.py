"""Tuning the teacher: the encoder learns slowly, what stands on it fast."""

from typing import Any

import numpy as np
from torch import Tensor

from training.attribution.corpus import Example
from training.attribution.fit import Learner, Plan
from training.attribution.net import padded
from training.attribution.teacher import Pieces, Teacher

_ENCODER_RATE = 1.2e-4


class TeacherLearner(Learner):
    """A teacher while it learns from examples whose words are ``words``."""

    network: Teacher

    def __init__(
        self, network: Teacher, examples: list[Example], words: list[list[str]], plan: Plan
    ) -> None:
        super().__init__(network, examples, plan)
        pieces = Pieces()
        self._cut = {
            id(example): pieces.of(of_unit, example.unit)
            for example, of_unit in zip(examples, words, strict=True)
        }

    def groups(self) -> list[dict[str, Any]]:
        """Return the encoder's parameters and the others, each with its highest rate."""
        encoder = set(self.network.encoder.parameters())
        others = [one for one in self.network.parameters() if one not in encoder]
        return [
            {"params": others, "lr": self.plan.rate},
            {"params": list(encoder), "lr": _ENCODER_RATE},
        ]

    def encode(self, batch: list[Example], table: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states of both layers for a batch and its features."""
        cut = [self._cut[id(example)] for example in batch]
        longest = max(len(numbers) for numbers, _ in cut)
        numbers = padded([np.array(one) for one, _ in cut], longest).long()
        starts = padded([np.array(one) for _, one in cut], table.shape[1]).long()
        return self.network.encode_pieces(table, numbers, starts)
