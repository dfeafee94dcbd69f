"""Which texts go back to one: what machines found, and what people decided about it.

All but the decisions is made from the texts of captures and can be made anew at any time.
"""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Float, ForeignKey, false

from db.tables.base import ID, WORDS, Base, Id, Key, Mapped, Words, mapped_column, one_of
from onrecord.vocabulary import ORIGIN_ROLES, ORIGIN_VERDICTS


class Sketch(Base):
    """That a text was looked at: by which version, how many words it has, whom it credits.

    ``comparable`` where it has enough words outside quotations to be held against others.

    ``paragraphs`` has the numbers of its paragraphs, which tell furniture from story.
    """

    __tablename__ = "sketch"
    __table_args__ = (CheckConstraint("words >= 0", name="words_counted"),)

    capture_id: Mapped[int] = mapped_column(ID, ForeignKey("capture.id"), primary_key=True)
    made_by: Mapped[Words]
    words: Mapped[int]
    comparable: Mapped[bool]
    agencies: Mapped[Any] = mapped_column(JSON)
    paragraphs: Mapped[Any] = mapped_column(JSON)


class SketchNumber(Base):
    """By what a text is found: runs of words (from 0 up), paragraphs and all of it (below 0)."""

    __tablename__ = "sketch_number"
    __table_args__ = ({"sqlite_with_rowid": False},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    capture_id: Mapped[int] = mapped_column(ID, ForeignKey("sketch.capture_id"), primary_key=True)


class OriginLink(Base):
    """What two captures share, the one of the lower key first, and what a machine makes of it."""

    __tablename__ = "origin_link"
    __table_args__ = (
        one_of("verdict", ("same", "partly")),
        CheckConstraint("first_id <> second_id", name="two_captures"),
    )

    first_id: Mapped[int] = mapped_column(ID, ForeignKey("capture.id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(
        ID, ForeignKey("capture.id"), primary_key=True, index=True
    )
    verdict: Mapped[Words]
    first_side: Mapped[Any] = mapped_column(JSON)
    second_side: Mapped[Any] = mapped_column(JSON)
    passages: Mapped[Any] = mapped_column(JSON)
    identical: Mapped[bool]
    proposed_by: Mapped[Words]


class OriginMember(Base):
    """A source of an origin, which is named by the source that stands for it."""

    __tablename__ = "origin_member"
    __table_args__ = (
        one_of("role", ORIGIN_ROLES),
        CheckConstraint("share >= 0 AND share <= 1", name="share_a_part"),
        CheckConstraint("(role = 'origin') = (origin_id = source_id)", name="one_first"),
    )

    origin_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"), primary_key=True)
    source_id: Mapped[int] = mapped_column(
        ID, ForeignKey("source.id"), primary_key=True, index=True
    )
    role: Mapped[Words]
    share: Mapped[float | None] = mapped_column(Float(53))


class OriginDecision(Base):
    """That a person joined or parted two sources; the last one that stands counts."""

    __tablename__ = "origin_decision"
    __table_args__ = (
        one_of("verdict", ORIGIN_VERDICTS),
        CheckConstraint("first_id <> second_id", name="two_sources"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    first_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"), index=True)
    second_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"), index=True)
    verdict: Mapped[Words]
    note: Mapped[str | None] = mapped_column(WORDS)
    decided_by: Mapped[Words]
    decided_at: Mapped[Words]
    withdrawn: Mapped[bool] = mapped_column(server_default=false())
