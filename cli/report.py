"""onrecord report: what can be sent to an editor."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from cli import options
from cli.contradiction import Status
from cli.files import binary_file, text_file, to_stdout
from cli.filters import filtered
from cli.output import line
from cli.session import opened
from onrecord.filters import Filters

if TYPE_CHECKING:
    from onrecord.report import Report, ReportKind

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
OPTIONS: Final[dict[str, Any]] = {
    "format_": Annotated[
        Literal["md", "html", "json", "csv", "xlsx"] | None,
        typer.Option("--format", "-f", help="Default: by the ending of the file, else md."),
    ],
    "output": options.ReportFile,
    "raw": options.Raw,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """In which format a report goes where, as it was typed."""

    format_: str | None = None
    output: Path | None = None
    raw: bool = False

    @property
    def format(self) -> str:
        """The name of the format that was asked for, or that the file's ending means."""
        from onrecord.errors import UsageError
        from onrecord.report import RENDERERS

        ending = self.output.suffix.removeprefix(".").lower() if self.output else ""
        if to_stdout(self.output):
            ending = "md"
        found = self.format_ or {"htm": "html", "markdown": "md"}.get(ending, ending)
        if found not in RENDERERS:
            raise UsageError(
                f'No report format for "{self.output}". Add --format md, html, json, csv or xlsx'
            )
        if self.raw and found != "csv":
            raise UsageError("--raw is for CSV. Add --format csv")
        return found

    def send(self, report: "Report") -> None:
        """Write the report, and say so where it was to a file."""
        from onrecord.report import RENDERERS, CsvRenderer

        wanted = self.format
        renderer = CsvRenderer(raw=True) if self.raw else RENDERERS[wanted]
        content = renderer.render(report)
        if isinstance(content, bytes):
            with binary_file(self.output) as file:
                file.write(content)
        else:
            with text_file(self.output, marked=wanted == "csv" and not self.raw) as text:
                text.write(content)
        if not to_stdout(self.output):
            line(f"Wrote {self.output}")


def sent() -> Callable[[options.Command], options.Command]:
    """Give a report the options that say where it goes, as its ``out``."""
    return options.bundled("out", OPTIONS, {f.name: f.default for f in fields(Sent)}, Sent)


@app.command()
@filtered("speaker", "limit", "after")
@sent()
def speaker(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Id, name, alias or part of a name.")],
    *,
    filters: Filters,
    out: Sent,
) -> None:
    """Report on a speaker.

    Offices, positions over time, claims, contradictions.

    Example: onrecord report speaker kerry -o kerry.html
    """
    out.send(_report(context, "speaker", replace(filters, speaker=name)))


@app.command()
@filtered("topic", "limit", "after")
@sent()
def topic(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Id, key or name of the topic.")],
    *,
    filters: Filters,
    out: Sent,
) -> None:
    """Report on a topic.

    Who affirms and who denies what, claims, contradictions.

    Example: onrecord report topic airstrikes --format md
    """
    out.send(_report(context, "topic", replace(filters, topic=name)))


@app.command()
@filtered("status", "after")
@sent()
def contradictions(
    context: typer.Context,
    *,
    filters: Filters,
    status: Status = "open",
    out: Sent,
) -> None:
    """Report on contradictions.

    Side by side, with the reasons and what people decided.

    Example: onrecord report contradictions --format html -o report.html
    """
    out.send(_report(context, "contradictions", filters, status))


@app.command()
@filtered("after")
@sent()
def timeline(
    context: typer.Context,
    *,
    filters: Filters,
    out: Sent,
) -> None:
    """Report claims by the time of saying.

    With a picture of who spoke when.

    Example: onrecord report timeline --topic airstrikes -o timeline.html
    """
    out.send(_report(context, "timeline", filters))


@app.command()
@filtered("topic", "limit", "after")
@sent()
def numbers(
    context: typer.Context,
    proposition: Annotated[
        str, typer.Argument(help="Id, key or a part of the sentence of one with an open value.")
    ],
    *,
    filters: Filters,
    out: Sent,
) -> None:
    """Report every value of a count or another figure.

    By the time that it stands for, who gave it and where: a picture and a table that tell
    updates from conflicts.

    Example: onrecord report numbers strikes-flown -o strikes.html
    """
    out.send(_report(context, "numbers", replace(filters, proposition=proposition)))


def _report(
    context: typer.Context, kind: "ReportKind", filters: Filters, status: str = "open"
) -> "Report":
    from workflows.reporting import report

    return report(opened(context), kind, filters, status)
