"""Bring a database to a schema revision, from wherever the program is installed."""

import io
from collections.abc import Callable
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from db.engine import migrating


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate up to ``revision``, all of it or nothing."""
    with migrating(engine) as connection:
        _run(connection, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Migrate down to ``revision`` ("base": no tables), all of it or nothing."""
    with migrating(engine) as connection:
        _run(connection, lambda config: command.downgrade(config, revision))


def check(engine: Engine) -> None:
    """Raise alembic.util.CommandError where the tables differ from ``db.tables``."""
    with migrating(engine) as connection:
        _run(connection, command.check)


def _run(connection: Connection, act: Callable[[Config], None]) -> None:
    with as_file(files("migrations")) as folder:
        config = Config(stdout=io.StringIO())
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        act(config)
