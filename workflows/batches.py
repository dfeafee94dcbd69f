"""JSON Lines as records with what belongs to each, some at a time, in the order of the file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, TypeVar

from onrecord.errors import RecordError
from onrecord.jsonlines import JsonLinesError, Line, lines, read_lines
from onrecord.records import SpeakerRecord

# Which lines stand behind which, and belong to it.
_BELONGS: Final[Mapping[str, tuple[str, ...]]] = {
    "capture": ("source",),
    "date_anchor": ("source", "claim"),
    "withdrawn_role": ("speaker",),
    "anchor": ("claim",),
    "withdrawn_appearance": ("claim",),
    "withdrawn_stance": ("claim",),
}
MANY: Final = 2000
_BYTES: Final = 16_000_000  # of captures' texts in one batch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LinesFile:
    """A file of JSON Lines; ``opened`` gives it to read, once."""

    name: str
    opened: Callable[[], BinaryIO]


@dataclass(slots=True)
class Entry:
    """A record, or what else begins a group of lines, and the lines that belong to it."""

    line: Line
    own: list[Line] = field(default_factory=list)

    @property
    def noun(self) -> str:
        """The noun of the record."""
        return self.line.noun

    @property
    def value(self) -> Any:
        """The record."""
        return self.line.value


class Batch:
    """Entries of one noun, and where they stand in the file."""

    def __init__(self, name: str, entries: list[Entry]) -> None:
        self.name = name
        self.noun = entries[0].noun
        self.entries = entries

    @property
    def values(self) -> list[Any]:
        """The records."""
        return [entry.value for entry in self.entries]

    def own(self, kind: type[T]) -> list[T]:
        """Return what belongs to the records of the given kind."""
        return [line.value for e in self.entries for line in e.own if isinstance(line.value, kind)]

    def located(self, error: RecordError) -> JsonLinesError:
        """Return an error with the line of its record."""
        return JsonLinesError(self.name, self._number(error), str(error))

    def _number(self, error: RecordError) -> int:
        for entry in self.entries:
            if getattr(entry.value, "key", None) == error.key:
                return entry.line.number
            named = [
                line
                for line in entry.own
                if error.key
                in {getattr(line.value, name, None) for name in ("key", "date", "appearance")}
            ]
            # An appearance may be anchored in several captures.
            in_capture = [n for n in named if getattr(n.value, "capture", None) == error.path]
            if named:
                return (in_capture or named)[0].number
        return self.entries[0].line.number


def batches(file: LinesFile) -> Iterator[Batch]:
    """Give the records of a file in batches of one noun; groups come after other speakers.

    The first batch may be a header. Raises JsonLinesError.
    """
    with file.opened() as stream:
        grouped: list[Entry] = []
        for batch in _plain(file.name, read_lines(stream, file.name)):
            if batch.noun != "speaker" and grouped:
                yield Batch(file.name, grouped)
                grouped = []
            if batch.noun == "speaker":
                grouped += [e for e in batch.entries if _is_group(e)]
                batch.entries = [e for e in batch.entries if not _is_group(e)]
            if batch.entries:
                yield batch
        if grouped:
            yield Batch(file.name, grouped)


def _is_group(entry: Entry) -> bool:
    # Its members may stand further down; a group of groups is stored with them.
    record: SpeakerRecord = entry.value
    return bool(record.members)


def _plain(name: str, found: Iterable[Line]) -> Iterator[Batch]:
    entries: list[Entry] = []
    size = 0
    seen = _Seen(name)
    for line in found:
        if line.noun in _BELONGS:
            _join(name, entries, line)
            size += len(getattr(line.value, "content", None) or b"")
            continue
        seen.see(line)
        full = len(entries) >= MANY or size > _BYTES
        if entries and (full or entries[0].noun != line.noun):
            yield Batch(name, entries)
            entries, size = [], 0
        entries.append(Entry(line))
    if entries:
        yield Batch(name, entries)


def _join(name: str, entries: list[Entry], line: Line) -> None:
    owners = _BELONGS[line.noun]
    if not entries or entries[-1].noun not in owners or not _fits(entries[-1], line):
        raise JsonLinesError(
            name, line.number, f"this {line.noun} does not belong to the record in front of it. "
            f"Write it behind its {' or '.join(owners)}.",
        )  # fmt: skip
    entries[-1].own.append(line)


def _fits(entry: Entry, line: Line) -> bool:
    key, value = entry.value.key, line.value
    match value:
        case lines.Capture():
            return bool(value.source == key)
        case lines.DateAnchor():
            return value.date in {f"{key}/{role}" for role in ("published", "said", "event")}
        case lines.Anchor():
            reports = {a.key for a in entry.value.appearances}
            reports |= {
                getattr(own.value.record, "key", None)
                for own in entry.own
                if isinstance(own.value, lines.Withdrawn)
            }
            return value.appearance in reports
    return bool(value.owner == key)


class _Seen:
    """The keys of a file, to refuse one that stands twice; a file in order needs no memory."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._last: dict[str, str] = {}
        self._keys: set[tuple[str, str]] = set()

    def see(self, line: Line) -> None:
        """Raise JsonLinesError where a record of this noun and key stood before."""
        key = getattr(line.value, "key", None)
        if not isinstance(key, str) or line.noun == "changed":
            return
        last = self._last.get(line.noun, "")
        if key > last:
            self._last[line.noun] = key
            return
        if key == last or (line.noun, key) in self._keys:
            raise twice(self._name, line)
        self._keys.add((line.noun, key))


def twice(name: str, line: Line) -> JsonLinesError:
    """Return the error of a record that stands twice in a file."""
    return JsonLinesError(
        name, line.number, f'the {line.noun} "{line.value.key}" stands in this file already. '
        "Keep one of them, or give this one another key.",
    )  # fmt: skip
