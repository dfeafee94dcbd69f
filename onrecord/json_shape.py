"""The JSON that other programs read: one function per view, keys and their order promised.

A claim has one shape wherever it stands: in a list, in a contradiction, in a report. The
``*_detail`` variants are for one record shown by itself: they keep every key of the plain
shape and add more. Open bounds are null; a whole number is written without a decimal point.
"""

from collections.abc import Iterable

from onrecord.origin_shape import corroboration
from onrecord.spans import Span
from onrecord.views import (
    AppearanceView,
    CaptureView,
    ChangeDetailView,
    ChangeView,
    ClaimView,
    ContradictionView,
    DateView,
    DecisionView,
    JsonObject,
    LaterView,
    PositionView,
    PropositionRef,
    PropositionView,
    RelationView,
    RoleView,
    Selection,
    SideView,
    SourceRef,
    SourceView,
    SpeakerRef,
    SpeakerView,
    StanceView,
    TopicView,
    TraceStep,
    ValueView,
)


def claim(view: ClaimView) -> JsonObject:
    """Return a claim; ``via`` is null, ``on_behalf_of`` or ``joint``."""
    return {
        "id": view.id,
        "key": view.key,
        "kind": view.kind,
        "speaker": _speaker_ref(view.speaker),
        "on_behalf_of": _speaker_ref(view.on_behalf_of) if view.on_behalf_of else None,
        "statement": view.statement,
        "modality": view.modality,
        "status": view.status,
        "said": _date(view.said),
        "event": _date(view.event),
        "topics": list(view.topics),
        "stances": [_stance(stance) for stance in view.stances],
        "appearances": [_appearance(appearance) for appearance in view.appearances],
        "via": view.via,
        "corroboration": corroboration(view.corroboration),
        "proposed_by": view.proposed_by,
        "confidence": number(view.confidence),
    }


def claim_detail(view: ClaimView, relations: Iterable[RelationView] = ()) -> JsonObject:
    """Return a claim with its place, note, full dates, relations and appearances in full."""
    return claim(view) | {
        "stances": [_stance(one) | {"certainty": one.certainty} for one in view.stances],
        "appearances": [_appearance_detail(appearance) for appearance in view.appearances],
        "place": view.place,
        "note": view.note,
        "dates": [_date_detail(date) for date in (view.said, view.event) if date],
        "relations": [_relation(relation) for relation in relations],
    }


def contradiction(view: ContradictionView) -> JsonObject:
    """Return a contradiction with both claims; ``score`` is null where a person recorded it."""
    return {
        "id": view.id,
        "key": view.key,
        "scope": view.scope,
        "kind": view.kind,
        "score": number(view.score),
        "status": view.status,
        "proposition": _proposition_ref(view.proposition) if view.proposition else None,
        "sides": [_side(side) for side in view.sides],
        "claims": [claim(one) for one in view.claims],
        "trace": [_trace_step(step) for step in view.trace],
        "decisions": [_decision(decision) for decision in view.decisions],
        "proposed_by": view.proposed_by,
    }


def contradiction_detail(view: ContradictionView) -> JsonObject:
    """Return a contradiction whose claims carry the ids and keys that sides and trace name."""
    return contradiction(view) | {"claims": [claim_detail(one) for one in view.claims]}


def speaker(view: SpeakerView) -> JsonObject:
    """Return a speaker with its names and offices; ``claims`` counts its accepted claims."""
    return {
        "id": view.id,
        "key": view.key,
        "name": view.name,
        "kind": view.kind,
        "aliases": list(view.aliases),
        "roles": [role(one) for one in view.roles],
        "claims": view.claims,
    }


def speaker_detail(view: SpeakerView) -> JsonObject:
    """Return a speaker with its members, the source it belongs to and the note."""
    return speaker(view) | {
        "members": [_speaker_ref(member) for member in view.members],
        "source": _source_ref(view.source) if view.source else None,
        "note": view.note,
    }


def role(view: RoleView) -> JsonObject:
    """Return an office held; ``start`` and ``end`` are EDTF or null."""
    return {
        "id": view.id,
        "title": view.title,
        "organisation": view.organisation,
        "start": view.start,
        "end": view.end,
        "evidence": view.evidence,
    }


def source(view: SourceView) -> JsonObject:
    """Return a source; ``claims`` counts the accepted claims that it reports."""
    return {
        "id": view.id,
        "key": view.key,
        "kind": view.kind,
        "title": view.title,
        "publisher": view.publisher,
        "byline": view.byline,
        "credit": list(view.credit),
        "language": view.language,
        "url": view.url,
        "published": _date(view.published),
        "claims": view.claims,
    }


def source_detail(view: SourceView) -> JsonObject:
    """Return a source with its captures, full dates and note."""
    return source(view) | {
        "note": view.note,
        "dates": [_date_detail(view.published)] if view.published else [],
        "captures": [_capture(capture) for capture in view.captures],
    }


def topic(view: TopicView) -> JsonObject:
    """Return a topic; ``claims`` counts the accepted claims under it."""
    return {"id": view.id, "key": view.key, "name": view.name, "claims": view.claims}


def proposition(view: PropositionView) -> JsonObject:
    """Return a proposition with its scope; ``stances`` maps each kind to its number."""
    return {
        "id": view.id,
        "key": view.key,
        "text": view.text,
        "topic": view.topic,
        "period": view.period,
        "place": view.place,
        "measure": view.measure,
        "unit": view.unit,
        "slot": view.slot,
        "stances": dict(view.stances),
    }


def proposition_detail(view: PropositionView) -> JsonObject:
    """Return a proposition with its note."""
    return proposition(view) | {"note": view.note}


def position(view: PositionView) -> JsonObject:
    """Return one position of a speaker with the roles held then and how it turned."""
    return {
        "proposition": _proposition_ref(view.proposition),
        "stance": view.stance,
        "certainty": view.certainty,
        "value": _value(view.value),
        "turn": view.turn,
        "roles": [role(one) for one in view.roles],
        "claim": claim(view.claim),
    }


def change(view: ChangeView) -> JsonObject:
    """Return an entry of the change log."""
    return {
        "number": view.number,
        "at": view.at,
        "by": view.by,
        "act": view.act,
        "summary": view.summary,
        "records": view.records,
        "undoes": view.undoes,
        "undone_by": view.undone_by,
    }


def change_detail(view: ChangeDetailView) -> JsonObject:
    """Return a change with the records that it touched, as in record files."""
    touched = [
        {"noun": one.noun, "key": one.key, "before": one.before, "after": one.after}
        for one in view.touched
    ]
    return change(view.change) | {"touched": touched}


def selection(view: Selection) -> JsonObject:
    """Return what was asked for and the state of the record that answered."""
    return {
        "kind": view.kind,
        "filters": [{"name": name, "value": value} for name, value in view.filters],
        "last_change": view.last_change,
        "made_from": view.made_from,
        "keys": dict(view.keys),
    }


def number(value: float | None) -> float | int | None:
    """Return a number without a needless decimal point."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def _speaker_ref(view: SpeakerRef) -> JsonObject:
    return {"id": view.id, "name": view.name}


def _source_ref(view: SourceRef) -> JsonObject:
    return {
        "id": view.id,
        "title": view.title,
        "publisher": view.publisher,
        "published": view.published,
        "url": view.url,
    }


def _proposition_ref(view: PropositionRef) -> JsonObject:
    return {"id": view.id, "text": view.text}


def _date(view: DateView | None) -> JsonObject | None:
    if view is None:
        return None
    return {
        "edtf": view.edtf,
        "earliest": view.earliest,
        "latest": view.latest,
        "phrase": view.phrase,
        "basis": view.basis,
    }


def _date_detail(view: DateView) -> JsonObject:
    return {
        "role": view.role,
        "edtf": view.edtf,
        "earliest": view.earliest,
        "latest": view.latest,
        "phrase": view.phrase,
        "basis": view.basis,
        "anchor": view.anchor,
        "note": view.note,
        "span": _span(view.span) if view.span else None,
    }


def _stance(view: StanceView) -> JsonObject:
    return {
        "proposition": _proposition_ref(view.proposition),
        "stance": view.stance,
        "value": _value(view.value),
    }


def _value(view: ValueView | None) -> JsonObject | None:
    if view is None:
        return None
    return {
        "low": number(view.low),
        "high": number(view.high),
        "qualifier": view.qualifier,
        "unit": view.unit,
        "as_of": view.as_of,
    }


def _appearance(view: AppearanceView) -> JsonObject:
    return {
        "source": _source_ref(view.source),
        "quote_type": view.quote_type,
        "exact": list(view.exact) if view.exact is not None else None,
        "spans": [_span(span) for span in view.spans],
        "cue": view.cue,
        "described_as": view.described_as,
        "relayed_by": [_speaker_ref(relayer) for relayer in view.relayed_by],
        "translated_by": view.translated_by,
        "verification": view.verification or "not_held",
        "verified": view.verification == "verified",
        "later": _later(view.later) if view.later else None,
    }


def _later(view: LaterView) -> JsonObject:
    return {
        "verification": view.verification,
        "capture": view.capture_sha256,
        "captured_at": view.captured_at,
    }


def _appearance_detail(view: AppearanceView) -> JsonObject:
    return _appearance(view) | {
        "id": view.id,
        "key": view.key,
        "context": [list(pair) for pair in view.context],
        "capture": view.capture_sha256,
        "note": view.note,
    }


def _relation(view: RelationView) -> JsonObject:
    return {
        "kind": view.kind,
        "claim": {"id": view.claim_id, "key": view.claim_key, "statement": view.statement},
        "inverse": view.inverse,
    }


def _side(view: SideView) -> JsonObject:
    return {"claim": view.claim_id, "appearance": view.appearance_id, "role": view.role}


def _trace_step(view: TraceStep) -> JsonObject:
    return {
        "rule": view.rule,
        "detail": view.detail,
        "spans": [
            {"appearance": appearance, "start": start, "end": end}
            for appearance, start, end in view.spans
        ],
        "words": [{"claim": claim, "start": start, "end": end} for claim, start, end in view.words],
    }


def _decision(view: DecisionView) -> JsonObject:
    return {
        "verdict": view.verdict,
        "reason": view.reason,
        "note": view.note,
        "by": view.by,
        "at": view.at,
    }


def _capture(view: CaptureView) -> JsonObject:
    return {
        "id": view.id,
        "sha256": view.sha256,
        "held": view.held,
        "length": view.length,
        "captured_at": view.captured_at,
        "extractor": view.extractor,
        "extractor_version": view.extractor_version,
        "url": view.url,
        "media_type": view.media_type,
        "status": view.status,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
