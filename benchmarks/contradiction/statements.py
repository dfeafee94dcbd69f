"""The claims of the benchmark as the program under test is given them."""

from benchmarks.contradiction.pairs import Claim
from onrecord.contradict import Statement
from onrecord.dates import bounds


def statement(claim: Claim) -> Statement:
    """Return a claim as a statement; an outlet that speaks itself is a publication."""
    return Statement(
        text=claim.statement,
        speaker=claim.speaker,
        speaker_name=claim.speaker,
        speaker_kind="publication" if claim.speaker == claim.source else None,
        on_behalf_of=claim.on_behalf_of,
        source=claim.source,
        kind=claim.kind,
        modality=claim.modality,
        said=bounds(claim.said),
        event=bounds(claim.event) if claim.event else None,
        place=claim.place,
        described_as=claim.described_as,
        relayed=bool(claim.relayed_by),
        translated=claim.translated_by in {"outlet", "us"},
    )
