"""Train the network and write it into the package: `make train`.

Four steps, each kept in the folder of --work and not done again: a first network and a teacher
learn from the corpus; both label the corpus and varied copies of it; the small network learns from
the corpus and from them; its confidence is fitted on the development articles.
"""

import argparse
import pickle
import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from onrecord.extract.features import Featuriser, outline
from onrecord.pieces import Vocabulary
from training.attribution import corpus, styles, vary
from training.attribution.calibrate import coefficients
from training.attribution.corpus import Example, Names
from training.attribution.distil import Advisers, advised, taught
from training.attribution.export import arrays, write
from training.attribution.fit import Learner, Plan
from training.attribution.net import Network, Sizes, load, save
from training.attribution.start import start
from training.attribution.teach import TeacherLearner
from training.attribution.teacher import Teacher

PACKAGE = Path(__file__).parents[2] / "onrecord" / "extract"
WIDTH = 64
#: Varied copies of the corpus, and the share of content words that each exchanges.
COPIES = (0.15, 0.3)


@dataclass(frozen=True)
class Material:
    """The corpus with labels, and what turns texts into features."""

    articles: list[corpus.Article]
    silver: list[corpus.Article]
    names: Names
    pieces: list[str]
    vectors: corpus.Vectors
    featuriser: Featuriser
    examples: list[Example]

    def words(self) -> list[list[str]]:
        """Return the words of each example."""
        texts = {article["id"]: article["text"] for article in self.articles}
        return [
            [texts[one.article][begin:end] for begin, end in one.offsets] for one in self.examples
        ]


def material(data: Path) -> Material:
    """Read the corpus and its silver layer from the folder ``data``."""
    articles = corpus.articles(data / "train.jsonl.gz")
    silver = corpus.articles(data / "silver_train.jsonl.gz")
    numbers = corpus.names(silver)
    pieces, vectors = start(WIDTH)
    featuriser = Featuriser(Vocabulary(pieces))
    examples = corpus.examples(articles, silver, numbers, featuriser)
    return Material(articles, silver, numbers, pieces, vectors, featuriser, examples)


def started(network: Network, held: Material) -> Network:
    """Return the network with the vectors that it starts from."""
    with torch.no_grad():
        network.pieces.weight.copy_(torch.from_numpy(held.vectors))
    return network


def learnt(learner: Learner, path: Path) -> Network:
    """Let the learner learn, tell the losses, and keep the averaged network at ``path``."""
    for epoch, losses in learner.run():
        told = " ".join(f"{name} {value:.3f}" for name, value in losses.items())
        print(f"{path.stem} {epoch}: {told}", flush=True)
        save(learner.average, str(path))
    return learner.average


def sizes(held: Material, *, teacher: bool = False) -> Sizes:
    """Return the widths of the small network or of the teacher."""
    pieces, parts = len(held.pieces) + 2, len(held.names.parts)
    if teacher:
        return Sizes(pieces, parts, hidden=128, role_hidden=80, dropout=0.35)
    return Sizes(pieces, parts)


def first_network(held: Material, work: Path) -> Network:
    """Return a small network that learnt from the corpus alone."""
    path = work / "first.pt"
    if path.exists():
        return load(str(path))
    network = started(Network(sizes(held)), held)
    return learnt(Learner(network, held.examples, Plan(epochs=12)), path)


def restyled(held: Material) -> list[Example]:
    """Return the corpus in other house styles, with its own labels."""
    layers = {layer["id"]: layer for layer in held.silver}
    chance = random.Random(7)
    pairs = [
        styles.restyled(article, layers[article["id"]], chance)
        for article in held.articles
        if article["id"] in layers
    ]
    return corpus.examples(
        [article for article, _ in pairs],
        [layer for _, layer in pairs],
        held.names,
        held.featuriser,
    )


def teacher(held: Material, work: Path) -> Network:
    """Return the tuned teacher."""
    path = work / "teacher.pt"
    if path.exists():
        return load(str(path), Teacher)
    network = started(Teacher(sizes(held, teacher=True)), held)
    plan = Plan(epochs=2, tokens=1600, rate=2e-3, averaging=0.995)
    return learnt(TeacherLearner(network, held.examples, held.words(), plan), path)


def lessons(held: Material, work: Path) -> list[Example]:
    """Return the corpus and its varied copies as the teachers label them."""
    path = work / "lessons.pkl"
    if path.exists():
        with path.open("rb") as stored:
            return pickle.load(stored)
    advisers = Advisers([first_network(held, work), teacher(held, work)])
    units = [example.unit for example in held.examples]
    advice = advisers.advise(units, held.words())
    made = [advised(*pair) for pair in zip(held.examples, advice, strict=True)]
    made += restyled(held)
    for number, share in enumerate(COPIES):
        made += _varied(held, advisers, share, random.Random(number))
        print(f"{len(made)} lessons", flush=True)
    with path.open("wb") as stored:
        pickle.dump(made, stored)
    return made


def _varied(
    held: Material, advisers: Advisers, share: float, chance: random.Random
) -> list[Example]:
    variation = vary.Variation(held.silver, held.pieces, held.vectors[2:])
    texts = {article["id"]: article["text"] for article in held.articles}
    units, offsets, words = [], [], []
    for layer in held.silver:
        tokens = [token for sentence in layer["sentences"] for token in sentence["tokens"]]
        text = variation.of(texts[layer["id"]], tokens, share, chance)
        cut = outline(text)
        for unit in held.featuriser.units(text, cut):
            own = cut.tokens[unit.first : unit.last]
            units.append(unit)
            offsets.append(own)
            words.append([text[begin:end] for begin, end in own])
    advice = advisers.advise(units, words)
    return [taught(*lesson) for lesson in zip(units, offsets, advice, strict=True)]


def main() -> int:
    """Train, and write the weights, their hash and the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/attribution"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--epochs", type=int, default=9)
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    held = material(chosen.data)
    path = chosen.work / "student.pt"
    if path.exists():
        network = load(str(path))
    else:
        student = started(Network(replace(sizes(held), hidden=112)), held)
        plan = Plan(epochs=chosen.epochs, tokens=2400)
        network = learnt(Learner(student, lessons(held, chosen.work), plan), path)
    weights = arrays(network)
    development = corpus.articles(chosen.data / "dev.jsonl.gz")
    write(weights, held.pieces, coefficients(weights, held.featuriser, development), PACKAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
