"""The corpus in other house styles: the same words, set as other papers and machines set them.

An article is put together anew out of pieces of itself and of literal text; labels follow their
words. What has no words left has no label left.
"""

import random
import re
from collections.abc import Iterator
from typing import Any

from onrecord.extract.attribution import Offsets
from training.attribution.corpus import Article

Piece = str | Offsets

#: Everyday words of reporting, for quotations in English that are given in another language.
_FRENCH = [
    "a dit",
    "a déclaré",
    "a affirmé",
    "a ajouté",
    "a expliqué",
    "a indiqué",
    "assure",
    "a estimé",
    "a souligné",
    "a annoncé",
    "précise",
    "explique",
    "a-t-il dit",
    "déclare",
]
_GERMAN = [
    "sagte",
    "erklärte",
    "betonte",
    "sagt",
    "teilte mit",
    "fügte hinzu",
    "meinte",
    "kritisierte",
    "kündigte an",
    "berichtete",
    "erklärt",
    "behauptete",
    "warnte",
    "bestritt",
]
_LANGUAGES = (
    (_FRENCH, "que", ("« ", " »")),
    (_GERMAN, "dass", ("„", "“")),
    (_GERMAN, "dass", ("»", "«")),
)
_PLAIN_CUES = frozenset(
    ("said", "says", "told", "added", "explained", "wrote", "announced", "stressed", "warned")
)
_MARKS = re.compile('[“”"]')


def restyled(article: Article, layer: Article, chance: random.Random) -> tuple[Article, Article]:
    """Return the article and its parsed layer with each paragraph set in some other style."""
    pieces: list[Piece] = []
    for start, end in _paragraphs(article["text"]):
        style = chance.choice(_STYLES)
        pieces += style(article, (start, end), chance)
        pieces.append("\n\n")
    return _composed(article, layer, pieces)


def _paragraphs(text: str) -> Iterator[Offsets]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.span()


def _dashed(article: Article, place: Offsets, chance: random.Random) -> list[Piece]:
    """Give a turn of dialogue: a dash before it, no marks."""
    text = article["text"]
    if text[place[0]] not in '“"':
        return [place]
    dash = chance.choice(("— ", "– ", "—", "- "))
    return [dash, *_without(text, (place[0] + 1, place[1]), _MARKS)]


def _bare(article: Article, place: Offsets, chance: random.Random) -> list[Piece]:
    """Leave out marks that a scan lost: all of them, or each by chance."""
    lose = chance.choice((0.5, 1.0))
    return _without(article["text"], place, _MARKS, lambda: chance.random() < lose)


def _shouted(article: Article, place: Offsets, chance: random.Random) -> list[Piece]:
    """Set in capitals throughout, as agencies once sent them; told to `_composed` by a flag."""
    del chance
    if any(len(letter.upper()) != 1 for letter in article["text"][slice(*place)]):
        return [place]
    return [_SHOUT, place, _CALM]


def _transcribed(article: Article, place: Offsets, chance: random.Random) -> list[Piece]:
    """Give the turn of a transcript, out of a quotation whose speaker stands beside it."""
    text = article["text"]
    inside = [one for one in article["attributions"] if _within(one, place)]
    if len(inside) != 1 or not inside[0]["source"] or len(inside[0]["source"]) > 1:
        return [place]
    source = tuple(inside[0]["source"][0])
    content = [tuple(span) for span in inside[0]["content"]]
    if not all(text[start] in '“"' for start, _ in content) or source[1] - source[0] > 60:
        return [place]
    name: list[Piece] = [_SHOUT, source, _CALM] if chance.random() < 0.5 else [source]
    turn: list[Piece] = []
    for span in content:
        turn += [*_without(text, span, _MARKS), " "]
    return [*name, _COLON, *turn[:-1]]


def _foreign(article: Article, place: Offsets, chance: random.Random) -> list[Piece]:
    """Give cues in French or German, with the marks of the language; other words stay."""
    text = article["text"]
    words, that, marks = chance.choice(_LANGUAGES)
    pieces: list[Piece] = []
    at = place[0]
    cues = {
        tuple(span)
        for one in article["attributions"]
        if _within(one, place)
        for span in one["cue"]
        if text[span[0] : span[1]].lower() in _PLAIN_CUES
    }
    swaps = [(start, end, _cue(chance.choice(words))) for start, end in cues]
    swaps += [
        (found.start(), found.end(), that)
        for found in re.finditer(r"\bthat\b", text[: place[1]])
        if found.start() >= place[0]
    ]
    opened = False
    for found in _MARKS.finditer(text, *place):
        opened = not opened if found[0] == '"' else found[0] == "“"
        swaps.append((found.start(), found.end(), marks[0 if opened else 1]))
    for start, end, other in sorted(swaps):
        if start >= at:
            pieces += [(at, start), *((other,) if isinstance(other, str) else other(start, end))]
            at = end
    return [*pieces, (at, place[1])]


def _kept(article: Article, place: Offsets, chance: random.Random) -> list[Piece]:
    del article, chance
    return [place]


_STYLES = (_kept, _dashed, _dashed, _bare, _shouted, _transcribed, _transcribed, _foreign, _foreign)


class _Flag(str):
    """A piece that is no text: it changes how those after it are set."""

    __slots__ = ()


_SHOUT, _CALM, _COLON = _Flag("shout"), _Flag("calm"), _Flag("colon")


class _Replaced(tuple[int, int, str]):
    """Words of the article that give way to others, which take over their labels."""

    __slots__ = ()


def _cue(words: str) -> Any:
    return lambda start, end: [_Replaced((start, end, words))]


def _within(attribution: dict[str, Any], place: Offsets) -> bool:
    spans = [span for kind in ("source", "cue", "content") for span in attribution[kind]]
    return all(place[0] <= start and end <= place[1] for start, end in spans)


def _without(
    text: str, place: Offsets, pattern: re.Pattern[str], lost: Any = lambda: True
) -> list[Piece]:
    pieces: list[Piece] = []
    at = place[0]
    for found in pattern.finditer(text, *place):
        if lost():
            pieces.append((at, found.start()))
            at = found.end()
    return [*pieces, (at, place[1])]


def _composed(article: Article, layer: Article, pieces: list[Piece]) -> tuple[Article, Article]:
    """Return the article and layer made of the pieces."""
    text = article["text"]
    out: list[str] = []
    size = 0
    where: dict[int, int] = {}
    colons: dict[int, Offsets] = {}
    shouting = False
    last = 0
    for piece in pieces:
        if isinstance(piece, _Flag):
            if piece == "colon":
                colons[last] = (size, size + 1)
                out.append(": ")
                size += 2
            shouting = piece == "shout"
            continue
        if isinstance(piece, str):
            out.append(piece)
            size += len(piece)
            continue
        start, end = piece[0], piece[1]
        shown = piece[2] if isinstance(piece, _Replaced) else text[start:end]
        scale = len(shown) / max(1, end - start)
        for place in range(start, end):
            where[place] = size + int((place - start) * scale)
        if end > start:
            where[end - 1] = size + len(shown) - 1
        out.append(shown.upper() if shouting else shown)
        size += len(shown)
        last = end
    made = {"id": article["id"], "text": "".join(out), "attributions": []}
    for one in article["attributions"]:
        moved = {
            kind: _moved([tuple(span) for span in one[kind]], where)
            for kind in ("source", "cue", "content")
        }
        ends = [end for _, end in one["source"]]
        if moved["content"] and not moved["cue"] and ends and max(ends) in colons:
            moved["cue"] = [list(colons[max(ends)])]
        if moved["content"] and moved["cue"]:
            made["attributions"].append(moved)
    return made, _moved_layer(layer, where)


def _moved(spans: list[Offsets], where: dict[int, int]) -> list[list[int]]:
    """Return where the words of the spans stand now; what stands apart now is apart."""
    found: list[list[int]] = []
    for start, end in spans:
        places = sorted(where[place] for place in range(start, end) if place in where)
        if places:
            found.append([places[0], places[-1] + 1])
    return found


def _moved_layer(layer: Article, where: dict[int, int]) -> Article:
    sentences = []
    for sentence in layer["sentences"]:
        kept = [
            ([token[0], where[token[1]], where[token[2] - 1] + 1, *token[3:]], head)
            for token, head in zip(sentence["tokens"], sentence["heads"], strict=True)
            if token[1] in where and token[2] - 1 in where
        ]
        sentences.append(
            {"tokens": [token for token, _ in kept], "heads": [head for _, head in kept]}
        )
    return {"id": layer["id"], "sentences": sentences}
