"""The mappings of lines that are no records of the record format, read as what they hold."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

from onrecord.jsonlines import decided, held, lines, logged
from onrecord.jsonlines.line_fields import count, fields_of
from onrecord.recordfile.appearances import read_appearance
from onrecord.recordfile.fields import Fields, Schema
from onrecord.recordfile.speakers import read_role
from onrecord.recordfile.stances import STANCE, read_stance

HEADER: Final = Schema("a header", ("format",), ("whole",))
END: Final = Schema("an end line", ("lines",))
WITHDRAWN_ROLE: Final = Schema("a withdrawn role", ("speaker", "position", "role"))
WITHDRAWN_APPEARANCE: Final = Schema("a withdrawn appearance", ("claim", "position", "appearance"))
WITHDRAWN_STANCE: Final = Schema("a withdrawn stance", ("claim", "position", "stance"))


def _header(mapping: Mapping[str, Any]) -> lines.Header:
    fields = fields_of(mapping, HEADER)
    found = count(fields, "format")
    if found != lines.FORMAT:
        raise fields.refused(
            "format", f"the file has format {found}, this program reads {lines.FORMAT}. "
            + ("It was made by a newer onrecord: upgrade the program."
               if found > lines.FORMAT else "Export the record again."),
        )  # fmt: skip
    return lines.Header(format=found, whole=fields.flag("whole"))


def _end(mapping: Mapping[str, Any]) -> lines.End:
    return lines.End(lines=count(fields_of(mapping, END), "lines"))


def _withdrawn_role(mapping: Mapping[str, Any]) -> lines.Withdrawn:
    fields = fields_of(mapping, WITHDRAWN_ROLE)
    owner = fields.key("speaker")
    return lines.Withdrawn(
        owner=owner,
        position=count(fields, "position"),
        record=read_role(fields.required("role"), owner, Counter()),
    )


def _withdrawn_appearance(mapping: Mapping[str, Any]) -> lines.Withdrawn:
    fields = fields_of(mapping, WITHDRAWN_APPEARANCE)
    owner = fields.key("claim")
    return lines.Withdrawn(
        owner=owner,
        position=count(fields, "position"),
        record=read_appearance(fields.required("appearance"), owner, Counter()),
    )


def _withdrawn_stance(mapping: Mapping[str, Any]) -> lines.Withdrawn:
    fields = fields_of(mapping, WITHDRAWN_STANCE)
    return lines.Withdrawn(
        owner=fields.key("claim"),
        position=count(fields, "position"),
        record=read_stance(Fields(fields.required("stance"), STANCE)),
    )


VALUES: Final[Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {
    "onrecord": _header,
    "capture": held.capture,
    "anchor": held.anchor,
    "date_anchor": held.date_anchor,
    "withdrawn_role": _withdrawn_role,
    "withdrawn_appearance": _withdrawn_appearance,
    "withdrawn_stance": _withdrawn_stance,
    "contradiction": decided.contradiction,
    "origin_decision": decided.origin_decision,
    "change": logged.change,
    "made": logged.made,
    "changed": logged.changed,
    "end": _end,
}
