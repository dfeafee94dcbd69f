"""Draft claims of one text: what was read in it, as records that a person can judge.

Nothing is invented: every draft has its words at its spans, a speaker whom nobody can tell stays
unresolved, and what was asked is not charged to the one who was asked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.dates import TimeExpression
from onrecord.drafts.cues import is_unreal
from onrecord.drafts.given import Captured, Drafts, Record
from onrecord.drafts.identity import draft_key
from onrecord.drafts.naming import Speakers
from onrecord.drafts.nested import nested
from onrecord.drafts.passages import CONTROL, Passages, bare, plain
from onrecord.drafts.refusing import is_boilerplate, is_headline, is_nobody, is_sayable
from onrecord.drafts.reported import Reported, note, voice_of
from onrecord.drafts.sayings import Saying, saying
from onrecord.drafts.sentences import Wording, joined, statement
from onrecord.drafts.timing import carried, event, is_datable, said
from onrecord.drafts.topics import topics_of
from onrecord.extract.attribution import Attribution, Offsets, Reading
from onrecord.extract.sayings import is_saying
from onrecord.recordfile.keys import MAX_KEY
from onrecord.records import AppearanceRecord, ClaimRecord, DateRecord
from onrecord.spans import Span
from onrecord.speakers.resolution import Resolution

_NESTED: Final = 0.8  # how sure a saying within another one is, as a part of that one
# "said on Tuesday", "said last week": the time is not of the cue.
_TRAILING: Final = re.compile(
    r"^(.*\b(?:said|says|told|added|announced|stated)) (?:on|in|at|last|this|late|early)$"
)
# "has said", "had earlier said": on another occasion.
_EARLIER: Final = re.compile(
    r"\b(?:has|have|had|earlier|previously|before|once|repeatedly|separately|often|in the past)\b"
)
_ASKED_BY: Final = re.compile(r"\b(?:asked|questioned)\b", re.IGNORECASE)


def drafts(
    reading: Reading,
    resolutions: Sequence[Resolution],
    times: Sequence[TimeExpression],
    source: Captured,
    record: Record,
    *,
    proposed_by: str,
) -> Drafts:
    """Return the draft claims of a text, in its order.

    ``resolutions`` are the speakers of the attributions, one for each; ``times`` the time
    expressions of the text in their order. The same text gives the same keys.
    """
    builder = _Builder(reading, times, source, record, proposed_by)
    builder.speakers.note_kinds(resolutions)
    best: dict[str, ClaimRecord] = {}
    pairs = zip(reading.attributions, resolutions, strict=True)
    for claim in (claim for pair in pairs for claim in builder.claims(*pair)):
        known = best.get(claim.key)
        if known is None or (claim.confidence or 0) > (known.confidence or 0):
            best[claim.key] = claim
    claims = tuple(best.values())
    return Drafts(speakers=builder.speakers.new(_speakers_of(claims)), claims=claims)


def _speakers_of(claims: Sequence[ClaimRecord]) -> set[str]:
    keys = {claim.speaker for claim in claims}
    keys |= {claim.on_behalf_of for claim in claims if claim.on_behalf_of}
    return keys | {key for claim in claims for a in claim.appearances for key in a.relayed_by}


class _Builder:
    def __init__(
        self,
        reading: Reading,
        times: Sequence[TimeExpression],
        source: Captured,
        record: Record,
        proposed_by: str,
    ) -> None:
        self._passages = Passages(reading)
        self._text = reading.text
        self._times = [time for time in times if is_datable(time, reading.text)]
        self._starts = [time.start for time in self._times]
        self._source = source
        self._record = record
        self._proposed_by = proposed_by
        self.speakers = Speakers(source, record)
        self._last: dict[str, DateRecord] = {}
        self._contents = {
            (span.start, span.end)
            for attribution in reading.attributions
            for span in bare(reading.text, attribution.content)
        }
        self._places = sorted(self._contents)

    def claims(self, attribution: Attribution, resolution: Resolution) -> Iterator[ClaimRecord]:
        """Give the claim of an attribution, and those of the sayings within its content."""
        spans = bare(self._text, attribution.content)
        if self._is_refused(attribution, resolution, spans):
            return
        how = self._saying(attribution, spans)
        if how is None:
            return
        source = self._passages.words(attribution.source)
        speaker = self.speakers.of(resolution, source)
        relayers = tuple(self.speakers.called(label) for label in resolution.relayed_by)
        reported = Reported(
            speaker=speaker,
            saying=how,
            spans=spans,
            cue=attribution.cue,
            quote_type=attribution.quote_type,
            confidence=attribution.confidence * (resolution.confidence or 1.0),
            resolution=resolution,
            source=source,
            relayed_by=tuple(one for one in relayers if one.key != speaker.key),
        )
        yield self._claim(reported)
        yield from self._within(reported)

    def _is_refused(
        self, attribution: Attribution, resolution: Resolution, spans: tuple[Span, ...]
    ) -> bool:
        """Tell whether there is nobody to be charged, or nothing that is said."""
        if resolution.how == "none" and not resolution.candidates:
            return True
        source = resolution.label or self._passages.words(attribution.source)
        if resolution.name is None and not resolution.candidates and is_nobody(source):
            return True
        return not spans or self._is_furniture(attribution, resolution, spans)

    def _is_furniture(
        self, attribution: Attribution, resolution: Resolution, spans: tuple[Span, ...]
    ) -> bool:
        if not is_sayable(self._passages.words((s.start, s.end) for s in spans)):
            return True
        cue = self._passages.words(attribution.cue)
        if attribution.cue and not is_saying(cue):
            return True
        place = attribution.cue[0] if attribution.cue else attribution.content[0]
        if resolution.name is None and not any(map(str.isalnum, cue)) and attribution.cue:
            return True  # "Poll: ..."
        start, end = self._passages.paragraph(place[0])
        words = self._text[start:end]
        first = not self._text[:start].strip()
        headline = is_headline(words, first=first, more=bool(self._text[end:].strip()))
        return headline or is_boilerplate(words)

    def _saying(self, attribution: Attribution, spans: tuple[Span, ...]) -> Saying | None:
        cue = self._passages.words(attribution.cue)
        if not attribution.cue:
            return saying("", "", self._content(spans, quoted=True))
        start = attribution.cue[0][0]
        before = self._passages.before(start)
        if _ASKED_BY.search(cue) and not self._asks(attribution):
            return None
        quoted = attribution.quote_type != "indirect"
        if attribution.quote_type == "indirect" and is_unreal(cue):
            return None
        return saying(cue, before, self._content(spans, quoted=quoted))

    def _asks(self, attribution: Attribution) -> bool:
        """Tell whether the source asks: "Asked whether it sails, Lund ..." is asked."""
        if not attribution.source:
            return False
        begins = self._passages.begins_sentence(attribution.cue[0][0])
        if begins and attribution.cue[0] < attribution.content[0]:
            return False
        source, cue, content = attribution.source[0], attribution.cue[0], attribution.content[0]
        return source < cue or content < cue

    def _within(self, outer: Reported) -> Iterator[ClaimRecord]:
        """Give the claims of those whom the speaker says to have said something."""
        for one in nested(self._passages, outer.spans):
            if (one.content.start, one.content.end) in self._contents:
                continue
            holder = self.speakers.called(self._passages.words([one.holder]), looks=one.kind)
            how = saying(
                self._passages.words([one.cue]),
                "",
                self._content((one.content,), quoted=False),
            )
            if holder.key == outer.speaker.key or how is None:
                continue
            reported = Reported(
                speaker=holder,
                saying=how,
                spans=(one.content,),
                cue=(one.cue,),
                quote_type="indirect",
                confidence=outer.confidence * _NESTED,
                resolution=Resolution(holder.name, one.kind, "name"),
                within=outer.spans,
                led=self._passages.words([one.led]) if one.led else "",
                relayed_by=(outer.speaker, *outer.relayed_by),
            )
            yield self._claim(reported)

    def _claim(self, one: Reported) -> ClaimRecord:
        key = draft_key(self._source, one.spans)
        sentence = self._statement(one)
        behalf = self._principal(one)
        said_at = self._said(one)
        return ClaimRecord(
            key=key,
            speaker=one.speaker.key,
            statement=sentence,
            kind=one.saying.kind,
            on_behalf_of=behalf,
            modality=one.saying.modality,
            status="draft",
            said=said_at,
            event=self._event(one, said_at),
            topics=topics_of(sentence, self._record.topics),
            appearances=(self._appearance(key, one),),
            note=note(one),
            proposed_by=self._proposed_by,
            confidence=round(min(1.0, max(0.0, one.confidence)), 2),
        )

    def _said(self, one: Reported) -> DateRecord | None:
        """Return when it was said; a speaker who was dated once speaks on the same occasion.

        A saying within another one has the times of that one's content only: when it was told is
        not when it was said.
        """
        cue = one.cue[0] if one.cue else None
        times = self._times_in(*self._passages.sentence(cue[0])) if cue else []
        if one.within:
            times = [
                time
                for time in times
                if any(span.start <= time.start and time.end <= span.end for span in one.within)
            ]
        else:
            times = [time for time in times if not self._is_of_another(time, cue)]
        found = said(self._passages, cue, one.spans, times, self._source)
        if one.within:
            return found
        if found is not None:
            self._last[one.speaker.key] = found
            return found
        last = self._last.get(one.speaker.key)
        if last is None or _EARLIER.search(self._between(one.cue)):
            return None
        return carried(last)

    def _is_of_another(self, time: TimeExpression, cue: Offsets | None) -> bool:
        """Tell whether a time stands in the words of another saying, the cue does not."""
        return cue is not None and any(
            start <= time.start and time.end <= end and not start <= cue[0] < end
            for start, end in self._near(time.start)
        )

    def _near(self, offset: int) -> list[Offsets]:
        """Return the contents in the sentence of an offset."""
        first, last = self._passages.sentence(offset)
        begin = bisect_left(self._places, (first, first))
        return self._places[begin : bisect_left(self._places, (last, last))]

    def _event(self, one: Reported, said_at: DateRecord | None) -> DateRecord | None:
        quoted_on = None
        if one.quote_type == "direct":
            quoted_on = said_at.edtf if said_at else ""
        times = self._times_in(one.spans[0].start, one.spans[-1].end)
        return event(one.spans, times, self._text, self._source, quoted_on=quoted_on)

    def _times_in(self, start: int, end: int) -> list[TimeExpression]:
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _appearance(self, key: str, one: Reported) -> AppearanceRecord:
        exact = tuple(self._text[span.start : span.end] for span in one.spans)
        # A record cannot be written down with such characters; the spans prove the words as well.
        holds = not any(CONTROL.search(words) for words in exact)
        return AppearanceRecord(
            key=f"{key}@{self._source.key}"[:MAX_KEY],
            source=self._source.key,
            quote_type=one.quote_type,  # type: ignore[arg-type]
            exact=exact if holds else (),
            spans=one.spans,
            cue=plain(self._cue(one)) or None,
            described_as=plain(one.resolution.described_as or "") or None,
            relayed_by=tuple(dict.fromkeys(r.key for r in one.relayed_by)),
        )

    def _principal(self, one: Reported) -> str | None:
        organisation = one.resolution.organisation
        if organisation is None or one.resolution.how == "metonym":
            return None
        found = self.speakers.called(organisation, "organisation")
        return None if found.key == one.speaker.key else found.key

    def _statement(self, one: Reported) -> str:
        voice = voice_of(one, self._text)
        how = Wording(
            cue=one.led or self._between(one.cue),
            place=one.cue[0] if one.cue else None,
            quoted=one.quote_type == "direct",
            mixed=one.quote_type == "mixed",
            kept=one.saying.kind == "no_comment"
            or (one.saying.modality in {"asked", "demanded"} and one.quote_type == "indirect"),
        )
        return plain(statement(self._passages, one.spans, voice, how))

    def _between(self, cue: tuple[Offsets, ...]) -> str:
        """Return the cue with the words in front of it that turn it: "did not say"."""
        if not cue:
            return ""
        words = _TRAILING.sub(r"\1", self._passages.words(cue))
        turned = re.search(
            r"\b(?:did|does|do|would|could|has|have|had|declined|refused|failed)\b.*$",
            self._passages.before(cue[0][0]),
        )
        return f"{turned[0]} {words}" if turned else words

    def _cue(self, one: Reported) -> str:
        return _TRAILING.sub(r"\1", self._passages.words(one.cue))

    def _content(self, spans: tuple[Span, ...], *, quoted: bool) -> str:
        words = joined(self._passages.words([(s.start, s.end)]) for s in spans)
        return f"\u201c{words}\u201d" if quoted else words
