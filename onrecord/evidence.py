"""Fill in and prove the evidence of a claim's record before it is stored.

A completed record is what the database holds: comparing two completed records tells whether
anything changed. Where a source's text is held, every quotation must stand in it at its span;
what cannot be proved is refused, never stored as if it were.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from onrecord.dates import bounds
from onrecord.errors import RecordError
from onrecord.records import AppearanceRecord, ClaimRecord, DateRecord
from onrecord.spans import Span, digest, is_whole, locate, places

Evidence = Collection[AppearanceRecord | DateRecord | None]
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a source can prove: when it was published, whether a capture is known, its text.

    ``apart``, in order, are the parts of the text that are not its body: titles, captions,
    pull-quotes.
    """

    published: DateRecord | None
    has_capture: bool
    text: str | None
    apart: tuple[Span, ...] = ()


def complete_claim(
    record: ClaimRecord,
    sources: Mapping[str, SourceFacts],
    *,
    own_voice: bool,
    standing: Evidence = (),
) -> ClaimRecord:
    """Return ``record`` with evidence located and proved, and the time of saying filled in.

    ``sources`` holds the facts of every source that the record names; ``own_voice`` tells that
    the speaker is a publication. Raises RecordError where the evidence does not hold. Evidence
    that is ``standing`` in the database, and marked there as what it is, need not hold.
    """
    said = record.said or _said_at_the_latest(record, sources, own_voice=own_voice)
    completed = (
        tuple(
            appearance
            if appearance in standing
            else _complete_appearance(record.key, index, appearance, sources[appearance.source])
            for index, appearance in enumerate(record.appearances)
        ),
        tuple(sorted(set(record.topics))),
        _completed_date(record, "said", said, sources, standing),
        _completed_date(record, "event", record.event, sources, standing),
    )
    # Most are complete: making a record again costs as much as all of the above.
    if completed == (record.appearances, record.topics, record.said, record.event):
        return record
    appearances, topics, said, event = completed
    return replace(record, appearances=appearances, topics=topics, said=said, event=event)


def refuse_self(record: ClaimRecord, stored: ClaimRecord | None = None) -> None:
    """Raise RecordError where a speaker speaks for, or passes words on from, itself.

    Holder, principal and relayers are told apart everywhere: one who is two of them would be
    counted as two. What is ``stored`` like that may stay, so that the rest of it can be corrected.
    """
    if stored is not None and _named(record) == _named(stored):
        return
    if record.on_behalf_of == record.speaker:
        raise RecordError(
            "claim", record.key, "on_behalf_of",
            f'"{record.speaker}" is its speaker, and cannot speak on behalf of itself. '
            "Leave on_behalf_of out, or name whom it was said for",
        )  # fmt: skip
    for index, appearance in enumerate(record.appearances):
        if record.speaker in appearance.relayed_by:
            place = appearance.relayed_by.index(record.speaker)
            raise RecordError(
                "claim", record.key, f"appearances[{index}].relayed_by[{place}]",
                f'"{record.speaker}" is its speaker, and cannot have passed on its own words. '
                "Leave it out of relayed_by, or correct the speaker",
            )  # fmt: skip


def _named(record: ClaimRecord) -> tuple[object, ...]:
    chains = {one.key: one.relayed_by for one in record.appearances}
    return record.speaker, record.on_behalf_of, chains


def _completed_date(
    record: ClaimRecord,
    path: str,
    date: DateRecord | None,
    sources: Mapping[str, SourceFacts],
    standing: Evidence,
) -> DateRecord | None:
    if date is None or date in standing:
        return date
    return complete_date("claim", record.key, path, date, sources)


def complete_date(
    noun: str,
    key: str,
    path: str,
    date: DateRecord | None,
    sources: Mapping[str, SourceFacts],
) -> DateRecord | None:
    """Return ``date`` with the place of its phrase proved where the text is held."""
    if date is None or (date.span is None and date.source is None):
        return date
    if date.span is None or date.source is None:
        return replace(date, source=None, span=None)
    facts = sources[date.source]
    if not facts.has_capture:
        raise RecordError(
            noun, key, f"{path}.span",
            f'source "{date.source}" has no capture that a span could refer to. '
            "Give the source its sha256, or leave the span out",
        )  # fmt: skip
    if facts.text is not None and date.span.words(facts.text) != date.phrase:
        found = _found(facts.text, date.span)
        raise RecordError(
            noun, key, f"{path}.span",
            f'the phrase "{date.phrase}" is not at [{date.span.start}, {date.span.end}), '
            f"where the source has {found}. Correct the span or the phrase",
        )  # fmt: skip
    return date


def _said_at_the_latest(
    record: ClaimRecord, sources: Mapping[str, SourceFacts], *, own_voice: bool
) -> DateRecord | None:
    published = [
        date for a in record.appearances if (date := sources[a.source].published) is not None
    ]
    if not published:
        return None
    first = min(published, key=lambda date: (bounds(date.edtf).stored[1], date.edtf))
    latest = bounds(first.edtf).latest
    if own_voice:
        return DateRecord(edtf=first.edtf, basis="publication")
    return DateRecord(edtf=f"[..{latest}]", basis="publication") if latest else None


def _complete_appearance(
    claim: str, index: int, appearance: AppearanceRecord, source: SourceFacts
) -> AppearanceRecord:
    path = f"appearances[{index}]"
    if appearance.spans and not source.has_capture:
        raise RecordError(
            "claim", claim, f"{path}.spans",
            f'source "{appearance.source}" has no capture that a span could refer to. '
            "Give the source its sha256, or leave the spans out",
        )  # fmt: skip
    if source.text is None:
        return appearance
    if appearance.spans:
        return prove(claim, path, appearance, source.text)
    if appearance.exact:
        spans = tuple(
            _only_place(claim, path, words, source.text, source.apart) for words in appearance.exact
        )
        return replace(appearance, spans=spans)
    return appearance


def prove(claim: str, path: str, appearance: AppearanceRecord, text: str) -> AppearanceRecord:
    """Return an appearance with the hashes of the words at its spans, which stand in ``text``.

    Raises RecordError, at ``path`` of the claim, where they do not.
    """
    for index, span in enumerate(appearance.spans):
        words = span.words(text)
        if words is None:
            raise RecordError(
                "claim", claim, f"{path}.spans",
                f"span [{span.start}, {span.end}) runs past the end of the text, which has "
                f"{len(text)} characters. Correct the span",
            )  # fmt: skip
        if appearance.exact and words != appearance.exact[index]:
            raise RecordError(
                "claim", claim, f"{path}.exact",
                f'the quotation "{_short(appearance.exact[index])}" is not at '
                f"[{span.start}, {span.end}), where the source has {_found(text, span)}. "
                "Correct the quotation or the span",
            )  # fmt: skip
        if appearance.sha256 and digest(words) != appearance.sha256[index]:
            raise RecordError(
                "claim", claim, f"{path}.sha256",
                f"the words at [{span.start}, {span.end}) do not have the hash "
                f"{appearance.sha256[index][:12]}.... Correct the span or the hash",
            )  # fmt: skip
    if appearance.exact:
        return appearance
    hashes = tuple(digest(text[span.start : span.end]) for span in appearance.spans)
    return replace(appearance, sha256=hashes)


def _only_place(claim: str, path: str, words: str, text: str, apart: tuple[Span, ...]) -> Span:
    span = locate(text, words, apart=apart)
    if span is not None:
        return span
    if words not in text:
        problem = "is not in the text of the source. Correct the quotation"
    elif any(is_whole(text, place) for place in places(text, words)):
        problem = "stands several times in the source. Give its spans"
    else:
        problem = (
            "is only a part of other words or figures there. Quote them whole, or give its spans"
        )
    raise RecordError("claim", claim, f"{path}.exact", f'the quotation "{_short(words)}" {problem}')


def _found(text: str, span: Span) -> str:
    words = span.words(text)
    return "no text" if words is None else f'"{_short(words)}"'


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
