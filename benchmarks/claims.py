"""The claims of the synthetic record, one after the other, with all that belongs to them."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final, get_args

from benchmarks.generate import (
    EDITION,
    World,
    day,
    edition_day,
    hot_propositions,
    hot_speakers,
    is_slot,
    proposition_key,
    source_key,
    speaker_key,
    speaker_kind,
    topic_key,
)
from benchmarks.wording import sentence
from onrecord.dates import bounds
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    DateRecord,
    RelationRecord,
    StanceRecord,
)
from onrecord.spans import Span, digest
from onrecord.vocabulary import (
    Certainty,
    ClaimStatus,
    Modality,
    Qualifier,
    RelationKind,
    StanceKind,
    TranslatedBy,
)

_MODALITIES: Final[tuple[Modality, ...]] = get_args(Modality)
_QUALIFIERS: Final[tuple[Qualifier, ...]] = get_args(Qualifier)
_CERTAINTIES: Final[tuple[Certainty, ...]] = get_args(Certainty)
_RELATION_KINDS: Final[tuple[RelationKind, ...]] = get_args(RelationKind)
_TRANSLATED_BY: Final[tuple[TranslatedBy, ...]] = get_args(TranslatedBy)
_STANCES: Final[tuple[StanceKind, ...]] = get_args(StanceKind)
_STATUSES: Final[tuple[ClaimStatus, ...]] = ("accepted", "draft", "rejected", "withdrawn")
_STATUS_WEIGHTS: Final = (0.92, 0.97, 0.99, 1.0)
_STANCE_WEIGHTS: Final = (0.6, 0.9, 0.95, 0.97, 1.0)
_LONG: Final = 0.001  # one quotation in a thousand is a whole speech


def claim_key(number: int) -> str:
    """Return the key of a claim."""
    return f"c{number:07d}"


def claims(world: World) -> Iterator[ClaimRecord]:
    """Give the claims of a record in order of their keys, the first one ``c0000001``."""
    for number in range(1, world.claims + 1):
        yield claim(world, number)


def claim(world: World, number: int) -> ClaimRecord:
    """Return one claim."""
    rng = world.random("claim", number)
    sizes = world.sizes
    speaker = _drawn(rng, hot_speakers(sizes.speakers))
    edition = (number - 1) * (sizes.sources // EDITION) // world.claims
    appearances = tuple(_appearances(world, rng, number, edition * EDITION, speaker))
    return ClaimRecord(
        key=claim_key(number),
        speaker=speaker_key(speaker),
        statement=world.statement(rng, number),
        kind="statement" if rng.random() < 0.96 else rng.choice(("act", "no_comment")),
        on_behalf_of=_principal(rng, sizes.speakers, speaker),
        modality="asserted" if rng.random() < 0.8 else rng.choice(_MODALITIES),
        status=rng.choices(_STATUSES, cum_weights=_STATUS_WEIGHTS)[0],
        place="Norland" if rng.random() < 0.2 else None,
        said=_said(world, rng, speaker, appearances),
        event=_event(rng, edition_day(edition * EDITION)),
        topics=tuple(sorted({topic_key(int(rng.random() ** 3 * sizes.topics))}))
        if rng.random() < 0.4
        else (),
        stances=() if world.news else tuple(_stances(rng, sizes.propositions)),
        appearances=appearances,
        relations=_relations(rng, number),
        note="checked twice" if rng.random() < 0.05 else None,
    )


def _drawn(rng: Random, weights: list[float]) -> int:
    return rng.choices(range(len(weights)), cum_weights=weights)[0]


def _principal(rng: Random, speakers: int, speaker: int) -> str | None:
    if rng.random() > 0.08:
        return None
    drawn = _drawn(rng, hot_speakers(speakers // 20)) * 20 + 4  # an organisation
    return None if drawn == speaker else speaker_key(drawn)  # nobody speaks for themselves


def _relayers(rng: Random, speakers: int, speaker: int) -> tuple[str, ...]:
    if rng.random() >= 0.06:
        return ()
    drawn = rng.randrange(speakers)
    return () if drawn == speaker else (speaker_key(drawn),)


def _said(
    world: World, rng: Random, speaker: int, appearances: tuple[AppearanceRecord, ...]
) -> DateRecord | None:
    """Return the time of saying, worked out from the sources where the record gives none."""
    drawn = rng.random()
    ordinal = edition_day(int(appearances[0].source[1:]))
    if drawn < 0.6:
        anchor = day(ordinal)
        return DateRecord(
            edtf=day(max(0, ordinal - rng.randint(0, 6))),
            phrase=rng.choice(("on Tuesday", "yesterday", "la semaine dernière", "أمس")),
            anchor=anchor,
            basis="relative",
        )
    if drawn < 0.7:
        return DateRecord(edtf=f"{day(ordinal)[:7]}", phrase="early this month", basis="inferred")
    dates = [world.source(int(a.source[1:])).published for a in appearances]
    known = sorted((bounds(date.edtf).stored[1], date.edtf) for date in dates if date is not None)
    if not known:
        return None
    if speaker_kind(speaker) == "publication":
        return DateRecord(edtf=known[0][1], basis="publication")
    return DateRecord(edtf=f"[..{known[0][0]}]", basis="publication")


def _event(rng: Random, ordinal: int) -> DateRecord | None:
    drawn = rng.random()
    if drawn > 0.3:
        return None
    if drawn < 0.15:
        return DateRecord(edtf=f"{day(max(0, ordinal - rng.randint(30, 300)))}/{day(ordinal)}")
    if drawn < 0.25:
        return DateRecord(edtf=day(max(0, ordinal - 300))[:7], phrase="last year", basis="inferred")
    return DateRecord(edtf=f"{day(ordinal)[:4]}~", phrase="about then")


def _stances(rng: Random, propositions: int) -> Iterator[StanceRecord]:
    drawn = rng.random()
    count = 0 if drawn < 0.3 else 1 if drawn < 0.9 else 2
    numbers = {_drawn(rng, hot_propositions(propositions)) for _ in range(count)}
    for number in sorted(numbers):
        low = float(rng.randint(1, 2000)) if is_slot(number) else None
        yield StanceRecord(
            proposition=proposition_key(number),
            stance=rng.choices(_STANCES, cum_weights=_STANCE_WEIGHTS)[0],
            value_low=low,
            value_high=low,
            qualifier=rng.choice(_QUALIFIERS) if low else None,
            certainty=rng.choice(_CERTAINTIES) if rng.random() < 0.2 else None,
        )


def _relations(rng: Random, number: int) -> tuple[RelationRecord, ...]:
    if number == 1 or rng.random() > 0.02:
        return ()
    kind = rng.choice(_RELATION_KINDS)
    return (RelationRecord(kind=kind, claim=claim_key(rng.randrange(1, number))),)


def _appearances(
    world: World, rng: Random, number: int, edition: int, speaker: int
) -> Iterator[AppearanceRecord]:
    drawn = rng.random()
    count = 1 if drawn < 0.78 else 2 if drawn < 0.93 else rng.randint(3, 6)
    if drawn > 0.98:
        count = rng.randint(7, 40)  # wire copy
    start = rng.randrange(EDITION)
    words = _words(rng)
    for place in range(count):
        source = edition + (start + place) % EDITION
        report = AppearanceRecord(
            key=f"{claim_key(number)}/{place}",
            source=source_key(source),
            quote_type=rng.choice(("direct", "indirect", "mixed")),
            cue=rng.choice(("said", "told", "insisted", None)),
            described_as="the harbour minister" if rng.random() < 0.1 else None,
            relayed_by=_relayers(rng, world.sizes.speakers, speaker),
            translated_by=rng.choice(_TRANSLATED_BY),
        )
        yield _evidenced(world, rng, report, source, words)


def _words(rng: Random) -> tuple[str, ...]:
    """Return what is quoted, in one or two pieces."""
    if rng.random() < _LONG:
        return (" ".join(sentence(rng, 20) for _ in range(rng.randint(45, 450))),)
    first = sentence(rng, rng.randint(3, 20))
    return (first, sentence(rng, 4)) if rng.random() < 0.1 else (first,)


def _evidenced(
    world: World, rng: Random, report: AppearanceRecord, source: int, words: tuple[str, ...]
) -> AppearanceRecord:
    """Return the report with its quotation: cut out of a held text, otherwise as it was given."""
    held = world.text(source)
    if held is not None:
        span = _span(rng, held)
        quoted = held[span.start : span.end]
        if rng.random() < 0.7:
            return replace(report, exact=(quoted,), spans=(span,))
        return replace(report, spans=(span,), sha256=(digest(quoted),))
    exact = () if report.quote_type == "indirect" else words
    if world.source(source).sha256 is None or rng.random() < 0.3:
        return replace(report, exact=exact)
    spans = []
    start = rng.randrange(6000)
    for piece in words:
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + 20
    hashes = () if exact else tuple(digest(piece) for piece in words)
    return replace(report, exact=exact, spans=tuple(spans), sha256=hashes)


def _span(rng: Random, text: str) -> Span:
    """Return a span of some words of the text."""
    start = text.find(" ", rng.randrange(len(text) // 2)) + 1
    end = text.find(" ", start + rng.randint(10, 200))
    return Span(start, end if end > start else len(text))
