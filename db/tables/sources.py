"""Sources, their captures, and the time expressions of the record."""

from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
    UniqueConstraint,
    event,
    false,
    text,
)

from db.tables.base import (
    ID,
    WORDS,
    Base,
    Day,
    Id,
    Key,
    Mapped,
    Words,
    day,
    mapped_column,
    not_empty,
    one_of,
)
from onrecord.vocabulary import BLOCK_KINDS, DATE_BASES, DATE_ROLES, SOURCE_KINDS


class Date(Base):
    """A time expression with its bounds; open ends are the sentinels of ``onrecord.dates``."""

    __tablename__ = "date"
    __table_args__ = (
        one_of("role", DATE_ROLES),
        one_of("basis", DATE_BASES),
        day("earliest"),
        day("latest"),
        day("anchor"),
        CheckConstraint("earliest <= latest", name="earliest_before_latest"),
        # What a claim's copies of the bounds refer to: the database keeps them equal.
        UniqueConstraint("id", "earliest", "latest"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    role: Mapped[Words]
    edtf: Mapped[Words]
    earliest: Mapped[Day]
    latest: Mapped[Day]
    basis: Mapped[Words]
    phrase: Mapped[str | None] = mapped_column(WORDS)
    anchor: Mapped[str | None] = mapped_column(WORDS)
    note: Mapped[str | None] = mapped_column(WORDS)


class Source(Base):
    """A publication that reports claims. The bounds repeat those of its date of publication."""

    __tablename__ = "source"
    __table_args__ = (
        one_of("kind", SOURCE_KINDS),
        not_empty("title"),
        CheckConstraint(
            "published_date_id IS NOT NULL"
            " OR (published_from = '0001-01-01' AND published_to = '9999-12-31')",
            name="unknown_date_is_open",
        ),
        ForeignKeyConstraint(
            ["published_date_id", "published_from", "published_to"],
            ["date.id", "date.earliest", "date.latest"],
            onupdate="CASCADE",
        ),
        Index(None, "url"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    kind: Mapped[Words]
    title: Mapped[Words]
    publisher: Mapped[str | None] = mapped_column(WORDS, index=True)
    byline: Mapped[str | None] = mapped_column(WORDS)
    credit: Mapped[Any] = mapped_column(JSON)
    url: Mapped[str | None] = mapped_column(WORDS)
    language: Mapped[str | None] = mapped_column(WORDS)
    published_date_id: Mapped[int | None] = mapped_column(ID)
    published_from: Mapped[Day] = mapped_column(index=True)
    published_to: Mapped[Day]
    folded: Mapped[Words]
    note: Mapped[str | None] = mapped_column(WORDS)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())


class Capture(Base):
    """One immutable copy of a source's text; by hash only where ``content`` and ``text`` are NULL.

    ``sha256`` is of the raw bytes, ``text_sha256`` of the text in UTF-8. ``coded`` marks the one
    capture of a source that its record names: spans in record files count in its text. ``url`` is
    where the bytes came from in the end, ``media_type`` and ``status`` what the server said of
    them; ``path_sha256`` tells a file that was read before without keeping its path. ``etag`` and
    ``last_modified`` are sent again, as they came, to ask whether the page has changed.
    """

    __tablename__ = "capture"
    __table_args__ = (
        UniqueConstraint("source_id", "sha256"),
        Index("uq_capture_coded", "source_id", unique=True, sqlite_where=text("coded")),
        CheckConstraint("length(sha256) = 64", name="sha256_whole"),
        CheckConstraint(
            "(content IS NULL) = (text IS NULL) AND (text IS NULL) = (text_sha256 IS NULL)",
            name="held_whole",
        ),
        CheckConstraint("length(path_sha256) = 64", name="path_sha256_whole"),
        Index(None, "url"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    source_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"))
    sha256: Mapped[Words] = mapped_column(index=True)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    text: Mapped[str | None] = mapped_column(WORDS)
    text_sha256: Mapped[str | None] = mapped_column(WORDS)
    extractor: Mapped[Words]
    extractor_version: Mapped[Words]
    captured_at: Mapped[Words]
    coded: Mapped[bool]
    url: Mapped[str | None] = mapped_column(WORDS)
    media_type: Mapped[str | None] = mapped_column(WORDS)
    status: Mapped[int | None]
    path_sha256: Mapped[str | None] = mapped_column(WORDS, index=True)
    etag: Mapped[str | None] = mapped_column(WORDS)
    last_modified: Mapped[str | None] = mapped_column(WORDS)


@event.listens_for(Capture.__table__, "before_create")
@event.listens_for(Source.__table__, "before_create")
def _options_of_postgresql(table: Table, connection: Connection, **_options: Any) -> None:
    """Tell PostgreSQL's options when needed: naming them above loads that dialect each time."""
    if connection.dialect.name != "postgresql":
        return
    for index in table.indexes:
        if index.name == "uq_capture_coded":
            index.dialect_options["postgresql"]["where"] = text("coded")
        if index.name in {"ix_source_url", "ix_capture_url"}:  # a tree refuses a long address
            index.dialect_options["postgresql"]["using"] = "hash"


class Block(Base):
    """A part of a capture's text, such as a paragraph or a caption: a range of code points."""

    __tablename__ = "block"
    __table_args__ = (
        one_of("kind", BLOCK_KINDS),
        CheckConstraint("span_start >= 0 AND span_start < span_end", name="forward"),
        {"sqlite_with_rowid": False},
    )

    capture_id: Mapped[int] = mapped_column(ID, ForeignKey("capture.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Words]
    span_start: Mapped[int]
    span_end: Mapped[int]


class DateAnchor(Base):
    """Where a time expression's phrase stands in a capture's text."""

    __tablename__ = "date_anchor"
    __table_args__ = (CheckConstraint("span_start >= 0 AND span_start < span_end", name="forward"),)

    date_id: Mapped[int] = mapped_column(ID, ForeignKey("date.id"), primary_key=True)
    capture_id: Mapped[int] = mapped_column(ID, ForeignKey("capture.id"), index=True)
    span_start: Mapped[int]
    span_end: Mapped[int]
