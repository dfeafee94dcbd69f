"""Full-text search over statements and quotations.

Revision ID: 0009
Revises: 0008

``claim.search_text`` holds folded tokens with one space between them, so that both engines see
the same words. SQLite: an FTS5 index kept by triggers; its "ascii" tokenizer parts them at the
spaces and folds nothing further. PostgreSQL: a stored column made from the tokens as they are,
without the server's own parser; a phrase is looked for in ``search_text``.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SQLITE = (
    """
    CREATE VIRTUAL TABLE claim_fts USING fts5(
        search_text, content='claim', content_rowid='id',
        tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim BEGIN
        INSERT INTO claim_fts(rowid, search_text) VALUES (new.id, new.search_text);
    END
    """,
    """
    CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim BEGIN
        INSERT INTO claim_fts(claim_fts, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
    END
    """,
    """
    CREATE TRIGGER claim_fts_update AFTER UPDATE OF search_text ON claim
    WHEN old.search_text <> new.search_text BEGIN
        INSERT INTO claim_fts(claim_fts, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
        INSERT INTO claim_fts(rowid, search_text) VALUES (new.id, new.search_text);
    END
    """,
    "INSERT INTO claim_fts(claim_fts) VALUES ('rebuild')",
)

POSTGRESQL = (
    """
    ALTER TABLE claim ADD COLUMN search_tsv tsvector GENERATED ALWAYS AS (
        array_to_tsvector(array_remove(string_to_array(search_text, ' '), ''))
    ) STORED
    """,
    "CREATE INDEX ix_claim_search_tsv ON claim USING gin (search_tsv)",
)


def upgrade() -> None:
    statements = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in statements:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER claim_fts_{name}")
        op.execute("DROP TABLE claim_fts")
    else:
        op.execute("ALTER TABLE claim DROP COLUMN search_tsv")
