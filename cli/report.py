"""onrecord report: what can be sent to an editor."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.contradiction import Status, statuses
from cli.filters import Filters, filtered
from cli.output import line
from cli.session import opened, record

if TYPE_CHECKING:
    from onrecord.report import Report
    from workflows.reporting import Asked

app = typer.Typer(help="Reports to send on.", no_args_is_help=True, rich_markup_mode=None)
Format = Annotated[
    Literal["md", "html", "json"] | None,
    typer.Option("--format", "-f", help="Default: by the ending of the file, else md."),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write to this file, not to the terminal.")
]


@app.command()
@filtered("speaker", "limit")
def speaker(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Id, name, alias or part of a name.")],
    *,
    filters: Filters,
    format_: Format = None,
    output: Output = None,
) -> None:
    """Report on a speaker.

    Offices, positions over time, claims, contradictions.

    Example: onrecord report speaker kerry -o kerry.html
    """
    from workflows.reporting import report_speaker

    engine = opened(context)
    asked = _asked(context, replace(filters, speaker=name))
    assert asked.claims.speaker is not None  # noqa: S101 - the name was resolved
    _write(report_speaker(engine, asked.claims.speaker, asked), format_, output)


@app.command()
@filtered("topic", "limit")
def topic(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Id, key or name of the topic.")],
    *,
    filters: Filters,
    format_: Format = None,
    output: Output = None,
) -> None:
    """Report on a topic.

    Who affirms and who denies what, claims, contradictions.

    Example: onrecord report topic airstrikes --format md
    """
    from workflows.reporting import report_topic

    engine = opened(context)
    asked = _asked(context, replace(filters, topic=name))
    assert asked.claims.topic is not None  # noqa: S101 - the name was resolved
    _write(report_topic(engine, asked.claims.topic, asked), format_, output)


@app.command()
@filtered("status")
def contradictions(
    context: typer.Context,
    *,
    filters: Filters,
    status: Status = "open",
    format_: Format = None,
    output: Output = None,
) -> None:
    """Report on contradictions.

    Side by side, with the reasons and what people decided.

    Example: onrecord report contradictions --format html -o report.html
    """
    from workflows.reporting import report_contradictions

    engine = opened(context)
    _write(report_contradictions(engine, _asked(context, filters, status)), format_, output)


@app.command()
@filtered()
def timeline(
    context: typer.Context,
    *,
    filters: Filters,
    format_: Format = None,
    output: Output = None,
) -> None:
    """Report claims by the time of saying.

    With a picture of who spoke when.

    Example: onrecord report timeline --topic airstrikes -o timeline.html
    """
    from workflows.reporting import report_timeline

    _write(report_timeline(opened(context), _asked(context, filters)), format_, output)


def _asked(context: typer.Context, filters: Filters, status: str = "open") -> "Asked":
    from db.reads.contradictions import ContradictionFilter
    from workflows.reporting import Asked

    with record(context) as connection:
        claims = filters.resolve(connection)
    words = filters.words()
    return Asked(
        claims=claims,
        contradictions=ContradictionFilter(claims=claims, statuses=statuses(status)),
        words=words if status == "open" else (*words, ("status", status)),
    )


def _write(report: "Report", format_: str | None, output: Path | None) -> None:
    from onrecord.errors import OnrecordError, UsageError
    from onrecord.report import RENDERERS

    ending = output.suffix.removeprefix(".").lower() if output else "md"
    wanted = format_ or {"htm": "html", "markdown": "md"}.get(ending, ending)
    if wanted not in RENDERERS:
        raise UsageError(f'No report format for "{output}". Add --format md, html or json')
    text = RENDERERS[wanted].render(report)
    if output is None or str(output) == "-":
        # Bytes, so that a report is the same whatever the terminal's encoding.
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise OnrecordError(
            f"Cannot write {output}: {error.strerror}. Name a file in a folder of your own"
        ) from None
    line(f"Wrote {output}")
