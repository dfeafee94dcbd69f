"""The record: sources, speakers, propositions, claims, contradictions, changes.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "change",
    "date",
    "topic",
    "proposition",
    "source",
    "capture",
    "speaker",
    "alias",
    "claim",
    "date_anchor",
    "membership",
    "role",
    "appearance",
    "claim_relation",
    "claim_topic",
    "stance",
    "anchor",
    "contradiction",
    "relay",
    "anchor_span",
    "decision",
)


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("act", WORDS, nullable=False),
        sa.Column("summary", WORDS, nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_table(
        "date",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("edtf", WORDS, nullable=False),
        sa.Column("earliest", WORDS, nullable=False),
        sa.Column("latest", WORDS, nullable=False),
        sa.Column("basis", WORDS, nullable=False),
        sa.Column("phrase", WORDS, nullable=True),
        sa.Column("anchor", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.CheckConstraint("anchor LIKE '____-__-__'", name="ck_date_anchor_is_a_day"),
        sa.CheckConstraint(
            "basis IN ('explicit', 'relative', 'publication', 'broadcast', 'inferred')",
            name="ck_date_basis_known",
        ),
        sa.CheckConstraint("earliest LIKE '____-__-__'", name="ck_date_earliest_is_a_day"),
        sa.CheckConstraint("latest LIKE '____-__-__'", name="ck_date_latest_is_a_day"),
        sa.CheckConstraint("role IN ('said', 'event', 'published')", name="ck_date_role_known"),
        sa.CheckConstraint("earliest <= latest", name="ck_date_earliest_before_latest"),
        sa.PrimaryKeyConstraint("id", name="pk_date"),
        sa.UniqueConstraint("id", "earliest", "latest", name="uq_date_id_earliest_latest"),
        sa.UniqueConstraint("key", name="uq_date_key"),
    )
    op.create_table(
        "topic",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_topic_name_not_empty"),
        sa.PrimaryKeyConstraint("id", name="pk_topic"),
        sa.UniqueConstraint("key", name="uq_topic_key"),
    )
    op.create_index("ix_topic_folded", "topic", ["folded"])

    op.create_table(
        "proposition",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("topic_id", ID, nullable=True),
        sa.Column("slot", sa.Boolean(), nullable=False),
        sa.Column("period", WORDS, nullable=True),
        sa.Column("period_from", WORDS, nullable=False),
        sa.Column("period_to", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("measure", WORDS, nullable=True),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "period_from LIKE '____-__-__'", name="ck_proposition_period_from_is_a_day"
        ),
        sa.CheckConstraint("period_to LIKE '____-__-__'", name="ck_proposition_period_to_is_a_day"),
        sa.CheckConstraint("text <> ''", name="ck_proposition_text_not_empty"),
        sa.CheckConstraint("period_from <= period_to", name="ck_proposition_period_forward"),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_proposition_topic_id_topic"),
        sa.PrimaryKeyConstraint("id", name="pk_proposition"),
        sa.UniqueConstraint("key", name="uq_proposition_key"),
    )
    op.create_index("ix_proposition_topic_id", "proposition", ["topic_id"])

    op.create_table(
        "source",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("byline", WORDS, nullable=True),
        sa.Column("credit", sa.JSON(), nullable=False),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("published_date_id", ID, nullable=True),
        sa.Column("published_from", WORDS, nullable=False),
        sa.Column("published_to", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('article', 'broadcast', 'transcript', 'document', 'post')",
            name="ck_source_kind_known",
        ),
        sa.CheckConstraint(
            "published_date_id IS NOT NULL OR (published_from = '0001-01-01' AND published_to = '9999-12-31')",
            name="ck_source_unknown_date_is_open",
        ),
        sa.CheckConstraint("title <> ''", name="ck_source_title_not_empty"),
        sa.ForeignKeyConstraint(
            ["published_date_id", "published_from", "published_to"],
            ["date.id", "date.earliest", "date.latest"],
            name="fk_source_published_date_id_published_from_published_to_date",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("key", name="uq_source_key"),
    )
    op.create_index("ix_source_published_from", "source", ["published_from"])
    op.create_index("ix_source_publisher", "source", ["publisher"])

    op.create_table(
        "capture",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("text", WORDS, nullable=True),
        sa.Column("text_sha256", WORDS, nullable=True),
        sa.Column("extractor", WORDS, nullable=False),
        sa.Column("extractor_version", WORDS, nullable=False),
        sa.Column("captured_at", WORDS, nullable=False),
        sa.CheckConstraint(
            "(content IS NULL) = (text IS NULL) AND (text IS NULL) = (text_sha256 IS NULL)",
            name="ck_capture_held_whole",
        ),
        sa.CheckConstraint("length(sha256) = 64", name="ck_capture_sha256_whole"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_capture_source_id_source"),
        sa.PrimaryKeyConstraint("id", name="pk_capture"),
        sa.UniqueConstraint("key", name="uq_capture_key"),
        sa.UniqueConstraint("source_id", "sha256", name="uq_capture_source_id_sha256"),
    )
    op.create_index("ix_capture_sha256", "capture", ["sha256"])

    op.create_table(
        "speaker",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("source_id", ID, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.CheckConstraint(
            "(kind = 'unnamed') = (folded = '')", name="ck_speaker_unnamed_is_not_matched"
        ),
        sa.CheckConstraint(
            "(kind = 'unnamed') = (source_id IS NOT NULL)",
            name="ck_speaker_unnamed_belongs_to_a_source",
        ),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation', 'group', 'publication', 'unnamed')",
            name="ck_speaker_kind_known",
        ),
        sa.CheckConstraint("name <> ''", name="ck_speaker_name_not_empty"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_speaker_source_id_source"),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sa.UniqueConstraint("key", name="uq_speaker_key"),
    )
    op.create_index("ix_speaker_folded", "speaker", ["folded"])

    op.create_table(
        "alias",
        sa.Column("id", ID, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_alias_name_not_empty"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_alias_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_alias"),
        sa.UniqueConstraint("speaker_id", "name", name="uq_alias_speaker_id_name"),
    )
    op.create_index("ix_alias_folded", "alias", ["folded"])

    op.create_table(
        "claim",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("on_behalf_of_id", ID, nullable=True),
        sa.Column("statement", WORDS, nullable=False),
        sa.Column("modality", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("said_date_id", ID, nullable=True),
        sa.Column("said_from", WORDS, nullable=False),
        sa.Column("said_to", WORDS, nullable=False),
        sa.Column("event_date_id", ID, nullable=True),
        sa.Column("event_from", WORDS, nullable=False),
        sa.Column("event_to", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("search_text", WORDS, nullable=False),
        sa.CheckConstraint(
            "event_date_id IS NOT NULL OR (event_from = '0001-01-01' AND event_to = '9999-12-31')",
            name="ck_claim_unknown_event_is_open",
        ),
        sa.CheckConstraint(
            "kind IN ('statement', 'act', 'no_comment')", name="ck_claim_kind_known"
        ),
        sa.CheckConstraint(
            "modality IN ('asserted', 'denied', 'doubted', 'unaware', 'predicted', 'intended', 'demanded', 'asked', 'hypothetical')",
            name="ck_claim_modality_known",
        ),
        sa.CheckConstraint(
            "said_date_id IS NOT NULL OR (said_from = '0001-01-01' AND said_to = '9999-12-31')",
            name="ck_claim_unknown_said_is_open",
        ),
        sa.CheckConstraint("statement <> ''", name="ck_claim_statement_not_empty"),
        sa.CheckConstraint(
            "status IN ('draft', 'accepted', 'rejected', 'withdrawn')", name="ck_claim_status_known"
        ),
        sa.ForeignKeyConstraint(
            ["event_date_id", "event_from", "event_to"],
            ["date.id", "date.earliest", "date.latest"],
            name="fk_claim_event_date_id_event_from_event_to_date",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["speaker.id"], name="fk_claim_on_behalf_of_id_speaker"
        ),
        sa.ForeignKeyConstraint(
            ["said_date_id", "said_from", "said_to"],
            ["date.id", "date.earliest", "date.latest"],
            name="fk_claim_said_date_id_said_from_said_to_date",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_claim_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint(
            "id",
            "speaker_id",
            "said_from",
            "said_to",
            name="uq_claim_id_speaker_id_said_from_said_to",
        ),
        sa.UniqueConstraint("key", name="uq_claim_key"),
    )
    op.create_index("ix_claim_on_behalf_of_id", "claim", ["on_behalf_of_id"])
    op.create_index("ix_claim_said_from_id", "claim", ["said_from", "id"])
    op.create_index("ix_claim_speaker_id_said_from_id", "claim", ["speaker_id", "said_from", "id"])

    op.create_table(
        "date_anchor",
        sa.Column("date_id", ID, nullable=False),
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "span_start >= 0 AND span_start < span_end", name="ck_date_anchor_forward"
        ),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["capture.id"], name="fk_date_anchor_capture_id_capture"
        ),
        sa.ForeignKeyConstraint(["date_id"], ["date.id"], name="fk_date_anchor_date_id_date"),
        sa.PrimaryKeyConstraint("date_id", name="pk_date_anchor"),
    )
    op.create_index("ix_date_anchor_capture_id", "date_anchor", ["capture_id"])

    op.create_table(
        "membership",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("group_id <> member_id", name="ck_membership_not_of_itself"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["speaker.id"], name="fk_membership_group_id_speaker"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["speaker.id"], name="fk_membership_member_id_speaker"
        ),
        sa.PrimaryKeyConstraint("group_id", "member_id", name="pk_membership"),
    )
    op.create_index("ix_membership_member_id", "membership", ["member_id"])

    op.create_table(
        "role",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("organisation", WORDS, nullable=True),
        sa.Column("start", WORDS, nullable=True),
        sa.Column("end", WORDS, nullable=True),
        sa.Column("held_from", WORDS, nullable=False),
        sa.Column("held_to", WORDS, nullable=False),
        sa.Column("evidence", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("held_from LIKE '____-__-__'", name="ck_role_held_from_is_a_day"),
        sa.CheckConstraint("held_to LIKE '____-__-__'", name="ck_role_held_to_is_a_day"),
        sa.CheckConstraint("title <> ''", name="ck_role_title_not_empty"),
        sa.CheckConstraint("held_from <= held_to", name="ck_role_starts_before_it_ends"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_role_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("key", name="uq_role_key"),
    )
    op.create_index("ix_role_speaker_id", "role", ["speaker_id"])

    op.create_table(
        "appearance",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quote_type", WORDS, nullable=False),
        sa.Column("exact", sa.JSON(), nullable=False),
        sa.Column("cue", WORDS, nullable=True),
        sa.Column("described_as", WORDS, nullable=True),
        sa.Column("translated_by", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "quote_type IN ('direct', 'indirect', 'mixed')", name="ck_appearance_quote_type_known"
        ),
        sa.CheckConstraint(
            "translated_by IN ('outlet', 'us', 'none', 'unknown')",
            name="ck_appearance_translated_by_known",
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_appearance_claim_id_claim"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name="fk_appearance_source_id_source"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appearance"),
        sa.UniqueConstraint("id", "claim_id", name="uq_appearance_id_claim_id"),
        sa.UniqueConstraint("key", name="uq_appearance_key"),
    )
    op.create_index("ix_appearance_claim_id", "appearance", ["claim_id"])
    op.create_index("ix_appearance_source_id", "appearance", ["source_id"])

    op.create_table(
        "claim_relation",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("target_id", ID, nullable=False),
        sa.CheckConstraint(
            "kind IN ('repeats', 'corrects', 'retracts', 'clarifies', 'responds_to')",
            name="ck_claim_relation_kind_known",
        ),
        sa.CheckConstraint("claim_id <> target_id", name="ck_claim_relation_not_to_itself"),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name="fk_claim_relation_claim_id_claim"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["claim.id"], name="fk_claim_relation_target_id_claim"
        ),
        sa.PrimaryKeyConstraint("claim_id", "kind", "target_id", name="pk_claim_relation"),
    )
    op.create_index("ix_claim_relation_target_id", "claim_relation", ["target_id"])

    op.create_table(
        "claim_topic",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_topic_claim_id_claim"),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_claim_topic_topic_id_topic"),
        sa.PrimaryKeyConstraint("claim_id", "topic_id", name="pk_claim_topic"),
    )
    op.create_index("ix_claim_topic_topic_id", "claim_topic", ["topic_id"])

    op.create_table(
        "stance",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("proposition_id", ID, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("said_from", WORDS, nullable=False),
        sa.Column("said_to", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stance", WORDS, nullable=False),
        sa.Column("value_low", sa.Float(precision=53), nullable=True),
        sa.Column("value_high", sa.Float(precision=53), nullable=True),
        sa.Column("qualifier", WORDS, nullable=True),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("as_of", WORDS, nullable=True),
        sa.Column("as_of_from", WORDS, nullable=False),
        sa.Column("as_of_to", WORDS, nullable=False),
        sa.Column("certainty", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("as_of_from LIKE '____-__-__'", name="ck_stance_as_of_from_is_a_day"),
        sa.CheckConstraint("as_of_to LIKE '____-__-__'", name="ck_stance_as_of_to_is_a_day"),
        sa.CheckConstraint(
            "certainty IN ('certain', 'probable', 'possible')", name="ck_stance_certainty_known"
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'at_least', 'at_most')",
            name="ck_stance_qualifier_known",
        ),
        sa.CheckConstraint(
            "stance IN ('affirms', 'denies', 'doubts', 'unaware', 'neutral')",
            name="ck_stance_stance_known",
        ),
        sa.CheckConstraint("as_of_from <= as_of_to", name="ck_stance_as_of_forward"),
        sa.CheckConstraint("value_low <= value_high", name="ck_stance_low_before_high"),
        sa.ForeignKeyConstraint(
            ["claim_id", "speaker_id", "said_from", "said_to"],
            ["claim.id", "claim.speaker_id", "claim.said_from", "claim.said_to"],
            name="fk_stance_claim_id_speaker_id_said_from_said_to_claim",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"], ["proposition.id"], name="fk_stance_proposition_id_proposition"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_stance"),
        sa.UniqueConstraint("claim_id", "proposition_id", name="uq_stance_claim_id_proposition_id"),
        sa.UniqueConstraint("key", name="uq_stance_key"),
    )
    op.create_index(
        "ix_stance_proposition_id_stance_said_from_said_to_speaker_id",
        "stance",
        ["proposition_id", "stance", "said_from", "said_to", "speaker_id"],
    )
    op.create_index(
        "ix_stance_speaker_id_proposition_id_stance",
        "stance",
        ["speaker_id", "proposition_id", "stance"],
    )

    op.create_table(
        "anchor",
        sa.Column("id", ID, nullable=False),
        sa.Column("appearance_id", ID, nullable=False),
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("verification", WORDS, nullable=False),
        sa.CheckConstraint(
            "verification IN ('verified', 'not_held', 'moved', 'altered', 'gone')",
            name="ck_anchor_verification_known",
        ),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_anchor_appearance_id_appearance"
        ),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["capture.id"], name="fk_anchor_capture_id_capture"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_anchor"),
        sa.UniqueConstraint(
            "appearance_id", "capture_id", name="uq_anchor_appearance_id_capture_id"
        ),
    )
    op.create_index("ix_anchor_capture_id", "anchor", ["capture_id"])

    op.create_table(
        "contradiction",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("scope", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=True),
        sa.Column("proposition_id", ID, nullable=True),
        sa.Column("first_claim_id", ID, nullable=False),
        sa.Column("first_appearance_id", ID, nullable=True),
        sa.Column("first_role_id", ID, nullable=True),
        sa.Column("second_claim_id", ID, nullable=False),
        sa.Column("second_appearance_id", ID, nullable=True),
        sa.Column("second_role_id", ID, nullable=True),
        sa.Column("trace", sa.JSON(), nullable=False),
        sa.Column("proposed_by", WORDS, nullable=True),
        sa.CheckConstraint(
            "kind IN ('negation', 'antonym', 'direction', 'numeric', 'date', 'modality', 'lexical', 'attribution', 'world_knowledge')",
            name="ck_contradiction_kind_known",
        ),
        sa.CheckConstraint(
            "scope IN ('between_speakers', 'self', 'between_sources')",
            name="ck_contradiction_scope_known",
        ),
        sa.CheckConstraint(
            "status IN ('candidate', 'confirmed', 'dismissed', 'unsure', 'disputed', 'stale')",
            name="ck_contradiction_status_known",
        ),
        sa.CheckConstraint(
            "first_appearance_id IS NULL OR first_role_id IS NULL",
            name="ck_contradiction_first_side_is_one_thing",
        ),
        sa.CheckConstraint(
            "first_claim_id <> second_claim_id OR (first_appearance_id IS NOT NULL AND second_appearance_id IS NOT NULL AND first_appearance_id <> second_appearance_id) OR (first_appearance_id IS NOT NULL AND second_role_id IS NOT NULL) OR (first_role_id IS NOT NULL AND second_appearance_id IS NOT NULL)",
            name="ck_contradiction_sides_differ",
        ),
        sa.CheckConstraint("score >= 0 AND score <= 1", name="ck_contradiction_score_in_range"),
        sa.CheckConstraint(
            "second_appearance_id IS NULL OR second_role_id IS NULL",
            name="ck_contradiction_second_side_is_one_thing",
        ),
        sa.ForeignKeyConstraint(
            ["first_appearance_id", "first_claim_id"],
            ["appearance.id", "appearance.claim_id"],
            name="fk_contradiction_first_appearance",
        ),
        sa.ForeignKeyConstraint(
            ["first_claim_id"], ["claim.id"], name="fk_contradiction_first_claim_id_claim"
        ),
        sa.ForeignKeyConstraint(
            ["first_role_id"], ["role.id"], name="fk_contradiction_first_role_id_role"
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name="fk_contradiction_proposition_id_proposition",
        ),
        sa.ForeignKeyConstraint(
            ["second_appearance_id", "second_claim_id"],
            ["appearance.id", "appearance.claim_id"],
            name="fk_contradiction_second_appearance",
        ),
        sa.ForeignKeyConstraint(
            ["second_claim_id"], ["claim.id"], name="fk_contradiction_second_claim_id_claim"
        ),
        sa.ForeignKeyConstraint(
            ["second_role_id"], ["role.id"], name="fk_contradiction_second_role_id_role"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contradiction"),
        sa.UniqueConstraint("key", name="uq_contradiction_key"),
    )
    op.create_index("ix_contradiction_first_claim_id", "contradiction", ["first_claim_id"])
    op.create_index("ix_contradiction_proposition_id", "contradiction", ["proposition_id"])
    op.create_index("ix_contradiction_second_claim_id", "contradiction", ["second_claim_id"])
    op.create_index("ix_contradiction_status", "contradiction", ["status"])

    op.create_table(
        "relay",
        sa.Column("appearance_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_relay_appearance_id_appearance"
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_relay_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("appearance_id", "position", name="pk_relay"),
    )
    op.create_index("ix_relay_speaker_id", "relay", ["speaker_id"])

    op.create_table(
        "anchor_span",
        sa.Column("anchor_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("sha256", WORDS, nullable=True),
        sa.Column("prefix", WORDS, nullable=True),
        sa.Column("suffix", WORDS, nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name="ck_anchor_span_sha256_whole"),
        sa.CheckConstraint(
            "span_start >= 0 AND span_start < span_end", name="ck_anchor_span_forward"
        ),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchor.id"], name="fk_anchor_span_anchor_id_anchor"
        ),
        sa.PrimaryKeyConstraint("anchor_id", "position", name="pk_anchor_span"),
    )
    op.create_table(
        "decision",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("contradiction_id", ID, nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("reason", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("decided_by", WORDS, nullable=False),
        sa.Column("decided_at", WORDS, nullable=False),
        sa.CheckConstraint(
            "(verdict = 'dismissed') = (reason IS NOT NULL)",
            name="ck_decision_dismissed_for_a_reason",
        ),
        sa.CheckConstraint(
            "reason IN ('different_period', 'different_definition', 'different_referent', 'different_place', 'different_unit', 'not_held', 'updated_figure', 'compatible_figures', 'translation', 'not_meant')",
            name="ck_decision_reason_known",
        ),
        sa.CheckConstraint(
            "verdict IN ('confirmed', 'dismissed', 'unsure')", name="ck_decision_verdict_known"
        ),
        sa.ForeignKeyConstraint(
            ["contradiction_id"],
            ["contradiction.id"],
            name="fk_decision_contradiction_id_contradiction",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("key", name="uq_decision_key"),
    )
    op.create_index("ix_decision_contradiction_id", "decision", ["contradiction_id"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
