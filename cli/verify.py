"""onrecord verify: prove the record again, or a report that was made from it."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cli import options, words
from cli.output import line, print_json
from cli.session import opened
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from workflows.checking_reports import CheckedReport, Comparison, Difference
    from workflows.verifying import Proved, Verified

_SHOWN: Final = 20  # differences that a person reads
_INTACT: Final = {
    True: "The file is as it was written",
    False: "The file was CHANGED",
    None: "The file cannot be told to be as it was written",
}
_HOLD: Final = "Its quotations hold"
_WHAT: Final = {
    "changed": "is otherwise now",
    "new": "is new since",
    "gone": "is not there any more",
}


def verify(
    context: typer.Context,
    *,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            parser=options.path,
            metavar="FILE",
            help="Check a report (HTML, Markdown, JSON) instead.",
        ),
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Prove quotations and hashes again.

    Also date phrases and the file itself; exit 1 where something fails. With --report: whether a
    report is as it was written, whether the record still says the same, whether its quotations
    hold.

    Example: onrecord verify

    Example: onrecord verify --report kerry.html
    """
    if report is None:
        _record(context, as_json=as_json)
    else:
        _report(context, report, as_json=as_json)


def _record(context: typer.Context, *, as_json: bool) -> None:
    from workflows.verifying import verify as verify_record

    found = verify_record(opened(context))
    if as_json:
        print_json(dataclasses.asdict(found))
    else:
        line(
            f"{_counts(found)}; {found.dates} date phrases "
            f"and {found.held} of {found.captures} captures proved"
        )
        for failure in found.failures:
            line(f"FAILED  {failure.noun} {failure.id} {failure.key}: {failure.problem}")
    if found.failures:
        raise OnrecordError(
            f"{words.many(len(found.failures), 'failure')}. Compare them with their sources, "
            "or restore a backup"
        )


def _report(context: typer.Context, file: Path, *, as_json: bool) -> None:
    from workflows.checking_reports import check_report

    checked = check_report(opened(context), file)
    if as_json:
        print_json({"file": str(file), "holds": checked.holds, **dataclasses.asdict(checked)})
    else:
        for text in _lines(checked):
            line(text)
    if not checked.holds:
        raise OnrecordError(
            f"{file.name} does not hold as a whole. For what the record says now make it again: "
            "onrecord report"
        )


def _lines(checked: "CheckedReport") -> Iterator[str]:
    remark = f": {checked.remark}" if checked.remark else ""
    yield f"{_INTACT[checked.intact]}{remark}"
    yield f"{_comparison(checked.comparison)}"
    differences = checked.comparison.differences
    yield from map(_difference, differences[:_SHOWN])
    if len(differences) > _SHOWN:
        yield f"  and {len(differences) - _SHOWN} more: --json has them all"
    failures = checked.quotations.failures
    hold = f"Its quotations do NOT all hold, {len(failures)} failed" if failures else _HOLD
    yield f"{hold}: {_counts(checked.quotations)}"
    for failure in failures:
        yield f"  FAILED  {failure.noun} {failure.key}: {failure.problem}"


def _comparison(found: "Comparison") -> str:
    when = _when(found.made_at, found.now_at)
    if found.same:
        again = "; made again it is this file, byte for byte" if found.reproduced else ""
        return f"The record still says the same ({when}){again}"
    why = f": {found.problem}" if found.problem else ""
    if found.now_at is None:
        return f"The record cannot be compared ({when}){why}"
    return f"The record says something ELSE now ({when}){why}"


def _when(made_at: int, now_at: int | None) -> str:
    if made_at == now_at:
        return f"both of change {made_at}"
    if now_at is None:
        return f"the report is of change {made_at}"
    older = ": an older copy, or another database" if now_at < made_at else ""
    return f"the report is of change {made_at}, the record at change {now_at}{older}"


def _difference(one: "Difference") -> str:
    detail = f": {one.detail}" if one.detail else ""
    change = one.change
    by = f" (change {change.number}, {change.at}, {change.by}: {change.summary})" if change else ""
    return f"  {one.noun} {one.key} {_WHAT[one.what]}{detail}{by}"


def _counts(found: "Proved | Verified") -> str:
    return (
        f"{words.many(found.proved, 'quotation')} proved in held texts, "
        f"{found.not_held} in texts that are not held, {found.without_capture} without a capture"
    )
