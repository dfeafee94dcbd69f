"""The JSON of origins, for other programs: keys and their order promised."""

from typing import Any

from onrecord.origin_views import (
    CorroborationView,
    LinkView,
    MemberView,
    OriginView,
    SourceOriginsView,
)

JsonObject = dict[str, Any]


def corroboration(view: CorroborationView) -> JsonObject:
    """Return on how many sources and origins a claim rests."""
    return {
        "sources": view.sources,
        "origins": view.origins,
        "not_compared": view.not_compared,
    }


def origin(view: OriginView) -> JsonObject:
    """Return an origin; its first member stands for it."""
    return {"credit": list(view.credit), "members": [_member(one) for one in view.members]}


def source_origins(view: SourceOriginsView) -> JsonObject:
    """Return what a source goes back to, with reasons and decisions."""
    return {
        "compared": view.compared,
        "origins": [origin(one) for one in view.origins],
        "links": [_link(one) for one in view.links],
        "decisions": [
            {
                "verdict": one.verdict,
                "other": one.other,
                "note": one.note,
                "by": one.by,
                "at": one.at,
            }
            for one in view.decisions
        ],
    }


def _member(view: MemberView) -> JsonObject:
    return {
        "source": {
            "id": view.id,
            "key": view.key,
            "title": view.title,
            "publisher": view.publisher,
            "published": view.published,
        },
        "role": view.role,
        "share": None if view.share is None else round(view.share, 3),
        "credit": list(view.credit),
    }


def _link(view: LinkView) -> JsonObject:
    return {
        "source": {"id": view.other.id, "key": view.other.key, "title": view.other.title},
        "verdict": view.verdict,
        "reasons": list(view.reasons),
        "passages": [
            {
                "exact": one.exact,
                "span": [one.span.start, one.span.end],
                "other_span": [one.other_span.start, one.other_span.end],
            }
            for one in view.passages
        ],
        "proposed_by": view.proposed_by,
    }
