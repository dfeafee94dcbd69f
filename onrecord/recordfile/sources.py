"""Sources as a record file writes them."""

import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, cast

from onrecord.recordfile.date_fields import read_date
from onrecord.recordfile.fields import Fields, Schema, different, full_text_of, text_of
from onrecord.recordfile.keys import Registry
from onrecord.recordfile.nodes import Node
from onrecord.recordfile.refusal import RefusedError, quoted
from onrecord.records import SourceRecord
from onrecord.vocabulary import SOURCE_KINDS, SourceKind

SOURCE: Final = Schema(
    "a source",
    ("key", "title"),
    (
        "kind", "publisher", "byline", "credit", "url", "language", "published", "note", "sha256",
        "file", "withdrawn",
    ),
)  # fmt: skip

_SHA256: Final = re.compile("[0-9a-fA-F]{64}")


def read_source(node: Node, registry: Registry) -> SourceRecord:
    """Return the source that ``node`` records, noted in ``registry``; raises RefusedError."""
    fields = Fields(node, SOURCE)
    key = registry.add("source", fields.key("key"), node)
    credit = fields.items_or_one("credit")
    sha256 = fields.get("sha256")
    return SourceRecord(
        key=key,
        title=fields.text("title"),
        kind=cast("SourceKind", fields.choice("kind", SOURCE_KINDS, SourceRecord)),
        publisher=fields.maybe_text("publisher"),
        byline=fields.maybe_text("byline"),
        credit=different([full_text_of(item, "credit") for item in credit], credit, "credit"),
        url=fields.maybe_text("url"),
        language=fields.maybe_text("language"),
        published=read_date(fields, "published", key),
        note=fields.maybe_text("note"),
        sha256=None if sha256 is None else sha256_of(sha256),
        file=_file(fields),
        withdrawn=fields.flag("withdrawn"),
    )


def sha256_of(node: Node) -> str:
    """Return a SHA-256 in lower-case hexadecimal."""
    text = text_of(node, "sha256")
    if not _SHA256.fullmatch(text):
        raise RefusedError(
            node.position,
            f"{quoted(text)} is no SHA-256. Write its 64 hexadecimal digits.",
        )
    return text.lower()


def _file(fields: Fields) -> str | None:
    path = fields.maybe_text("file")
    if path is None:
        return None
    windows = PureWindowsPath(path)
    if windows.anchor or "\\" in path or ".." in PurePosixPath(path).parts or not windows.name:
        raise fields.refused(
            "file",
            f"{quoted(path)} leads away from the record file. Name a file beside it or in a folder "
            "beside it, such as texts/press-conference.txt.",
        )
    if fields.get("sha256") is None:
        raise fields.refused(
            "file", '"file" needs "sha256", the hash of its bytes. Add it (sha256sum prints it).'
        )
    return path
