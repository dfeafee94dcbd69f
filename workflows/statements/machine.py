"""What compares statements: the rules, a second opinion, and from which probability on it proposes.

Loading the second opinion takes a while: nothing does before there is a pair to compare.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.contradict import Finding, compare_statements
from onrecord.contradict.pairs import StatementFacts, finding_of, statement_of
from onrecord.contradict.second_opinion import Opinion, SecondOpinion
from onrecord.contradict.version import NONE, THRESHOLD, signature

_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True)
class Machine:
    """Rules and second opinion; what is less likely than ``least`` is not proposed."""

    opinion: SecondOpinion | None
    least: float = THRESHOLD

    @property
    def proposed_by(self) -> str:
        """What proposals are signed with: the versions of rules and weights."""
        return signature(NONE if self.opinion is None else self.opinion.name)

    @property
    def compared_by(self) -> str:
        """What a claim was compared by: with another of these it is compared again."""
        from onrecord import embeddings

        return f"{self.proposed_by}, {embeddings.VERSION}, from {self.least:g}"

    def findings(self, pairs: list[tuple[StatementFacts, StatementFacts]]) -> list[Finding]:
        """Return what is found between pairs, each in the order in which it is compared."""
        found: list[Finding] = []
        for place in range(0, len(pairs), _AT_ONCE):
            found += self._findings(pairs[place : place + _AT_ONCE])
        return found

    def _findings(self, pairs: list[tuple[StatementFacts, StatementFacts]]) -> list[Finding]:
        statements = [(statement_of(first), statement_of(second)) for first, second in pairs]
        opinions: Sequence[Opinion | None] = [None] * len(statements)
        if self.opinion is not None:
            opinions = self.opinion.opinions([(a.text, b.text) for a, b in statements])
        compared = (
            finding_of(first, second, compare_statements(a, b, opinion), self.least)
            for (first, second), (a, b), opinion in zip(pairs, statements, opinions, strict=True)
        )
        return [finding for finding in compared if finding is not None]


def embedded(least: float | None = None) -> Machine:
    """Return the machine that needs nothing but the package."""
    from onrecord.contradict.network import embedded as opinion

    return Machine(opinion(), THRESHOLD if least is None else least)


def digest_of(facts: StatementFacts) -> str:
    """Return a hash of all that a comparison reads of a claim."""
    read = (
        facts.claim,
        facts.described_as,
        facts.sources,
        sorted(facts.propositions),
        facts.passages,
    )
    return hashlib.sha256(repr(read).encode("utf-8", "backslashreplace")).hexdigest()[:16]
