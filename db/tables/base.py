"""What all tables share: naming, column types, and the checks that keep closed vocabularies closed.

Names of constraints follow one convention, so that migrations can drop them on both engines.
A table is a class whose annotations are its columns, written as SQLAlchemy's own mappings are; but
nothing is mapped, and ``sqlalchemy.orm``, a fifth of the time of a short command, is not loaded.
"""

import types
from collections.abc import Iterable
from dataclasses import dataclass
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnClause,
    FromClause,
    Integer,
    MetaData,
    Table,
    Text,
)

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

V = TypeVar("V")
Mapped: TypeAlias = ColumnClause[V]  # a Column would pass for its value on a class
_TYPES: Final[dict[Any, Any]] = {int: Integer, bool: Boolean}


@dataclass(frozen=True, slots=True)
class _Given:
    """What ``mapped_column`` was given: a column belongs to one table, this to any number."""

    parts: tuple[Any, ...]
    options: dict[str, Any]


def mapped_column(*parts: Any, **options: Any) -> Any:
    """Tell what a column has beyond its annotation: its type, what it refers to, an index."""
    return _Given(parts, options)


Id = Annotated[int, mapped_column(ID, primary_key=True)]
Key = Annotated[str, mapped_column(WORDS, unique=True)]
Words = Annotated[str, mapped_column(WORDS)]
Day = Annotated[str, mapped_column(WORDS)]


class Base:
    """The one metadata of both engines. Nothing creates tables from it: migrations do."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)
    __tablename__: ClassVar[str]
    __table_args__: ClassVar[tuple[Any, ...]] = ()
    __table__: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        columns = [
            _column(name, get_args(annotation)[0], vars(cls).get(name))
            for name, annotation in vars(cls)["__annotations__"].items()
        ]
        parts = [part for part in cls.__table_args__ if not isinstance(part, dict)]
        options = next((part for part in cls.__table_args__ if isinstance(part, dict)), {})
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *parts, **options)
        for column in columns:
            setattr(cls, column.name, column)

    @classmethod
    def __clause_element__(cls) -> Table:
        """Return the table: SQLAlchemy asks this of whatever stands for one."""
        return cls.__table__


T = TypeVar("T", bound=Base)


class _Alias:
    """A table under another name, with its columns as attributes."""

    def __init__(self, table: Table) -> None:
        self._table = table.alias()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table.c, name)  # an AttributeError where there is none

    def __clause_element__(self) -> FromClause:
        return self._table


def aliased(table: type[T]) -> type[T]:
    """Return ``table`` under another name, to be joined a second time."""
    return cast("type[T]", _Alias(table.__table__))


def _column(name: str, held: Any, given: _Given | None) -> Column[Any]:
    """Return the column that an annotation and what was given beside it tell."""
    nullable = get_origin(held) in {types.UnionType, Union}
    kind = get_args(held)[0] if nullable else held
    shared = get_args(kind)[1] if get_origin(kind) is Annotated else _Given((), {})
    own = given or _Given((), {})
    parts = (*shared.parts, *own.parts)
    typed = parts or (_TYPES[kind],)
    return Column(name, *typed, **{"nullable": nullable} | shared.options | own.options)


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
