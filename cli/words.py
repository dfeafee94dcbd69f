"""How views are worded on a terminal."""

from __future__ import annotations  # the views are loaded by what reads them, not by --help

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.views import (
        AppearanceView,
        CaptureView,
        ClaimView,
        ContradictionView,
        DateView,
        TraceStep,
    )

VERIFICATION = {
    "verified": "verified in the held text",
    "not_held": "text not held: not proved here",
    "moved": "moved: the words stand elsewhere in the text",
    "altered": "ALTERED: the text does not have these words here",
    "gone": "GONE: the text no longer has these words",
    None: "no capture: not proved here",
}


LATER = {
    "altered": "ALTERED SINCE: a later copy has other words here",
    "gone": "GONE SINCE: a later copy no longer has these words",
}


def many(count: int, noun: str) -> str:
    """Return a count with its noun: "1 claim", "2 claims"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def date(view: DateView | None) -> str:
    """Return a date as EDTF, ``?`` where it is not known."""
    return "?" if view is None else view.edtf


def date_in_full(view: DateView | None) -> str:
    """Return a date with its phrase, anchor and basis."""
    if view is None:
        return "not known"
    parts = [view.basis]
    if view.phrase:
        parts.insert(0, f'"{view.phrase}"')
    if view.anchor:
        parts.append(f"counted from {view.anchor}")
    if view.note:
        parts.append(view.note)
    return f"{view.edtf} ({'; '.join(parts)})"


def speaker(claim: ClaimView) -> str:
    """Return who speaks, for whom, and whether it is a joint statement."""
    principal = f" for {claim.on_behalf_of.name}" if claim.on_behalf_of else ""
    joint = " (joint)" if claim.via == "joint" else ""
    return f"{claim.speaker.name}{principal}{joint}"


def statement(claim: ClaimView) -> str:
    """Return the statement, marked where it is not accepted or a later copy quotes it otherwise."""
    marks = [] if claim.status == "accepted" else [claim.status]
    marks += [f"quotation {one.later.verification} since" for one in claim.appearances if one.later]
    return "".join(f"[{mark}] " for mark in dict.fromkeys(marks)) + claim.statement


def confidence(claim: ClaimView) -> str:
    """Return how sure a machine was that drafted a claim; nothing where a person wrote it."""
    return "" if claim.confidence is None else f"{claim.confidence:.2f}"


def sources(claim: ClaimView) -> str:
    """Return the publishers that report a claim."""
    names = dict.fromkeys(a.source.publisher or a.source.title for a in claim.appearances)
    rests_on = claim.corroboration
    fewer = f" ({reported(claim)})" if rests_on.origins < rests_on.sources else ""
    return f"{', '.join(names)}{fewer}"


def reported(claim: ClaimView) -> str:
    """Return on how many sources and origins a claim rests, as reports say it."""
    # Loaded when needed: most claims have one source, and most commands print no report.
    from onrecord.report.words import reported

    return reported(claim)


def quotation(appearance: AppearanceView) -> str | None:
    """Return the quoted words, gaps marked, ``None`` where they may not be held.

    The words of an indirect report are the source's own: they get no quotation marks.
    """
    if appearance.exact is None:
        return None
    if appearance.quote_type == "indirect":
        return f"in the source's words: {' […] '.join(appearance.exact)}"
    return " […] ".join(f"“{words}”" for words in appearance.exact)


def claim_lines(claim: ClaimView) -> Iterator[str]:
    """Give the lines that show a claim with its evidence."""
    yield f"{speaker(claim)}: {statement(claim)}"
    yield f"  said      {date_in_full(claim.said)}"
    if claim.event:
        yield f"  about     {date_in_full(claim.event)}"
    if claim.place:
        yield f"  place     {claim.place}"
    details = [claim.kind, claim.modality, claim.status]
    yield f"  claim     {claim.id}, {claim.key} ({', '.join(details)})"
    if claim.proposed_by:
        sure = f", confidence {claim.confidence:.2f}" if claim.confidence is not None else ""
        yield f"  drafted   by {claim.proposed_by}{sure}"
    if claim.topics:
        yield f"  topics    {', '.join(claim.topics)}"
    for stance in claim.stances:
        certainty = f" ({stance.certainty})" if stance.certainty else ""
        yield f"  {stance.stance:<9} {stance.proposition.text}{value(stance)}{certainty}"
    if claim.corroboration.sources > 1:
        yield f"  reported  {reported(claim)}"
    for appearance in claim.appearances:
        yield from appearance_lines(appearance)
    if claim.note:
        yield f"  note      {claim.note}"


def value(stance: object) -> str:
    """Return the value that a stance gives to a slot, with its qualifier, or nothing."""
    found = getattr(stance, "value", None)
    if found is None:
        return ""
    low, high = (None if v is None else f"{v:g}" for v in (found.low, found.high))
    number = low if low == high or high is None else high if low is None else f"{low} to {high}"
    words = {"about": "about ", "at_least": "at least ", "at_most": "at most "}
    unit = f" {found.unit}" if found.unit else ""
    as_of = f", as of {found.as_of}" if found.as_of else ""
    return f": {words.get(found.qualifier or '', '')}{number}{unit}{as_of}"


def appearance_lines(appearance: AppearanceView) -> Iterator[str]:
    """Give the lines that show where a claim is reported, and the proof."""
    source = appearance.source
    publisher = f"{source.publisher}, " if source.publisher else ""
    yield f"  source    {publisher}{source.title} ({source.published or 'date not known'})"
    words = quotation(appearance)
    if words:
        yield f"            {words}"
    for before, after in appearance.context:
        yield f"            context: …{before}⟦…⟧{after}…"
    how = [appearance.quote_type]
    if appearance.cue:
        how.append(f'"{appearance.cue}"')
    if appearance.described_as:
        how.append(f'described as "{appearance.described_as}"')
    if appearance.relayed_by:
        how.append(f"relayed by {', '.join(s.name for s in appearance.relayed_by)}")
    if appearance.translated_by in {"outlet", "us"}:
        how.append(f"translated by {appearance.translated_by}")
    yield f"            appearance {appearance.id}: {', '.join(how)}"
    spans = " ".join(f"[{span.start}, {span.end})" for span in appearance.spans)
    yield f"            {VERIFICATION[appearance.verification]}{': ' + spans if spans else ''}"
    if appearance.later:
        yield (
            f"            {LATER[appearance.later.verification]} (received "
            f"{appearance.later.captured_at}): onrecord source review {source.key}"
        )
    if source.url:
        yield f"            {source.url}"
    if appearance.note:
        yield f"            note: {appearance.note}"


def capture_details(capture: CaptureView) -> Iterator[str]:
    """Give the lines that tell where a capture came from, and what read its text out."""
    answer = [str(capture.status)] if capture.status is not None else []
    answer += [capture.media_type] if capture.media_type else []
    if capture.url:
        told = f" ({', '.join(answer)})" if answer else ""
        yield f"from {capture.url}{told}"
    elif answer:
        yield f"received as {', '.join(answer)}"
    if capture.held:
        yield f"read by {capture.extractor} {capture.extractor_version}"


def contradiction_lines(view: ContradictionView) -> Iterator[str]:
    """Give the lines that show a contradiction: reasons first, then both sides."""
    score = "recorded by a person" if view.score is None else f"score {view.score:.2f}"
    nature = f"{view.kind}, {scope(view)}, {score}, {view.status}"
    yield f"Contradiction {view.id} ({view.key}): {nature}"
    if view.proposition:
        yield f"  on        {view.proposition.text}"
    for step in view.trace:
        yield f"  because   {step_words(step)}"
    if view.proposed_by:
        again = " (an earlier version: onrecord check looks at it again)" if earlier(view) else ""
        yield f"  proposed  by {view.proposed_by}{again}"
    for decision in view.decisions:
        reason = f" ({decision.reason})" if decision.reason else ""
        note = f": {decision.note}" if decision.note else ""
        yield f"  decided   {decision.verdict}{reason} by {decision.by}, {decision.at}{note}"
    for number, (side, claim) in enumerate(zip(view.sides, view.claims, strict=True), start=1):
        where = f", in report {side.appearance_id}" if side.appearance_id else ""
        where += f", against the office {side.role}" if side.role else ""
        yield ""
        yield f"Side {number}{where}"
        yield from _compared(view, claim)
        yield from claim_lines(claim)


def earlier(view: ContradictionView) -> bool:
    """Tell whether an earlier version proposed a candidate that nobody has decided on."""
    if view.status != "candidate" or "+" not in (view.proposed_by or ""):
        return False
    from onrecord.contradict.version import is_earlier

    return is_earlier(view.proposed_by)


def _compared(view: ContradictionView, claim: ClaimView) -> Iterator[str]:
    """Give the statement with the compared words marked, where words of statements were."""
    from cli.marked import marked_lines

    words = [mark[1:] for step in view.trace for mark in step.words if mark[0] == claim.key]
    for number, text in enumerate(marked_lines(claim.statement, words) if words else ()):
        yield f"  {'' if number else 'compared':<9} {text}"


def scope(view: ContradictionView) -> str:
    """Return the scope in words."""
    return {"self": "with themselves"}.get(view.scope, view.scope.replace("_", " "))


def step_words(step: TraceStep) -> str:
    """Return one reason in words."""
    return f"{step.rule}: {step.detail}"


def side(view: ContradictionView, place: int) -> str:
    """Return one side in a line: who, when, what, and the report or office that is meant."""
    claim, own = view.claims[place], view.sides[place]
    if own.role:
        return f"{claim.speaker.name} held the office {own.role}"
    text = f"{speaker(claim)} ({date(claim.said)}): {claim.statement}"
    report = next((a for a in claim.appearances if a.id == own.appearance_id), None)
    if report is None:
        return text
    name = report.source.publisher or report.source.title
    if view.kind == "attribution" and report.described_as:
        return f'{name} calls {claim.speaker.name} "{report.described_as}"'
    return f"{name}: {quotation(report) or text}"
