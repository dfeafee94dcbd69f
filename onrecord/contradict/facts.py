"""What the rules compare and what they find: frozen values, keys in place of rows.

The rules see nothing but these values, so the same pair gives the same finding on every engine.
Bounds are ISO days; an EDTF text beside them is the wording that a trace shows.
"""

from dataclasses import dataclass

from onrecord.dates import Bounds
from onrecord.views import TraceStep
from onrecord.vocabulary import ContradictionKind, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """One claim. ``speaker`` and ``on_behalf_of`` are keys; ``principal_name`` names the latter.

    ``place`` is what the claim is about, not where it was said. ``relayed_only`` where no
    appearance has the words from the speaker directly. ``evidence`` holds (appearance key, start,
    end), half-open. ``relations`` holds (kind, key of the other claim): those recorded with this
    claim, not those that another claim has to it.
    """

    key: str
    kind: str = "statement"
    speaker: str
    speaker_name: str
    speaker_kind: str
    on_behalf_of: str | None = None
    principal_name: str | None = None
    statement: str
    modality: str = "asserted"
    said: Bounds
    said_edtf: str | None = None
    event: Bounds | None = None
    event_edtf: str | None = None
    place: str | None = None
    relayed_only: bool = False
    translated: bool = False
    evidence: tuple[tuple[str, int, int], ...] = ()
    relations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionFacts:
    """What two stances disagree on, with its scope; ``slot`` where it leaves a value open."""

    key: str
    text: str
    period: Bounds | None = None
    period_edtf: str | None = None
    place: str | None = None
    measure: str | None = None
    unit: str | None = None
    slot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceFacts:
    """How a claim stands to a proposition. The value fields count only where it is a slot."""

    claim: ClaimFacts
    stance: str
    certainty: str | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    as_of: Bounds | None = None
    as_of_edtf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFacts:
    """One quotation of a claim; ``exact`` is empty where the words may not be held."""

    claim: ClaimFacts
    appearance: str
    source: str
    publisher: str | None = None
    quote_type: str
    exact: tuple[str, ...] = ()
    translated_by: str = "unknown"
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """An office of a speaker; ``held`` runs from its first to its last possible day."""

    key: str
    title: str
    organisation: str | None = None
    held: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionFacts:
    """How one source words the office of a claim's speaker."""

    claim: ClaimFacts
    appearance: str
    source: str
    publisher: str | None = None
    described_as: str
    published: Bounds


@dataclass(frozen=True, slots=True)
class Side:
    """One side by keys: a claim, with an appearance or a role where the conflict lies there."""

    claim: str
    appearance: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Two sides that do not go together, and why.

    ``score`` lies in 0 to 1. It ranks findings for a reader; a probability only of
    what statements say, of what is coded none.
    ``trace`` opens with the conflict itself, then names each gate that it passed. One that is not
    ``proposed`` says only that a pair on which people decided is still found.
    """

    sides: tuple[Side, Side]
    proposition: str | None
    scope: Scope
    kind: ContradictionKind
    score: float
    trace: tuple[TraceStep, ...]
    proposed: bool = True
