"""Two claims compared by their statements: pair in, finding out.

What a person coded goes before: a pair that was compared by its stances is none here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.contradict.correction import Correction
from onrecord.contradict.facts import ClaimFacts, Finding, Side
from onrecord.contradict.gates import Gate
from onrecord.contradict.phrases import said
from onrecord.contradict.relations import relations
from onrecord.contradict.stances import scope_of
from onrecord.contradict.statements import Comparison, Reason, Statement, WordSpan
from onrecord.dates import overlap
from onrecord.text import tokens
from onrecord.views import TraceStep
from onrecord.vocabulary import Scope

#: Nobody says more in one statement; of a longer one the beginning is compared.
LONGEST: Final = 2_000
_PLACES: Final = 3  # of a score
_ONE_UTTERANCE: Final = 0.6
# In a record the same is said of many: that alone is no conflict.
_BESIDE_OTHERS: Final = frozenset({"another_doer", "another_subject"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Held words: ``words`` stand at ``start`` of the text that the appearance counts in."""

    appearance: str
    start: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """A claim with what else is looked at when its statement is compared.

    ``propositions`` are those that a person coded it on; ``sources`` those that report it;
    ``described_as`` is how the first of them words the speaker's office.
    """

    claim: ClaimFacts
    described_as: str | None = None
    sources: tuple[str, ...] = ()
    propositions: frozenset[str] = frozenset()
    passages: tuple[Passage, ...] = ()


def comparable(a: StatementFacts, b: StatementFacts) -> bool:
    """Tell whether two claims are to be compared by their words at all.

    Not one unnamed speaker's, no comment, nor what was compared by what a person coded.
    """
    if scope_of(a.claim, b.claim) is None or "no_comment" in {a.claim.kind, b.claim.kind}:
        return False
    return not a.propositions & b.propositions


def in_order(a: StatementFacts, b: StatementFacts) -> tuple[StatementFacts, StatementFacts]:
    """Return two claims in the order in which they are compared and shown: in time, then by key."""
    first, second = sorted((a, b), key=lambda one: (*one.claim.said.stored, one.claim.key))
    return first, second


def statement_of(facts: StatementFacts) -> Statement:
    """Return what of a claim is compared with other statements."""
    claim = facts.claim
    return Statement(
        text=claim.statement[:LONGEST],
        speaker=claim.speaker,
        speaker_name=claim.speaker_name,
        speaker_kind=claim.speaker_kind,
        on_behalf_of=claim.on_behalf_of,
        source=facts.sources[0] if facts.sources else None,
        kind=claim.kind,
        modality=claim.modality,
        said=claim.said,
        event=claim.event,
        place=claim.place,
        described_as=facts.described_as,
        relayed=claim.relayed_only,
        translated=claim.translated,
    )


def finding_of(
    first: StatementFacts,
    second: StatementFacts,
    compared: Comparison,
    least: float,
    correction: Correction | None = None,
) -> Finding | None:
    """Return the finding that a comparison makes, ``None`` where it is less likely than ``least``.

    ``compared`` is of the two statements in this order. The score is the probability, as corrected.
    What only the correction makes less likely than ``least`` is found, and not proposed.
    """
    if compared.kind is None or _stopped(compared):
        return None
    related = tuple(relations(first.claim, second.claim, compared.kind))
    if any(gate.outcome == "fail" for gate in related):
        return None
    probability = compared.probability
    for gate in related:
        probability *= gate.factor
    shipped = probability
    if correction is not None:
        probability = correction.of(compared.kind, shipped)
    scope = _scope(first, second)
    if max(probability, shipped) < least or scope is None:
        return None
    score, before = round(probability, _PLACES), round(shipped, _PLACES)
    return Finding(
        sides=(Side(first.claim.key), Side(second.claim.key)),
        proposition=None,
        scope=scope,
        kind=compared.kind,
        score=score,
        trace=(
            *_trace(first, second, compared, related, scope),
            *(correction.steps(compared.kind, before, score) if correction else ()),
        ),
        proposed=probability >= least,
    )


def _stopped(compared: Comparison) -> bool:
    """Tell whether a gate fails, or nothing is found that makes a finding by itself."""
    beside = all(reason.rule in _BESIDE_OTHERS for reason in compared.reasons)
    return beside or any(gate.outcome == "fail" for gate in compared.gates)


def one_utterance(a: StatementFacts, b: StatementFacts) -> bool:
    """Tell whether two sources report one saying: one speaker, one known time, shared words."""
    one, other = a.claim, b.claim
    if one.speaker != other.speaker or set(a.sources) & set(b.sources):
        return False
    if None in {*_ends(one), *_ends(other)} or not overlap(one.said, other.said):
        return False
    first, second = (set(tokens(claim.statement[:LONGEST])) for claim in (one, other))
    shortest = min(len(first), len(second))
    return bool(a.sources and b.sources) and len(first & second) >= _ONE_UTTERANCE * shortest > 0


def _ends(claim: ClaimFacts) -> tuple[str | None, str | None]:
    return claim.said.earliest, claim.said.latest


def _scope(first: StatementFacts, second: StatementFacts) -> Scope | None:
    scope = scope_of(first.claim, second.claim)
    return "between_sources" if scope == "self" and one_utterance(first, second) else scope


def _trace(
    first: StatementFacts,
    second: StatementFacts,
    compared: Comparison,
    related: tuple[Gate, ...],
    scope: Scope,
) -> Iterator[TraceStep]:
    for reason in compared.reasons:
        yield _step(reason, first, second)
    if scope == "between_sources":
        detail = (
            f"Two sources report what {first.claim.speaker_name} said ({said(first.claim)}) "
            "in different words."
        )
        yield TraceStep(rule="one_utterance", detail=detail)
    for gate in (*related, *compared.gates):
        if gate.outcome == "unknown" or gate.factor < 1 or gate.rule == "relation":
            yield TraceStep(rule=gate.rule, detail=gate.detail)
    if max(len(first.claim.statement), len(second.claim.statement)) > LONGEST:
        detail = f"Of a longer statement the first {LONGEST:,} characters were compared."
        yield TraceStep(rule="long", detail=detail)


def _step(reason: Reason, first: StatementFacts, second: StatementFacts) -> TraceStep:
    sides = ((first, reason.first), (second, reason.second))
    return TraceStep(
        rule=reason.rule,
        detail=reason.detail,
        spans=tuple(dict.fromkeys(s for one, words in sides for s in _held(one, words))),
        words=tuple((one.claim.key, start, end) for one, words in sides for start, end in words),
    )


def _held(facts: StatementFacts, words: tuple[WordSpan, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield where the words of a statement stand in the held texts that it is quoted from.

    Nothing where a passage has them twice, unless it has the whole statement.
    """
    statement = facts.claim.statement
    for passage in facts.passages:
        whole = passage.words.find(statement)
        for start, end in words:
            part = statement[start:end]
            at = passage.words.find(part) if whole < 0 else whole + start
            alone = whole >= 0 or passage.words.find(part, at + 1) < 0
            if part and at >= 0 and alone:
                yield passage.appearance, passage.start + at, passage.start + at + len(part)
