"""The phrases that every renderer prints: the record's terms in the words of a newsroom.

Plain text without markup; a renderer escapes each phrase as a whole.
"""

from collections.abc import Mapping
from typing import Final

from onrecord.offices import office
from onrecord.report.model import ContradictionGroup
from onrecord.views import (
    AppearanceView,
    ClaimView,
    ContradictionView,
    DateView,
    DecisionView,
    PositionView,
    PropositionView,
    RoleView,
    SideView,
    SourceRef,
    SpeakerRef,
    StanceView,
    ValueView,
)

VERIFICATION: Final[Mapping[str | None, str]] = {
    "verified": "words proved in the held text",
    "not_held": "text not held: not proved here",
    "moved": "words found at another place of the held text: offsets to be checked",
    "altered": "the held text has other words at this place",
    "gone": "words no longer found in the held text",
    None: "no text on record: words as typed in, not proved",
}
LATER: Final = {
    "altered": "ALTERED SINCE: a later copy has other words here",
    "gone": "GONE SINCE: a later copy no longer has these words",
}
QUOTE_TYPE: Final = {
    "direct": "quoted directly",
    "indirect": "reported indirectly, in the source's words",
    "mixed": "partly quoted, partly in the source's words",
}
TRANSLATED_BY: Final = {
    "outlet": "translated by the source",
    "us": "translated by us",
    "none": "not translated",
    "unknown": "not known whether translated",
}
MODALITY: Final = {
    "asserted": "asserted",
    "denied": "said as a denial",
    "doubted": "said as a doubt",
    "unaware": "said not to be aware of it",
    "predicted": "said as a prediction",
    "intended": "said as an intention",
    "demanded": "said as a demand",
    "asked": "said as a question",
    "hypothetical": "said as a hypothesis",
}
CLAIM_STATUS: Final = {
    "draft": "draft: not accepted by a person yet",
    "accepted": "accepted",
    "rejected": "rejected: not part of the record",
    "withdrawn": "withdrawn",
}
CLAIM_KIND: Final = {
    "statement": "statement",
    "act": "an act, not words",
    "no_comment": "declined to comment",
}
VIA: Final = {
    "on_behalf_of": "listed because it was said on behalf of the one asked for",
    "joint": "listed because it is a joint statement of the one asked for",
}
COLUMN: Final = {
    "affirms": "Affirm it",
    "denies": "Deny it",
    "doubts": "Doubt it",
    "unaware": "Say that they are not aware of it",
    "neutral": "Take no side",
}
SCOPE: Final = {
    "between_speakers": "between two speakers",
    "self": "within one speaker's own words",
    "between_sources": "between sources",
}
CONTRADICTION_KIND: Final = {
    "negation": "one denies what the other affirms",
    "antonym": "opposite words",
    "direction": "opposite directions",
    "numeric": "figures that cannot both hold",
    "date": "dates that cannot both hold",
    "modality": "a firmer and a softer statement",
    "lexical": "one statement worded in two ways",
    "attribution": "a different name or role for who said it",
    "world_knowledge": "cannot both hold, given what else is known",
}
CONTRADICTION_STATUS: Final = {
    "candidate": "candidate: proposed, not decided by a person",
    "confirmed": "confirmed by a person",
    "dismissed": "dismissed by a person",
    "unsure": "looked at by a person, left open",
    "disputed": "disputed: people decided differently",
    "stale": "stale: no longer found; the decisions stay",
}
REASON: Final = {
    "different_period": "they speak of different periods",
    "different_definition": "they define it differently",
    "different_referent": "they speak of different things",
    "different_place": "they speak of different places",
    "different_unit": "they count in different units",
    "not_held": "only relayed, not held by the one who said it",
    "updated_figure": "the later figure updates the earlier",
    "compatible_figures": "the figures can both hold",
    "translation": "a matter of translation",
    "not_meant": "not meant as a claim",
}
TURN: Final = {
    "first": "first position on record",
    "same": "same position as before",
    "reversal": "reversal of the position before",
    "softer": "softer than before",
    "unordered": "another position; which came first is not known",
    "firmer": "firmer than before",
    "changed": "changed since before",
}
SPEAKER_KIND: Final = {
    "person": "person",
    "organisation": "organisation",
    "group": "group",
    "publication": "publication, in its own voice",
    "unnamed": "not named by the source",
}
_BASIS: Final = {
    "explicit": "date stated",
    "relative": "a relative date",
    "publication": "taken from the day of publication",
    "broadcast": "taken from the day of the broadcast",
    "inferred": "inferred",
}
_LARGEST_IN_FULL: Final = 1e16  # beyond it the digits of a number are not its own
_QUALIFIER: Final = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


def basis(view: DateView) -> str:
    """Say how the date came from its phrase."""
    if view.anchor is None:
        return _BASIS[view.basis]
    if view.basis == "relative":
        return f"counted from {view.anchor}"
    return f"{_BASIS[view.basis]}, {view.anchor}"


def range_of(earliest: str | None, latest: str | None) -> str:
    """Say which days are possible."""
    if earliest is None and latest is None:
        return "day not known"
    if earliest is None:
        return f"on or before {latest}"
    if latest is None:
        return f"on or after {earliest}"
    return earliest if earliest == latest else f"between {earliest} and {latest}"


def date_notes(view: DateView) -> tuple[str, ...]:
    """Say what the EDTF text leaves unsaid: how it was found, the possible days, the note."""
    days = range_of(view.earliest, view.latest)
    plain = view.edtf in {view.earliest, f"{view.earliest}/{view.latest}"}
    notes = (basis(view), "" if plain else days, view.note or "")
    return tuple(note for note in notes if note)


def said_on(claim: ClaimView) -> str:
    """Return the date of saying as EDTF, or say that it is not known."""
    return claim.said.edtf if claim.said else "date not known"


def number(value: float) -> str:
    """Return a number with thousands separated and no needless decimal point."""
    if abs(value) >= _LARGEST_IN_FULL:
        return repr(float(value))
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def value(view: ValueView | None) -> str:
    """Say the value given to a slot, empty where there is none."""
    if view is None:
        return ""
    ends = [number(end) for end in (view.low, view.high) if end is not None]
    if len(ends) > 1 and ends[0] == ends[1]:
        ends.pop()
    amount = _QUALIFIER.get(view.qualifier or "", "") + " to ".join(ends) if ends else ""
    words = " ".join(part for part in (amount, view.unit) if part)
    return words + (f", as of {view.as_of}" if view.as_of else "")


def stance(view: StanceView) -> str:
    """Say how a claim stands to a proposition, with certainty and value."""
    return _stance(view.stance, view.certainty, view.value)


def column(view: StanceView | None, *, in_full: bool) -> str:
    """Return the heading over the claims that hold one position.

    ``in_full`` adds the certainty, for a speaker who affirms twice, once firmly, once softly.
    """
    if view is None:
        return "Take part"
    given = value(view.value)
    label = f"{COLUMN[view.stance]}: {given}" if given else COLUMN[view.stance]
    return f"{label}, as {view.certainty}" if in_full and view.certainty else label


def role(view: RoleView) -> str:
    """Return an office with its organisation and dates."""
    held = office(view.title, view.organisation)
    if view.start and view.end:
        return f"{held} ({view.start} to {view.end})"
    if view.start or view.end:
        word = "from" if view.start else "until"
        return f"{held} ({word} {view.start or view.end})"
    return held


def scope_of(view: PropositionView) -> tuple[str, ...]:
    """Return what limits a proposition: period, place, measure, unit."""
    named = (
        ("period", view.period),
        ("place", view.place),
        ("measure", view.measure),
        ("unit", view.unit),
        ("topic", view.topic),
    )
    return tuple(f"{name}: {text}" for name, text in named if text)


def names(speakers: tuple[SpeakerRef, ...]) -> str:
    """Return a chain of speakers in the order in which they passed the words on."""
    return ", then ".join(speaker.name for speaker in speakers)


def offsets(appearance: AppearanceView) -> str:
    """Say where the words stand in the text of the capture, empty where it is not known."""
    if not appearance.spans:
        return ""
    ranges = ", ".join(f"{span.start}-{span.end}" for span in appearance.spans)
    named = f" of text {appearance.capture_sha256[:12]}" if appearance.capture_sha256 else ""
    return f"characters {ranges}{named}"


def proof(appearance: AppearanceView) -> str:
    """Say how far the words are proved, and what a later copy has otherwise, if it has."""
    proved, later = VERIFICATION[appearance.verification], appearance.later
    if later is None:
        return proved
    changed = LATER[later.verification]
    return f"{proved}; {changed} (received {later.captured_at}), and nobody has looked at that yet"


def evidence(appearance: AppearanceView) -> tuple[str, ...]:
    """Return what is known about one report of a claim, a phrase for each thing."""
    relayed, described = names(appearance.relayed_by), appearance.described_as
    phrases = (
        QUOTE_TYPE[appearance.quote_type],
        f"introduced by “{appearance.cue}”" if appearance.cue else "",
        f"described there as “{described}”" if described else "",
        f"relayed by {relayed}" if relayed else "",
        TRANSLATED_BY[appearance.translated_by],
        offsets(appearance),
        appearance.note or "",
    )
    return tuple(phrase for phrase in phrases if phrase)


def evidence_in_short(appearance: AppearanceView) -> tuple[str, ...]:
    """Return what is needed to judge a report that is told in full elsewhere."""
    relayed, described = names(appearance.relayed_by), appearance.described_as
    phrases = (
        QUOTE_TYPE[appearance.quote_type],
        f"described there as “{described}”" if described else "",
        f"relayed by {relayed}" if relayed else "",
        proof(appearance),
    )
    return tuple(phrase for phrase in phrases if phrase)


def published(view: SourceRef) -> str:
    """Say when a source was published."""
    return f"published {view.published}" if view.published else "publication date not known"


def no_words(appearance: AppearanceView) -> str:
    """Say why there is no quotation, empty where there is one."""
    if appearance.exact:
        return ""
    if appearance.exact is None and appearance.verification is not None:
        return "The words stand in the source; this record may not hold them."
    return "No quotation on record."


def marks_of_claim(claim: ClaimView) -> tuple[str, ...]:
    """Return what a reader must know before the statement: draft, no plain assertion, joint."""
    marks = (
        CLAIM_STATUS[claim.status] if claim.status != "accepted" else "",
        CLAIM_KIND[claim.kind] if claim.kind != "statement" else "",
        MODALITY[claim.modality] if claim.modality != "asserted" else "",
        VIA[claim.via] if claim.via else "",
    )
    return tuple(mark for mark in marks if mark)


def position(view: PositionView) -> str:
    """Say what a speaker held, with certainty and value."""
    return _stance(view.stance, view.certainty, view.value)


def judgement(view: ContradictionView) -> str:
    """Say the kind, the scope, the score and the status of a contradiction."""
    score = "recorded by a person, no score" if view.score is None else f"score {view.score:.2f}"
    kind, status = CONTRADICTION_KIND[view.kind], CONTRADICTION_STATUS[view.status]
    return f"{kind[0].upper()}{kind[1:]}; {SCOPE[view.scope]}; {score}; {status}."


def of_statements(view: ContradictionView) -> bool:
    """Tell whether two statements are compared, not reports of one or offices."""
    return view.proposition is None and not any(
        side.appearance_id or side.role for side in view.sides
    )


def group_title(group: ContradictionGroup) -> str:
    """Return what contradictions without a proposition are about."""
    if any(of_statements(pair.contradiction) for pair in group.pairs):
        return "Statements"
    return "Wording, names and roles"


def other_claim(view: ContradictionView, claim: ClaimView) -> ClaimView | None:
    """Return what a contradiction sets ``claim`` against, ``None`` where it is itself."""
    return next((one for one in view.claims if one.key != claim.key), None)


def decision(view: DecisionView) -> str:
    """Say one person's verdict with reason, note, name and time."""
    reason = f", {REASON[view.reason]}" if view.reason else ""
    note = f". {view.note}" if view.note else ""
    return f"{view.verdict}{reason}, by {view.by} at {view.at}{note}"


def reported(claim: ClaimView) -> str:
    """Return on how much a claim rests that several sources report, "" where there is one at most.

    Of origins it is only known how many there are at most, unless there is but one.
    """
    rests_on = claim.corroboration
    if rests_on.sources <= 1:
        return ""
    most = "1 origin" if rests_on.origins == 1 else f"at most {rests_on.origins} origins"
    left = rests_on.not_compared
    apart = f" ({left} {'source' if left == 1 else 'sources'} not compared)" if left else ""
    return f"{rests_on.sources} sources, {most}{apart}"


def appearances_of_side(side: SideView, claim: ClaimView) -> tuple[AppearanceView, ...]:
    """Return the appearances that a side is about: the one it names, else all of its claim."""
    if side.appearance_id is None:
        return claim.appearances
    return tuple(one for one in claim.appearances if one.id == side.appearance_id)


def _stance(kind: str, certainty: str | None, given: ValueView | None) -> str:
    words = {"unaware": "is not aware of it", "neutral": "takes no side"}.get(kind, kind)
    amount = value(given)
    as_certain = f" as {certainty}" if certainty else ""
    return words + as_certain + (f": {amount}" if amount else "")
