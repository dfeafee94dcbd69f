"""The sheets of the numbers view: a row for each value, and one for each relation of two."""

from collections.abc import Callable
from operator import attrgetter
from typing import Final

from onrecord.report import words
from onrecord.report.numbers_view import Between, NumberRow
from onrecord.tabular import Cell, Column, Sheet, cells
from onrecord.tabular.model import one_each


def _numbers(name: str) -> Callable[[NumberRow], Cell]:
    get = attrgetter(name)
    return lambda row: ", ".join(map(str, get(row))) or None


def _told(get: Callable[..., str | None]) -> Callable[[NumberRow], Cell]:
    return lambda row: cells.lines(map(get, row.claim.appearances))


VALUE: Final[tuple[Column[NumberRow], ...]] = (
    Column("number", attrgetter("number"), "number", 8),
    *cells.value_columns(attrgetter("value"))[:4],
    Column("as_of", cells.part(attrgetter("as_of"), "edtf"), "date"),
    Column("as_of_earliest", lambda r: r.as_of.bounds.earliest if r.as_of else None, "date"),
    Column("as_of_latest", lambda r: r.as_of.bounds.latest if r.as_of else None, "date"),
    Column("as_of_basis", cells.part(attrgetter("as_of"), "basis")),
    Column("stance", attrgetter("stance")),
    Column("certainty", attrgetter("certainty")),
    Column("speaker", attrgetter("claim.speaker.name"), width=22),
    Column("on_behalf_of", cells.part(attrgetter("claim.on_behalf_of"), "name"), width=22),
    Column("relayed_only", lambda row: "yes" if row.relayed else "no", width=12),
    Column("relayed_by", _told(lambda a: words.names(a.relayed_by)), width=22),
    Column("said", cells.part(attrgetter("claim.said"), "edtf"), "date"),
    Column("statement", attrgetter("claim.statement"), width=60),
    Column("update_of", attrgetter("update_of"), "number", 10),
    Column("in_conflict_with", _numbers("conflicts_with"), width=16),
    Column("same_as", _numbers("same_as"), width=10),
    Column("dismissed_with", _numbers("settled_with")),
    Column("sources", _told(attrgetter("source.title")), width=40),
    Column("publishers", _told(attrgetter("source.publisher")), width=22),
    Column("source_count", attrgetter("claim.corroboration.sources"), "number", 8),
    Column("origin_count", attrgetter("claim.corroboration.origins"), "number", 8),
    Column("quotation", _told(cells.quotation), width=60),
    Column("verification", _told(cells.verification)),
    Column("status", attrgetter("claim.status"), width=11),
    Column("claim_id", attrgetter("claim.id"), "number", 8),
    Column("claim_key", attrgetter("claim.key"), width=24),
)
RELATION: Final[tuple[Column[Between], ...]] = (
    Column("first", attrgetter("first"), "number", 8),
    Column("second", attrgetter("second"), "number", 8),
    Column("relation", attrgetter("kind")),
    Column("detail", attrgetter("detail"), width=90),
    Column("step", lambda one: "yes" if one.step else "no", width=8),
    Column("status", attrgetter("status"), width=11),
    Column("contradiction", attrgetter("contradiction"), width=24),
)
VALUES: Final[Sheet[NumberRow]] = one_each("Values", VALUE)
RELATIONS: Final[Sheet[Between]] = one_each("Relations", RELATION)
