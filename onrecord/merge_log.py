"""How a merge, and the taking apart of one, are named in the log: written and read here alone.

The log has one row for each record that changed, and a merge may leave the speaker that stays as
it was. Who went into whom is told by the summary. No key has a blank or a comma.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_MERGED: Final = re.compile(r"(\S+(?:, \S+)*) into (\S+)")
_PARTED: Final = re.compile(r"(\S+) from (\S+), as before change (\d+)")


@dataclass(frozen=True, slots=True)
class Parted:
    """Who came back from whom; ``merge`` is the number of the change that is taken apart."""

    other: str
    keep: str
    merge: int


def merge_summary(keep: str, others: Iterable[str]) -> str:
    """Return the summary of a merge, of keys.

    >>> merge_summary("ferro", ["a-ferro", "b-ferro"])
    'a-ferro, b-ferro into ferro'
    """
    return f"{', '.join(others)} into {keep}"


def merged_in(summary: str) -> tuple[str, tuple[str, ...]] | None:
    """Return who stays and who went into it, ``None`` for the summary of another act.

    >>> merged_in("a-ferro, b-ferro into ferro")
    ('ferro', ('a-ferro', 'b-ferro'))
    """
    found = _MERGED.fullmatch(summary)
    return found and (found[2], tuple(found[1].split(", ")))


def part_summary(parted: Parted) -> str:
    """Return the summary of a split that takes a merge apart.

    >>> part_summary(Parted("a-ferro", "ferro", 2))
    'a-ferro from ferro, as before change 2'
    """
    return f"{parted.other} from {parted.keep}, as before change {parted.merge}"


def parted_in(summary: str) -> Parted | None:
    """Return what the summary of a split tells, ``None`` where it takes no merge apart.

    >>> parted_in("anton-ferro from ferro: 2 claims")
    """
    found = _PARTED.fullmatch(summary)
    return found and Parted(found[1], found[2], int(found[3]))
