"""Paragraphs like those of the corpus, for the teacher to label: words and names are exchanged.

Data augmentation for distillation after TinyBERT (Jiao et al. 2020): a content word gives way to a
word near it in the encoder's vectors and of the same part of speech, a name to another name.
"""

import random
from collections import Counter, defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

_CONTENT_WORDS = ("NN", "NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "RB")
_NAMES = ("PERSON", "ORGANIZATION", "LOCATION")
_NEIGHBOURS = 12
_BLOCK = 1000

Token = list[Any]


class Variation:
    """Exchanges words of parsed paragraphs, by chance that a seed repeats."""

    def __init__(
        self, silver: list[dict[str, Any]], pieces: list[str], vectors: NDArray[np.float32]
    ) -> None:
        self._part, self._names = _lexicon(silver)
        words = [
            number for number, piece in enumerate(pieces) if piece.isalpha() and piece in self._part
        ]
        self._near = _neighbours([pieces[number] for number in words], vectors[words])

    def of(self, text: str, tokens: list[Token], share: float, chance: random.Random) -> str:
        """Return ``text``, of which ``tokens`` are the parsed tokens, with words exchanged."""
        renamed: dict[str, str] = {}
        made = []
        end = 0
        for word, start, stop, part, entity, _ in tokens:
            if start < end:
                continue
            made.append(text[end:start])
            made.append(self._other(word, part, entity, share, renamed, chance))
            end = stop
        return "".join([*made, text[end:]])

    def _other(
        self,
        word: str,
        part: str,
        entity: str,
        share: float,
        renamed: dict[str, str],
        chance: random.Random,
    ) -> str:
        if entity in _NAMES and word[:1].isupper() and word.isalpha():
            if word not in renamed:
                swap = chance.random() < 0.7
                renamed[word] = chance.choice(self._names[entity]) if swap else word
            return renamed[word]
        if part not in _CONTENT_WORDS or chance.random() >= share:
            return word
        near = [one for one in self._near.get(word.lower(), ()) if self._part.get(one) == part]
        if not near:
            return word
        other = chance.choice(near)
        return other.capitalize() if word[0].isupper() else other


def _lexicon(silver: list[dict[str, Any]]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the usual part of speech of each word, and the words of names by kind of name."""
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for article in silver:
        for sentence in article["sentences"]:
            for word, _, _, part, entity, _ in sentence["tokens"]:
                if entity in _NAMES and word[:1].isupper() and word.isalpha():
                    names[entity][word] += 1
                elif word.islower():
                    parts[word][part] += 1
    usual = {word: counts.most_common(1)[0][0] for word, counts in parts.items()}
    return usual, {kind: list(counts) for kind, counts in names.items()}


def _neighbours(words: list[str], vectors: NDArray[np.float32]) -> dict[str, list[str]]:
    unit = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    near: dict[str, list[str]] = {}
    for start in range(0, len(words), _BLOCK):
        alike = unit[start : start + _BLOCK] @ unit.T
        best = np.argpartition(-alike, _NEIGHBOURS, axis=1)[:, : _NEIGHBOURS + 1]
        for row, others in enumerate(best):
            word = words[start + row]
            near[word] = [words[other] for other in others if words[other] != word]
    return near
