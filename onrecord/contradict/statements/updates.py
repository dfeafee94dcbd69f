"""A later figure or plan in place of a former one: an update and no conflict."""

from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.comparison import Statement
from onrecord.contradict.statements.figures.amounts import Amount
from onrecord.contradict.statements.figures.compared import clashes
from onrecord.contradict.statements.figures.kinds import GROWING
from onrecord.contradict.statements.figures.moments import day_clash, known
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.times import Day
from onrecord.contradict.statements.figures.words import word_set
from onrecord.dates import overlap

_MAY_BE: Final = 0.7
_MARKS: Final = word_set(
    """
    now recount recounted updated revised risen climbed rose grown increased far latest newly
    correct corrected instead total already
    """
)
_VOWS: Final = word_set(
    "never guarantee guaranteed promise promised vow certain whatever absolutely"
)
_AHEAD: Final = word_set("will shall expect expects plan plans planned to be due")


def updates(a: Statement, b: Statement, first: Reading, second: Reading) -> list[Gate]:
    """Return the gate ``updated_figure`` where figures or days clash and one was said later."""
    if a.said is None or b.said is None or overlap(a.said, b.said):
        return []
    if (a.said.stored[0]) <= (b.said.stored[0]):
        early, late, earlier, later = a, b, first, second
    else:
        early, late, earlier, later = b, a, second, first
    pairs = clashes(earlier, later, known(a, b))
    if pairs:
        gates = [_figure(early, late, later, *pair) for pair in pairs]
        return [min(gates, key=lambda gate: gate.factor)]
    days = day_clash(earlier, later, known(a, b))
    return [] if days is None else _day(early, late, earlier, days)


def _figure(early: Statement, late: Statement, later: Reading, one: Amount, other: Amount) -> Gate:
    higher = one.range.high < other.range.low
    told = f'"{early.text[one.start : one.end]}", then "{late.text[other.start : other.end]}"'
    same = early.speaker is not None and early.speaker == late.speaker
    counted = bool(one.fates | other.fates) or (one.dimension == "count" and one.plural)
    marked = any(token.low in _MARKS for token in later.tokens)
    nought = 0 in {one.range.high, other.range.high}
    if same and not nought and (counted or marked or one.fates | other.fates):
        detail = f"The speaker gives a later figure: {told}."
        return Gate(rule="updated_figure", outcome="fail", detail=detail, factor=0.0)
    grows = bool((one.fates | other.fates) & GROWING)
    if higher and (grows or (marked and not nought)):
        detail = f"The later figure is the higher one, of a count that grows: {told}."
        return Gate(rule="updated_figure", outcome="fail", detail=detail, factor=0.0)
    if nought:  # none at all is taken back or was wrong, it does not count on
        return Gate(rule="updated_figure", outcome="pass", detail=f"Both figures are told: {told}.")
    detail = f"One figure was given later and may update the other: {told}."
    return Gate(rule="updated_figure", outcome="unknown", detail=detail, factor=_MAY_BE)


def _day(early: Statement, late: Statement, earlier: Reading, days: tuple[Day, Day]) -> list[Gate]:
    lows = {token.low for token in earlier.tokens}
    planned = bool(lows & _AHEAD) or early.modality in {"predicted", "intended"}
    vowed = bool(lows & _VOWS) or {"under", "no", "circumstances"} <= lows
    if early.speaker is None or early.speaker != late.speaker or vowed:
        return []
    one, other = days
    told = f'"{early.text[one.start : one.end]}", then "{late.text[other.start : other.end]}"'
    if planned:
        detail = f"The speaker gives a later date for what was planned: {told}."
        return [Gate(rule="updated_figure", outcome="fail", detail=detail, factor=0.0)]
    detail = f"The speaker gives another date later: {told}."
    return [Gate(rule="updated_figure", outcome="unknown", detail=detail, factor=_MAY_BE)]
