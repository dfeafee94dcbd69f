"""Speakers, the names they go by, the offices they held, the groups they belong to."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false

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
from onrecord.vocabulary import SPEAKER_KINDS


class Speaker(Base):
    """Whoever speaks. ``folded`` is the name as it is searched for, empty for an unnamed one."""

    __tablename__ = "speaker"
    __table_args__ = (
        one_of("kind", SPEAKER_KINDS),
        not_empty("name"),
        CheckConstraint(
            "(kind = 'unnamed') = (source_id IS NOT NULL)", name="unnamed_belongs_to_a_source"
        ),
        CheckConstraint("(kind = 'unnamed') = (folded = '')", name="unnamed_is_not_matched"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    name: Mapped[Words]
    kind: Mapped[Words]
    folded: Mapped[Words] = mapped_column(index=True)
    source_id: Mapped[int | None] = mapped_column(ID, ForeignKey("source.id"))
    note: Mapped[str | None] = mapped_column(WORDS)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())


class Alias(Base):
    """A name that a speaker goes by. Two speakers may share one: then a person has to choose."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("speaker_id", "name"), not_empty("name"))

    id: Mapped[Id]
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"))
    position: Mapped[int]
    name: Mapped[Words]
    folded: Mapped[Words] = mapped_column(index=True)


class Role(Base):
    """An office held (Popolo Membership): held for certain between ``held_from`` and ``held_to``.

    ``start`` and ``end`` are EDTF, ``held_from`` is the earliest start and ``held_to`` the latest
    end: outside them the office was not held.
    """

    __tablename__ = "role"
    __table_args__ = (
        not_empty("title"),
        day("held_from"),
        day("held_to"),
        CheckConstraint("held_from <= held_to", name="starts_before_it_ends"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), index=True)
    position: Mapped[int]
    title: Mapped[Words]
    organisation: Mapped[str | None] = mapped_column(WORDS)
    start: Mapped[str | None] = mapped_column(WORDS)
    end: Mapped[str | None] = mapped_column(WORDS)
    held_from: Mapped[Day]
    held_to: Mapped[Day]
    evidence: Mapped[str | None] = mapped_column(WORDS)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())


class Membership(Base):
    """A member of a group, for joint statements: asking for the member finds the group's claims."""

    __tablename__ = "membership"
    __table_args__ = (CheckConstraint("group_id <> member_id", name="not_of_itself"),)

    group_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(
        ID, ForeignKey("speaker.id"), primary_key=True, index=True
    )
    position: Mapped[int]
