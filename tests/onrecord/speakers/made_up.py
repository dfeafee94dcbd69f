"""Readings made by hand: a text, who and what is named in it, and what is ascribed to whom."""

import re
from collections.abc import Sequence

from onrecord.extract import Attribution, Reading, Token
from onrecord.extract.attribution import Entity, Offsets
from onrecord.extract.features import outline
from onrecord.speakers import Resolution, resolve


def reading(
    text: str,
    said: Sequence[tuple[str, ...]],
    *,
    subjects: Sequence[str] = (),
    **named: Sequence[str],
) -> Reading:
    """Return a reading of ``text``.

    ``said`` are pairs of the words of a source with its cue ("Example said", or "said Example"),
    split by a bar: ``"Example|said"``, and of the content; the one nearest to the content before
    it is taken. ``named`` are the entities by kind: ``person=["Ann Example"]``. Sources are
    subjects.
    """
    attributions = tuple(_attributions(text, said))
    entity_of = {
        place: kind
        for kind, names in named.items()
        for name in sorted(names, key=len)
        for place in _places(text, name)
    }
    marked = [span for one in attributions for span in one.source]
    marked += [span for name in subjects for span in _spans(text, name)]
    cut = outline(text)
    paragraph = [number for number, (a, b) in enumerate(cut.paragraphs) for _ in range(a, b)]
    sentence = [number for number, (a, b) in enumerate(cut.sentences) for _ in range(a, b)]
    tokens = tuple(
        Token(
            start,
            end,
            text[start:end],
            paragraph[index],
            sentence[index],
            cut.states[index],
            _entity(entity_of.get(start)),
            any(a <= start < b for a, b in marked),
        )
        for index, (start, end) in enumerate(cut.tokens)
    )
    return Reading(text, tokens, attributions)


def speakers(
    text: str, said: Sequence[tuple[str, ...]], **named: Sequence[str]
) -> tuple[Resolution, ...]:
    """Return who is found to have spoken in a reading made by hand."""
    return resolve(reading(text, said, **named))


def names(*found: Resolution) -> list[str | None]:
    """Return the names of the speakers that were found."""
    return [one.name for one in found]


def _entity(kind: str | None) -> Entity | None:
    for known in ("person", "organisation", "place", "other", "time"):
        if kind == known:
            return known
    return None


def _attributions(text: str, said: Sequence[tuple[str, ...]]) -> list[Attribution]:
    found = []
    start = 0
    for source_and_cue, content in said:
        source, _, cue = source_and_cue.partition("|")
        place = _nearest(text, content, start)
        of_source = _nearest(text, source, place[0])
        of_cue = _nearest(text, cue, of_source[0] if source else place[0])
        found.append(
            Attribution(
                (of_source,) if source else (), (of_cue,) if cue else (), (place,), "direct", 1.0
            )
        )
        start = place[1]
    return found


def _nearest(text: str, words: str, at: int) -> Offsets:
    if not words:
        return at, at
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    places = [found.span() for found in whole.finditer(text)]
    assert places, f"{words!r} is not in the text"
    return min(places, key=lambda place: abs(place[0] - at))


def _spans(text: str, words: str) -> list[Offsets]:
    return [found.span() for found in re.finditer(re.escape(words), text)]


def _places(text: str, name: str) -> list[int]:
    """Return where each token of a name starts."""
    return [
        start + inner.start()
        for start, end in _spans(text, name)
        for inner in re.finditer(r"\S", text[start:end])
    ]
