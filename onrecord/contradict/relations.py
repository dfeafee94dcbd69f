"""What is recorded between two claims: that the one corrects, retracts or clarifies the other.

Whoever corrects a figure does not contradict it. Whoever takes back a statement has changed
sides, which a reader should see, for less: it was done in the open.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.contradict.facts import ClaimFacts
from onrecord.contradict.gates import Gate
from onrecord.contradict.phrases import said
from onrecord.vocabulary import ContradictionKind

# relation: how a trace words it, and what it leaves of the score
_RELATIONS: Final[dict[str, tuple[str, float]]] = {
    "corrects": ("A correction: {one} corrects {other}.", 0.5),
    "retracts": ("A retraction: {one} takes back {other}.", 0.7),
    "clarifies": ("A clarification: {one} clarifies {other}.", 0.7),
    "repeats": ("Recorded as a repetition: {one} repeats {other}.", 1.0),
    "responds_to": ("A response: {one} responds to {other}.", 1.0),
}


def relations(a: ClaimFacts, b: ClaimFacts, kind: ContradictionKind) -> Iterator[Gate]:
    """Yield a gate for each relation recorded between two claims; a corrected figure stops them.

    ``kind`` is that of the conflict: ``numeric`` where two values of one slot do not go together.
    A relation to any other claim counts for nothing here.
    """
    for claim, target in ((a, b), (b, a)):
        for relation, key in sorted(claim.relations):
            if key != target.key or relation not in _RELATIONS:
                continue
            corrected = relation == "corrects" and kind == "numeric"
            wording, factor = _RELATIONS[relation]
            yield Gate(
                rule="relation",
                outcome="fail" if corrected else "pass",
                detail=wording.format(one=_one(claim), other=_other(target, claim)),
                factor=factor,
            )


def _one(claim: ClaimFacts) -> str:
    return f"{claim.speaker_name} ({said(claim)})"


def _other(target: ClaimFacts, claim: ClaimFacts) -> str:
    name = "the same speaker" if target.speaker == claim.speaker else target.speaker_name
    return f"what {name} said ({said(target)})"
