"""Annotated articles: those in house_styles, written for this project, and any JSON Lines file.

Both come as the same shape: ``id``, ``date``, ``text`` and ``attributions`` with ``source``,
``cue`` and ``content`` as lists of half-open code-point offsets. The markup of house_styles is
described in its README.md.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, NotRequired, TypedDict

from onrecord.spans import digest
from onrecord.vocabulary import SPEAKER_KINDS

HOUSE_STYLES: Final = Path(__file__).parent / "house_styles"
PARTS: Final[dict[str, Literal["source", "cue", "content"]]] = {
    "s": "source",
    "u": "cue",
    "c": "content",
}
_MARK: Final = re.compile(r"\{([suc])(\d+):|([{}])")
_HEADER: Final = re.compile(r"(date|styles|language): (\S.*)")
_SPEAKER: Final = re.compile(r"([\d ]+) (?:(nobody)|(\w+): (\S.*))")

Half = Literal["tune", "measure"]


class Annotation(TypedDict):
    """One attribution; ``speaker`` is who is right to be charged, ``None`` for nobody."""

    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]]
    speaker: NotRequired[str | None]
    speaker_kind: NotRequired[str | None]


class Article(TypedDict):
    """A text and its attributions in the order of their first words."""

    id: str
    date: str
    text: str
    attributions: list[Annotation]
    styles: NotRequired[list[str]]
    language: NotRequired[str]
    half: NotRequired[Half]


class MarkupError(ValueError):
    """A file of the corpus does not follow its markup."""


def load(half: Half | None = None, folder: Path = HOUSE_STYLES) -> list[Article]:
    """Return the articles of the house styles in the order of their names.

    Files whose number is odd are there to tune on, even ones to measure with. Raises MarkupError.
    """
    found = [read(path) for path in sorted(folder.glob("*.txt"))]
    return [article for article in found if half in {None, article["half"]}]


def read(path: Path) -> Article:
    """Return one article, its id and half out of the name of its file. Raises MarkupError."""
    numbered = re.fullmatch(r"\w+_(\d+)", path.stem)
    if numbered is None:
        raise MarkupError(f"{path.name}: the name does not end with a number.")
    try:
        article = parse(path.read_text(encoding="utf-8"))
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from None
    article["id"] = path.stem
    article["half"] = "tune" if int(numbered[1]) % 2 else "measure"
    return article


def read_lines(path: Path) -> list[Article]:
    """Return the articles of a JSON Lines file, packed with gzip where it ends with ``.gz``."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_proved(path: Path, sha256: Mapping[str, str]) -> Iterator[Article]:
    """Give the articles of a JSON Lines file whose ids are given with the SHA-256 of their texts.

    Raises ValueError where a text is not the one that was annotated.
    """
    for article in read_lines(path):
        wanted = sha256.get(article["id"])
        if wanted is None:
            continue
        if digest(article["text"]) != wanted:
            raise ValueError(f"{article['id']} is not the text that was annotated.")
        yield article


def parse(written: str) -> Article:
    """Return the article, without id and half, that a file's text describes. Raises MarkupError."""
    head, ruled, body = written.partition("\n---\n")
    if not ruled:
        raise MarkupError("no line of three hyphens ends the header.")
    fields, speakers = _header(head)
    text, spans = _body(body.rstrip("\n"))
    if speakers.keys() != spans.keys():
        lost = sorted(speakers.keys() ^ spans.keys())
        raise MarkupError(f"attributions {lost} stand in the header or in the text alone.")
    annotations = []
    for number, annotation in spans.items():
        if not annotation["content"]:
            raise MarkupError(f"attribution {number} has no content.")
        name, kind = speakers[number]
        annotation["speaker"], annotation["speaker_kind"] = name, kind
        annotations.append(annotation)
    return Article(
        id="",
        date=fields["date"],
        text=text,
        attributions=sorted(annotations, key=_beginning),
        styles=fields["styles"].split(),
        language=fields["language"],
    )


def _beginning(annotation: Annotation) -> list[int]:
    return min(annotation["source"] + annotation["cue"] + annotation["content"])


def _header(head: str) -> tuple[dict[str, str], dict[int, tuple[str | None, str | None]]]:
    fields: dict[str, str] = {}
    speakers: dict[int, tuple[str | None, str | None]] = {}
    for line in head.split("\n"):
        if field := _HEADER.fullmatch(line):
            fields[field[1]] = field[2]
        elif speaker := _SPEAKER.fullmatch(line):
            if not speaker[2] and speaker[3] not in SPEAKER_KINDS:
                raise MarkupError(f'"{speaker[3]}" is no kind of speaker.')
            for number in map(int, speaker[1].split()):
                if number in speakers:
                    raise MarkupError(f"attribution {number} has two speakers.")
                speakers[number] = (speaker[4], speaker[3])
        else:
            raise MarkupError(f'the header has the line "{line}".')
    if len(fields) != 3:
        raise MarkupError("the header needs date, styles and language.")
    return fields, speakers


def _body(marked: str) -> tuple[str, dict[int, Annotation]]:
    pieces: list[str] = []
    at, length = 0, 0
    opened: list[tuple[str, int, int]] = []
    spans: dict[int, Annotation] = {}
    for mark in _MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], int(mark[2]), length))
        elif mark[3] == "{" or not opened:
            raise MarkupError(f"a lone brace after {''.join(pieces)[-20:]!r}.")
        else:
            part, number, start = opened.pop()
            if start == length:
                raise MarkupError(f"an empty span of attribution {number}.")
            annotation = spans.setdefault(number, Annotation(source=[], cue=[], content=[]))
            annotation[PARTS[part]].append([start, length])
    if opened:
        raise MarkupError(f"a span of attribution {opened[-1][1]} does not end.")
    pieces.append(marked[at:])
    for annotation in spans.values():
        for name in PARTS.values():
            annotation[name].sort()
    return "".join(pieces), spans
