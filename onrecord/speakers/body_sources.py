"""What organisation or document is meant by a source: a name, "the campaign", "a poll"."""

from typing import Final

from onrecord.speakers.bodies import Body, is_press, is_press_head
from onrecord.speakers.context import Context, Found, Range
from onrecord.speakers.people import Person
from onrecord.speakers.phrases import is_plural
from onrecord.speakers.pronouns import antecedent, weigh
from onrecord.speakers.seats import stands_for
from onrecord.speakers.words import DETERMINERS, INDEFINITE, PERSONAL_DOCUMENTS, POSSESSIVE
from onrecord.vocabulary import SpeakerKind

_PERSONAL_BODIES: Final = frozenset(["campaign", "administration", "team"])
_LATELY: Final = 3  # paragraphs
_SPOKE_BACK: Final = 5  # paragraphs
_NAME, _FAIR, _LOW = 0.97, 0.8, 0.5


def document(context: Context, phrase: Range, head: int) -> Found:
    """Return the document that speaks, or its author where it is somebody's own words."""
    article = context.article
    first = phrase[0]
    owner: Person | None = None
    if article.words[first] in POSSESSIVE:
        found = antecedent(context, first, None)
        owner = found.persons[0] if found and len(found.persons) == 1 else None
    elif article.possessive(head - 1):
        position = context.mention_at(head - 2)
        owner = None if position is None else context.people.meant[position]
    if owner is not None and article.words[head] in PERSONAL_DOCUMENTS:
        return Found("document", "person", (owner,), described=phrase, confidence=_FAIR)
    body = next(
        (context.bodies.at[index] for index in range(*phrase) if index in context.bodies.at), None
    )
    organisation = None if body is None else context.bodies.fullest(body).name
    start = first
    while start < head and article.words[start] in DETERMINERS:
        start += 1
    named = body is not None and not body.place and body.first < head
    return Found(
        "document",
        "publication",
        name=" ".join(article.verbatim(start, head + 1).split()) if named else None,
        named=(start, head + 1) if named else None,
        phrase=phrase,
        organisation=organisation,
        plural=is_plural(article, head),
        confidence=_FAIR,
    )


def proper_body(context: Context, tokens: list[int]) -> Found | None:
    """Return the body that a phrase names though the network does not say so: "Time magazine"."""
    article = context.article
    words = [index for index in tokens if article.words[index] not in DETERMINERS]
    if len(words) < 2 or not article.cased or not all(map(article.capital, words[:-1])):  # noqa: PLR2004
        return None
    place = (words[0], words[-1] + 1)
    kind: SpeakerKind = "publication" if is_press_head(article.words[words[-1]]) else "organisation"
    name = " ".join(article.verbatim(*place).split())
    return Found("organisation", kind, name=name, named=place, plural=True, confidence=_FAIR)


def generic_body(context: Context, phrase: Range, head: int) -> Found:
    """Return the organisation that "the campaign" comes back to, or the one so described."""
    article = context.article
    first, word = phrase[0], article.words[head]
    kind: SpeakerKind = "publication" if is_press_head(word) else "organisation"
    definite = article.words[first] in {"the", "this", "that", "its", "their"} or first == head
    if definite and head - first <= 1:
        again = next(
            (
                one.found
                for one in context.spoken_before(first, _SPOKE_BACK)
                if one.found.name and word in one.found.name.lower().split()
            ),
            None,
        )
        if again is None and context.bodies.called(word, first) is None:
            again = next(
                (
                    one.found
                    for one in context.spoken_before(first, _LATELY)
                    if one.found.name and one.found.kind in {"organisation", "publication"}
                ),
                None,
            )
        if again is not None:
            return Found("organisation", again.kind, name=again.name, named=again.named,
                         phrase=phrase, plural=True, confidence=_FAIR)  # fmt: skip
        body = _called(context, word, first) or _spoke_last(context, first)
        if body is not None:
            full = context.bodies.fullest(body)
            return Found("organisation", kind, name=full.name, named=(full.first, full.end),
                         phrase=phrase, plural=True, confidence=_FAIR)  # fmt: skip
    if article.words[first] in INDEFINITE:
        return Found("unnamed", "unnamed", phrase=phrase, plural=True, confidence=_FAIR)
    return Found("organisation", kind, phrase=phrase, plural=True, confidence=_LOW)


def _called(context: Context, word: str, index: int) -> Body | None:
    """Return the body that "the campaign" is: of late, or of the one whom the text is about."""
    body = context.bodies.called(word, index)
    paragraph = context.article.tokens[index].paragraph
    if body is None or word not in _PERSONAL_BODIES or paragraph - body.paragraph <= _LATELY:
        return body
    weights = weigh(context, index, None)
    best = max(weights, key=lambda person: (weights[person], -person.number), default=None)
    if best is None or best.fullest is None:
        return body
    return context.bodies.called_by(word, best.fullest.keys[-1])


def _spoke_last(context: Context, index: int) -> Body | None:
    for spoken in context.spoken_before(index, 3):
        if spoken.found.named is not None and spoken.found.kind in {"organisation", "publication"}:
            return context.bodies.at.get(spoken.found.named[0])
    recent = [body for body in context.bodies.before(index, 2) if not body.place]
    subjects = [body for body in recent if body.subject and not body.guessed]
    return subjects[-1] if subjects else None


def seat_of_power(context: Context, first: int, end: int) -> Found | None:
    """Return what the tokens stand for where they name a seat of power: "Downing Street"."""
    if context.article.words[first] in DETERMINERS and end - first > 1:
        first += 1
    name = " ".join(context.article.verbatim(first, end).split())
    seat = stands_for(name)
    if seat is None:
        return None
    return Found("metonym", "organisation", name=name, named=(first, end), organisation=seat,
                 plural=True, confidence=_FAIR)  # fmt: skip


def named_body(context: Context, body: Body) -> Found:
    """Return the organisation or the publication of that name."""
    full = context.bodies.fullest(body)
    kind: SpeakerKind = "publication" if is_press(full.words) else "organisation"
    return Found("organisation", kind, name=full.name, named=(full.first, full.end),
                 plural=True, confidence=_NAME)  # fmt: skip
