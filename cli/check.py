"""onrecord check: search the record for what does not go together."""

from typing import TYPE_CHECKING, Final

import typer

from cli import options, words
from cli.check_options import Everything, ExitCode, MinProbability, Rebuild
from cli.filters import filtered
from cli.one_thread import one_thread_each
from cli.opinion_options import LanguageModelAt, ModelNamed, OpinionModel, opinion_of
from cli.output import line, note, print_json
from cli.progress import counting
from cli.recalibration import Asked, Recalibrate, Uncalibrate, done_as_asked
from cli.session import opened
from onrecord.filters import Filters

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workflows.checking import Checked
    from workflows.second_opinion import CountingOpinion
    from workflows.statements.machine import Machine

PARTLY_DONE: Final = 5
_ASKED_AT_ONCE: Final = 10  # claims, where each pair may take seconds


@filtered("status", "limit", "after")
def check(
    context: typer.Context,
    *,
    filters: Filters,
    everything: Everything = False,
    rebuild: Rebuild = False,
    min_probability: MinProbability = None,
    opinion_model: OpinionModel = None,
    language_model: LanguageModelAt = None,
    model: ModelNamed = None,
    recalibrate: Recalibrate = False,
    uncalibrate: Uncalibrate = False,
    exit_code: ExitCode = False,
    as_json: options.AsJson = False,
) -> None:
    """Search the claims for contradictions.

    Accepted claims that are new or changed are compared with the whole record. Stopped, it goes on
    where it was; a second check finds nothing new. Filters say which claims to compare. A model
    that is named is asked about pairs in which no rule finds anything; it only proposes.

    How probable a proposal is comes with the program, and is not learned from this record unless
    you ask: --recalibrate corrects it by what people confirmed and dismissed here, for this check
    and those to come; --uncalibrate goes back. Decisions stay as they are.

    Example: onrecord check --speaker kerry

    Example: onrecord check --recalibrate
    """
    one_thread_each()
    from workflows.statements.machine import embedded

    engine = opened(context)  # what ails the database is said before what ails a model
    beside = opinion_of(opinion_model, language_model, model)
    machine = embedded(min_probability, beside)
    asked = done_as_asked(context, machine, recalibrate=recalibrate, uncalibrate=uncalibrate)
    for text in () if as_json else asked.before():
        line(text)
    found = _checked(engine, filters, machine, everything=everything, rebuild=rebuild)
    _tell(found, asked, as_json=as_json)
    if beside is not None:
        _say_passed_over(beside)
    if found.left:
        raise typer.Exit(PARTLY_DONE)
    if exit_code and found.detected.new:
        raise typer.Exit(1)


def _checked(
    engine: "Engine",
    filters: Filters,
    machine: "Machine",
    *,
    everything: bool,
    rebuild: bool,
) -> "Checked":
    from workflows.checking import AT_ONCE
    from workflows.checking import check as check_record

    with counting("claims compared") as progress:
        return check_record(
            engine,
            filters,
            everything=everything,
            rebuild=rebuild,
            machine=machine,
            at_once=AT_ONCE if machine.beside is None else _ASKED_AT_ONCE,
            progress=progress,
        )


def _tell(found: "Checked", asked: Asked, *, as_json: bool) -> None:
    if as_json:
        print_json(_shape(found) | asked.shape())
        return
    for text in (_summary(found), *asked.after()):
        line(text)


def _say_passed_over(opinion: "CountingOpinion") -> None:
    for why, count in sorted(opinion.passed_over.items()):
        note(f"{words.many(count, 'pair')} without an opinion: {why}")


def _shape(found: "Checked") -> dict[str, int]:
    detected = found.detected
    return {
        "claims": found.claims,
        "new": detected.new,
        "again": detected.again,
        "stale": detected.stale,
        "left": found.left,
    }


def _summary(found: "Checked") -> str:
    detected = found.detected
    new = words.many(detected.new, "new contradiction candidate")
    told = (
        f"Checked {words.many(found.claims, 'claim')}: {new}, "
        f"{detected.again} found again, {detected.stale} no longer found"
    )
    if found.left:
        return f"{told}; {words.many(found.left, 'claim')} left. To go on: onrecord check"
    return f"{told}. Look at them: onrecord contradiction list" if detected.new else told
