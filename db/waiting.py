"""Wait for the write lock: in turn, as long as a team's writing may take, and say when it is long.

SQLite's own waiting asks ever more rarely, so that who came last is served first and who has waited
longest gives up. Here who has waited longest asks most often. PostgreSQL serves in turn by itself.
"""

import logging
import random
import sqlite3
import time
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

LONGEST_WAIT_S: float = 60
NOTICE_AFTER_S: float = 5
_FIRST_PAUSE_S: Final = 0.02
_SHORTEST_PAUSE_S: Final = 0.001
_WRITER_LOCK: Final = 0x6F6E7265  # any number that nobody else uses: "onre"
_LOG: Final = logging.getLogger(__name__)


def begin_on_file(driver: sqlite3.Connection, busy_timeout_ms: int) -> None:
    """Begin a writing transaction of SQLite; raises sqlite3.OperationalError after the last try.

    ``busy_timeout_ms`` is how long the statements that follow wait, as they did before.
    """
    driver.execute("PRAGMA busy_timeout=0")
    start = time.monotonic()
    told = False
    while not _begun(driver, last=time.monotonic() - start >= LONGEST_WAIT_S):
        waited = time.monotonic() - start
        if waited >= NOTICE_AFTER_S and not told:
            _tell()
            told = True
        time.sleep(_pause(waited))
    driver.execute(f"PRAGMA busy_timeout={busy_timeout_ms}")


def _begun(driver: sqlite3.Connection, *, last: bool) -> bool:
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the rest is detail
            raise
        return False
    return True


def _pause(waited: float) -> float:
    """Return how long to sleep before asking again, in seconds: shorter the longer one waited.

    Not the same for any two, or those who met once would meet again.
    """
    pause = max(_SHORTEST_PAUSE_S, _FIRST_PAUSE_S / (1 + 4 * waited))
    return pause * random.uniform(0.5, 1)  # noqa: S311 - no secret


def lock_on_server(connection: Connection) -> None:
    """Take the writers' lock of PostgreSQL for this transaction.

    Raises sqlalchemy.exc.OperationalError where another one held it for too long.
    """
    try:
        _lock_within(connection, min(NOTICE_AFTER_S, LONGEST_WAIT_S))
    except OperationalError:
        if NOTICE_AFTER_S >= LONGEST_WAIT_S or connection.invalidated:
            raise
        connection.connection.rollback()  # nothing was done in it yet
        _tell()
        _lock_within(connection, LONGEST_WAIT_S - NOTICE_AFTER_S)


def _lock_within(connection: Connection, seconds: float) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(seconds * 1000))}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")


def _tell() -> None:
    # Without a handler of the caller's own, logging prints this one line to standard error.
    _LOG.warning(
        "Another program is writing to the database. Waiting for it, up to %d seconds",
        LONGEST_WAIT_S,
    )
