"""Read the dossiers of matters/, whose form README.md describes.

``load("tune")`` is what may be fitted to; ``load("measure")`` is for measuring only.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final, Literal

from benchmarks.contradiction.fields import Fields
from benchmarks.contradiction.pairs import Claim, Half, claim_of, given_in, opened
from onrecord.vocabulary import CONTRADICTION_KINDS

MATTERS: Final = Path(__file__).parent / "matters"
FROZEN: Final = Path(__file__).parent / "measure.sha256"

Verdict = Literal["contradiction", "none", "unclear"]
Keys = tuple[str, str]

_MEASURED: Final = "0123"  # a quarter


@dataclass(frozen=True)
class Dossier:
    """The claims of one matter by key, and the pairs that are not plainly none.

    ``contradictions`` gives the kind of each, ``unclear`` are those that readers could argue about;
    the keys of a pair are in the order of the claims.
    """

    key: str
    half: Half
    claims: Mapping[str, Claim]
    contradictions: Mapping[Keys, str]
    unclear: frozenset[Keys]

    def pairs(self) -> Iterator[tuple[Keys, Verdict]]:
        """Yield every pair of claims, and what a careful reader makes of it."""
        for pair in combinations(self.claims, 2):
            yield pair, self.verdict(pair)

    def verdict(self, pair: Keys) -> Verdict:
        """Return what a careful reader makes of two claims, given in their order."""
        if pair in self.contradictions:
            return "contradiction"
        return "unclear" if pair in self.unclear else "none"


def half_of(key: str) -> Half:
    """Return the half of a dossier: a quarter, by the SHA-256 of the keys, is for measuring."""
    return "measure" if digit_of(key) in _MEASURED else "tune"


def digit_of(key: str) -> str:
    """Return the first hexadecimal digit of the SHA-256 of a key, by which dossiers are parted."""
    return hashlib.sha256(key.encode()).hexdigest()[0]


def load(half: Half | None = None, folder: Path = MATTERS) -> list[Dossier]:
    """Return the dossiers of one half or of both, by the names of the files. Raises PairError."""
    paths = sorted(folder.glob("*.yaml"))
    return [read(path) for path in paths if half in {None, half_of(path.stem)}]


def read(path: Path) -> Dossier:
    """Return a dossier. Raises PairError with the name of the file and the line."""
    fields = opened(path, "dossier")
    fields.due("subject")
    fields.due("summary")
    given = given_in(fields, {})
    claims = {key: claim_of(path, entry, given) for key, entry in fields.entries("claims").items()}
    order = {key: at for at, key in enumerate(claims)}
    found = {name: _pairs(fields, name, order) for name in ("contradictions", "unclear")}
    fields.done()
    if both := found["contradictions"].keys() & found["unclear"].keys():
        fields.refuse(f"a contradiction and unclear at once: {' '.join(min(both))}")
    return Dossier(
        path.stem,
        half_of(path.stem),
        claims,
        found["contradictions"],
        frozenset(found["unclear"]),
    )


def _pairs(fields: Fields, name: str, order: Mapping[str, int]) -> dict[Keys, str]:
    found: dict[Keys, str] = {}
    for node in fields.items(name):
        one = Fields(fields.path, node)
        keys = one.due("of").split()
        if len(keys) != 2 or keys[0] == keys[1] or not set(keys) <= order.keys():
            one.refuse(f'"of" must name two claims: {", ".join(order)}')
        first, second = sorted(keys, key=order.__getitem__)
        kind = one.one_of("kind", CONTRADICTION_KINDS)
        if (kind is None) == (name == "contradictions"):
            one.refuse("a contradiction has a kind, and nothing else has")
        if (first, second) in found:
            one.refuse(f"{first} and {second} are there twice")
        one.due("why")
        one.done()
        found[first, second] = kind or ""
    return found
