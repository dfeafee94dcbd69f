"""What opens and closes every report: how much it holds, how far to trust it, what made it."""

from collections import Counter
from typing import Final

from onrecord import __version__
from onrecord.report import proposals
from onrecord.report.model import Report

TO_CHECK: Final = ("To check this file", "onrecord verify --report FILE")
"""What the formats that can be checked say besides."""


def lead(report: Report) -> tuple[str, ...]:
    """Return the opening sentences: the counts, and whose words stand where on the page."""
    empty = not report.claims and not report.contradictions
    return counts(report) if empty else (*counts(report), _WORDS)


def counts(report: Report) -> tuple[str, ...]:
    """Return what the report holds: claims, drafts, pairs and decisions, proved quotations."""
    decided = tuple(proposals.sentences(report.proposals)) if report.proposals else ()
    if not report.claims and not report.contradictions:
        return ("Nothing on record for this selection.", *decided)
    sentences = (_counts(report), _drafts(report), _undecided(report), *decided, _proved(report))
    return tuple(sentence for sentence in sentences if sentence)


def provenance(report: Report) -> tuple[tuple[str, str], ...]:
    """Return (name, value) pairs by which a reader can check the report again."""
    selection = report.selection
    filters = "; ".join(f"{name}: {value}" for name, value in selection.filters)
    return (
        ("Selection", f"{selection.kind}, {filters}" if filters else selection.kind),
        ("State of the record", f"change {selection.last_change}, {selection.made_from}"),
        ("SHA-256 of the selected records", report.sha256),
        ("Made with", f"onrecord {__version__}"),
    )


def _counts(report: Report) -> str:
    speakers = {claim.speaker.id for claim in report.claims}
    sources = {one.source.id for claim in report.claims for one in claim.appearances}
    parts = [
        f"{_many(len(report.claims), 'claim')} by {_many(len(speakers), 'speaker')}",
        f"in {_many(len(sources), 'source')}",
    ]
    pairs = len(report.contradictions)
    joined = " ".join(parts)
    return f"{joined}; {_many(pairs, 'contradiction')}." if pairs else f"{joined}."


def _drafts(report: Report) -> str:
    drafts = sum(claim.status == "draft" for claim in report.claims)
    if not drafts:
        return ""
    verb = "is a draft" if drafts == 1 else "are drafts"
    return f"{_many(drafts, 'claim')} {verb} that no person has accepted yet."


def _undecided(report: Report) -> str:
    by_status = Counter(one.status for one in report.contradictions)
    candidates = by_status.pop("candidate", 0)
    if not candidates:
        return ""
    one = candidates == 1
    verb = "is a candidate: a proposal" if one else "are candidates: proposals"
    return f"{_many(candidates, 'contradiction')} {verb} that no person has decided on."


def _proved(report: Report) -> str:
    found = Counter(one.verification for claim in report.claims for one in claim.appearances)
    parts = [f"{found[name]} {phrase}" for name, phrase in _SHORT.items() if found[name]]
    changed = sum(one.later is not None for claim in report.claims for one in claim.appearances)
    if changed:
        parts.append(f"{changed} changed in a later copy that nobody has looked at yet")
    return f"Reports of these claims: {', '.join(parts)}." if parts else ""


_WORDS = (
    "Statements are in the words of this record; set in beneath each are the words of the source."
)
_SHORT = {
    "verified": "with words proved in the held text",
    "not_held": "whose text is not held and not proved here",
    "moved": "with words found at another place",
    "altered": "with other words in the held text",
    "gone": "with words no longer in the held text",
    None: "typed in without a text",
}


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
