"""Dossiers as one record: sources, speakers and accepted claims under keys of their own."""

from collections.abc import Iterable, Iterator
from typing import Final

from benchmarks.contradiction.pairs import Claim
from benchmarks.dossiers.dossiers import Dossier
from onrecord.recordfile.keys import slug
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    DateRecord,
    RecordSet,
    SourceRecord,
    SpeakerRecord,
)
from onrecord.vocabulary import SpeakerKind, TranslatedBy

_SEPARATOR: Final = "."


def key_of(dossier: str, claim: str) -> str:
    """Return the key that a claim of a dossier has in the record."""
    return f"{dossier}{_SEPARATOR}{claim.lower()}"


def dossier_of(key: str) -> str:
    """Return the key of the dossier that a key of the record is from."""
    return key.partition(_SEPARATOR)[0]


def record_of(dossiers: Iterable[Dossier]) -> RecordSet:
    """Return all that the dossiers hold; a name in two of them is two speakers."""
    sources, speakers, claims = {}, {}, []
    for dossier in dossiers:
        for name, claim in dossier.claims.items():
            source = SourceRecord(key=_within(dossier, claim.source), title=claim.source)
            sources[source.key] = source
            for speaker in _speakers(dossier, claim):
                speakers[speaker.key] = speaker
            claims.append(_claim(dossier, key_of(dossier.key, name), claim))
    return RecordSet(
        sources=tuple(sources.values()), speakers=tuple(speakers.values()), claims=tuple(claims)
    )


def _within(dossier: Dossier, name: str) -> str:
    return f"{dossier.key}{_SEPARATOR}{slug(name)}"


def _speakers(dossier: Dossier, claim: Claim) -> Iterator[SpeakerRecord]:
    for name in filter(None, (claim.speaker, claim.on_behalf_of, *claim.relayed_by)):
        kind: SpeakerKind = "publication" if name == claim.source else "organisation"
        yield SpeakerRecord(key=_within(dossier, name), name=name, kind=kind)


def _claim(dossier: Dossier, key: str, claim: Claim) -> ClaimRecord:
    translated: TranslatedBy = claim.translated_by or "unknown"  # type: ignore[assignment]
    appearance = AppearanceRecord(
        key=key,
        source=_within(dossier, claim.source),
        quote_type="indirect",
        described_as=claim.described_as,
        relayed_by=tuple(_within(dossier, name) for name in claim.relayed_by),
        translated_by=translated,
    )
    return ClaimRecord(
        key=key,
        speaker=_within(dossier, claim.speaker),
        statement=claim.statement,
        kind=claim.kind,  # type: ignore[arg-type]
        modality=claim.modality,  # type: ignore[arg-type]
        on_behalf_of=claim.on_behalf_of and _within(dossier, claim.on_behalf_of),
        place=claim.place,
        said=DateRecord(edtf=claim.said),
        event=DateRecord(edtf=claim.event) if claim.event else None,
        appearances=(appearance,),
    )
