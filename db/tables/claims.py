"""Claims, where they appear, the evidence, and how they stand to propositions."""

from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    false,
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
from onrecord.vocabulary import (
    CERTAINTIES,
    CLAIM_KINDS,
    CLAIM_STATUSES,
    MODALITIES,
    QUALIFIERS,
    QUOTE_TYPES,
    RELATION_KINDS,
    STANCES,
    TRANSLATED_BY,
    VERIFICATIONS,
)


class Claim(Base):
    """One speaker, one statement, one time of saying.

    ``proposed_by`` and ``confidence`` are of the machine that drafted it. The bounds repeat those
    of the dates, kept equal by the foreign keys. ``search_text`` is the folded statement and
    quotations; each engine indexes it in its own way.
    """

    __tablename__ = "claim"
    __table_args__ = (
        one_of("kind", CLAIM_KINDS),
        one_of("modality", MODALITIES),
        one_of("status", CLAIM_STATUSES),
        not_empty("statement"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence_a_share"),
        CheckConstraint(
            "said_date_id IS NOT NULL OR (said_from = '0001-01-01' AND said_to = '9999-12-31')",
            name="unknown_said_is_open",
        ),
        CheckConstraint(
            "event_date_id IS NOT NULL OR (event_from = '0001-01-01' AND event_to = '9999-12-31')",
            name="unknown_event_is_open",
        ),
        ForeignKeyConstraint(
            ["said_date_id", "said_from", "said_to"],
            ["date.id", "date.earliest", "date.latest"],
            onupdate="CASCADE",
        ),
        ForeignKeyConstraint(
            ["event_date_id", "event_from", "event_to"],
            ["date.id", "date.earliest", "date.latest"],
            onupdate="CASCADE",
        ),
        # What a stance's copies of speaker and bounds refer to.
        UniqueConstraint("id", "speaker_id", "said_from", "said_to"),
        Index(None, "speaker_id", "said_to", "id"),
        Index(None, "said_to", "id"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    kind: Mapped[Words]
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ID, ForeignKey("speaker.id"), index=True)
    statement: Mapped[Words]
    modality: Mapped[Words]
    status: Mapped[Words]
    place: Mapped[str | None] = mapped_column(WORDS)
    said_date_id: Mapped[int | None] = mapped_column(ID)
    said_from: Mapped[Day]
    said_to: Mapped[Day]
    event_date_id: Mapped[int | None] = mapped_column(ID)
    event_from: Mapped[Day]
    event_to: Mapped[Day]
    note: Mapped[str | None] = mapped_column(WORDS)
    search_text: Mapped[Words]
    proposed_by: Mapped[str | None] = mapped_column(WORDS)
    confidence: Mapped[float | None] = mapped_column(Float(53))


class ClaimTopic(Base):
    """A topic that a person gave to a claim; those of its propositions come on top."""

    __tablename__ = "claim_topic"

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ID, ForeignKey("topic.id"), primary_key=True, index=True)


class ClaimRelation(Base):
    """How a claim stands to an earlier one: it repeats, corrects, retracts, ... the target."""

    __tablename__ = "claim_relation"
    __table_args__ = (
        one_of("kind", RELATION_KINDS),
        CheckConstraint("claim_id <> target_id", name="not_to_itself"),
    )

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True)
    kind: Mapped[Words] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True, index=True)


class Appearance(Base):
    """One report of a claim. ``exact`` is the list of quoted words, empty where not held."""

    __tablename__ = "appearance"
    __table_args__ = (
        one_of("quote_type", QUOTE_TYPES),
        one_of("translated_by", TRANSLATED_BY),
        # A contradiction's side names an appearance together with its claim.
        UniqueConstraint("id", "claim_id"),
        Index(None, "claim_id"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"), index=True)
    position: Mapped[int]
    quote_type: Mapped[Words]
    exact: Mapped[Any] = mapped_column(JSON)
    cue: Mapped[str | None] = mapped_column(WORDS)
    described_as: Mapped[str | None] = mapped_column(WORDS)
    translated_by: Mapped[Words]
    note: Mapped[str | None] = mapped_column(WORDS)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())


class Relay(Base):
    """A speaker who passed a claim on, in order from the holder's side to the source's side."""

    __tablename__ = "relay"

    appearance_id: Mapped[int] = mapped_column(ID, ForeignKey("appearance.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), index=True)


class Anchor(Base):
    """Where an appearance's words stand in one capture, and whether that was proved.

    ``seen`` tells that a person looked at what is altered or gone there.
    """

    __tablename__ = "anchor"
    __table_args__ = (
        one_of("verification", VERIFICATIONS),
        UniqueConstraint("appearance_id", "capture_id"),
    )

    id: Mapped[Id]
    appearance_id: Mapped[int] = mapped_column(ID, ForeignKey("appearance.id"))
    capture_id: Mapped[int] = mapped_column(ID, ForeignKey("capture.id"), index=True)
    verification: Mapped[Words]
    seen: Mapped[bool] = mapped_column(server_default=false())


class AnchorSpan(Base):
    """One half-open range of code points. ``sha256`` is of its words; NULL where never seen."""

    __tablename__ = "anchor_span"
    __table_args__ = (
        CheckConstraint("span_start >= 0 AND span_start < span_end", name="forward"),
        CheckConstraint("length(sha256) = 64", name="sha256_whole"),
    )

    anchor_id: Mapped[int] = mapped_column(ID, ForeignKey("anchor.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    span_start: Mapped[int]
    span_end: Mapped[int]
    sha256: Mapped[str | None] = mapped_column(WORDS)
    prefix: Mapped[str | None] = mapped_column(WORDS)
    suffix: Mapped[str | None] = mapped_column(WORDS)


class Stance(Base):
    """How a claim stands to a proposition, with copies that make opposites one indexed query."""

    __tablename__ = "stance"
    __table_args__ = (
        one_of("stance", STANCES),
        one_of("qualifier", QUALIFIERS),
        one_of("certainty", CERTAINTIES),
        day("as_of_from"),
        day("as_of_to"),
        CheckConstraint("value_low <= value_high", name="low_before_high"),
        CheckConstraint("as_of_from <= as_of_to", name="as_of_forward"),
        UniqueConstraint("claim_id", "proposition_id"),
        ForeignKeyConstraint(
            ["claim_id", "speaker_id", "said_from", "said_to"],
            ["claim.id", "claim.speaker_id", "claim.said_from", "claim.said_to"],
            onupdate="CASCADE",
        ),
        Index(None, "proposition_id", "stance", "said_from", "said_to", "speaker_id"),
        Index(None, "speaker_id", "proposition_id", "stance"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    claim_id: Mapped[int] = mapped_column(ID)
    proposition_id: Mapped[int] = mapped_column(ID, ForeignKey("proposition.id"))
    speaker_id: Mapped[int] = mapped_column(ID)
    said_from: Mapped[Day]
    said_to: Mapped[Day]
    position: Mapped[int]
    stance: Mapped[Words]
    value_low: Mapped[float | None] = mapped_column(Float(53))
    value_high: Mapped[float | None] = mapped_column(Float(53))
    qualifier: Mapped[str | None] = mapped_column(WORDS)
    unit: Mapped[str | None] = mapped_column(WORDS)
    as_of: Mapped[str | None] = mapped_column(WORDS)
    as_of_from: Mapped[Day]
    as_of_to: Mapped[Day]
    certainty: Mapped[str | None] = mapped_column(WORDS)
    note: Mapped[str | None] = mapped_column(WORDS)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())
