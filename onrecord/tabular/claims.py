"""The sheets of claims: one row a claim, then one for each report and each stance of it."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final

from onrecord.tabular import cells
from onrecord.tabular.model import Column, Sheet, one_each, sheet
from onrecord.views import AppearanceView, ClaimView, DateView, StanceView, ValueView

Report = tuple[ClaimView, AppearanceView]
Position = tuple[ClaimView, StanceView]


def _reports(claim: ClaimView) -> Iterator[Report]:
    return ((claim, appearance) for appearance in claim.appearances)


def _positions(claim: ClaimView) -> Iterator[Position]:
    return ((claim, stance) for stance in claim.stances)


def _stances(claim: ClaimView) -> str | None:
    return cells.lines(map(_stance, claim.stances))


def _stance(view: StanceView) -> str:
    figure = cells.figure(view.value)
    given = ", ".join(part for part in (view.certainty, figure) if part)
    return f"{view.stance}{f' ({given})' if given else ''}: {view.proposition.text}"


def _named(get: Callable[[AppearanceView], str | None]) -> Callable[[ClaimView], str | None]:
    return lambda claim: cells.words(map(get, claim.appearances))


def _told(get: Callable[[AppearanceView], str | None]) -> Callable[[ClaimView], str | None]:
    return lambda claim: cells.lines(map(get, claim.appearances))


CLAIM: Final[tuple[Column[ClaimView], ...]] = (
    Column("id", attrgetter("id"), "number", 8),
    Column("key", attrgetter("key"), width=24),
    Column("status", attrgetter("status"), width=11),
    Column("kind", attrgetter("kind"), width=11),
    Column("speaker_id", attrgetter("speaker.id"), "number", 8),
    Column("speaker", attrgetter("speaker.name"), width=22),
    Column("on_behalf_of", cells.part(attrgetter("on_behalf_of"), "name"), width=22),
    Column("statement", attrgetter("statement"), width=60),
    Column("modality", attrgetter("modality"), width=12),
    *cells.date_columns("said", attrgetter("said")),
    *cells.date_columns("event", attrgetter("event")),
    Column("place", attrgetter("place"), width=18),
    Column("topics", lambda c: cells.words(c.topics), width=18),
    Column("stances", _stances, width=50),
    Column("sources", _told(attrgetter("source.title")), width=40),
    Column("publishers", _named(attrgetter("source.publisher")), width=22),
    Column("published", _named(attrgetter("source.published")), "date"),
    Column("quotation", _told(cells.quotation), width=60),
    Column("quote_type", _named(attrgetter("quote_type")), width=12),
    Column("verification", _named(cells.verification)),
    Column("described_as", _named(attrgetter("described_as")), width=24),
    Column("relayed_by", _named(lambda a: cells.chain(a.relayed_by)), width=22),
    Column("translated_by", _named(attrgetter("translated_by"))),
    Column("url", _told(attrgetter("source.url")), width=40),
    Column("note", attrgetter("note"), width=40),
    Column("via", attrgetter("via")),
    Column("source_count", attrgetter("corroboration.sources"), "number", 8),
    Column("origin_count", attrgetter("corroboration.origins"), "number", 8),
    Column("later", _named(cells.later), width=10),
    Column("proposed_by", attrgetter("proposed_by"), width=24),
    Column("confidence", attrgetter("confidence"), "number", 8),
)


def _of_claim(name: str) -> Callable[[tuple[ClaimView, object]], str]:
    get = attrgetter(name)
    return lambda pair: get(pair[0])


def _of_report(name: str) -> Callable[[Report], str | None]:
    get = attrgetter(name)
    return lambda pair: get(pair[1])


def _said(pair: Position) -> DateView | None:
    return pair[0].said


def _value(pair: Position) -> ValueView | None:
    return pair[1].value


def _spans(appearance: AppearanceView) -> str | None:
    return cells.words(f"{span.start}-{span.end}" for span in appearance.spans)


APPEARANCE: Final[tuple[Column[Report], ...]] = (
    Column("id", _of_report("id"), "number", 8),
    Column("key", _of_report("key"), width=30),
    Column("claim_id", _of_claim("id"), "number", 8),
    Column("claim_key", _of_claim("key"), width=24),
    Column("speaker", _of_claim("speaker.name"), width=22),
    Column("statement", _of_claim("statement"), width=60),
    Column("source_id", _of_report("source.id"), "number", 9),
    Column("source_key", _of_report("source.key"), width=24),
    Column("source", _of_report("source.title"), width=40),
    Column("publisher", _of_report("source.publisher"), width=22),
    Column("published", _of_report("source.published"), "date"),
    Column("url", _of_report("source.url"), width=40),
    Column("quote_type", _of_report("quote_type"), width=12),
    Column("cue", _of_report("cue"), width=12),
    Column("quotation", lambda pair: cells.quotation(pair[1]), width=60),
    Column(
        "context_before", lambda pair: cells.gapped(one[0] for one in pair[1].context), width=40
    ),
    Column("context_after", lambda pair: cells.gapped(one[1] for one in pair[1].context), width=40),
    Column("spans", lambda pair: _spans(pair[1]), width=16),
    Column("capture_sha256", _of_report("capture_sha256"), width=18),
    Column("verification", lambda pair: cells.verification(pair[1])),
    Column("described_as", _of_report("described_as"), width=24),
    Column("relayed_by", lambda pair: cells.chain(pair[1].relayed_by), width=22),
    Column("translated_by", _of_report("translated_by")),
    Column("note", _of_report("note"), width=40),
    Column("later", lambda pair: cells.later(pair[1]), width=10),
)
STANCE: Final[tuple[Column[Position], ...]] = (
    Column("claim_id", _of_claim("id"), "number", 8),
    Column("claim_key", _of_claim("key"), width=24),
    Column("speaker", _of_claim("speaker.name"), width=22),
    Column("statement", _of_claim("statement"), width=60),
    *cells.date_columns("said", _said)[:3],
    Column("proposition_id", lambda pair: pair[1].proposition.id, "number"),
    Column("proposition", lambda pair: pair[1].proposition.text, width=60),
    Column("stance", lambda pair: pair[1].stance, width=10),
    Column("certainty", lambda pair: pair[1].certainty, width=11),
    *cells.value_columns(_value),
)

CLAIM_SHEETS: Final[tuple[Sheet[ClaimView], ...]] = (
    one_each("Claims", CLAIM),
    sheet("Appearances", APPEARANCE, _reports),
    sheet("Stances", STANCE, _positions),
)
