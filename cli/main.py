"""The program: options before the command, the commands, and how errors end."""

import os
import sys
from collections.abc import Callable, Collection
from functools import cache
from importlib import import_module
from typing import Annotated, Final

import typer
from typer.main import get_command

from cli import check, database, exchange, extract, ingest, log, verify
from cli.output import one_line
from cli.review import command as review
from cli.session import DEFAULT_DATABASE, Session, default_database
from onrecord import __version__
from onrecord.errors import OnrecordError, UsageError

_COMPLETES: Final = "_ONRECORD_COMPLETE"  # set by shells that ask for words to offer
INTERRUPTED = 130  # as shells report a program that Ctrl-C ended

# The module of each noun, and what its commands are about.
NOUNS: Final = {
    "source": ("source", "Where claims are reported."),
    "claim": ("claim", "Who said what."),
    "speaker": ("speaker", "Who speaks, and in which office."),
    "topic": ("topic", "What claims are about."),
    "proposition": ("proposition", "What claims affirm or deny."),
    "contradiction": ("contradiction", "What does not go together, and why."),
    "report": ("report", "Reports to send on."),
    "db": ("database", "The database itself."),
}


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


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
    if database_ == "":  # an unset variable in a script would mean another database
        raise UsageError("--database is empty. Name a file or a URL")
    context.obj = Session(database_ or default_database(), verbose)


def program(typed: Collection[str] = tuple(NOUNS)) -> typer.Typer:
    """Return the program; of nouns that are not among the words typed, no more than the name.

    Making all commands takes a third of the time of --help, and one call needs those of one noun.
    """
    app = typer.Typer(
        name="onrecord",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(main)
    app.command("init")(database.init)
    app.command("ingest")(ingest.ingest)
    app.command("extract")(extract.extract)
    app.command("import")(exchange.import_)
    app.command("export")(exchange.export)
    app.command("check")(check.check)
    app.command("review")(review.review)
    app.command("verify")(verify.verify)
    app.command("log")(log.log)
    app.command("undo")(log.undo)
    for noun, (module, about) in NOUNS.items():
        commands = import_module(f"cli.{module}").app if noun in typed else typer.Typer()
        app.add_typer(commands, name=noun, help=about)
    return app


@cache
def _command(nouns: frozenset[str]) -> Callable[..., object]:
    """Return the program with the commands of some nouns, which it costs 50 ms to make."""
    return get_command(program(nouns))


def run(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its code; the entry point of the installed command."""
    given = sys.argv[1:] if arguments is None else arguments
    # What a terminal cannot show is shown as an escape; it never stops the work.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.stdout is None:  # closed by the caller: there is nobody to print for
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.exit(_run(given))


def _run(arguments: list[str]) -> int:
    try:
        typed = NOUNS if _COMPLETES in os.environ else arguments
        command = _command(frozenset(NOUNS.keys() & set(typed)))
        code = command(arguments, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no traceback unasked
        return _ended(error, arguments)
    except SystemExit as ended:  # what Typer makes of a broken pipe
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        return _reader_has_enough()
    if code == INTERRUPTED:  # Typer catches Ctrl-C itself and gives its code
        return _interrupted()
    return code if isinstance(code, int) else 0


def _ended(error: BaseException, arguments: list[str]) -> int:
    """Say in one line how the work ended, and return the exit code."""
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        return _interrupted()
    if isinstance(error, BrokenPipeError):
        return _reader_has_enough()
    if _is_usage(error):
        return _usage(error, arguments)
    text, code = (
        f"Unexpected {type(error).__name__}: {error}. Report it: the fault is onrecord's",
        1,
    )
    if isinstance(error, OnrecordError):
        text, code = str(error), error.exit_code
    elif isinstance(error, OSError):
        text = (
            f"Cannot write the output: {error.strerror or error}. Make room, or name another "
            "file; what the command changed stays: onrecord log"
        )
    return _fail(error, text, code, arguments)


def _interrupted() -> int:
    print("Interrupted: what was not yet written is not in the database", file=sys.stderr)  # noqa: T201
    return INTERRUPTED


def _reader_has_enough() -> int:
    # Python would complain once more at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _is_usage(error: BaseException) -> bool:
    # Typer carries its own Click, whose classes are not ours to import.
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def _usage(error: BaseException, arguments: list[str]) -> int:
    message = error.format_message()  # type: ignore[attr-defined]
    if not message or message.startswith("Usage:"):  # a noun without a verb: the help is the answer
        print(message, file=sys.stderr)  # noqa: T201
        return 2
    path = getattr(getattr(error, "ctx", None), "command_path", "onrecord")
    told = message.replace(": Value error, ", ": ").rstrip(".")  # pydantic's, under Typer's own
    text = f"{told}. Try: {path} --help"
    return _fail(error, text, 2, arguments)


def _fail(error: BaseException, text: str, code: int, arguments: list[str]) -> int:
    print(one_line(text), file=sys.stderr)  # noqa: T201 - the one place that errors end in
    if {"-v", "--verbose"} & set(arguments):
        import traceback

        traceback.print_exception(error)
    return code
