"""Compare two copies of a source, and name the quotations that the changes concern."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.later import AnchoredIn, anchored_in
from db.reads.names import find_source
from db.reads.sources import source_views
from onrecord.comparing import Difference, compare
from onrecord.errors import NotFoundError, OnrecordError, UsageError
from onrecord.spans import Span
from onrecord.views import CaptureView, SourceView

_SHORTEST: int = 6  # digits of a hash that name a capture


@dataclass(frozen=True, slots=True)
class Concerned:
    """A quotation that stands in a sentence that changed, or that the new copy has otherwise.

    ``state`` is that in the new copy, ``None`` where its words were not looked for there.
    """

    appearance: int
    key: str
    claim: int
    claim_key: str
    state: str | None
    differences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two captures of a source and what changed from the one to the other."""

    source: SourceView
    old: CaptureView
    new: CaptureView
    differences: tuple[Difference, ...]
    concerned: tuple[Concerned, ...]


def compare_captures(
    engine: Engine, typed: str, captures: tuple[str, str] | None = None
) -> Compared | SourceView:
    """Compare two captures of a source: those named by id or hash, else the coded and the latest.

    Return the source alone where it has not two texts to compare. Raises NotFoundError, UsageError.
    """
    with reading(engine) as connection:
        view = source_views(connection, [find_source(connection, typed)])[0]
        if captures is not None:
            old, new = (_named(view, name) for name in captures)
        else:
            # Of two copies of one second the coded one was first.
            held = sorted(
                (capture for capture in view.captures if capture.held),
                key=lambda one: (one.captured_at, not one.coded, one.sha256),
            )
            if len(held) < 2:  # noqa: PLR2004 - it takes two
                return view
            old, new = next((c for c in held if c.coded), held[0]), held[-1]
            old = held[0] if old.id == new.id else old
        return _compared(connection, view, old, new)


def _named(view: SourceView, typed: str) -> CaptureView:
    found = [
        capture
        for capture in view.captures
        if str(capture.id) == typed
        or (len(typed) >= _SHORTEST and capture.sha256.startswith(typed.lower()))
    ]
    if not found:
        raise NotFoundError(
            f'Source {view.key} has no capture "{typed}". '
            f"Its captures: onrecord source show {view.key}"
        )
    if len(found) > 1:
        raise UsageError(f'Several captures of {view.key} begin with "{typed}". Give more digits')
    if not found[0].held:
        raise OnrecordError(
            f"Capture {found[0].id} of {view.key} is known by its hash only. To hold its text: "
            "onrecord ingest FILE"
        )
    return found[0]


def _compared(
    connection: Connection, view: SourceView, old: CaptureView, new: CaptureView
) -> Compared:
    texts = anchored_in(connection, old.id), anchored_in(connection, new.id)
    differences = tuple(compare(texts[0].text, texts[1].text))
    states = {one.key: one for one in texts[1].anchors}
    concerned: dict[str, Concerned] = {}
    for one in (*texts[0].anchors, *texts[1].anchors):
        there = states.get(one.key)
        touched = _touched(differences, texts[0], one.key, new=False)
        touched |= _touched(differences, texts[1], one.key, new=True)
        otherwise = there is not None and there.verification in {"altered", "gone"}
        if touched or otherwise:
            concerned[one.key] = Concerned(
                one.appearance, one.key, one.claim, one.claim_key,
                there.verification if there else None, tuple(sorted(touched)),
            )  # fmt: skip
    return Compared(view, old, new, differences, tuple(concerned.values()))


def _touched(
    differences: tuple[Difference, ...], anchored: AnchoredIn, key: str, *, new: bool
) -> set[int]:
    """Return which differences lie where an appearance's words stand, numbered from 0."""
    spans = [span for one in anchored.anchors if one.key == key for span in one.spans]
    return {
        number
        for number, one in enumerate(differences)
        for span in spans
        if _meet(one.new if new else one.old, span)
    }


def _meet(one: Span | None, other: Any) -> bool:
    return one is not None and one.start < other.end and other.start < one.end
