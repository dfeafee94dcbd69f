"""The sheets of each noun with their columns, for docs/cli.md."""

from typing import Any, Final

from onrecord.report.numbers_table import RELATIONS, VALUES
from onrecord.tabular import SHEETS, Sheet

NUMBERS: Final[tuple[Sheet[Any], ...]] = (VALUES, RELATIONS)
COMMANDS: Final = {"change": "log", "position": "speaker positions"}


def sheets() -> str:
    """Return a table of every sheet with the names of its columns, in Markdown."""
    rows = [
        f"| `{COMMANDS.get(noun, f'{noun} list')}` | {sheet.title} | {_listed(sheet.names)} |"
        for noun, of_noun in SHEETS.items()
        for sheet in of_noun
    ]
    rows += [f"| `report numbers` | {one.title} | {_listed(one.names)} |" for one in NUMBERS]
    return "\n".join(["| command | sheet | columns |", "|---|---|---|", *rows])


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
