"""The mappings of lines that are no records of the record format, read as what they hold."""

import base64
import binascii
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

from onrecord.jsonlines import lines
from onrecord.recordfile.appearances import read_appearance
from onrecord.recordfile.contradictions import DECISION, read_decision, read_side
from onrecord.recordfile.date_fields import moment_of
from onrecord.recordfile.fields import Fields, Schema, shape, span_of
from onrecord.recordfile.mappings import node_of
from onrecord.recordfile.nodes import MAX_DEPTH, ListNode, Node, ScalarNode
from onrecord.recordfile.refusal import START, RefusedError
from onrecord.recordfile.sources import sha256_of
from onrecord.recordfile.speakers import read_role
from onrecord.recordfile.stances import STANCE, read_stance
from onrecord.vocabulary import (
    BLOCK_KINDS,
    CONTRADICTION_KINDS,
    CONTRADICTION_STATUSES,
    ORIGIN_VERDICTS,
    SCOPES,
    VERIFICATIONS,
)

HEADER: Final = Schema("a header", ("format",), ("whole",))
END: Final = Schema("an end line", ("lines",))
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
WITHDRAWN_ROLE: Final = Schema("a withdrawn role", ("speaker", "position", "role"))
WITHDRAWN_APPEARANCE: Final = Schema("a withdrawn appearance", ("claim", "position", "appearance"))
WITHDRAWN_STANCE: Final = Schema("a withdrawn stance", ("claim", "position", "stance"))
CONTRADICTION: Final = Schema(
    "a contradiction",
    ("key", "scope", "kind", "status", "sides", "trace"),
    ("score", "proposition", "proposed_by", "decisions"),
)
STEP: Final = Schema("a reason", ("rule", "detail"), ("spans", "words"))
STEP_SPAN: Final = Schema("a span of a reason", ("appearance", "start", "end"))
STEP_WORDS: Final = Schema("words of a reason", ("claim", "start", "end"))
KEYED_DECISION: Final = Schema(
    "a decision", ("key", *DECISION.required), (*DECISION.optional, "withdrawn")
)
ORIGIN_DECISION: Final = Schema(
    "a decision on an origin",
    ("key", "first", "second", "verdict", "by", "at"),
    ("note", "withdrawn"),
)
CHANGE: Final = Schema("a change", ("number", "at", "by", "act", "summary"), ("undoes",))
MADE: Final = Schema("what a change made", ("change", "noun", "keys"))
CHANGED: Final = Schema("a changed record", ("change", "noun", "key"), ("before", "after"))

_UNFIT: Final = re.compile("[\x00\ud800-\udfff]")
_COUNT: Final = re.compile("[0-9]{1,18}")
_SIDES: Final = 2


def _header(mapping: Mapping[str, Any]) -> lines.Header:
    fields = _fields(mapping, HEADER)
    found = _count(fields, "format")
    if found != lines.FORMAT:
        raise fields.refused(
            "format", f"the file has format {found}, this program reads {lines.FORMAT}. "
            + ("It was made by a newer onrecord: upgrade the program."
               if found > lines.FORMAT else "Export the record again."),
        )  # fmt: skip
    return lines.Header(format=found, whole=fields.flag("whole"))


def _end(mapping: Mapping[str, Any]) -> lines.End:
    return lines.End(lines=_count(_fields(mapping, END), "lines"))


def _capture(mapping: Mapping[str, Any]) -> lines.Capture:
    # Texts are long and may hold what no field of a record may: they go round the fields.
    content, text = mapping.get("content"), mapping.get("text")
    short = {key: v for key, v in mapping.items() if key not in {"content", "text"}}
    fields = _fields(short, CAPTURE)
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
    words = None if text is None else _words(text, "text")
    return lines.Capture(
        key=fields.key("key"),
        source=fields.key("source"),
        sha256=sha256,
        coded=fields.flag("coded"),
        extractor=fields.text("extractor"),
        extractor_version=fields.text("extractor_version"),
        captured_at=_moment(fields, "captured_at"),
        content=held,
        text=words,
        url=_maybe_words(fields, "url"),
        media_type=_maybe_words(fields, "media_type"),
        status=None if status is None else _count(fields, "status"),
        path_sha256=None if path is None else sha256_of(path),
        etag=_maybe_words(fields, "etag"),
        last_modified=_maybe_words(fields, "last_modified"),
        blocks=_blocks(fields, words),
        extracted_by=_maybe_words(fields, "extracted_by"),
    )


def _blocks(fields: Fields, text: str | None) -> tuple[lines.Block, ...]:
    nodes = [Fields(node, BLOCK) for node in fields.items("blocks")]
    blocks = tuple(
        lines.Block(node.choice("kind", BLOCK_KINDS, object), span_of(_offsets(node), "blocks"))
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


def _anchor(mapping: Mapping[str, Any]) -> lines.Anchor:
    fields = _fields(mapping, ANCHOR)
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
        span_of(_offsets(fields), "spans"),
        None if sha256 is None else sha256_of(sha256),
        _maybe_words(fields, "prefix"),
        _maybe_words(fields, "suffix"),
    )


def _date_anchor(mapping: Mapping[str, Any]) -> lines.DateAnchor:
    fields = _fields(mapping, DATE_ANCHOR)
    # The key of a date is that of its owner and a role: it may be longer than others.
    return lines.DateAnchor(date=fields.text("date"), capture=fields.key("capture"))


def _withdrawn_role(mapping: Mapping[str, Any]) -> lines.Withdrawn:
    fields = _fields(mapping, WITHDRAWN_ROLE)
    owner = fields.key("speaker")
    return lines.Withdrawn(
        owner=owner,
        position=_count(fields, "position"),
        record=read_role(fields.required("role"), owner, Counter()),
    )


def _withdrawn_appearance(mapping: Mapping[str, Any]) -> lines.Withdrawn:
    fields = _fields(mapping, WITHDRAWN_APPEARANCE)
    owner = fields.key("claim")
    return lines.Withdrawn(
        owner=owner,
        position=_count(fields, "position"),
        record=read_appearance(fields.required("appearance"), owner, Counter()),
    )


def _withdrawn_stance(mapping: Mapping[str, Any]) -> lines.Withdrawn:
    fields = _fields(mapping, WITHDRAWN_STANCE)
    return lines.Withdrawn(
        owner=fields.key("claim"),
        position=_count(fields, "position"),
        record=read_stance(Fields(fields.required("stance"), STANCE)),
    )


def _contradiction(mapping: Mapping[str, Any]) -> lines.Contradiction:
    fields = _fields(mapping, CONTRADICTION)
    sides = [read_side(node) for node in fields.items("sides")]
    if len(sides) != _SIDES:
        raise fields.refused("sides", f"a contradiction has two sides, not {len(sides)}. Name two.")
    return lines.Contradiction(
        key=fields.key("key"),
        scope=fields.choice("scope", SCOPES, object),
        kind=fields.choice("kind", CONTRADICTION_KINDS, object),
        status=fields.choice("status", CONTRADICTION_STATUSES, object),
        score=_score(fields),
        proposition=fields.maybe_key("proposition"),
        sides=(sides[0], sides[1]),
        trace=[_step(Fields(node, STEP)) for node in fields.items("trace")],
        proposed_by=_maybe_words(fields, "proposed_by"),
        decisions=tuple(
            _keyed_decision(Fields(node, KEYED_DECISION)) for node in fields.items("decisions")
        ),
    )


def _step(fields: Fields) -> dict[str, Any]:
    step: dict[str, Any] = {
        "rule": _need_words(fields, "rule"),
        "detail": _need_words(fields, "detail"),
        "spans": _places(fields, "spans", "appearance", STEP_SPAN),
    }
    words = _places(fields, "words", "claim", STEP_WORDS)
    return step | {"words": words} if words else step


def _places(fields: Fields, name: str, noun: str, schema: Schema) -> list[dict[str, Any]]:
    return [
        {noun: place.key(noun), "start": at.start, "end": at.end}
        for place in (Fields(node, schema) for node in fields.items(name))
        for at in (span_of(_offsets(place), name),)
    ]


def _keyed_decision(fields: Fields) -> lines.Decision:
    return lines.Decision(
        key=_need_words(fields, "key"),
        record=read_decision(fields),
        withdrawn=fields.flag("withdrawn"),
    )


def _origin_decision(mapping: Mapping[str, Any]) -> lines.OriginDecision:
    fields = _fields(mapping, ORIGIN_DECISION)
    first, second = fields.key("first"), fields.key("second")
    if first == second:
        raise fields.refused("second", "a decision is on two sources. Name another.")
    return lines.OriginDecision(
        key=_need_words(fields, "key"),
        first=first,
        second=second,
        verdict=fields.choice("verdict", ORIGIN_VERDICTS, object),
        by=_need_words(fields, "by"),
        at=_moment(fields, "at"),
        note=_maybe_words(fields, "note"),
        withdrawn=fields.flag("withdrawn"),
    )


def _change(mapping: Mapping[str, Any]) -> lines.Change:
    fields = _fields(mapping, CHANGE)
    undoes = fields.get("undoes")
    return lines.Change(
        number=_count(fields, "number"),
        at=_moment(fields, "at"),
        by=_need_words(fields, "by"),
        act=_need_words(fields, "act"),
        summary=_need_words(fields, "summary"),
        undoes=None if undoes is None else _count(fields, "undoes"),
    )


def _made(mapping: Mapping[str, Any]) -> lines.Made:
    fields = _fields(mapping, MADE)
    return lines.Made(
        change=_count(fields, "change"),
        noun=_need_words(fields, "noun"),
        keys=tuple(_words(_text(node), "keys") for node in fields.items("keys")),
    )


def _changed(mapping: Mapping[str, Any]) -> lines.Changed:
    before, after = mapping.get("before"), mapping.get("after")
    short = {key: v for key, v in mapping.items() if key not in {"before", "after"}}
    fields = _fields(short, CHANGED)
    return lines.Changed(
        change=_count(fields, "change"),
        noun=_need_words(fields, "noun"),
        key=_need_words(fields, "key"),
        before=_logged(before, "before"),
        after=_logged(after, "after"),
    )


def _logged(value: Any, key: str) -> dict[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise RefusedError(START, f'"{key}" needs an object, or nothing.')
    _check(value, key, 0)
    return value


def _check(value: Any, key: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise RefusedError(START, f'"{key}" is nested deeper than {MAX_DEPTH} levels.')
    if isinstance(value, str):
        _words(value, key)
    elif isinstance(value, dict):
        for name, inner in value.items():
            _words(name, key)
            _check(inner, key, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, key, depth + 1)


def _fields(mapping: Mapping[str, Any], schema: Schema) -> Fields:
    return Fields(node_of(mapping, START), schema)


def _offsets(fields: Fields) -> ListNode:
    return ListNode((fields.required("start"), fields.required("end")), fields.node.position)


def _count(fields: Fields, key: str) -> int:
    node = fields.required(key)
    text = node.text if isinstance(node, ScalarNode) and node.plain else ""
    if not _COUNT.fullmatch(text):
        raise fields.refused(key, f'"{key}" needs a whole number, not {shape(node)}.')
    return int(text)


def _moment(fields: Fields, key: str) -> str:
    return moment_of(fields.required(key), key)


def _text(node: Node) -> Any:
    return node.text if isinstance(node, ScalarNode) and not node.plain else None


def _need_words(fields: Fields, key: str) -> str:
    return _words(_text(fields.required(key)), key)


def _maybe_words(fields: Fields, key: str) -> str | None:
    node = fields.get(key)
    return None if node is None else _words(_text(node), key)


def _words(value: Any, key: str) -> str:
    """Return a text in which any character may stand that both engines hold."""
    if not isinstance(value, str):
        raise RefusedError(START, f'"{key}" needs a text.')
    if found := _UNFIT.search(value):
        raise RefusedError(
            START, f'"{key}" holds the character U+{ord(found[0]):04X}. Take it out.'
        )
    return value


VALUES: Final[Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {
    "onrecord": _header,
    "capture": _capture,
    "anchor": _anchor,
    "date_anchor": _date_anchor,
    "withdrawn_role": _withdrawn_role,
    "withdrawn_appearance": _withdrawn_appearance,
    "withdrawn_stance": _withdrawn_stance,
    "contradiction": _contradiction,
    "origin_decision": _origin_decision,
    "change": _change,
    "made": _made,
    "changed": _changed,
    "end": _end,
}


def _score(fields: Fields) -> float | None:
    score = fields.number("score")
    if score is not None and not 0 <= score <= 1:
        raise fields.refused("score", f"a score lies between 0 and 1, {score:g} does not.")
    return score
