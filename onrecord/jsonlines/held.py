"""Lines of what is held: captures with their text, and where quotations and dates stand in it."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from typing import Any, Final

from onrecord.jsonlines import lines
from onrecord.jsonlines.line_fields import count, fields_of, maybe_words, moment, offsets, words_of
from onrecord.recordfile.fields import Fields, Schema, span_of
from onrecord.recordfile.refusal import START, RefusedError
from onrecord.recordfile.sources import sha256_of
from onrecord.vocabulary import BLOCK_KINDS, VERIFICATIONS

CAPTURE: Final = Schema(
    "a capture",
    ("key", "source", "sha256", "extractor", "extractor_version", "captured_at"),
    ("coded", "url", "media_type", "status", "path_sha256", "etag", "last_modified", "content",
     "text", "blocks", "extracted_by"),
)  # fmt: skip
BLOCK: Final = Schema("a block", ("kind", "start", "end"))
ANCHOR: Final = Schema("an anchor", ("appearance", "capture", "verification"), ("seen", "spans"))
SPAN: Final = Schema("a span", ("start", "end"), ("sha256", "prefix", "suffix"))
DATE_ANCHOR: Final = Schema("a date's anchor", ("date", "capture"))


def capture(mapping: Mapping[str, Any]) -> lines.Capture:
    """Return a capture; raises RefusedError for one whose content has another hash."""
    # Texts are long and may hold what no field of a record may: they go round the fields.
    content, text = mapping.get("content"), mapping.get("text")
    short = {key: v for key, v in mapping.items() if key not in {"content", "text"}}
    fields = fields_of(short, CAPTURE)
    held = _bytes(content)
    sha256 = sha256_of(fields.required("sha256"))
    if held is not None and hashlib.sha256(held).hexdigest() != sha256:
        raise fields.refused(
            "sha256", 'the "content" does not have this SHA-256: one of them was altered. '
            "Export the file again.",
        )  # fmt: skip
    if text is None and held is not None:
        text = _decoded(held)
    if (held is None) != (text is None):
        raise RefusedError(START, 'a "text" needs the "content" that it is the text of. Add it.')
    status, path = fields.get("status"), fields.get("path_sha256")
    words = None if text is None else words_of(text, "text")
    return lines.Capture(
        key=fields.key("key"),
        source=fields.key("source"),
        sha256=sha256,
        coded=fields.flag("coded"),
        extractor=fields.text("extractor"),
        extractor_version=fields.text("extractor_version"),
        captured_at=moment(fields, "captured_at"),
        content=held,
        text=words,
        url=maybe_words(fields, "url"),
        media_type=maybe_words(fields, "media_type"),
        status=None if status is None else count(fields, "status"),
        path_sha256=None if path is None else sha256_of(path),
        etag=maybe_words(fields, "etag"),
        last_modified=maybe_words(fields, "last_modified"),
        blocks=_blocks(fields, words),
        extracted_by=maybe_words(fields, "extracted_by"),
    )


def _blocks(fields: Fields, text: str | None) -> tuple[lines.Block, ...]:
    nodes = [Fields(node, BLOCK) for node in fields.items("blocks")]
    blocks = tuple(
        lines.Block(node.choice("kind", BLOCK_KINDS, object), span_of(offsets(node), "blocks"))
        for node in nodes
    )
    end = max((block.span.end for block in blocks), default=0)
    if end > len(text or ""):
        raise fields.refused(
            "blocks", f"a block ends at {end}, past the end of the text. Export the file again."
        )
    return blocks


def _bytes(content: Any) -> bytes | None:
    if content is None:
        return None
    try:
        if isinstance(content, str):
            return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        pass
    raise RefusedError(START, '"content" needs bytes in base64. Export the file again.')


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(
            START, 'the "content" is not UTF-8, and there is no "text" of it. Add the text.'
        ) from None


def anchor(mapping: Mapping[str, Any]) -> lines.Anchor:
    """Return where an appearance was found in a capture."""
    fields = fields_of(mapping, ANCHOR)
    return lines.Anchor(
        appearance=fields.key("appearance"),
        capture=fields.key("capture"),
        verification=fields.choice("verification", VERIFICATIONS, object),
        spans=tuple(_anchor_span(Fields(node, SPAN)) for node in fields.items("spans")),
        seen=fields.flag("seen"),
    )


def _anchor_span(fields: Fields) -> lines.AnchorSpan:
    sha256 = fields.get("sha256")
    return lines.AnchorSpan(
        span_of(offsets(fields), "spans"),
        None if sha256 is None else sha256_of(sha256),
        maybe_words(fields, "prefix"),
        maybe_words(fields, "suffix"),
    )


def date_anchor(mapping: Mapping[str, Any]) -> lines.DateAnchor:
    """Return in which capture the phrase of a date was found."""
    fields = fields_of(mapping, DATE_ANCHOR)
    # The key of a date is that of its owner and a role: it may be longer than others.
    return lines.DateAnchor(date=fields.text("date"), capture=fields.key("capture"))
