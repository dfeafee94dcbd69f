"""Train both models and write them into the package: `make train-contradiction`.

The sentence embeddings first, then the network that gives a second opinion. What takes long is
kept in the folder of --work and not done again. With --dossiers-only the network alone learns, from
where the package's own stands, and only in the rounds with dossiers.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.contradiction import embeddings, network_export
from training.contradiction.embeddings_encoder import Encoder, kept_pieces
from training.contradiction.embeddings_texts import Texts, texts
from training.contradiction.network_fit import Cutter, Learner
from training.contradiction.network_look import report
from training.contradiction.network_net import Network, Sizes, load, save, started
from training.contradiction.network_pairs import neighbours, pairs
from training.contradiction.network_rounds import GENERAL, WITH_DOSSIERS, Drawing
from training.contradiction.network_shipped import shipped
from training.contradiction.pool import POOL

PACKAGE = Path(__file__).parents[2] / "onrecord"


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


def learn_network(chosen: argparse.Namespace, near: dict[str, list[str]]) -> None:
    """Learn the network, print how good it is before and after it is made coarse, write it."""
    development = pairs(chosen.data / "dev.jsonl.gz")
    if chosen.dossiers_only:
        rounds, path = WITH_DOSSIERS, chosen.work / "network-dossiers.pt"
        network, pieces = shipped()
    else:
        rounds, path = GENERAL + WITH_DOSSIERS, chosen.work / "network.pt"
        pieces = list(kept_pieces())
        network = network_export.coarse(started(Sizes.of(pieces)), only="pieces.weight")
    cut = Cutter(pieces)

    def look(average: Network, step: int) -> None:
        print(f"step {step}", report(average, development[::5], cut), sep="\n", flush=True)
        save(average, str(chosen.work / "network-so-far.pt"))

    if not path.exists():
        drawing = Drawing(pairs(chosen.data / "train.jsonl.gz"), near, chosen.articles, chosen.pool)
        for number, one in enumerate(rounds):
            learner = Learner(network, cut, one.plan)
            learner.run(drawing.epochs(one, 100 * (number + 1)), look)
            network = learner.average
        save(network, str(path))
    network = load(str(path))
    print("before", report(network, development, cut), sep="\n", flush=True)
    network_export.coarse(network)
    print("after", report(network, development, cut), sep="\n", flush=True)
    network_export.write(network, pieces, PACKAGE / "contradict" / "network")


def main() -> int:
    """Train both and write the package's weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="train.jsonl.gz, dev.jsonl.gz")
    parser.add_argument("--articles", type=Path, required=True, help="folder with train.jsonl.gz")
    parser.add_argument("--pool", type=Path, default=POOL, help="a record of real news")
    parser.add_argument("--dossiers-only", action="store_true", help="from the package's network")
    parser.add_argument("--work", type=Path, default=Path("build/training-contradiction"))
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(5)
    held = texts(chosen.data / "train.jsonl.gz", chosen.articles / "train.jsonl.gz")
    teacher = taught(held, chosen.work)
    if not chosen.dossiers_only:
        learn_embeddings(held, teacher)
    numbers = {text: at for at, text in enumerate(held.sentences)}
    near = neighbours(pairs(chosen.data / "train.jsonl.gz"), numbers, teacher)
    learn_network(chosen, near)
    return 0


if __name__ == "__main__":
    sys.exit(main())
