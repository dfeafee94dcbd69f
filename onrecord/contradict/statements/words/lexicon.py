"""The tables of words, read once: lemmas, families, synonyms, opposites, exclusions, directions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

_TABLES: Final = ("wordnet.txt", "news.txt")
_ENDINGS: Final = (
    ("ies", "y"), ("ied", "y"), ("ying", "y"), ("ves", "f"), ("ves", "fe"), ("ing", ""),
    ("ing", "e"),
    ("ed", ""), ("ed", "e"), ("es", ""), ("es", "e"), ("s", ""), ("er", ""), ("er", "e"),
    ("est", ""), ("est", "e"), ("ier", "y"), ("iest", "y"),
)  # fmt: skip
_LEAST_STEM: Final = 3
_SIGNS: Final = {"grows": 1, "shrinks": -1, "steady": 0}


@dataclass(eq=False)
class Lexicon:
    """What is known of words, by lemma.

    ``opposites`` and ``excluded`` hold ordered pairs both ways; ``direction`` gives 1 for what
    grows, strengthens or helps, -1 for the contrary, 0 for what stays. ``distinguishing`` pairs
    tell one thing from another ("the eastern wing", "the western wing") and contradict nothing.
    ``phrases`` joins words that make one.
    """

    known: set[str] = field(default_factory=set)
    irregular: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    families: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    opposites: set[tuple[str, str]] = field(default_factory=set)
    excluded: set[tuple[str, str]] = field(default_factory=set)
    direction: dict[str, int] = field(default_factory=dict)
    distinguishing: set[tuple[str, str]] = field(default_factory=set)
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def mates(self) -> Mapping[str, Mapping[str, set[str]]]:
        """The tables of pairs, and the synonyms, as the mates of each lemma."""
        return {
            "distinguishing": _mates(self.distinguishing),
            "opposites": _mates(self.opposites),
            "excluded": _mates(self.excluded),
            "synonyms": self.synonyms,
        }

    def lemmas(self, word: str) -> frozenset[str]:
        """Return the lemmas that a word in lower case may belong to."""
        return _lemmas(self, word)

    def keys(self, word: str) -> frozenset[str]:
        """Return what a word may be matched by: its lemmas and the heads of their families."""
        lemmas = self.lemmas(word)
        return lemmas | {self.families[lemma] for lemma in lemmas if lemma in self.families}


def _mates(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, mate in pairs:
        found.setdefault(word, set()).add(mate)
    return found


@lru_cache(maxsize=16_384)
def _lemmas(own: Lexicon, word: str) -> frozenset[str]:
    found = set(own.irregular.get(word, ()))
    if word in own.known:
        found.add(word)
    for stem in _stems(word):
        if stem in own.known and len(stem) >= _LEAST_STEM:
            found.add(stem)
    return frozenset(found) or frozenset({_stripped(word)})


def _stems(word: str) -> Iterator[str]:
    for ending, put in _ENDINGS:
        if word.endswith(ending) and not (ending == "s" and word.endswith("ss")):
            stem = word[: -len(ending)] + put
            yield stem
            if not put and len(stem) > _LEAST_STEM and stem[-1] == stem[-2]:
                yield stem[:-1]


def _stripped(word: str) -> str:
    """Return a word that no table has less its ending, so that its plural meets its singular."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties", "lies"
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _LEAST_STEM:
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + _LEAST_STEM:
            stem = word[: -len(ending)]
            return stem[:-1] if stem[-1] == stem[-2] else stem
    return word


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the tables of the package."""
    own = Lexicon()
    lines = [
        line
        for name in _TABLES
        for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    section = ""
    for line in lines:
        if line.startswith("["):
            section = line.strip("[]")
        else:
            _take(own, section, line)
    return own


def _take(own: Lexicon, section: str, line: str) -> None:
    match section:
        case "irregular":
            form, lemma = line.split()
            own.irregular[form].add(lemma)
            return
        case "families":
            own.known.update(line.split())
            _join(own, line.split())
            return
        case "grows" | "shrinks" | "steady":
            words = _joined(own, line.split())
            own.direction.update(dict.fromkeys(words, _SIGNS[section]))
            own.known.update(words)
            return
        case "phrases":
            own.known.update(_joined(own, line.split()))
            return
    _take_groups(own, section, line)


def _take_groups(own: Lexicon, section: str, line: str) -> None:
    groups = [_joined(own, group.split()) for group in line.split("/")]
    own.known.update(word for group in groups for word in group)
    if section == "distinguishing":
        own.distinguishing.update(_both_ways(groups[0], groups[0]))
    if section in {"distinguishing", "light"}:
        own.opposites.difference_update(_both_ways(groups[0], groups[0]))
    elif section == "opposites":
        one, *rest = groups if len(groups) > 1 else ([groups[0][0]], groups[0][1:])
        own.opposites.update(_both_ways(one, [word for group in rest for word in group]))
    elif section == "exclusive":
        for number, group in enumerate(groups):
            for other in groups[number + 1 :]:
                own.excluded.update(_both_ways(group, other))
            _synonymous(own, group)
    else:
        _synonymous(own, groups[0])


def _joined(own: Lexicon, words: Iterable[str]) -> list[str]:
    """Return the words; "ruled_out" is one that stands in a text as several."""
    found = []
    for word in words:
        parts = tuple(word.split("_"))
        if len(parts) > 1 and parts not in own.phrases[parts[0]]:
            own.phrases[parts[0]].append(parts)
        found.append(word)
    return found


def _join(own: Lexicon, words: list[str]) -> None:
    head = next((own.families[word] for word in words if word in own.families), f"~{words[0]}")
    for word in words:
        own.families[word] = head


def _synonymous(own: Lexicon, words: list[str]) -> None:
    for word in words:
        own.synonyms[word].update(other for other in words if other != word)


def _both_ways(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    for word in one:
        for mate in other:
            yield word, mate
            yield mate, word
