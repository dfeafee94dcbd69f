"""A report as Markdown: the same sections and words as the HTML, without the picture.

Compared words are quoted beneath the reason that compares them: Markdown has no highlighting.
"""

from collections.abc import Iterator, Sequence

from onrecord.report import highlight, numbers_words, summary, words
from onrecord.report.markdown_text import block, bullets, inline, link, quoted, table
from onrecord.report.model import (
    ClaimsSection,
    Column,
    ContradictionGroup,
    ContradictionsSection,
    Entry,
    NumbersSection,
    Pair,
    PositionsSection,
    PropositionsSection,
    Report,
    Section,
    TimelineSection,
    WhoSection,
)
from onrecord.report.seal import seal_of, sealed_comment
from onrecord.safe import address_of_words
from onrecord.views import (
    AppearanceView,
    ClaimView,
    DateView,
    PropositionView,
    SideView,
    SourceRef,
    TraceStep,
)


class MarkdownRenderer:
    """Reports to read as text and to paste into other documents."""

    extension = "md"

    def render(self, report: Report) -> str:
        """Return the report as Markdown with a blank line between blocks."""
        document = "\n\n".join(block for block in _report(report) if block) + "\n"
        return sealed_comment(document, seal_of(report, self.extension))


def _report(report: Report) -> Iterator[str]:
    yield f"# {inline(report.title)}"
    yield from (block(sentence) for sentence in summary.lead(report))
    for section in report.sections:
        yield f"## {inline(section.title)}"
        yield from _section(section, report)
    yield "---"
    facts = (*summary.provenance(report), summary.TO_CHECK)
    yield bullets(f"{name}: {inline(value)}" for name, value in facts)


def _section(section: Section, report: Report) -> Iterator[str]:
    match section:
        case WhoSection():
            yield _who(section)
        case PositionsSection():
            yield from _positions(section)
        case PropositionsSection():
            yield from _propositions(section)
        case ContradictionsSection():
            for group in section.groups:
                yield from _contradictions(group)
        case TimelineSection():
            yield _timeline(section)
        case NumbersSection():
            yield from _numbers(section)
        case ClaimsSection():
            yield "" if section.claims else "No claims."
            for claim in section.claims:
                yield from _claim(claim, report)


def _who(section: WhoSection) -> str:
    speaker = section.speaker
    lines = [f"Kind: {words.SPEAKER_KIND[speaker.kind]}"]
    if speaker.source:
        lines.append(f"Named only in: {_source(speaker.source)}")
    if speaker.aliases:
        lines.append(f"Also named: {inline('; '.join(speaker.aliases))}")
    for role in speaker.roles:
        evidence = f" (evidence: {role.evidence})" if role.evidence else ""
        lines.append(f"Role: {inline(words.role(role) + evidence)}")
    if speaker.members:
        lines.append(f"Members: {inline(', '.join(one.name for one in speaker.members))}")
    if speaker.note:
        lines.append(f"Note: {inline(speaker.note)}")
    return bullets(lines)


def _positions(section: PositionsSection) -> Iterator[str]:
    for group in section.groups:
        yield f"### {inline(group.proposition.text)}"
        rows = (
            (
                words.said_on(one.claim),
                "; ".join(words.role(role) for role in one.roles) or "no role on record",
                words.position(one),
                words.TURN[one.turn],
                "; ".join((one.claim.statement, *words.marks_of_claim(one.claim))),
            )
            for one in group.positions
        )
        yield table(("Said", "Held then", "Position", "Turn", "Statement"), rows)


def _propositions(section: PropositionsSection) -> Iterator[str]:
    for group in section.groups:
        yield f"### {inline(group.proposition.text)}"
        yield _scope(group.proposition)
        yield "" if group.columns else "No claim in this report takes a position on it."
        for column in group.columns:
            yield f"#### {inline(column.label)}"
            yield bullets(
                f"{inline(_named(one.claim))}: {inline(one.claim.statement)}"
                for one in column.entries
            )


def _contradictions(group: ContradictionGroup) -> Iterator[str]:
    title = group.proposition.text if group.proposition else words.group_title(group)
    yield f"### {inline(title)}"
    yield _scope(group.scope) if group.scope else ""
    for column in group.columns:
        yield from _column(column)
    for pair in group.pairs:
        yield from _pair(pair)


def _column(column: Column) -> Iterator[str]:
    yield f"#### {inline(column.label)}"
    for entry in column.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    certainty = entry.stance.certainty if entry.stance else None
    held = f" ({certainty})" if certainty else ""
    yield f"**({entry.number})** {inline(_named(entry.claim) + held)}"
    yield _flags(entry.claim)
    yield block(entry.claim.statement)
    shown = highlight.chief(entry.claim, entry.marks)
    for appearance in shown:
        yield from _brief(appearance)
    more = len(entry.claim.appearances) - len(shown)
    yield f"and {more} more reported in the claim in full" if more else ""


def _pair(pair: Pair) -> Iterator[str]:
    view = pair.contradiction
    first, second = view.claims
    one_claim = first.key == second.key
    numbers = "({}) against ({}): ".format(*pair.numbers) if pair.numbers else ""
    names = _named(first) if one_claim else f"{_named(first)}, and {_named(second)}"
    yield f"#### {numbers}{inline(names)}"
    yield inline(words.judgement(view))
    if pair.shows_sides:
        yield block(first.statement) if one_claim else ""
        for side, claim in pair.both:
            yield from _side(side, claim, alone=one_claim)
    reasons = [inline(step.detail) + _compared(view.claims, step) for step in view.trace]
    decisions = [f"Decision: {inline(words.decision(one))}" for one in view.decisions]
    yield bullets(reasons + decisions)


def _side(side: SideView, claim: ClaimView, *, alone: bool) -> Iterator[str]:
    if side.role:
        yield f"The role on record: {inline(side.role)}"
        return
    if not alone:
        yield inline(_named(claim))
        yield _flags(claim)
        yield block(claim.statement)
    for appearance in words.appearances_of_side(side, claim):
        yield from _brief(appearance)


def _compared(claims: Sequence[ClaimView], step: TraceStep) -> str:
    found = highlight.compared(claims, step)
    return f" Compared: {'; '.join(f'“{inline(one)}”' for one in found)}" if found else ""


def _timeline(section: TimelineSection) -> str:
    if not section.claims:
        return "No claims."
    rows = (
        (
            words.said_on(claim),
            claim.speaker.name,
            claim.statement
            if claim.status == "accepted"
            else f"{claim.statement} ({claim.status})",
        )
        for claim in section.claims
    )
    return table(("Said", "Speaker", "Statement"), rows)


def _numbers(section: NumbersSection) -> Iterator[str]:
    view = section.numbers
    yield _scope(view.proposition)
    yield from (inline(sentence) for sentence in numbers_words.summary(view))
    if not view.rows:
        yield numbers_words.NOTHING
        return
    yield table(numbers_words.HEAD, map(numbers_words.cells, view.rows))
    reasons = numbers_words.reasons(view)
    if reasons:
        yield numbers_words.EXPLAINED
    yield bullets(
        f"{one.second} and {one.first}, {numbers_words.relation(one)}: {inline(one.detail)}"
        for one in reasons[: numbers_words.SHOWN]
    )
    yield numbers_words.left_out(view)


def _claim(claim: ClaimView, report: Report) -> Iterator[str]:
    yield f"### {inline(_named(claim))}"
    yield _flags(claim)
    yield block(claim.statement)
    for appearance in claim.appearances:
        yield _quotation(appearance)
        seen = (words.proof(appearance), *words.evidence(appearance))
        told = inline("; ".join(seen).removesuffix("."))
        yield f"{_source(appearance.source)}{_to_the_words(appearance)}: {told}."
    yield bullets(_facts(claim, report))


def _facts(claim: ClaimView, report: Report) -> Iterator[str]:
    yield f"Said: {_date(claim.said)}" if claim.said else "Said: date not known"
    if claim.event:
        yield f"About: {_date(claim.event)}"
    if claim.place:
        yield f"Place: {inline(claim.place)}"
    if claim.on_behalf_of:
        yield f"On behalf of: {inline(claim.on_behalf_of.name)}"
    for stance in claim.stances:
        yield f"On “{inline(stance.proposition.text)}”: {inline(words.stance(stance))}"
    if words.reported(claim):
        yield f"Reported by: {words.reported(claim)}"
    if claim.topics:
        yield f"Topics: {inline('; '.join(claim.topics))}"
    if claim.note:
        yield f"Note: {inline(claim.note)}"
    for one in report.contradictions_of(claim):
        other = words.other_claim(one, claim)
        named = _named(other) if other else "itself, in another report or role"
        yield f"Contradiction: with {inline(named)} ({words.CONTRADICTION_STATUS[one.status]})"
    yield f"Key: {inline(claim.key)}"


def _brief(appearance: AppearanceView) -> Iterator[str]:
    yield _quotation(appearance)
    said = inline("; ".join(words.evidence_in_short(appearance)))
    yield f"{_source(appearance.source)}: {said}."


def _quotation(appearance: AppearanceView) -> str:
    if not appearance.exact:
        return words.no_words(appearance)
    return "\n>\n".join(quoted(part) for part in appearance.exact)


def _source(source: SourceRef) -> str:
    rest = [part for part in (source.publisher, words.published(source)) if part]
    return f"{link(source.title, source.url)}, {inline(', '.join(rest))}"


def _to_the_words(appearance: AppearanceView) -> str:
    first = appearance.exact[0] if appearance.exact else ""
    address = address_of_words(appearance.source.url, first)
    return f" ([see the words there](<{address}>))" if address else ""


def _date(view: DateView) -> str:
    phrase = f" “{view.phrase}”" if view.phrase else ""
    return inline(f"{view.edtf}{phrase} ({'; '.join(words.date_notes(view))})")


def _named(claim: ClaimView) -> str:
    behalf = f" for {claim.on_behalf_of.name}" if claim.on_behalf_of else ""
    return f"{claim.speaker.name}{behalf}, {words.said_on(claim)}"


def _flags(claim: ClaimView) -> str:
    return "; ".join(f"**{inline(mark)}**" for mark in words.marks_of_claim(claim))


def _scope(view: PropositionView) -> str:
    return inline(". ".join(part for part in ("; ".join(words.scope_of(view)), view.note) if part))
