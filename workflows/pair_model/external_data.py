"""Which files an ONNX model wants beside it, read out of its bytes before anything runs it.

Protocol buffers are fields of a number and a value. What is followed here is where onnx.proto
allows a tensor; all else is stepped over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

_DEEPEST: Final = 100  # messages in each other, as protocol buffers have it themselves
_MOST_FIELDS: Final = 5_000_000
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_LONGEST_VARINT: Final = 10  # bytes
_KEY, _VALUE = 1, 2


@dataclass(slots=True)
class _Message:
    """The fields of one kind of message that may lead to a tensor, by number."""

    inside: dict[int, "_Message"] = field(default_factory=dict)


_ENTRY: Final = _Message()  # a key and a value: where a tensor's data lie
_TENSOR: Final = _Message({13: _ENTRY})
_SPARSE: Final = _Message({1: _TENSOR, 2: _TENSOR})
_ATTRIBUTE: Final = _Message({5: _TENSOR, 10: _TENSOR, 22: _SPARSE, 23: _SPARSE})
_NODE: Final = _Message({5: _ATTRIBUTE})
_GRAPH: Final = _Message({1: _NODE, 5: _TENSOR, 15: _SPARSE})
_ATTRIBUTE.inside.update({6: _GRAPH, 11: _GRAPH})
_FUNCTION: Final = _Message({7: _NODE, 11: _ATTRIBUTE})
_TRAINING: Final = _Message({1: _GRAPH, 2: _GRAPH})
_MODEL: Final = _Message({7: _GRAPH, 20: _TRAINING, 25: _FUNCTION})
_GRAPH_OF_MODEL: Final = 7


class NotOnnxError(Exception):
    """Bytes that are no ONNX model."""


def locations(model: bytes) -> set[str]:
    """Return where the data of tensors lie that are not in the model itself, as it names them.

    Raises NotOnnxError.
    """
    walk = _Walk()
    view = memoryview(model)
    if _GRAPH_OF_MODEL not in {number for number, _ in walk.fields(view)}:
        raise NotOnnxError
    walk.follow(view, _MODEL, 0)
    try:
        return {found.decode("utf-8") for found in walk.found}
    except UnicodeDecodeError:
        raise NotOnnxError from None


class _Walk:
    def __init__(self) -> None:
        self.found: set[bytes] = set()
        self._seen = 0

    def follow(self, view: memoryview, kind: _Message, depth: int) -> None:
        if depth > _DEEPEST:
            raise NotOnnxError
        if kind is _ENTRY:
            self._keep(view)
            return
        wanted: Mapping[int, _Message] = kind.inside
        for number, value in self.fields(view):
            if number in wanted and value is not None:
                self.follow(value, wanted[number], depth + 1)

    def _keep(self, view: memoryview) -> None:
        fields = [(number, bytes(value or b"")) for number, value in self.fields(view)]
        if (_KEY, b"location") in fields:
            self.found.update(value for number, value in fields if number == _VALUE)

    def fields(self, view: memoryview) -> Iterator[tuple[int, memoryview | None]]:
        """Give the fields of one message: number, and bytes or ``None`` for a number."""
        at = 0
        while at < len(view):
            self._seen += 1
            tag, at = _varint(view, at)
            number, wire = tag >> 3, tag & 7
            value = None
            if self._seen > _MOST_FIELDS or not 0 < number < 1 << 29:
                raise NotOnnxError
            if wire == _VARINT:
                _, at = _varint(view, at)
            elif wire == _BYTES:
                length, start = _varint(view, at)
                at = start + length
                value = view[start:at]
            elif wire in {_EIGHT, _FOUR}:
                at += 8 if wire == _EIGHT else 4
            else:
                raise NotOnnxError
            if at > len(view):
                raise NotOnnxError
            yield number, value


def _varint(view: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at a place, and where it ends."""
    value = 0
    for taken, byte in enumerate(view[at : at + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << 7 * taken
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            return value, at + taken + 1
    raise NotOnnxError
