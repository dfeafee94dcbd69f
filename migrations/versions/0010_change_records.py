"""The log of changes keeps one row for each record that a change touched; more can be withdrawn.

Revision ID: 0010
Revises: 0009

Before, a change held all that it touched in two JSON objects: to find the changes of one record
meant to read them all. Records in it are written as in record files from now on: spans as pairs,
the ends of a role as "from" and "until". An entry of the old log that tells that a text is held
now stood under its source; it stands under the capture. One that tells of a verdict named the
contradiction alone; it names the decision too, without which it could not be taken back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

CHANGE = sa.table(
    "change",
    sa.column("id", ID),
    sa.column("at", sa.Text),
    sa.column("made_by", sa.Text),
    sa.column("act", sa.Text),
    sa.column("before", sa.JSON),
    sa.column("after", sa.JSON),
)
RECORD = sa.table(
    "change_record",
    sa.column("change_id", ID),
    sa.column("noun", sa.Text),
    sa.column("key", sa.Text),
    sa.column("before", sa.JSON(none_as_null=True)),
    sa.column("after", sa.JSON(none_as_null=True)),
)


def upgrade() -> None:
    op.create_table(
        "change_record",
        sa.Column("change_id", ID, nullable=False),
        sa.Column("noun", WORDS, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("change_id", "noun", "key", name="pk_change_record"),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name="fk_change_record_change_id_change"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_change_record_noun_key_change_id", "change_record", ["noun", "key", "change_id"]
    )
    _spread()
    op.drop_column("change", "before")
    op.drop_column("change", "after")
    with op.batch_alter_table("change") as batch:
        batch.add_column(sa.Column("undoes_id", ID, nullable=True))
        batch.create_foreign_key("fk_change_undoes_id_change", "change", ["undoes_id"], ["id"])
        batch.create_index("ix_change_undoes_id", ["undoes_id"])
    for table in ("speaker", "decision"):
        op.add_column(
            table, sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    for table in ("decision", "speaker"):
        op.drop_column(table, "withdrawn")
    with op.batch_alter_table("change") as batch:
        batch.drop_index("ix_change_undoes_id")
        batch.drop_constraint("fk_change_undoes_id_change", type_="foreignkey")
        batch.drop_column("undoes_id")
    for name in ("before", "after"):
        op.add_column("change", sa.Column(name, sa.JSON(), nullable=False, server_default="{}"))
    _gather()
    with op.batch_alter_table("change") as batch:
        for name in ("before", "after"):
            batch.alter_column(name, server_default=None)
    op.drop_index("ix_change_record_noun_key_change_id", "change_record")
    op.drop_table("change_record")
    if op.get_bind().dialect.name == "postgresql":  # numbers were not taken from it since
        op.execute(
            "SELECT setval(pg_get_serial_sequence('change', 'id'), max(id))"
            " FROM change HAVING max(id) IS NOT NULL"
        )


def _spread() -> None:
    bind = op.get_bind()
    numbers = bind.execute(sa.select(CHANGE.c.id).order_by(CHANGE.c.id)).scalars().all()
    told: set[str] = set()
    for number in numbers:
        row = bind.execute(sa.select(CHANGE).where(CHANGE.c.id == number)).one()
        records = _records(row.before, row.after)
        if row.act == "decide":
            records += _decisions(row.at, row.made_by, records, told)
        rows = [
            {"change_id": number, "noun": noun, "key": key, "before": before, "after": after}
            for noun, key, before, after in records
        ]
        if rows:
            bind.execute(sa.insert(RECORD), rows)


def _decisions(
    at: str, by: str, records: list[tuple[str, str, object, object]], told: set[str]
) -> list[tuple[str, str, object, object]]:
    """Find the decision that an entry tells of: the first of its moment that none told of yet."""
    told |= {key for noun, key, _, _ in records if noun == "decision"}
    pairs = [key for noun, key, _, _ in records if noun == "contradiction"]
    if not pairs or any(noun == "decision" for noun, *_ in records):
        return []
    made = op.get_bind().execute(
        sa.text(
            "SELECT decision.key FROM decision"
            " JOIN contradiction ON contradiction.id = decision.contradiction_id"
            " WHERE contradiction.key = :pair AND decided_at = :at AND decided_by = :by"
            " ORDER BY decision.id"
        ),
        {"pair": pairs[0], "at": at, "by": by},
    )
    key = next((key for key in made.scalars() if key not in told), None)
    if key is None:
        return []
    told.add(key)
    return [("decision", key, None, None)]


def _records(
    before: dict[str, object], after: dict[str, object]
) -> list[tuple[str, str, object, object]]:
    found = []
    for name in dict.fromkeys((*before, *after)):
        noun, _, key = name.partition("/")
        old, new = before.get(name), after.get(name)
        if noun == "source" and isinstance(old, dict) and set(old) == {"held"}:
            noun, key = "capture", _coded_capture(key)
        found.append((noun, key, _as_written(old), _as_written(new)))
    return found


def _as_written(value: object) -> object:
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"start", "end"}:
        return [value["start"], value["end"]]
    names = {"start": "from", "end": "until"} if "evidence" in value else {}
    return {names.get(name, name): _as_written(item) for name, item in value.items()}


def _coded_capture(source: str) -> str:
    found = op.get_bind().execute(
        sa.text(
            "SELECT capture.key FROM capture JOIN source ON source.id = capture.source_id"
            " WHERE source.key = :key AND capture.coded"
        ),
        {"key": source},
    )
    return str(found.scalar() or source)


def _gather() -> None:
    bind = op.get_bind()
    numbers = bind.execute(sa.select(CHANGE.c.id).order_by(CHANGE.c.id)).scalars().all()
    for number in numbers:
        rows = bind.execute(
            sa.select(RECORD)
            .where(RECORD.c.change_id == number)
            .order_by(RECORD.c.noun, RECORD.c.key)
        ).all()
        # A record that was made new stood in "after" alone, as null.
        before = {f"{r.noun}/{r.key}": r.before for r in rows if r.before is not None}
        after = {f"{r.noun}/{r.key}": r.after for r in rows}
        bind.execute(
            sa.update(CHANGE).where(CHANGE.c.id == number).values(before=before, after=after)
        )
