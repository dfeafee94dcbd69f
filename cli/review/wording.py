"""How what is to be decided is worded, for the screen and for plain prompts alike.

A paragraph is a list of pieces, a piece is a text and how it is set. Words of the record are
cleaned of controls here, and are never read as markup by what shows them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cli import words
from onrecord.review import marked, runs
from onrecord.safe import clean
from workflows.reviewing import ShownDraft

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.review import Passage
    from onrecord.views import AppearanceView, ClaimView, ContradictionView, DecisionView
    from workflows.reviewing import Done, Review, Shown, ShownPairs

Style = Literal["", "name", "label", "mark", "aside"]


class Piece(NamedTuple):
    """A text, and how it is set: ``mark`` for words to look at, ``aside`` for what is around."""

    text: str
    style: Style = ""


Paragraph = list[Piece]

LONGEST: Final = 10_000  # code points of one text: more is read in the record itself
REPORTS: Final = 3
OTHERS: Final = 20
REASONS: Final = {
    "different_period": "they speak of different times",
    "different_definition": "they mean different things by a word",
    "different_referent": "they speak of different people or things",
    "different_place": "they speak of different places",
    "different_unit": "they count in different units",
    "not_held": "one only passes on what somebody else said",
    "updated_figure": "a later figure brings an earlier one up to date",
    "compatible_figures": "the figures go together",
    "translation": "the difference is the translator's",
    "not_meant": "a joke, or only a supposition",
}
NOUNS: Final = {"claim": "draft", "contradiction": "candidate"}
_VERBS: Final = {"confirmed": "Confirmed", "dismissed": "Dismissed", "unsure": "Unsure about"}
_NAMED: Final = 3
# Terminals differ in what they make of these.
_SPACES: Final = {ord("\t"): " ", 0x2028: "\n", 0x2029: "\n"}


def title(review: Review) -> str:
    """Return in a line what is shown."""
    shown = review.shown
    if shown is None:
        return "Nothing more to decide"
    if isinstance(shown, ShownDraft):
        claim = shown.claim
        sure = f", sure {words.confidence(claim)}" if claim.confidence is not None else ""
        return f"Claim {claim.id} ({claim.status}): {claim.kind}, {claim.modality}{sure}"
    view = shown.views[0]
    score = "recorded by a person" if view.score is None else f"score {view.score:.2f}"
    what = f"Contradiction {view.id} ({view.status})"
    return f"{what}: {view.kind}, {words.scope(view)}, {score}"


def progress(review: Review) -> str:
    """Return how far one is."""
    at = review.progress
    if not at.place:
        return "Everything that you decided is stored"
    noun = NOUNS[review.noun].capitalize()
    told = [f"{noun} {at.place} of {at.total}", f"{at.decided} decided", f"{at.left} left"]
    if at.later:
        told.insert(2, f"{at.later} for later")
    if at.elsewhere:
        told.insert(2, f"{at.elsewhere} by others")
    return ", ".join(told)


def before(review: Review) -> str:
    """Return what was done in this review with what is shown, nothing where nothing was."""
    return f"You said: {review.given}. " if review.given else ""


def reasons(view: ContradictionView) -> Iterator[Paragraph]:
    """Give the reasons in words, before them what it is about where the first does not say so."""
    about = view.proposition.text if view.proposition else ""
    if about and not any(about in step.detail for step in view.trace[:1]):
        yield [Piece("on: ", "label"), Piece(text(about))]
    for step in view.trace:
        yield [Piece("why: ", "label"), Piece(text(step.detail))]


def together(shown: ShownPairs) -> Iterator[Paragraph]:
    """Give a line that tells that more is decided than the pair that is seen first."""
    if len(shown.views) > 1:
        what = f"{len(shown.views)} pairs ask the same and are decided at once; o: each alone"
        yield [Piece(what, "label")]


def decisions(shown: ShownPairs) -> Iterator[Paragraph]:
    """Give what people decided about the pairs that are shown."""
    given: dict[DecisionView, list[int]] = {}
    for view in shown.views:
        for one in view.decisions:
            given.setdefault(one, []).append(view.id)
    for one, ids in given.items():
        reason = f" ({one.reason})" if one.reason else ""
        note = f": {one.note}" if one.note else ""
        of = f" {_listed(ids)}" if len(shown.views) > 1 else ""
        what = text(f"{one.verdict}{reason} by {one.by}, {one.at}{note}")
        yield [Piece(f"decided{of}: ", "label"), Piece(what, "name")]


def sides(
    shown: ShownPairs, *, dates_first: bool = False
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the two sides of the best founded pair, with the words to look at marked.

    ``dates_first`` has both begin with their dates, in equally many lines: side by side, each
    kind of date is on one line then.
    """
    view = shown.views[0]
    first, second = view.claims
    texts = (_cut(first.statement), _cut(second.statement))
    places = marked(texts, (first.key, second.key), view.trace)
    found = (
        list(_side(view, place, places[place], shown.passages, dates_first=dates_first))
        for place in (0, 1)
    )
    one, other = found
    return one, other


def others(shown: ShownPairs) -> Iterator[Paragraph]:
    """Give what is decided with the pair that is shown: each claim once, then the pairs by id."""
    first, *rest = shown.views
    if not rest:
        return
    many = words.many(len(rest), "more pair")
    yield [Piece(f"With it {many} of the same question (o: each alone):", "label")]
    if any(side.appearance_id or side.role for view in rest for side in view.sides):
        for view in rest[:OTHERS]:
            yield [Piece(f"{view.id}: ", "label"), Piece(text(words.side(view, 0)))]
            yield [Piece("   against: ", "label"), Piece(text(words.side(view, 1)))]
    else:
        known = {claim.id for claim in first.claims}
        claims = {c.id: c for view in rest for c in view.claims if c.id not in known}
        ordered = sorted(claims.values(), key=lambda claim: _stance(claim, first))
        for claim in ordered[:OTHERS]:
            yield [
                Piece(f"{_stance(claim, first)}: ", "label"),
                Piece(text(f"{words.speaker(claim)} ({words.date(claim.said)}): "), "name"),
                Piece(text(claim.statement)),
            ]
        pairs = (f"{v.id} {v.claims[0].speaker.name} / {v.claims[1].speaker.name}" for v in rest)
        yield [Piece("pairs: ", "label"), Piece(text("; ".join(list(pairs)[:OTHERS])))]
    if len(rest) > OTHERS:
        yield [Piece("and more: o shows each", "label")]


def draft(shown: ShownDraft) -> Iterator[Paragraph]:
    """Give a draft: who, what, in which words, where."""
    claim = shown.claim
    yield _who(claim, claim.appearances)
    yield [*_states(claim, "draft"), Piece(text(claim.statement), "name")]
    yield from _reports(claim.appearances, shown.passages)
    if claim.topics:
        yield [Piece("topics: ", "label"), Piece(text(", ".join(claim.topics)))]
    if claim.note:
        yield [Piece("note: ", "label"), Piece(text(claim.note))]
    if claim.proposed_by:
        yield [Piece("drafted by: ", "label"), Piece(text(claim.proposed_by))]


def done(shown: Shown | None, act: Done) -> str:
    """Return in the past tense what was done with what was shown."""
    change = f", change {act.change}" if act.change else " already"
    if isinstance(shown, ShownDraft):
        found = f"; found {words.many(act.new, 'new candidate')}" if act.new else ""
        return f"{act.given.capitalize()} claim {shown.claim.id}{change}{found}"
    assert shown is not None  # noqa: S101 - something was decided
    verdict, _, reason = act.given.partition(" ")
    ids = [view.id for view in shown.views]
    what = f"contradiction {ids[0]}"
    if len(ids) > 1:
        what = f"{len(ids)} contradictions ({_listed(ids)})"
    return f"{_VERBS[verdict]} {what}{' ' + reason if reason else ''}{change}"


def undone(act: Done | None) -> str:
    """Return what was taken back."""
    if act is None:
        return "Nothing was decided in this review that could be undone"
    return f"Undid change {act.change} ({act.given}): decide again"


def passed(review: Review) -> str:
    """Return what others decided before one came to it, and forget it."""
    count = len(review.passed)
    review.passed.clear()
    if not count:
        return ""
    return f"Passed over {count} that others decided meanwhile; p shows them. "


def end(review: Review) -> str:
    """Return what is said where nothing is left."""
    found = review.all_progress
    done = [words.many(at.decided, NOUNS[noun]) for noun, at in found.items() if at.decided]
    later = sum(at.later for at in found.values())
    kept = f" {later} kept for later: l takes them up." if later else ""
    return f"That was all. Decided {' and '.join(done) or 'nothing'}.{kept}"


def summary(review: Review) -> str:
    """Return in a line what was done in this review, and what is left of what one came to."""
    found = review.all_progress
    done = [words.many(at.decided, NOUNS[noun]) for noun, at in found.items() if at.decided]
    left = [
        words.many(at.left + at.later, NOUNS[noun])
        for noun, at in found.items()
        if at.left + at.later
    ]
    back = ". onrecord undo takes the last one back" if done else ""
    if any(act.given == "accepted" for act in review.done):
        back += "; next: onrecord check"  # accepting alone searches in what is coded
    did, rest = (" and ".join(told) or "nothing" for told in (done, left))
    return f"Decided {did}; {rest} left{back}"


def _listed(ids: Sequence[int]) -> str:
    more = f", and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(map(str, ids[:_NAMED])) + more


def plain(paragraph: Paragraph) -> str:
    """Return a paragraph without how it is set."""
    return "".join(piece.text for piece in paragraph)


def text(given: str) -> str:
    """Return words of the record as they may be shown: no controls, and no more than LONGEST."""
    return clean(_cut(given)).translate(_SPACES)


def _cut(given: str) -> str:
    if len(given) <= LONGEST:
        return given
    return f"{given[:LONGEST]} […, {len(given) - LONGEST} characters more]"


def _side(
    view: ContradictionView,
    place: int,
    places: tuple[tuple[int, int], ...],
    passages: Mapping[int, list[Passage]],
    *,
    dates_first: bool,
) -> Iterator[Paragraph]:
    claim, own = view.claims[place], view.sides[place]
    reports = claim.appearances
    if own.appearance_id:
        reports = tuple(one for one in reports if one.id == own.appearance_id)
    dates = _dates(view, claim) if dates_first else []
    yield [*dates, *_who(claim, reports, dated=not dates_first)]
    if own.role or own.appearance_id:
        yield [Piece(text(words.side(view, place)), "name")]
    shown = runs(_cut(claim.statement), places)
    yield [
        *_states(claim, "accepted"),
        *(Piece(text(run.words), "mark" if run.marked else "") for run in shown),
    ]
    if stance := _stance(claim, view):
        yield [Piece("stance: ", "label"), Piece(stance)]
    yield from _reports(reports, passages)


def _states(claim: ClaimView, usual: str) -> Paragraph:
    """Return what stands before a statement: how it is held, and its status, where unusual."""
    found = [claim.modality] if claim.modality != "asserted" else []
    found += [claim.status] if claim.status != usual else []
    return [Piece(f"{', '.join(found)}: ", "label")] if found else []


def _stance(claim: ClaimView, view: ContradictionView) -> str:
    """Return how a claim stands to what a contradiction is about; nothing where that is nothing."""
    for stance in claim.stances:
        if view.proposition and stance.proposition.id == view.proposition.id:
            sure = f" ({stance.certainty})" if stance.certainty else ""
            return f"{stance.stance}{text(words.value(stance))}{sure}"
    return ""


def _reports(
    reports: Sequence[AppearanceView], passages: Mapping[int, list[Passage]]
) -> Iterator[Paragraph]:
    """Give the words of the reports that have any, and name the others in a line."""
    with_words = [one for one in reports if one.exact or one.id in passages]
    for report in with_words[:REPORTS]:
        yield from _report(report, passages)
    if len(with_words) > REPORTS:
        yield [Piece(f"and {len(with_words) - REPORTS} more quotations", "label")]
    without = [one for one in reports if one not in with_words]
    if without:
        names = dict.fromkeys(one.source.publisher or one.source.title for one in without)
        yield [Piece("no words held of: ", "label"), Piece(text(", ".join(names)))]


def _dates(view: ContradictionView, claim: ClaimView) -> Paragraph:
    """Return when it was said, and below it which time it is about, where one of the two says."""
    found = [Piece(text(f"said {words.date(claim.said)}\n"), "label")]
    if any(one.event for one in view.claims):
        about = words.date(claim.event) if claim.event else "a time not told"
        found.append(Piece(text(f"about {about}\n"), "label"))
    return found


def _who(claim: ClaimView, reports: Sequence[AppearanceView], *, dated: bool = True) -> Paragraph:
    """Return who spoke, as what, where, and when."""
    described = next((a.described_as for a in reports if a.described_as), None)
    role = f" “{described}”" if described else ""
    told = words.sources(replace(claim, appearances=tuple(reports)))
    rest = [told or "no source"]
    if dated:
        rest.append(f"said {words.date(claim.said)}")
    if dated and claim.event:
        rest.append(f"about {words.date(claim.event)}")
    if claim.place:
        rest.append(claim.place)
    return [
        Piece(text(words.speaker(claim)), "name"),
        Piece(text(f"{role} | {' | '.join(rest)}")),
    ]


def _report(report: AppearanceView, passages: Mapping[int, list[Passage]]) -> Iterator[Paragraph]:
    """Give the words of a report, within those around them where the text is held."""
    source = report.source
    name = source.publisher or source.title
    proved = words.VERIFICATION[report.verification]
    relayed = ", ".join(one.name for one in report.relayed_by)
    passing = f", relayed by {relayed}" if relayed else ""
    head = Piece(f"{text(name)} ({report.quote_type}{text(passing)}; {proved}) ", "label")
    found = passages.get(report.id)
    if not found:
        yield [head, Piece(text(words.quotation(report) or ""))]
        return
    for number, passage in enumerate(found):
        own = [head] if not number else []
        for run in runs(passage.text, passage.places):
            shown = text(run.words)
            own.append(Piece(f"⟦{shown}⟧", "name") if run.marked else Piece(shown, "aside"))
        yield own
