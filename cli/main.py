"""The program: options before the command, the commands, and how errors end."""

import os
import sys
from typing import Annotated

import typer

from cli import claim, contradiction, database, proposition, report, source, speaker, topic
from cli.output import one_line
from cli.session import DEFAULT_DATABASE, Session, default_database
from onrecord import __version__
from onrecord.errors import OnrecordError

INTERRUPTED = 130

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    *,
    database_: Annotated[
        str | None,
        typer.Option(
            "--database",
            "-d",
            metavar="PATH|URL",
            help=f"The database. Default: ONRECORD_DATABASE, else ./{DEFAULT_DATABASE}.",
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show where an error came from.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - it acts by its callback
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Who said what, when, where it was reported, and who said the opposite."""
    context.obj = Session(database_ or default_database(), verbose)


app.command("init")(database.init)
app.command("import")(database.import_)
for noun, commands in (
    ("source", source.app),
    ("claim", claim.app),
    ("speaker", speaker.app),
    ("topic", topic.app),
    ("proposition", proposition.app),
    ("contradiction", contradiction.app),
    ("report", report.app),
):
    app.add_typer(commands, name=noun)
app.command("verify")(database.verify)
app.add_typer(database.app, name="db")


def run(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its code; the entry point of the installed command."""
    given = sys.argv[1:] if arguments is None else arguments
    # What a terminal cannot show is shown as an escape; it never stops the work.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run(given))


def _run(arguments: list[str]) -> int:
    try:
        code = app(arguments, standalone_mode=False)
        sys.stdout.flush()
    except OnrecordError as error:
        return _fail(error, str(error), error.exit_code, arguments)
    except BrokenPipeError:
        # The reader of the pipe has enough; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _fail(None, "Interrupted. Nothing was changed", INTERRUPTED, arguments)
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback unasked
        if _is_usage(error):
            return _usage(error, arguments)
        text = f"Unexpected {type(error).__name__}: {error}. This is a fault of onrecord: report it"
        return _fail(error, text, 1, arguments)
    return code if isinstance(code, int) else 0


def _is_usage(error: Exception) -> bool:
    # Typer carries its own Click, whose classes are not ours to import.
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def _usage(error: Exception, arguments: list[str]) -> int:
    message = error.format_message()  # type: ignore[attr-defined]
    if not message or "\n" in message:  # a noun without a verb: the help is the answer
        print(message, file=sys.stderr)  # noqa: T201
        return 2
    path = getattr(getattr(error, "ctx", None), "command_path", "onrecord")
    text = f"{message.rstrip('.')}. Try: {path} --help"
    return _fail(error, text, 2, arguments)


def _fail(error: BaseException | None, text: str, code: int, arguments: list[str]) -> int:
    print(one_line(text), file=sys.stderr)  # noqa: T201 - the one place that errors end in
    if error is not None and ({"-v", "--verbose"} & set(arguments)):
        import traceback

        traceback.print_exception(error)
    return code
