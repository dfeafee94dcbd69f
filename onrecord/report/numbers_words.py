"""The phrases of the numbers view, the same in every format: plain text without markup."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.contradict.numbers import RelationKind
from onrecord.origin_views import CorroborationView
from onrecord.report import words
from onrecord.report.numbers_view import Between, NumberRow, NumbersView

HEAD: Final = ("No.", "As of", "Value", "Who", "Said", "Sources", "Marks")
EXPLAINED: Final = (
    "A figure for a later time is an update, not a conflict. Conflicts are those of onrecord "
    "contradiction list; one that is not listed there is with a claim that nobody has accepted."
)
NOTHING: Final = "No claim gives a value."
_LATEST: Final = 4  # figures of the latest time that are named one by one
SHOWN: Final = 200
"""So many reasons stand in a report that people read; JSON and workbooks have all."""
RELATION: Final[Mapping[RelationKind, str]] = {
    "same": "the same figure",
    "compatible": "both can hold",
    "update": "update",
    "correction": "correction",
    "conflict": "conflict",
    "other_period": "another period",
    "other_unit": "another unit",
    "other_place": "another place",
    "not_compared": "not compared",
}
_BASIS: Final = {
    "recorded": "recorded",
    "event": "from the time it is about",
    "said": "from the day of saying",
}
_STANCE: Final = {
    "affirms": "",
    "denies": "denies: ",
    "doubts": "doubts: ",
    "unaware": "is not aware of it: ",
    "neutral": "takes no side: ",
}


def as_of(row: NumberRow) -> str:
    """Return the time of a value and what tells it."""
    if row.as_of is None:
        return "date not known"
    return f"{row.as_of.edtf} ({_BASIS[row.as_of.basis]})"


def value(row: NumberRow) -> str:
    """Return what a row says of the figure, with stance and certainty, without its time."""
    given = figure(row) or "no figure"
    certainty = f" ({row.certainty})" if row.certainty else ""
    return f"{_STANCE[row.stance]}{given}{certainty}"


def figure(row: NumberRow) -> str:
    """Return the figure of a row with qualifier and unit, empty where there is none."""
    return words.value(replace(row.value, as_of=None)) if row.value else ""


def who(row: NumberRow) -> str:
    """Return who said it, for whom, and through whom alone it is known."""
    claim = row.claim
    behalf = f", for {claim.on_behalf_of.name}" if claim.on_behalf_of else ""
    chains = dict.fromkeys(words.names(one.relayed_by) for one in claim.appearances)
    relayed = f", as relayed by {' and by '.join(filter(None, chains))}" if row.relayed else ""
    return f"{claim.speaker.name}{behalf}{relayed}"


def sources(row: NumberRow) -> str:
    """Return where it was reported, and on how many origins that rests at most."""
    named = dict.fromkeys(one.source.publisher or one.source.title for one in row.claim.appearances)
    count = words.reported(row.claim)
    listed = "; ".join(named) or "no source"
    return f"{listed}: {count}" if count else listed


def marks(row: NumberRow) -> tuple[str, ...]:
    """Return how a row stands to others, with their numbers, and what a reader must know."""
    found = (
        f"update of {row.update_of}" if row.update_of else "",
        f"in conflict with {runs(row.conflicts_with)}" if row.conflicts_with else "",
        f"same as {runs(row.same_as)}" if row.same_as else "",
        f"conflict with {runs(row.settled_with)} dismissed" if row.settled_with else "",
        *words.marks_of_claim(row.claim),
    )
    return tuple(one for one in found if one)


def proof(row: NumberRow) -> tuple[str, ...]:
    """Return the quotations of a row with how far each is proved."""
    return tuple(
        f"“{' […] '.join(one.exact)}” ({words.proof(one)})"
        if one.exact
        else f"{words.no_words(one)} ({words.proof(one)})"
        for one in row.claim.appearances
    )


def cells(row: NumberRow) -> tuple[str, ...]:
    """Return the cells of a row under ``HEAD``."""
    return (
        str(row.number),
        as_of(row),
        value(row),
        who(row),
        words.said_on(row.claim),
        sources(row),
        "; ".join(marks(row)),
    )


def summary(view: NumbersView) -> tuple[str, ...]:
    """Return what stands above the table: the latest value, the conflict, what it rests on."""
    return tuple(_summary(view))


def reasons(view: NumbersView) -> tuple[Between, ...]:
    """Return the relations that tell something: steps and conflicts, then why others are none."""
    told = [one for one in view.relations if _told(one)]
    return tuple(sorted(told, key=lambda one: (one.kind != "conflict", one.second, one.first)))


def left_out(view: NumbersView) -> str:
    """Say how many reasons a report does not show, empty where it shows all."""
    more = len(reasons(view)) - SHOWN
    return f"and {more} more, in the report as JSON or as a workbook" if more > 0 else ""


def relation(one: Between) -> str:
    """Return what one row is to another, and what people made of it."""
    decided = f", {one.status}" if one.status not in {None, "dismissed"} else ""
    if one.kind == "conflict" and one.status is None:
        decided = ", not listed"
    return f"{RELATION[one.kind]}{decided}"


def runs(numbers: Sequence[int]) -> str:
    """Return numbers in words, those that follow each other in short.

    >>> runs((1, 2, 3, 5))
    '1-3, 5'
    """
    found: list[list[int]] = []
    for one in numbers:
        if found and found[-1][-1] == one - 1:
            found[-1].append(one)
        else:
            found.append([one])
    return ", ".join(_run(run) for run in found)


def _run(run: Sequence[int]) -> str:
    if len(run) > 2:  # noqa: PLR2004 - two numbers are shorter in full
        return f"{run[0]}-{run[-1]}"
    return ", ".join(map(str, run))


def _told(one: Between) -> bool:
    if one.step or one.kind == "conflict" or one.status is not None:
        return True
    # Where one row follows another, the reader asks why it is neither.
    return one.second == one.first + 1


def _summary(view: NumbersView) -> Iterator[str]:
    if not view.rows:
        return
    yield _latest(view)
    if view.disputed:
        ends = " to ".join(
            dict.fromkeys(
                words.number(end) for end in (view.lowest, view.highest) if end is not None
            )
        )
        yield f"In conflict now: {ends} (rows {runs(view.disputed)})."
    elif view.latest:
        yield "Nothing on record is in conflict with that."
    conflicts = sum(one.kind == "conflict" for one in view.relations)
    updates = sum(one.step for one in view.relations)
    pairs = (many(conflicts, "pair in conflict", "pairs in conflict"), many(updates, "update"))
    speakers = many(len({row.claim.speaker.id for row in view.rows}), "speaker")
    rests_on = _rests_on(view.corroboration)
    yield f"{many(len(view.rows), 'value')} by {speakers} in {rests_on}; {', '.join(pairs)}."


def _latest(view: NumbersView) -> str:
    rows = [view.row(number) for number in view.latest]
    if not rows:
        return "No figure with a known time."
    told: dict[str, list[NumberRow]] = {}
    for row in rows:
        told.setdefault(f"{figure(row)}, as of {row.as_of.edtf if row.as_of else ''}", []).append(
            row
        )
    if len(told) > _LATEST:
        ends = [end for row in rows for end in row.ends]
        span = f"{words.number(min(ends))} to {words.number(max(ends))}"
        return f"Latest: {len(told)} figures from {span}, {_said_by(rows)}."
    return f"Latest: {'; '.join(f'{named} ({_said_by(own)})' for named, own in told.items())}."


def _said_by(rows: Sequence[NumberRow]) -> str:
    names = dict.fromkeys(row.claim.speaker.name for row in rows)
    named = ", ".join(names) if len(names) <= _LATEST else f"{len(names)} speakers"
    listed = f"{'row' if len(rows) == 1 else 'rows'} {runs([row.number for row in rows])}"
    unaccepted = [row.number for row in rows if row.claim.status != "accepted"]
    which = "" if len(unaccepted) == len(rows) else f": {runs(unaccepted)}"
    drafts = f"; not accepted{which}" if unaccepted else ""
    return f"{named}; {listed}{drafts}"


def _rests_on(found: CorroborationView) -> str:
    counted = many(found.sources, "source")
    if found.sources <= 1:
        return counted
    most = "1 origin" if found.origins == 1 else f"at most {found.origins} origins"
    apart = f" ({many(found.not_compared, 'source')} not compared)" if found.not_compared else ""
    return f"{counted}, {most}{apart}"


def many(count: int, one: str, more: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count} {one}" if count == 1 else f"{count} {more or f'{one}s'}"
