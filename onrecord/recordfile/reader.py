"""A record file as a whole: its documents in, its records out, each with its place in the file.

References between records are not followed here: the database may hold what a file refers to.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from onrecord.recordfile.claims import read_claim
from onrecord.recordfile.contradictions import Identity, identity, read_contradiction
from onrecord.recordfile.fields import Fields, Schema
from onrecord.recordfile.keys import Registry
from onrecord.recordfile.nodes import ListNode, MappingNode, Node, parse, position_after
from onrecord.recordfile.propositions import read_proposition
from onrecord.recordfile.refusal import START, Position, RecordFileError, RefusedError
from onrecord.recordfile.sources import read_source
from onrecord.recordfile.speakers import read_speaker
from onrecord.recordfile.topics import Topics
from onrecord.records import (
    ClaimRecord,
    ContradictionRecord,
    PropositionRecord,
    RecordSet,
    SourceRecord,
    SpeakerRecord,
)

DOCUMENT: Final = Schema(
    "a document",
    (),
    ("source", "sources", "speakers", "topics", "propositions", "claims", "contradictions"),
)

_BOM: Final = "\ufeff"
_STEP: Final = re.compile(r"([^.\[\]]+)|\[([0-9]{1,9})\]")
# What a field is called in the file where the name in the records is not there.
_IN_FILE: Final = {
    "start": "from", "end": "until", "sides": "claims", "value_low": "value",
    "value_high": "value",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What one file records. ``positions`` holds the node of each record by its noun and key."""

    name: str
    records: RecordSet
    positions: Mapping[tuple[str, str], Node] = field(repr=False, compare=False)

    def where(self, noun: str, key: str, path: str = "") -> Position:
        """Return the place of a record, or of what ``path`` names in it.

        A path is written as in Python: ``appearances[0].source``. What is not written in the
        file has the place of what encloses it; an unknown record that of the file's beginning.
        A contradiction's key is its index among the file's contradictions.
        """
        node = self.positions.get((noun, key))
        if node is None:
            return START
        for name, index in _STEP.findall(path):
            inner = _item(node, int(index)) if index else _value(node, name)
            if inner is None:
                break
            node = inner
        return node.position


def decode(data: bytes, name: str) -> str:
    """Return the text of a record file, which is UTF-8, without a byte order mark.

    Raises RecordFileError, naming the first byte that is no UTF-8.
    """
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        offset = start + error.start
        hint = (
            "It looks like UTF-16"
            if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            else "It may be Latin-1 or Windows-1252"
        )
        raise RecordFileError(
            name,
            position_after(data[start:offset].decode("utf-8")),
            f"the file is not UTF-8: byte {offset} is 0x{data[offset]:02X}. {hint}. "
            "Save it as UTF-8.",
        ) from None


def read(text: str, name: str) -> RecordFile:
    """Return what ``text`` records; ``name`` is what its errors call the file.

    Raises RecordFileError, naming the line and the column.
    """
    try:
        return _read(text.removeprefix(_BOM), name)
    except RefusedError as refused:
        raise RecordFileError(name, refused.position, str(refused)) from None


class _Collected:
    """The records of a file as they are met."""

    def __init__(self) -> None:
        self.registry = Registry()
        self.topics = Topics(self.registry)
        self.sources: list[SourceRecord] = []
        self.speakers: list[SpeakerRecord] = []
        self.propositions: list[PropositionRecord] = []
        self.claims: list[ClaimRecord] = []
        self.contradictions: list[ContradictionRecord] = []
        self._identities: dict[Identity, Node] = {}

    def take(self, document: Fields) -> None:
        """Take in a document, its topics excepted."""
        only_source = self._take_sources(document)
        for node in document.items("speakers"):
            self.speakers.append(read_speaker(node, only_source, self.registry))
        for node in document.items("propositions"):
            self.propositions.append(read_proposition(node, self.topics, self.registry))
        for node in document.items("claims"):
            self.claims.append(read_claim(node, self.topics, self.registry))
        for node in document.items("contradictions"):
            self._take_contradiction(node)

    def _take_sources(self, document: Fields) -> str | None:
        single = document.get("source")
        nodes = (*(() if single is None else (single,)), *document.items("sources"))
        sources = [read_source(node, self.registry) for node in nodes]
        self.sources.extend(sources)
        return sources[0].key if len(sources) == 1 else None

    def _take_contradiction(self, node: Node) -> None:
        record = read_contradiction(node)
        first = self._identities.setdefault(identity(record), node)
        if first is not node:
            raise RefusedError(
                node.position,
                f"this contradiction is already on line {first.position.line}: the same sides, "
                "the same proposition or kind. Keep one of them, with the decisions of both.",
            )
        self.registry.add("contradiction", str(len(self.contradictions)), node)
        self.contradictions.append(record)

    def records(self) -> RecordSet:
        return RecordSet(
            sources=tuple(self.sources),
            speakers=tuple(self.speakers),
            topics=self.topics.declared,
            propositions=tuple(self.propositions),
            claims=tuple(self.claims),
            contradictions=tuple(self.contradictions),
            mentioned_topics=self.topics.mentioned,
        )


def _read(text: str, name: str) -> RecordFile:
    documents = [Fields(node, DOCUMENT) for node in parse(text)]
    collected = _Collected()
    for document in documents:
        for node in document.items("topics"):
            collected.topics.declare(node)
    for document in documents:
        collected.take(document)
    if not collected.registry.nodes:
        raise RefusedError(
            START, "the file holds no records. Write at least one source, speaker or claim."
        )
    return RecordFile(name, collected.records(), collected.registry.nodes)


def _item(node: Node, index: int) -> Node | None:
    if isinstance(node, ListNode) and index < len(node.items):
        return node.items[index]
    return None


def _value(node: Node, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    entry = node.entries.get(name) or node.entries.get(_IN_FILE.get(name, name))
    return entry.value if entry else None
