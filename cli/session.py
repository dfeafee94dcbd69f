"""What every command shares: which database, and a connection to it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:  # SQLAlchemy takes a fifth of a second that --help does not need
    from sqlalchemy import Connection, Engine

    from db.engine import Place

DEFAULT_DATABASE: Final = "onrecord.db"


@dataclass(slots=True)
class Session:
    """The options that stand before the command."""

    database: str
    verbose: bool


def session(context: typer.Context) -> Session:
    """Return the session of this call."""
    found = context.obj
    assert isinstance(found, Session)  # noqa: S101 - the callback of main sets it
    return found


def default_database() -> str:
    """Return the database that is used when none is named."""
    return os.environ.get("ONRECORD_DATABASE") or DEFAULT_DATABASE


def where(context: typer.Context) -> "Place":
    """Return the place of the database that was named."""
    from db.engine import place

    return place(session(context).database)


def opened(context: typer.Context) -> "Engine":
    """Return an engine for the database that was named, checked to be one that we know."""
    from db.version import open_database

    return open_database(where(context))


@contextmanager
def record(context: typer.Context) -> Iterator["Connection"]:
    """Give a connection that reads one state of the record."""
    from db.engine import reading

    with reading(opened(context)) as connection:
        yield connection
