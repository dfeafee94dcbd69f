"""Train both models and write them into the package: `make train-contradiction`.

The sentence embeddings first, then the network that gives a second opinion. What takes long is
kept in the folder of --work and not done again.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.contradiction import embeddings, network_export
from training.contradiction.embeddings_encoder import Encoder, kept_pieces
from training.contradiction.embeddings_texts import Texts, texts
from training.contradiction.network_fit import Cutter, Learner, Plan
from training.contradiction.network_look import report
from training.contradiction.network_net import Network, Sizes, load, save, started
from training.contradiction.network_pairs import Counts, Pair, epoch, neighbours, pairs

PACKAGE = Path(__file__).parents[2] / "onrecord"
#: Learning begins anew from the average of the first round, in smaller steps.
ROUNDS = (Plan(epochs=2), Plan(epochs=1, layers_rate=6e-5, head_rate=2.4e-4))

Floats = NDArray[np.float32]


def taught(held: Texts, work: Path) -> Floats:
    """Return what the encoder says of the sentences, [N, 384]."""
    path = work / "encoder.npy"
    if not path.exists():
        np.save(path, Encoder().embed(held.sentences).astype(np.float16))
    found: Floats = np.load(path).astype(np.float32)
    return found


def learn_embeddings(held: Texts, teacher: Floats) -> None:
    """Learn the vectors of the pieces and write them."""
    pieces = list(kept_pieces())
    rows = embeddings.cut(held, pieces)
    vectors, turned = embeddings.started(Encoder(), rows, teacher)
    learner = embeddings.Learner(vectors, rows, turned)
    vectors = learner.run(held.partners, embeddings.Plan())
    embeddings.write(vectors, pieces, PACKAGE / "embeddings")


def learn_network(data: Path, held: Texts, teacher: Floats, work: Path) -> None:
    """Learn the network, print how good it is before and after it is made coarse, write it."""
    every, development = pairs(data / "train.jsonl.gz"), pairs(data / "dev.jsonl.gz")
    numbers = {text: at for at, text in enumerate(held.sentences)}
    near = neighbours(every, numbers, teacher)
    pieces = list(kept_pieces())
    cut, path = Cutter(pieces), work / "network.pt"
    network = network_export.coarse(started(Sizes(len(pieces) + 4)), only="pieces.weight")

    def look(average: Network, step: int) -> None:
        print(f"step {step}", report(average, development[::5], cut), sep="\n", flush=True)
        save(average, str(work / "network-so-far.pt"))

    if not path.exists():
        for number, plan in enumerate(ROUNDS):
            learner = Learner(network, cut, plan)
            learner.run(_epochs(every, near, plan, 100 * (number + 1)), look)
            network = learner.average
        save(network, str(path))
    network = load(str(path))
    print("before", report(network, development, cut), sep="\n", flush=True)
    network_export.coarse(network)
    print("after", report(network, development, cut), sep="\n", flush=True)
    network_export.write(network, pieces, PACKAGE / "contradict" / "network")


def _epochs(
    every: list[Pair], near: dict[str, list[str]], plan: Plan, seed: int
) -> Iterator[list[Pair]]:
    for number in range(plan.epochs):
        yield epoch(every, near, random.Random(seed + number), Counts())


def main() -> int:
    """Train both and write the package's weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="train.jsonl.gz, dev.jsonl.gz")
    parser.add_argument("--articles", type=Path, help="more sentences: jsonl.gz with a text a line")
    parser.add_argument("--work", type=Path, default=Path("build/training-contradiction"))
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(5)
    held = texts(chosen.data / "train.jsonl.gz", chosen.articles)
    teacher = taught(held, chosen.work)
    learn_embeddings(held, teacher)
    learn_network(chosen.data, held, teacher, chosen.work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
