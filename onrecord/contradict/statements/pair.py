"""What every rule and every gate is given: two statements and their words side by side."""

from dataclasses import dataclass

from onrecord.contradict.statements.alignment import Pairing, paired
from onrecord.contradict.statements.comparison import Statement
from onrecord.text import tokens


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, and ``words``, which has those of ``a`` matched to those of ``b``."""

    a: Statement
    b: Statement
    words: Pairing

    @property
    def sides(self) -> tuple[Statement, Statement]:
        """Both statements."""
        return self.a, self.b


def pair_of(a: Statement, b: Statement, topical: frozenset[str] = frozenset()) -> Pair:
    """Return two statements with their words matched; ``topical`` are those that tell little.

    So do the names of the two who speak: a statement often opens with its speaker.
    """
    names = " ".join(one.speaker_name or "" for one in (a, b))
    return Pair(a, b, paired(a.text, b.text, topical.union(tokens(names))))
