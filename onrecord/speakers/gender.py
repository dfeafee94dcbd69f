"""What a first name says about gender: a table counted from other texts, never more than a hint.

``first_names.tsv`` is made by ``training/first_names.py``: in how many articles a name went with
"he" and in how many with "she". Most of the world's names are not in it.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.speakers.resolution import Gender
from onrecord.text import fold

#: Votes of a first name for female or male: sure from this many articles on.
_SURE: Final = 2


@cache
def _table() -> dict[str, tuple[int, int]]:
    lines = (files("onrecord.speakers") / "first_names.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {name: (int(he), int(she)) for name, he, she in rows}


def of_first_name(name: str) -> tuple[Gender | None, bool]:
    """Return the gender that a first name goes with, and whether that is more than a hint.

    >>> of_first_name("Mary"), of_first_name("Qx")
    (('female', True), (None, False))
    """
    he, she = _table().get(fold(name), (0, 0))
    if he == she:
        return None, False
    return ("male" if he > she else "female"), max(he, she) >= _SURE


def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is in the table of first names."""
    return fold(word) in _table()
