"""What a careful reader said of pairs of real news: a contradiction, none, or unclear.

``judged.jsonl`` has a line for each pair that was read, with a hash for each statement: the
articles are not ours to print. The pairs are those that a search found in the half ``tune``, the
likeliest by several orders first and a few at random, so that they are no sample; all others are
hardly ever a contradiction.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

Verdict = Literal["contradiction", "none", "unclear"]

_FILE: Final = Path(__file__).parent / "judged.jsonl"
_LETTERS: Final = 16
_OF_THE_TREES: Final = "cdef"  # a quarter of all statements


def verdict(one: str, other: str) -> Verdict | None:
    """Return what was said of two statements, ``None`` where nobody read them."""
    return _verdicts().get(frozenset(map(name_of, (one, other))))


def name_of(text: str) -> str:
    """Return the hash that a statement goes by."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]


def learnt(one: str, other: str) -> bool:
    """Whether the network may learn from two statements, if somebody read them.

    On the others, nearly half of the pairs, the trees see its opinion as it is on other records.
    """
    return not {name_of(one)[0], name_of(other)[0]} & set(_OF_THE_TREES)


def read_pairs(texts: Iterable[str]) -> Iterator[tuple[str, str, Verdict]]:
    """Yield the pairs that were read and whose words are among ``texts``, with what was said."""
    known = {name_of(text): text for text in texts}
    for pair, said in _verdicts().items():
        if pair <= known.keys():
            one, other = sorted(known[name] for name in pair)
            yield one, other, said


@lru_cache(maxsize=1)
def _verdicts() -> dict[frozenset[str], Verdict]:
    lines = (json.loads(line) for line in _FILE.read_text("utf-8").splitlines())
    return {frozenset(line["of"]): line["is"] for line in lines}
