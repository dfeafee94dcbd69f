"""What a person writes beside a document, in YAML: who published it, when, where it stood.

The keys are those of a source in the record format, read by the same rules; none is required.
What a person wrote goes before what a page says of itself.
"""

from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath
from typing import Final, cast

from onrecord.ingest.document import Metadata
from onrecord.ingest.fit import wrong_in
from onrecord.recordfile.date_fields import read_date
from onrecord.recordfile.fields import Fields, Schema, different, full_text_of
from onrecord.recordfile.nodes import parse
from onrecord.recordfile.reader import decode
from onrecord.recordfile.refusal import RecordFileError, RefusedError, quoted
from onrecord.records import SourceRecord
from onrecord.vocabulary import SOURCE_KINDS, SourceKind

SIDECAR: Final = Schema(
    "a sidecar",
    (),
    (
        "key", "title", "kind", "publisher", "byline", "credit", "url", "language", "published",
    ),
)  # fmt: skip
_ENDING: Final = ".yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What stood in a sidecar; ``None`` is not said."""

    metadata: Metadata = field(default_factory=Metadata)
    key: str | None = None
    kind: SourceKind | None = None


def sidecar_names(name: str) -> tuple[str, str]:
    """Return the paths at which a document's sidecar may lie, the more exact first.

    >>> sidecar_names("saved/bridge.html")
    ('saved/bridge.html.yaml', 'saved/bridge.yaml')
    """
    path = PurePath(name)
    return str(path.with_name(path.name + _ENDING)), str(path.with_suffix(_ENDING))


def read_sidecar(content: bytes, name: str) -> Sidecar:
    """Return what a sidecar says; ``name`` is what its errors call the file.

    Raises RecordFileError, naming the line and the column.
    """
    text = decode(content, name)
    try:
        return _read(text)
    except RefusedError as refused:
        raise RecordFileError(name, refused.position, str(refused)) from None


def overlaid(page: Metadata, *over: Metadata) -> Metadata:
    """Return the metadata of a page under what goes before it, the strongest last.

    The order of a document: ``overlaid(article.metadata, sidecar.metadata, options)``.
    """
    for stronger in over:
        told = {each.name: getattr(stronger, each.name) for each in fields(stronger)}
        page = replace(page, **{name: value for name, value in told.items() if value})
    return page


def _read(text: str) -> Sidecar:
    nodes = parse(text)
    if not nodes:
        return Sidecar()
    if len(nodes) > 1:
        raise RefusedError(
            nodes[1].position, "a sidecar tells of one document. Take the second part out."
        )
    told = Fields(nodes[0], SIDECAR)
    credit = told.items_or_one("credit")
    kind = told.choice("kind", SOURCE_KINDS, SourceRecord) if told.get("kind") else None
    return Sidecar(
        key=told.maybe_key("key"),
        kind=cast("SourceKind | None", kind),
        metadata=Metadata(
            title=told.maybe_text("title"),
            publisher=told.maybe_text("publisher"),
            byline=told.maybe_text("byline"),
            credit=different([full_text_of(item, "credit") for item in credit], credit, "credit"),
            url=_checked(told, "url"),
            language=_checked(told, "language"),
            published=read_date(told, "published", None),
        ),
    )


def _checked(told: Fields, name: str) -> str | None:
    text = told.maybe_text(name)
    if text is not None and (wrong := wrong_in(name, text)):
        raise told.refused(name, f"{quoted(text)} {wrong}.")
    return text
