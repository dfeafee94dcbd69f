"""What compares statements: the rules, a second opinion, and from which probability on it proposes.

Loading the second opinion takes a while: nothing does before there is a pair to compare.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from onrecord.contradict import Comparison, Finding, Statement, compare_statements
from onrecord.contradict.correction import Correction
from onrecord.contradict.pairs import StatementFacts, finding_of, statement_of
from onrecord.contradict.second_opinion import SecondOpinion
from onrecord.contradict.statements.probability import gated
from onrecord.contradict.version import NONE, THRESHOLD, signature

_AT_ONCE: Final = 256
_FROM: Final = ", from "


@dataclass(frozen=True, slots=True)
class Machine:
    """The rules, and two second opinions; what is less likely than ``least`` is not proposed.

    ``own``, that of the package, weighs what a rule found. ``beside``, of a person's model, is
    asked only where no rule found anything, and proposes on its own account. ``correction`` is what
    the record's decisions taught of the probability, if anything.
    """

    own: SecondOpinion | None
    least: float = THRESHOLD
    beside: SecondOpinion | None = None
    correction: Correction | None = None

    @property
    def proposed_by(self) -> str:
        """What proposals are signed with: the versions of rules and weights."""
        own = NONE if self.own is None else self.own.name
        opinions = own if self.beside is None else f"{own}, {self.beside.name}"
        return signature(opinions, self.correction)

    @property
    def compared_by(self) -> str:
        """What a claim was compared by: with another of these it is compared again."""
        from onrecord import embeddings

        return f"{self.proposed_by}, {embeddings.VERSION}{_FROM}{self.least:g}"

    def findings(
        self, pairs: list[tuple[StatementFacts, StatementFacts]], topical: frozenset[str]
    ) -> list[Finding]:
        """Return what is found between pairs, each in the order in which it is compared.

        ``topical`` are the words that tell little in this record.
        """
        found: list[Finding] = []
        for place in range(0, len(pairs), _AT_ONCE):
            found += self._findings(pairs[place : place + _AT_ONCE], topical)
        return found

    def _findings(
        self, pairs: list[tuple[StatementFacts, StatementFacts]], topical: frozenset[str]
    ) -> list[Finding]:
        statements = [(statement_of(first), statement_of(second)) for first, second in pairs]
        compared = [compare_statements(a, b, topical=topical) for a, b in statements]
        open_ = [
            place
            for place, one in enumerate(compared)
            if all(gate.outcome != "fail" for gate in one.gates)
        ]
        for opinion, asked in (
            (self.own, [place for place in open_ if compared[place].reasons]),
            (self.beside, [place for place in open_ if not compared[place].reasons]),
        ):
            if opinion is not None and asked:
                self._weigh(
                    opinion, [(place, *statements[place]) for place in asked], compared, topical
                )
        found = (
            finding_of(first, second, one, self.least, self.correction)
            for (first, second), one in zip(pairs, compared, strict=True)
        )
        return [finding for finding in found if finding is not None]

    def _weigh(
        self,
        opinion: SecondOpinion,
        asked: list[tuple[int, Statement, Statement]],
        compared: list[Comparison],
        topical: frozenset[str],
    ) -> None:
        """Put an opinion beside some of the comparisons, each with its place among them."""
        model = opinion.name if opinion is self.beside else None
        thoughts = opinion.opinions([(a.text, b.text) for _, a, b in asked])
        for (place, a, b), thought in zip(asked, thoughts, strict=True):
            found = compare_statements(a, b, thought, model, topical)
            if model and found.reasons and thought is not None:
                found = replace(found, probability=gated(thought.contradicts, found.gates))
            compared[place] = found


def embedded(least: float | None = None, beside: SecondOpinion | None = None) -> Machine:
    """Return the machine of the package, with a person's model beside it, if any."""
    from onrecord.contradict.network import embedded as opinion

    return Machine(opinion(), THRESHOLD if least is None else least, beside)


def least_of(compared_by: Iterable[str]) -> float | None:
    """Return the least probability that machines of these names proposed from, if any is known."""
    named = (name.rpartition(_FROM)[2] for name in compared_by)
    return min((float(least) for least in named if least), default=None)


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
