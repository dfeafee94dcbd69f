"""Compare two statements: the rules, the gates, and the probability that comes of both."""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cached_property
from typing import Any, Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.second_opinion import SUREST, Opinion, only_opinion
from onrecord.contradict.statements.comparison import Comparison, Reason, Statement
from onrecord.contradict.statements.gates import gates_of
from onrecord.contradict.statements.pair import Pair, pair_of
from onrecord.contradict.statements.probability import (
    THRESHOLD,
    of_bare_texts,
    probability,
    ranked,
)
from onrecord.contradict.statements.record import SIDE_BY_SIDE, Record
from onrecord.contradict.statements.rules import FAMILIES
from onrecord.contradict.statements.unexplained import akin, unexplained
from onrecord.errors import UsageError

# The pairs that ``compare`` takes, by the field of a statement that they fill.
_CONTEXT: Final[Mapping[str, str]] = {
    "said": "said",
    "event": "event",
    "places": "place",
    "speakers": "speaker",
    "speaker_names": "speaker_name",
    "speaker_kinds": "speaker_kind",
    "on_behalf_of": "on_behalf_of",
    "sources": "source",
    "modalities": "modality",
    "kinds": "kind",
    "relayed": "relayed",
    "translated": "translated",
    "described_as": "described_as",
}


def compare(a: str, b: str, **context: tuple[Any, Any]) -> Comparison:
    """Compare two statements given as text; each keyword is a pair, for the first and the second.

    The keywords: said, event (Bounds or None), places, speakers, speaker_names, speaker_kinds,
    on_behalf_of, sources, described_as (text or None), modalities, kinds (as in the record),
    relayed, translated (bool). What is not given is unknown. The package's own network gives its
    opinion. Raises UsageError for other keywords.

    >>> compare("The bridge is open.", "The bridge is shut.").kind
    'antonym'
    """
    for name in context:
        if name not in _CONTEXT:
            known = ", ".join(_CONTEXT)
            raise UsageError(f'compare() knows no "{name}". It takes {known}.')
    one, other = (
        Statement(
            text=text,
            **{
                _CONTEXT[name]: pair[side]
                for name, pair in context.items()
                if pair[side] is not None
            },
        )
        for side, text in enumerate((a, b))
    )
    from onrecord.contradict.network import embedded  # numpy, which the rules do without

    (opinion,) = embedded().opinions([(one.text, other.text)])
    return compare_statements(one, other, opinion)


def compare_statements(
    a: Statement,
    b: Statement,
    opinion: Opinion | None = None,
    model: str | None = None,
    record: Record = SIDE_BY_SIDE,
) -> Comparison:
    """Return how likely the two contradict each other, why, and what was looked at besides.

    Symmetric: swapped statements give the same with the spans swapped. ``opinion`` is that of the
    package's own network, or of a ``model`` of that name; either is a reason of its own where no
    rule finds one. ``record`` is where a search found them.
    """
    return Look(a, b, record).comparison(opinion, model)


class Look:
    """Two statements that are looked at in steps, each made when it is first asked for."""

    def __init__(self, a: Statement, b: Statement, record: Record = SIDE_BY_SIDE) -> None:
        first, second = in_order(a, b)
        self._record = record
        self._pair = pair_of(first, second, record.topical)
        self._turned = first is not a

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What the rules find; the spans are those of the order of comparison."""
        return reasons_of(self._pair)

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """What was looked at besides, the failed first."""
        return gates_of(self._pair)

    @cached_property
    def features(self) -> Mapping[str, float]:
        """What the probability is made of, but for an opinion."""
        # With numpy, for which no list of contradictions should wait.
        from onrecord.contradict.statements.features import features

        return features(self._pair, self.reasons)

    @cached_property
    def akin(self) -> bool:
        """Whether the two are near enough for the network to speak where no rule does."""
        return akin(self._pair)

    @cached_property
    def most(self) -> float:
        """The most that an opinion could make of two in which no rule speaks, before any gate."""
        return probability(self.features, (), SUREST, self._searched)

    @property
    def passes(self) -> bool:
        """Whether no gate stops the two."""
        return all(gate.outcome != "fail" for gate in self.gates)

    @property
    def weighed(self) -> bool:
        """Whether a rule or the network may speak of the two, and no gate stops them."""
        return bool(self.reasons or self.akin) and self.passes

    def comparison(self, opinion: Opinion | None = None, model: str | None = None) -> Comparison:
        """Return what comes of it with an opinion, see ``compare_statements``."""
        found = self._compared(opinion, model)
        return _mirrored(found) if self._turned else found

    def _compared(self, opinion: Opinion | None, model: str | None) -> Comparison:
        reasons = self.reasons
        found = self._probability(opinion)
        alone = None if reasons or opinion is None else self._alone(opinion, model, found)
        return Comparison(
            probability=found,
            kind=(alone or reasons[0]).kind if alone or reasons else None,
            reasons=(alone,) if alone else reasons,
            gates=self.gates,
        )

    def _alone(self, opinion: Opinion, model: str | None, found: float) -> Reason | None:
        if model is not None:
            return only_opinion(opinion, model)
        speaks = found >= THRESHOLD and self.akin and not self._bare
        return unexplained(self._pair, opinion) if speaks else None

    def _probability(self, opinion: Opinion | None) -> float:
        if self.reasons and self.reasons[0].kind == "modality":
            # To know nothing of a thing denies nothing to a network of three answers.
            opinion = None
        if opinion is not None and self._bare:
            return of_bare_texts(self.features, self.gates, opinion)
        return probability(self.features, self.gates, opinion, self._searched)

    @property
    def _searched(self) -> float:
        """How far the two were searched for: where no rule speaks, as in the largest record."""
        if self.reasons or self._record == SIDE_BY_SIDE:
            return self._record.searched
        return 1.0

    @property
    def _bare(self) -> bool:
        """Whether nobody says either, and somebody laid them side by side."""
        texts = all(one.speaker is None and one.said is None for one in self._pair.sides)
        return texts and self._record == SIDE_BY_SIDE


def in_order(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    """Return two statements in the order in which they are compared, whichever came first."""
    if a.text != b.text:  # what nearly all pairs are told apart by
        return (b, a) if b.text < a.text else (a, b)
    return (b, a) if _order(b) < _order(a) else (a, b)


def reasons_of(pair: Pair) -> tuple[Reason, ...]:
    """Return what all families of rules find, by what each adds to the probability."""
    return ranked([reason for family in FAMILIES for reason in family(pair)])


def _order(one: Statement) -> tuple[str, ...]:
    return tuple(str(getattr(one, part.name)) for part in fields(one))


def _mirrored(found: Comparison) -> Comparison:
    return replace(
        found,
        reasons=tuple(
            replace(reason, first=reason.second, second=reason.first) for reason in found.reasons
        ),
    )
