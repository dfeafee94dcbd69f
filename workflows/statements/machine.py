"""What compares statements: the rules, a second opinion, and from which probability on it proposes.

Loading the second opinion takes a while: nothing does before there is a pair to compare.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from onrecord.contradict import Comparison, Finding
from onrecord.contradict.correction import Correction
from onrecord.contradict.pairs import StatementFacts, finding_of, statement_of
from onrecord.contradict.second_opinion import SUREST, SecondOpinion
from onrecord.contradict.statements.comparing import Look
from onrecord.contradict.statements.probability import THRESHOLD, gated
from onrecord.contradict.statements.record import Record
from onrecord.contradict.version import NONE, signature

_AT_ONCE: Final = 2_048
_FROM: Final = ", from "


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pair that an opinion is asked about: its place among all, and what was seen so far."""

    place: int
    first: StatementFacts
    second: StatementFacts
    texts: tuple[str, str]
    look: Look


@dataclass(frozen=True, slots=True)
class Machine:
    """The rules, and two second opinions; what is less likely than ``least`` is not proposed.

    ``own``, that of the package, weighs what a rule found, and speaks alone of statements that are
    near each other. ``beside``, of a person's model, is asked only where neither found anything,
    and proposes on its own account. ``correction`` is what the record's decisions taught of the
    probability, if anything.
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
        self, pairs: list[tuple[StatementFacts, StatementFacts]], record: Record
    ) -> list[Finding]:
        """Return what is found between pairs, each in the order in which it is compared.

        The package's own opinion is asked only where the most that any could say would make a
        finding. ``record`` is the one that the pairs were found in.
        """
        found: list[Finding] = []
        for place in range(0, len(pairs), _AT_ONCE):
            found += self._findings(pairs[place : place + _AT_ONCE], record)
        return found

    def _findings(
        self, pairs: list[tuple[StatementFacts, StatementFacts]], record: Record
    ) -> list[Finding]:
        asked: list[_Asked] = []
        unexplained: list[_Asked] = []
        found: dict[int, Finding | None] = {}
        for place, (first, second) in enumerate(pairs):
            a, b = statement_of(first), statement_of(second)
            look = Look(a, b, record)
            one = _Asked(place, first, second, (a.text, b.text), look)
            weighed = bool(look.reasons) or self._may_speak(look)
            if not (weighed or self.beside) or not look.passes:
                continue
            if not look.reasons:
                unexplained.append(one)
            if self.own is None and look.reasons:
                found[place] = self._found(one, look.comparison())
            elif weighed and self._may_be_found(one):
                asked.append(one)
        if self.own is not None and asked:
            found.update(self._weighed(self.own, asked))
        left = [one for one in unexplained if found.get(one.place) is None]
        if self.beside is not None and left:
            found.update(self._weighed(self.beside, left))
        return [finding for _, finding in sorted(found.items()) if finding is not None]

    def _may_speak(self, look: Look) -> bool:
        """Tell whether the own network may find something where no rule does, before any gate.

        That costs less to know than the gates do, and leaves few pairs to them.
        """
        return self.own is not None and look.akin and look.most >= self.least

    def _may_be_found(self, one: _Asked) -> bool:
        """Tell whether any opinion makes a finding. Where no rule speaks, no opinion makes none."""
        opinions = (None, SUREST) if one.look.reasons else (SUREST,)
        return any(self._found(one, one.look.comparison(opinion)) for opinion in opinions)

    def _weighed(
        self, opinion: SecondOpinion, asked: list[_Asked]
    ) -> Iterator[tuple[int, Finding | None]]:
        """Give what is found with an opinion, with the place of each pair."""
        model = opinion.name if opinion is self.beside else None
        thoughts = opinion.opinions([one.texts for one in asked])
        for one, thought in zip(asked, thoughts, strict=True):
            compared = one.look.comparison(thought, model)
            if model and compared.reasons and thought is not None:
                gates = compared.gates
                compared = replace(compared, probability=gated(thought.contradicts, gates))
            yield one.place, self._found(one, compared)

    def _found(self, one: _Asked, compared: Comparison) -> Finding | None:
        return finding_of(one.first, one.second, compared, self.least, self.correction)


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
