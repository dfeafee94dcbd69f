"""Vectors of word pieces whose sum tells of a sentence what an encoder tells of it.

They begin as what the encoder says of each piece by itself, weighted by how rare it is (Arora et
al. 2017), turned to fewer dimensions by principal components. Then they learn: the sum is to lie
where the encoder's embedding lies, and nearer to the sentence that it entails or contradicts than
to others.
"""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.pieces import Vocabulary, plain_words
from training.contradiction import embeddings_file
from training.contradiction.embeddings_encoder import Encoder, kept_pieces
from training.contradiction.embeddings_texts import Texts

Floats = NDArray[np.float32]
#: As in `onrecord.embeddings`, which cannot be imported before its weights are there.
DIMENSIONS = 256
_PIECES = 8
_CLS, _SEP = 101, 102
#: The smoothing of the frequencies.
_SMOOTH = 1e-3
#: Steps of a weight to either side of zero: few are packed small.
LEVELS = 31


@dataclass(frozen=True)
class Plan:
    """The settings of learning."""

    epochs: int = 12
    batch: int = 1024
    rate: float = 2e-3
    #: How sharply likeness is compared with that of other sentences.
    sharpness: float = 20.0
    partners: float = 0.3


class Summer(nn.Module):
    """The sum of the vectors of pieces, made one long."""

    def __init__(self, vectors: Floats) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag.from_pretrained(
            torch.from_numpy(vectors), freeze=False, mode="sum"
        )

    def forward(self, rows: list[list[int]]) -> Tensor:
        """Return [N, dimensions]."""
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])[:-1]])
        joined = torch.tensor([number for row in rows for number in row], dtype=torch.long)
        return functional.normalize(self.bag(joined, torch.from_numpy(starts)), dim=1)


def cut(texts: Texts, pieces: list[str]) -> list[list[int]]:
    """Return the numbers of the known pieces of each sentence."""
    vocabulary = Vocabulary(pieces)
    return [
        [n for word in plain_words(text) for n in vocabulary.cut(word, _PIECES) if n > 1]
        for text in texts.sentences
    ]


def started(encoder: Encoder, rows: list[list[int]], teacher: Floats) -> tuple[Floats, Floats]:
    """Return the first vectors [pieces + 2, D] and the teacher's embeddings turned to D."""
    numbers = kept_pieces()
    alone = encoder.embed_numbers([[_CLS, number, _SEP] for number in numbers.values()])
    middle = teacher.mean(0)
    _, axes = np.linalg.eigh(np.cov((teacher - middle).T.astype(np.float64)))
    axes = axes[:, ::-1][:, :DIMENSIONS].astype(np.float32)
    counts = np.bincount(np.concatenate([np.array(row, int) for row in rows]), minlength=2)
    counts = np.pad(counts, (0, len(numbers) + 2 - len(counts))).astype(np.float64)
    weights = _SMOOTH / (_SMOOTH + counts / counts.sum())
    vectors = np.zeros((len(numbers) + 2, DIMENSIONS), np.float32)
    vectors[2:] = (alone - alone.mean(0)) @ axes * weights[2:, None]
    return vectors, teacher @ axes


class Learner:
    """Learns the vectors from the sentences, their partners and what the teacher says."""

    def __init__(self, vectors: Floats, rows: list[list[int]], teacher: Floats) -> None:
        self.network = Summer(vectors)
        self.rows = rows
        self.teacher = functional.normalize(torch.from_numpy(teacher), dim=1)

    def run(self, partners: list[tuple[int, int]], plan: Plan) -> Floats:
        """Return the vectors after learning."""
        chance = random.Random(11)
        whole = [at for at, row in enumerate(self.rows) if row]
        pairs = [pair for pair in partners if all(self.rows[at] for at in pair)]
        optimiser = torch.optim.Adam(self.network.parameters(), lr=plan.rate)
        steps = plan.epochs * (len(whole) // plan.batch)
        schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, steps)
        for epoch in range(plan.epochs):
            chance.shuffle(whole)
            chance.shuffle(pairs)
            losses = []
            for at in range(len(whole) // plan.batch):
                some = whole[at * plan.batch : (at + 1) * plan.batch]
                start = at * plan.batch // 2 % max(1, len(pairs) - plan.batch // 2)
                value = self._taught(some, plan) + plan.partners * self._joined(
                    pairs[start : start + plan.batch // 2], plan
                )
                optimiser.zero_grad()
                value.backward()
                optimiser.step()
                schedule.step()
                losses.append(float(value.detach()))
            print(f"embeddings {epoch}: loss {np.mean(losses):.3f}", flush=True)
        return self.network.bag.weight.detach().numpy()

    def _taught(self, some: list[int], plan: Plan) -> Tensor:
        """Return how far the sums lie from the teacher's embeddings, and their likenesses too."""
        ours, theirs = self.network([self.rows[at] for at in some]), self.teacher[some]
        aside = torch.eye(len(some)) * -1e4
        wanted = (theirs @ theirs.T * plan.sharpness + aside).softmax(-1)
        given = (ours @ ours.T * plan.sharpness + aside).log_softmax(-1)
        return (1 - (ours * theirs).sum(1)).mean() - (wanted * given).sum(1).mean() * 0.3

    def _joined(self, pairs: list[tuple[int, int]], plan: Plan) -> Tensor:
        """Return how hard it is to find each one's partner among the partners of the others."""
        first, second = (self.network([self.rows[pair[side]] for pair in pairs]) for side in (0, 1))
        likeness = first @ second.T * plan.sharpness
        table = torch.tensor(pairs)
        same = (table[:, None] == table[None]).any(-1)
        likeness = likeness.masked_fill(same & ~torch.eye(len(pairs), dtype=torch.bool), -1e4)
        wanted = torch.arange(len(pairs))
        return functional.cross_entropy(likeness, wanted) + functional.cross_entropy(
            likeness.T, wanted
        )


def write(vectors: Floats, pieces: list[str], folder: Path) -> None:
    """Write the vectors in few bits, a scale for each, the vocabulary, and the hash."""
    scale = np.abs(vectors).max(1, keepdims=True) / LEVELS + 1e-9
    stored: dict[str, NDArray[np.generic]] = {
        "vectors": np.round(vectors / scale).astype(np.int8),
        "vectors:scale": scale.astype(np.float16),
    }
    embeddings_file.write(folder / "embeddings.npz", stored, pieces)
