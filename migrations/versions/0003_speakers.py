"""Speakers, the names they go by, the offices they held, the groups they belong to.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_speaker()
    _create_alias()
    _create_role()
    _create_membership()


def downgrade() -> None:
    op.drop_table("membership")
    op.drop_table("role")
    op.drop_table("alias")
    op.drop_table("speaker")


def _create_speaker() -> None:
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
            "(kind = 'unnamed') = (folded = '')", name=op.f("ck_speaker_unnamed_is_not_matched")
        ),
        sa.CheckConstraint(
            "(kind = 'unnamed') = (source_id IS NOT NULL)",
            name=op.f("ck_speaker_unnamed_belongs_to_a_source"),
        ),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation', 'group', 'publication', 'unnamed')",
            name=op.f("ck_speaker_kind_known"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_speaker_name_not_empty")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_speaker_source_id_source"),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sa.UniqueConstraint("key", name="uq_speaker_key"),
    )
    op.create_index("ix_speaker_folded", "speaker", ["folded"])


def _create_alias() -> None:
    op.create_table(
        "alias",
        sa.Column("id", ID, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_alias_name_not_empty")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_alias_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_alias"),
        sa.UniqueConstraint("speaker_id", "name", name="uq_alias_speaker_id_name"),
    )
    op.create_index("ix_alias_folded", "alias", ["folded"])


def _create_role() -> None:
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
        sa.CheckConstraint("held_from LIKE '____-__-__'", name=op.f("ck_role_held_from_is_a_day")),
        sa.CheckConstraint("held_to LIKE '____-__-__'", name=op.f("ck_role_held_to_is_a_day")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_role_title_not_empty")),
        sa.CheckConstraint("held_from <= held_to", name=op.f("ck_role_starts_before_it_ends")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_role_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("key", name="uq_role_key"),
    )
    op.create_index("ix_role_speaker_id", "role", ["speaker_id"])


def _create_membership() -> None:
    op.create_table(
        "membership",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("group_id <> member_id", name=op.f("ck_membership_not_of_itself")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["speaker.id"], name="fk_membership_group_id_speaker"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["speaker.id"], name="fk_membership_member_id_speaker"
        ),
        sa.PrimaryKeyConstraint("group_id", "member_id", name="pk_membership"),
    )
    op.create_index("ix_membership_member_id", "membership", ["member_id"])
