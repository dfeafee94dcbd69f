"""Lines of JSON in, the values of ``onrecord.records`` and ``onrecord.jsonlines.lines`` out.

Read one at a time: a file may be larger than the memory. Nothing is guessed and nothing is passed
over; what cannot be taken in is refused with the number of its line.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from onrecord.errors import OnrecordError
from onrecord.jsonlines.lines import End, Header
from onrecord.jsonlines.values import VALUES
from onrecord.recordfile import record_of
from onrecord.recordfile.fields import nearest
from onrecord.recordfile.mappings import NOUNS
from onrecord.recordfile.refusal import START, RefusedError, one_line, quoted

_BOM: Final = b"\xef\xbb\xbf"
# A capture holds a whole text; no other line comes near to this many bytes.
_LONGEST: Final = 16 * 2**20
_LONGEST_CAPTURE: Final = 2**30
_CAPTURE: Final = b'{"capture":'


class JsonLinesError(OnrecordError):
    """A file that is no JSON Lines of ours: ``NAME:LINE: what, why, what next``."""

    def __init__(self, name: str, number: int, sentence: str) -> None:
        super().__init__(one_line(f"{name}:{number}: {sentence}"))
        self.name = name
        self.number = number


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number, counted from 1, the noun that it names, and what it holds."""

    number: int
    noun: str
    value: Any


def looks_like_lines(beginning: bytes) -> bool:
    """Tell JSON Lines by the first line, where the file's name does not."""
    first = beginning.removeprefix(_BOM).lstrip().partition(b"\n")[0]
    try:
        noun, _ = _decoded(first)
    except RefusedError:
        return False
    return noun in _KNOWN


def read_lines(stream: BinaryIO, name: str) -> Iterator[Line]:
    """Give the lines of a file, the end line left out; ``name`` is what its errors call it.

    A file that begins with a header must end with its end line: one that was cut off is refused.
    Raises JsonLinesError.
    """
    number, header, ended = 0, None, False
    for number, text in enumerate(_texts(stream, name), start=1):
        if ended:
            raise JsonLinesError(name, number, "a line after the end. Take it out.")
        try:
            line = _line(number, text)
            if line is None:
                continue
            if isinstance(line.value, Header):
                header = _placed(line)
            if isinstance(line.value, End):
                ended = _complete(line)
                continue
        except RefusedError as refused:
            raise JsonLinesError(name, number, str(refused)) from None
        yield line
    if header is not None and not ended:
        raise JsonLinesError(
            name, number, "the file breaks off: its end line is missing. Export or copy it again."
        )


def _texts(stream: BinaryIO, name: str) -> Iterator[bytes]:
    number = 0
    while text := stream.readline(_LONGEST):
        number += 1
        if len(text) >= _LONGEST and not text.endswith(b"\n") and text.startswith(_CAPTURE):
            text += stream.readline(_LONGEST_CAPTURE)
        if len(text) >= _LONGEST and not text.startswith(_CAPTURE):
            raise JsonLinesError(
                name, number, f"the line is longer than {_LONGEST} bytes. Is it JSON Lines?"
            )
        yield text.removeprefix(_BOM) if number == 1 else text


def _line(number: int, text: bytes) -> Line | None:
    if not text.strip():
        return None
    noun, value = _decoded(text)
    try:
        if noun in NOUNS:
            return Line(number, noun, record_of(noun, _mapping(noun, value), START))
        if noun in VALUES:
            return Line(number, noun, VALUES[noun](_mapping(noun, value)))
    except RecursionError:
        raise RefusedError(START, _TOO_DEEP) from None
    near = nearest(noun, _KNOWN)
    hint = f'Did you mean "{near}"?' if near else "The nouns are " + ", ".join(_KNOWN) + "."
    raise RefusedError(START, f"no record is called {quoted(noun)}. {hint}")


def _decoded(text: bytes) -> tuple[str, Any]:
    try:
        value = _DECODER.decode(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedError(
            START, f"not UTF-8: byte {error.start} of the line is 0x{text[error.start]:02X}. "
            "Save the file as UTF-8.",
        ) from None  # fmt: skip
    except RecursionError:
        raise RefusedError(START, _TOO_DEEP) from None
    except ValueError as error:  # also a number of more digits than Python reads
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        where = f" at character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise RefusedError(
            START, f"not readable as JSON: {reason}{where}. Is the line complete?"
        ) from None
    if not isinstance(value, dict) or len(value) != 1:
        raise RefusedError(
            START, "a line is one object with one key, the noun: "
            '{"claim": {"key": ...}}. Write one record a line.',
        )  # fmt: skip
    return next(iter(value.items()))


def _mapping(noun: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise RefusedError(START, f'"{noun}" needs an object. Write {{"{noun}": {{...}}}}.')
    return value


def _placed(line: Line) -> Header:
    header: Header = line.value
    if line.number != 1:
        raise RefusedError(START, "a header stands on the first line only. Take it out.")
    return header


def _complete(line: Line) -> bool:
    if line.value.lines != line.number - 1:
        raise RefusedError(
            START, f"the file should have {line.value.lines} lines before its end and has "
            f"{line.number - 1}: something is missing or came in. Export or copy it again.",
        )  # fmt: skip
    return True


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        seen: set[str] = set()
        double = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise RefusedError(START, f"the key {quoted(double)} stands twice in one object. Keep one.")
    return mapping


def _no_number(word: str) -> None:
    raise RefusedError(START, f"{word} is no number of JSON. Write digits, or leave it out.")


_TOO_DEEP: Final = "nested deeper than any record needs. Check the brackets."
_KNOWN: Final = (*NOUNS, *VALUES)
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_without_doubles, parse_constant=_no_number)
