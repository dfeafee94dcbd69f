"""Arrangement: views in any order to the sections of a report, always in the same order.

Claims go by day of saying, those of unknown day last; contradictions by status, then score.
Ties fall to the key, so that the order of reading from a database changes nothing.
"""

from collections.abc import Iterable, Sequence

from onrecord.report import words
from onrecord.report.model import (
    ClaimsSection,
    Column,
    ContradictionGroup,
    ContradictionsSection,
    Entry,
    Mark,
    NumbersSection,
    Pair,
    PositionGroup,
    PositionsSection,
    PropositionGroup,
    PropositionsSection,
    Report,
    Section,
    TimelineSection,
    WhoSection,
)
from onrecord.report.numbers_view import NumbersView
from onrecord.report.proposals import Proposals
from onrecord.views import (
    ClaimView,
    ContradictionView,
    PositionView,
    PropositionRef,
    PropositionView,
    Selection,
    SpeakerView,
    StanceView,
    TopicView,
)
from onrecord.vocabulary import STANCES

_UNKNOWN_DAY = "9999-12-31"
# What still asks for attention stands before what is settled.
_STATUS_ORDER = ("confirmed", "disputed", "candidate", "unsure", "dismissed", "stale")


def speaker_report(
    selection: Selection,
    speaker: SpeakerView,
    claims: Sequence[ClaimView],
    *,
    contradictions: Sequence[ContradictionView] = (),
    positions: Sequence[PositionView] = (),
    propositions: Sequence[PropositionView] = (),
) -> Report:
    """Return who the speaker is, its positions over time, its claims and its contradictions."""
    own = in_order(claims)
    others = _others(own, contradictions)
    groups = _position_groups(positions)
    sections: list[Section] = [WhoSection(title="Who", speaker=speaker)]
    if groups:
        sections.append(PositionsSection(title="Positions over time", groups=groups))
    sections += [
        TimelineSection(title="Timeline", claims=in_order(own + others)),
        ClaimsSection(title="Claims in order of saying", claims=own),
        *_contradictions(contradictions, propositions),
    ]
    if others:
        sections.append(ClaimsSection(title="The other claims compared here", claims=others))
    return Report(
        title=f"{speaker.name} on record",
        selection=selection,
        sections=tuple(sections),
        claims=own + others,
        contradictions=ranked(contradictions),
        positions=tuple(one for group in groups for one in group.positions),
        propositions=_by_text(propositions),
        speaker=speaker,
    )


def topic_report(
    selection: Selection,
    topic: TopicView,
    propositions: Sequence[PropositionView],
    claims: Sequence[ClaimView],
    *,
    contradictions: Sequence[ContradictionView] = (),
) -> Report:
    """Return a topic's propositions with who holds what, its contradictions and its claims."""
    own = in_order(claims)
    others = _others(own, contradictions)
    groups = [
        PropositionGroup(proposition=one, columns=_columns(one.id, _takers(one.id, own), ()))
        for one in _by_text(propositions)
    ]
    # Those that divide come first, those that nobody took up last.
    held = tuple(sorted(groups, key=lambda group: -len(group.columns)))
    sections: list[Section] = []
    if held:
        sections.append(PropositionsSection(title="Who holds what", groups=held))
    sections += [
        TimelineSection(title="Timeline", claims=in_order(own + others)),
        *_contradictions(contradictions, propositions),
        ClaimsSection(title="Claims in order of saying", claims=own),
    ]
    if others:
        sections.append(ClaimsSection(title="The other claims compared here", claims=others))
    return Report(
        title=f"Topic: {topic.name}",
        selection=selection,
        sections=tuple(sections),
        claims=own + others,
        contradictions=ranked(contradictions),
        propositions=_by_text(propositions),
        topic=topic,
    )


def contradictions_report(
    selection: Selection,
    contradictions: Sequence[ContradictionView],
    *,
    propositions: Sequence[PropositionView] = (),
    proposals: Proposals | None = None,
) -> Report:
    """Return contradictions by proposition, the claims that they compare, and their timeline.

    ``proposals`` are those that people decided on; where nobody did, nothing is said of them.
    """
    claims = _others((), contradictions)
    return Report(
        title="Contradictions",
        selection=selection,
        sections=(
            *_contradictions(contradictions, propositions),
            TimelineSection(title="Timeline", claims=claims),
            ClaimsSection(title="The claims in full, in order of saying", claims=claims),
        ),
        claims=claims,
        contradictions=ranked(contradictions),
        propositions=_by_text(propositions),
        proposals=proposals if proposals and proposals.any else None,
    )


def timeline_report(selection: Selection, claims: Sequence[ClaimView]) -> Report:
    """Return claims by the day of saying: the picture with its table, then each in full."""
    own = in_order(claims)
    return Report(
        title="Timeline",
        selection=selection,
        sections=(
            TimelineSection(title="By day of saying", claims=own),
            ClaimsSection(title="Claims in order of saying", claims=own),
        ),
        claims=own,
    )


def numbers_report(
    selection: Selection,
    numbers: NumbersView,
    *,
    contradictions: Sequence[ContradictionView] = (),
) -> Report:
    """Return the values of a slot with picture and table, its conflicts, and each claim in full.

    ``contradictions`` are those between two of its rows that nobody has done away with.
    """
    claims = in_order(row.claim for row in numbers.rows)
    return Report(
        title=f"Numbers: {numbers.proposition.text}",
        selection=selection,
        sections=(
            NumbersSection(title="Values by date", numbers=numbers),
            *_contradictions(contradictions, (numbers.proposition,)),
            ClaimsSection(title="The claims in full, in order of saying", claims=claims),
        ),
        claims=claims,
        contradictions=ranked(contradictions),
        propositions=(numbers.proposition,),
        numbers=numbers,
    )


def in_order(claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """Return claims by day of saying, each key once; one said "on or before" stands at its end."""
    return tuple(sorted({claim.key: claim for claim in claims}.values(), key=_said))


def ranked(contradictions: Iterable[ContradictionView]) -> tuple[ContradictionView, ...]:
    """Return contradictions by status, then score, the highest first, each key once."""
    return tuple(sorted({one.key: one for one in contradictions}.values(), key=_rank))


def _said(claim: ClaimView) -> tuple[str, str, str, str]:
    said = claim.said
    earliest = (said.earliest or said.latest) if said else None
    latest = said.latest if said else None
    return (earliest or _UNKNOWN_DAY, latest or _UNKNOWN_DAY, claim.speaker.name, claim.key)


def _rank(one: ContradictionView) -> tuple[int, float, str]:
    return (_STATUS_ORDER.index(one.status), -(one.score or 0.0), one.key)


def _by_text(propositions: Iterable[PropositionView]) -> tuple[PropositionView, ...]:
    unique = {one.key: one for one in propositions}
    return tuple(sorted(unique.values(), key=lambda one: (one.text, one.key)))


def _others(
    own: tuple[ClaimView, ...], contradictions: Iterable[ContradictionView]
) -> tuple[ClaimView, ...]:
    known = {claim.key for claim in own}
    compared = (claim for one in contradictions for claim in one.claims)
    return in_order(claim for claim in compared if claim.key not in known)


def _position_groups(positions: Iterable[PositionView]) -> tuple[PositionGroup, ...]:
    groups: dict[int, list[PositionView]] = {}
    for one in positions:
        groups.setdefault(one.proposition.id, []).append(one)
    made = (
        PositionGroup(
            proposition=group[0].proposition,
            positions=tuple(sorted(group, key=lambda one: _said(one.claim))),
        )
        for group in groups.values()
    )
    return tuple(sorted(made, key=_turns_first))


def _turns_first(group: PositionGroup) -> tuple[bool, str, int]:
    turned = any(one.turn not in {"first", "same"} for one in group.positions)
    return (not turned, group.proposition.text, group.proposition.id)


def _contradictions(
    contradictions: Sequence[ContradictionView], propositions: Sequence[PropositionView]
) -> tuple[ContradictionsSection, ...]:
    if not contradictions:
        return ()
    scopes = {one.id: one for one in propositions}
    groups: dict[int | None, list[ContradictionView]] = {}
    for one in ranked(contradictions):
        groups.setdefault(one.proposition.id if one.proposition else None, []).append(one)
    # Statements, then wording and attribution, stand after what was coded.
    alone = groups.pop(None, [])
    made = [_group(members, scopes) for members in groups.values()]
    for of_statements in (True, False):
        pairs = tuple(
            Pair(contradiction=one, numbers=None)
            for one in alone
            if of_statements == words.of_statements(one)
        )
        if pairs:
            made.append(ContradictionGroup(proposition=None, scope=None, columns=(), pairs=pairs))
    return (ContradictionsSection(title="Contradictions", groups=tuple(made)),)


def _group(
    members: Sequence[ContradictionView], scopes: dict[int, PropositionView]
) -> ContradictionGroup:
    proposition: PropositionRef | None = members[0].proposition
    number = proposition.id if proposition else 0
    marks = tuple(mark for one in members for step in one.trace for mark in step.spans)
    columns = _columns(number, _others((), members), marks)
    places = {entry.claim.key: entry.number for one in columns for entry in one.entries}
    return ContradictionGroup(
        proposition=proposition,
        scope=scopes.get(number),
        columns=columns,
        pairs=tuple(
            Pair(
                contradiction=one,
                numbers=(places[one.claims[0].key], places[one.claims[1].key]),
            )
            for one in members
        ),
    )


def _columns(
    proposition: int, claims: Iterable[ClaimView], marks: Sequence[Mark]
) -> tuple[Column, ...]:
    held = [(claim, _stance_on(proposition, claim)) for claim in claims]
    columns = _split(held, in_full=False)
    if len(columns) == 1:
        columns = _split(held, in_full=True)
    number = 0
    made = []
    for label, members in columns:
        entries = []
        for claim, stance in members:
            number += 1
            entries.append(Entry(number=number, claim=claim, stance=stance, marks=tuple(marks)))
        made.append(Column(label=label, entries=tuple(entries)))
    return tuple(made)


_Held = tuple[ClaimView, StanceView | None]


def _split(held: Sequence[_Held], *, in_full: bool) -> list[tuple[str, list[_Held]]]:
    ordered = sorted(held, key=lambda one: _stance_order(one[1]))
    columns: dict[str, list[_Held]] = {}
    for claim, stance in ordered:
        label = words.column(stance, in_full=in_full)
        columns.setdefault(label, []).append((claim, stance))
    return list(columns.items())


def _stance_order(stance: StanceView | None) -> int:
    return STANCES.index(stance.stance) if stance else len(STANCES)


def _takers(proposition: int, claims: Iterable[ClaimView]) -> list[ClaimView]:
    return [claim for claim in claims if _stance_on(proposition, claim)]


def _stance_on(proposition: int, claim: ClaimView) -> StanceView | None:
    return next((one for one in claim.stances if one.proposition.id == proposition), None)
