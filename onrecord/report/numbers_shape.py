"""The JSON of the numbers view: keys and their order promised."""

from onrecord.contradict.numbers import AsOf
from onrecord.json_shape import number
from onrecord.origin_shape import corroboration
from onrecord.report.numbers_view import Between, NumberRow, NumbersView
from onrecord.views import JsonObject, SourceRef, SpeakerRef


def numbers(view: NumbersView) -> JsonObject:
    """Return the values of a slot; ``number`` of a value is what the rest calls it."""
    return {
        "proposition": {"id": view.proposition.id, "text": view.proposition.text},
        "unit": view.proposition.unit,
        "summary": {
            "latest": list(view.latest),
            "disputed": list(view.disputed),
            "lowest": number(view.lowest),
            "highest": number(view.highest),
            "corroboration": corroboration(view.corroboration),
        },
        "values": [_row(row) for row in view.rows],
        "relations": [_between(one) for one in view.relations],
    }


def _row(row: NumberRow) -> JsonObject:
    claim, value = row.claim, row.value
    return {
        "number": row.number,
        "claim": {"id": claim.id, "key": claim.key, "status": claim.status},
        "speaker": _named(claim.speaker),
        "on_behalf_of": _named(claim.on_behalf_of) if claim.on_behalf_of else None,
        "stance": row.stance,
        "certainty": row.certainty,
        "low": number(value.low) if value else None,
        "high": number(value.high) if value else None,
        "qualifier": value.qualifier if value else None,
        "unit": value.unit if value else None,
        "as_of": _as_of(row.as_of) if row.as_of else None,
        "said": claim.said.edtf if claim.said else None,
        "relayed": row.relayed,
        "sources": [_source(one.source) for one in claim.appearances],
        "corroboration": corroboration(claim.corroboration),
        "update_of": row.update_of,
        "same_as": list(row.same_as),
        "conflicts_with": list(row.conflicts_with),
        "settled_with": list(row.settled_with),
    }


def _as_of(view: AsOf) -> JsonObject:
    return {
        "edtf": view.edtf,
        "earliest": view.bounds.earliest,
        "latest": view.bounds.latest,
        "basis": view.basis,
    }


def _between(view: Between) -> JsonObject:
    return {
        "values": [view.first, view.second],
        "relation": view.kind,
        "detail": view.detail,
        "step": view.step,
        "contradiction": view.contradiction,
        "status": view.status,
    }


def _named(view: SpeakerRef) -> JsonObject:
    return {"id": view.id, "name": view.name}


def _source(view: SourceRef) -> JsonObject:
    return {"id": view.id, "key": view.key, "title": view.title, "publisher": view.publisher}
