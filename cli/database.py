"""onrecord init and db: the database itself."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.exchange import say_imported
from cli.output import line
from cli.session import opened, where

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def init(
    context: typer.Context,
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Load the demo records.")] = False,
) -> None:
    """Make the database, or bring it up to date.

    --demo loads the demo records: one news article and the sources around it.

    Example: onrecord init --demo
    """
    from db.version import HEAD
    from workflows.setup import make

    place = where(context)
    told = {
        "made": f"Made the database {place}",
        "upgraded": f"Upgraded {place} to schema {HEAD}",
        None: f"The database {place} is there already",
    }
    line(told[make(place)])
    if demo:
        import seeds
        from workflows.actor import present_actor
        from workflows.importing import InputFile, import_files

        folder = seeds.demo_folder()
        inputs = [InputFile(f.name, f.read_bytes(), folder) for f in seeds.demo_files()]
        say_imported(import_files(opened(context), inputs, present_actor()))


@app.command()
def upgrade(context: typer.Context) -> None:
    """Bring the tables to this program's schema.

    Example: onrecord db upgrade
    """
    from db.errors import DatabaseMissingError
    from db.version import HEAD
    from workflows.setup import make, revision

    place = where(context)
    if revision(place) is None and place.path is not None and not place.path.is_file():
        raise DatabaseMissingError(str(place))
    done = make(place)
    line(f"Upgraded {place} to schema {HEAD}" if done else f"{place} is at schema {HEAD} already")


@app.command()
def current(context: typer.Context) -> None:
    """Print the schema revision.

    Beside it stands the one that this program needs.

    Example: onrecord db current
    """
    from db.version import HEAD
    from workflows.setup import revision

    found = revision(where(context))
    line(f"{found or 'none'} (this program needs {HEAD})")


@app.command()
def check(context: typer.Context) -> None:
    """Compare the tables with the program.

    Exit 1 where they are not as this program expects.

    Example: onrecord db check
    """
    from workflows.setup import check_tables

    check_tables(opened(context))
    line(f"The tables of {where(context)} are as this program expects")


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(parser=options.path, help="The copy to make; must not be there yet.")
    ],
) -> None:
    """Copy the database to a new file.

    The copy is of this one moment, also while others write. It is a database like any other: to
    restore it, put it in the place of the old file and of those beside it.

    Example: onrecord db backup copy.db
    """
    from workflows.setup import back_up

    back_up(where(context), file)
    line(f"Backed up {where(context)} to {file}")


@app.command()
def path(context: typer.Context) -> None:
    """Print where the database is.

    Example: onrecord db path
    """
    place = where(context)
    typer.echo(str(place.path.absolute()) if place.path else str(place))
