"""The keys of the records that an act is about, found by filters or by the number of a part."""

from typing import Any, Final

from sqlalchemy import Connection, select

from db.reads.filters import ClaimFilter, conditions
from db.tables import RECORD_TABLES, Appearance, Claim, Speaker
from onrecord.errors import NotFoundError
from onrecord.text import fold

_LONGEST_ID: Final = 18  # digits: what both engines take as a whole number


def claim_keys_matching(connection: Connection, wanted: ClaimFilter) -> list[str]:
    """Return the keys of the claims that the filter means, the latest first as lists have them."""
    statement = select(Claim.key).where(*conditions(connection, wanted))
    statement = statement.order_by(Claim.said_to.desc(), Claim.id.desc())
    if wanted.limit is not None:
        statement = statement.limit(wanted.limit)
    return list(connection.execute(statement).scalars())


def find_appearance(connection: Connection, typed: str) -> tuple[str, str]:
    """Return the keys of an appearance's claim and its own; it is found by id or by key.

    Raises NotFoundError, also for one that was withdrawn.
    """
    found = _appearance(connection, typed)
    if found is None:
        raise NotFoundError(
            f'No appearance "{typed}". Its number stands with its claim: onrecord claim show CLAIM'
        )
    if found.withdrawn:
        raise NotFoundError(
            f"Appearance {found.id} ({found.key}) is withdrawn. To have it back, undo the change "
            f"that withdrew it: onrecord log --claim {found.claim}"
        )
    return found.claim, found.key


def namesakes(connection: Connection, name: str) -> list[int]:
    """Return the ids of the speakers of that name, in any case and without accents."""
    statement = select(Speaker.id).where(Speaker.folded == fold(name), ~Speaker.withdrawn)
    return list(connection.execute(statement.order_by(Speaker.id)).scalars())


def is_withdrawn(connection: Connection, noun: str, key: str) -> bool:
    """Return whether a source, speaker, topic or proposition is no longer part of the record."""
    table = RECORD_TABLES[noun]
    return bool(connection.execute(select(table.withdrawn).where(table.key == key)).scalar())


def _appearance(connection: Connection, typed: str) -> Any:
    statement = select(
        Appearance.id, Appearance.key, Appearance.withdrawn, Claim.key.label("claim")
    ).join(Claim, Claim.id == Appearance.claim_id)
    if typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_ID:
        found = connection.execute(statement.where(Appearance.id == int(typed))).first()
        if found is not None:
            return found
    if not typed.isprintable():  # no key has such characters, and the drivers refuse some
        return None
    return connection.execute(statement.where(Appearance.key == typed)).first()
