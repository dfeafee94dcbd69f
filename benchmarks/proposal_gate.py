"""What the gate for a language model's proposals lets through: see docs/language-model.md.

python -m benchmarks.proposal_gate --data ../shared/data/attribution

The right attributions of annotated articles are proposed as words, as a model would that makes no
mistake; then each with one mistake of each kind. Chance is seeded.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.attribution.corpus import read_lines
from benchmarks.attribution.score import Parts, is_speech, marked
from onrecord.extract import Offsets
from onrecord.extract.gate import Gate, RefusedError
from onrecord.extract.proposing import Proposal

_SEED: Final = 3
_LONG: Final = 6  # words, of what is cut
_NEGATIONS: Final = ("not", "never", "no")


@dataclass(frozen=True, slots=True)
class Right:
    """An attribution of an article and its words."""

    parts: Parts
    words: Proposal


def main(arguments: list[str] | None = None) -> None:
    """Print how many proposals of each kind are accepted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proposal_gate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with SPLIT.jsonl.gz")
    parser.add_argument("--split", default="dev", help="which file of it; default: dev")
    given = parser.parse_args(arguments)
    sys.stdout.writelines(f"{line}\n" for line in table(given.data / f"{given.split}.jsonl.gz"))


def table(path: Path) -> Iterator[str]:
    """Yield the rows of the table for a file of annotated articles."""
    chance = random.Random(_SEED)
    tried: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for article in read_lines(path):
        text = article["text"]
        gate = Gate(text)
        rights = [
            Right(parts, _words(text, parts))
            for parts in map(marked, article["attributions"])
            if is_speech(text, parts) and len(parts.source) == len(parts.cue) == 1
        ]
        for right in rights:
            for kind, proposal in _proposals(right, rights, chance):
                tried[kind] += 1
                passed[kind] += _passes(gate, proposal, right.parts if kind == "right" else None)
    yield "| proposed | how many | accepted | % |"
    yield "|---|---:|---:|---:|"
    for kind, number in tried.items():
        yield f"| {kind} | {number} | {passed[kind]} | {100 * passed[kind] / number:.1f} |"


def _passes(gate: Gate, proposal: Proposal, wanted: Parts | None) -> bool:
    """Tell whether a proposal is accepted, and stands where it is wanted."""
    try:
        found = gate.admit(proposal)
    except RefusedError:
        return False
    return wanted is None or (found.source, found.content) == (wanted.source, wanted.content)


def _words(text: str, parts: Parts) -> Proposal:
    def one(spans: tuple[Offsets, ...]) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in spans)

    return Proposal(
        source=one(tuple(parts.source))[0],
        cue=one(tuple(parts.cue))[0],
        content=one(tuple(parts.content)),
    )


def _proposals(
    right: Right, rights: list[Right], chance: random.Random
) -> Iterator[tuple[str, Proposal]]:
    words = right.words
    yield "right", words
    other = chance.choice(rights).words
    if other.source.split()[-1] != words.source.split()[-1]:
        yield "the source of another", replace(words, source=other.source)
    if other.content != words.content:
        yield "the words of another", replace(words, content=other.content)
    first = words.content[0].split(" ")
    if len(first) <= _LONG:
        return
    at = chance.randrange(len(first))
    yield "a word replaced", _beginning(words, [*first[:at], "river", *first[at + 1 :]])
    denied = [at for at, word in enumerate(first) if _negates(word)]
    if denied:
        yield "a negation lost", _beginning(words, first[: denied[0]] + first[denied[0] + 1 :])
    if denied and denied[0] + 1 < len(first):
        yield "begun after a negation", _beginning(words, first[denied[0] + 1 :])
    cut = chance.randint(2, len(first) - 3)
    yield "first words cut", _beginning(words, first[cut:])
    if len(words.content) == 1:
        yield "last words cut", _beginning(words, first[:-cut])


def _negates(word: str) -> bool:
    plain = word.lower().replace("\u2019", "'").strip("'\",.\u201c\u201d")
    return plain in _NEGATIONS or "n't" in plain


def _beginning(words: Proposal, first: list[str]) -> Proposal:
    return replace(words, content=(" ".join(first), *words.content[1:]))


if __name__ == "__main__":
    main()
