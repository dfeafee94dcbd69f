"""The views of the database with plain names, as rows: what spreadsheets and pandas take."""

from typing import Any, Final

from sqlalchemy import Connection, column, select, table

from onrecord.errors import UsageError

# docs/data-model.md explains them; migrations know how they are made.
VIEWS: Final = (
    "claims", "quotations", "positions", "contradictions", "open_contradictions", "speakers",
    "sources",
)  # fmt: skip


def view_rows(connection: Connection, view: str) -> list[dict[str, Any]]:
    """Return the rows of a view by column name, in the order of their ids."""
    if view not in VIEWS:
        raise UsageError(f'There is no view "{view}". There are: {", ".join(VIEWS)}')
    statement = select("*").select_from(table(view)).order_by(column("id"))
    return [dict(row._mapping) for row in connection.execute(statement)]  # noqa: SLF001 - its name
