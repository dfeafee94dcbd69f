"""Records completed before they are stored: evidence proved, what goes without saying filled in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.errors import RecordError
from onrecord.evidence import Evidence, SourceFacts, complete_claim, complete_date
from onrecord.records import ClaimRecord, DateRecord, SourceRecord

Contents = Mapping[str, tuple[bytes, str]]
"""Bytes and text by the SHA-256 of the bytes."""


def underived(record: ClaimRecord) -> ClaimRecord:
    """Return a claim without a time of saying that was only worked out from its sources."""
    said = record.said
    derived = said is not None and said == DateRecord(edtf=said.edtf, basis="publication")
    return replace(record, said=None) if derived else record


def complete_source(
    record: SourceRecord,
    stored: SourceRecord | None,
    facts: Mapping[str, SourceFacts],
    contents: Contents,
) -> SourceRecord:
    """Return a source with its hash, where the database has it, and its date proved."""
    sha256 = record.sha256 or (stored.sha256 if stored else None)
    text = contents[sha256][1] if sha256 is not None and sha256 in contents else None
    if text is None and stored is not None and stored.sha256 == sha256:
        text = facts[record.key].text
    own = {record.key: SourceFacts(record.published, sha256 is not None, text)}
    published = complete_date("source", record.key, "published", record.published, own)
    return replace(record, sha256=sha256, published=published, file=None)


def complete(
    record: ClaimRecord,
    facts: Mapping[str, SourceFacts],
    voice: str | None,
    standing: Evidence,
) -> ClaimRecord:
    """Return a claim with its evidence proved; ``voice`` is the kind of its speaker.

    Raises RecordError for a source that is nowhere, and for evidence that does not hold.
    """
    for index, appearance in enumerate(record.appearances):
        _need_source(record, f"appearances[{index}].source", appearance.source, facts)
    for path, date in (("said.source", record.said), ("event.source", record.event)):
        if date is not None and date.source is not None:
            _need_source(record, path, date.source, facts)
    completed = complete_claim(record, facts, own_voice=voice == "publication", standing=standing)
    if not completed.relations:
        return completed
    relations = tuple(sorted(completed.relations, key=lambda r: (r.kind, r.claim)))
    return replace(completed, relations=relations)


def keys_among(records: Iterable[ClaimRecord], standing: Mapping[str, Evidence]) -> set[str]:
    """Return the keys of the appearances that are standing evidence."""
    return {
        appearance.key
        for record in records
        for appearance in record.appearances
        if appearance in standing.get(record.key, ())
    }


def _need_source(record: ClaimRecord, path: str, key: str, facts: Mapping[str, Any]) -> None:
    if key not in facts:
        raise RecordError(
            "claim",
            record.key,
            path,
            f'refers to the source "{key}", which neither this file nor the database has. '
            "Add it, or correct the key (onrecord source list)",
        )


def named_sources(records: Iterable[ClaimRecord]) -> set[str]:
    """Return the keys of the sources that claims are reported in, or dated by."""
    keys: set[str] = set()
    for record in records:
        dates: tuple[DateRecord | None, ...] = (record.said, record.event)
        keys |= {appearance.source for appearance in record.appearances}
        keys |= {d.source for d in dates if d is not None and d.source is not None}
    return keys


def evidence_outside(
    claims: Iterable[ClaimRecord], sources: Collection[str]
) -> dict[str, Evidence]:
    """Return the appearances and dates of claims that are not from these sources, by claim."""
    return {
        claim.key: [
            evidence
            for evidence in (*claim.appearances, claim.said, claim.event)
            if evidence is not None and evidence.source not in sources
        ]
        for claim in claims
    }
