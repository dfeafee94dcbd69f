"""What all tables share: naming, column types, and the checks that keep closed vocabularies closed.

Names of constraints follow one convention, so that migrations can drop them on both engines.
"""

from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import BigInteger, CheckConstraint, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# PostgreSQL would sort by the cluster's locale; SQLite sorts by code point, and so do we.
WORDS = Text().with_variant(Text(collation="C"), "postgresql")
ID = BigInteger().with_variant(Integer, "sqlite")

Id = Annotated[int, mapped_column(ID, primary_key=True)]
Key = Annotated[str, mapped_column(WORDS, unique=True)]
Words = Annotated[str, mapped_column(WORDS)]
Day = Annotated[str, mapped_column(WORDS)]


class Base(DeclarativeBase):
    """The one metadata of both engines. Nothing creates tables from it: migrations do."""

    metadata = MetaData(naming_convention=NAMING)


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """Return the check that ``column`` holds one of ``words`` (or NULL, where it is nullable)."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def day(column: str) -> CheckConstraint:
    """Return the check that ``column`` has the shape of an ISO day."""
    return CheckConstraint(f"{column} LIKE '____-__-__'", name=f"{column}_is_a_day")


def not_empty(column: str) -> CheckConstraint:
    """Return the check that ``column`` is not the empty text."""
    return CheckConstraint(f"{column} <> ''", name=f"{column}_not_empty")
