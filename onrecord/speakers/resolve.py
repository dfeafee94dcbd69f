"""Who said it: one resolution for each attribution of a reading."""

from bisect import bisect_left
from typing import Final

from onrecord.extract.attribution import Attribution, Offsets, Reading
from onrecord.speakers.context import Context, Found, Range, Spoken, read
from onrecord.speakers.joint import find_joint, members
from onrecord.speakers.people import Person
from onrecord.speakers.resolution import Resolution
from onrecord.speakers.roles import find_implicit
from onrecord.speakers.sources import is_asked, resolve_source, without_source
from onrecord.speakers.spokespeople import organisation_of
from onrecord.speakers.words import ASKING, FIRST_PERSON, POSSESSIVE

_RELAYERS: Final = 4  # that one statement may have gone through
_OPEN: Final = 12  # spans around a place that are looked at
_BYLINE: Final = 8  # tokens of a line that names the author


def resolve(reading: Reading) -> tuple[Resolution, ...]:
    """Return who is meant by the source of each attribution, in the order of the reading.

    Time is near linear in the text: every look back is bounded. Never raises for any text.
    """
    if not reading.attributions or not reading.tokens:
        return tuple(Resolution(None, None, "none") for _ in reading.attributions)
    context = read(reading)
    _prepare(context)
    around = _around(context, reading.attributions)
    found = _find_all(context, reading.attributions, around)
    return tuple(
        _resolution(context, reading.attributions, found, around, number)
        for number in range(len(found))
    )


def _prepare(context: Context) -> None:
    people = context.people
    for group in find_joint(context.article, people):
        context.joint[people.mentions[group[-1]].end - 1] = members(people, group)
        for position in group:
            context.groups[position] = group
    context.implicit = find_implicit(context)
    tokens = context.article.tokens
    for mention, person in zip(people.mentions, people.meant, strict=True):
        first = mention.first - 1
        opens = first == 0 or (first > 0 and tokens[first - 1].paragraph != mention.paragraph)
        if person is None or not opens or context.article.words[first] != "by":
            continue
        end = min(first + _BYLINE, len(tokens))
        if end == len(tokens) or tokens[end].paragraph != mention.paragraph:
            name = " ".join(context.article.verbatim(mention.first, mention.end).split())
            context.author = (name, (mention.first, mention.end))
            break


def _place(context: Context, attribution: Attribution) -> int:
    """Return the token that an attribution stands at: of its source, else cue, else content."""
    spans = attribution.source or attribution.cue or attribution.content
    return context.article.at(spans[0][0]) if spans else 0


def _around(context: Context, attributions: tuple[Attribution, ...]) -> list[list[int]]:
    """Return for each attribution those in whose content it stands, the innermost first."""
    spans = sorted(
        (start, -end, number)
        for number, one in enumerate(attributions)
        for start, end in one.content
    )
    starts = [span[0] for span in spans]
    found: list[list[int]] = []
    for number, one in enumerate(attributions):
        place = context.article.tokens[_place(context, one)].start
        last = bisect_left(starts, place + 1)
        holders = [
            (-end - start, other)
            for start, end, other in spans[max(0, last - _OPEN) : last]
            if -end > place and other != number
        ]
        found.append([other for _, other in sorted(holders)][:_RELAYERS])
    return found


def _find_all(
    context: Context, attributions: tuple[Attribution, ...], around: list[list[int]]
) -> list[Found]:
    """Resolve in the order of the text; "I" within a quotation after those who are quoted."""
    found = [Found("none", None) for _ in attributions]
    places = [_place(context, one) for one in attributions]
    order = sorted(range(len(attributions)), key=lambda number: (places[number], number))
    later: list[int] = []
    for number in order:
        attribution = attributions[number]
        tokens = context.article.within(attribution.source)
        first = tokens and context.article.words[tokens[0]] in FIRST_PERSON
        if first and context.article.tokens[tokens[0]].quotation == "inside":
            later.append(number)
            continue
        context.own_words = context.article.ranges(attribution.content[:_OPEN])
        if tokens and is_asked(context, tokens, context.article.within(attribution.cue)):
            continue
        if tokens:
            found[number] = resolve_source(context, tokens, None)
        else:
            found[number] = without_source(context, attribution)
        if found[number].how != "none":
            place = context.article.tokens[places[number]]
            cue = context.article.within(attribution.cue)
            asked = any(context.article.words[index] in ASKING for index in cue)
            context.spoken.append(Spoken(places[number], place.paragraph, found[number], asked))
    for number in later:
        tokens = context.article.within(attributions[number].source)
        holder = next((found[other] for other in around[number] if other not in later), None)
        found[number] = resolve_source(context, tokens, holder)
    return found


def _resolution(
    context: Context,
    attributions: tuple[Attribution, ...],
    found: list[Found],
    around: list[list[int]],
    number: int,
) -> Resolution:
    one = found[number]
    place = _place(context, attributions[number])
    described = _description(context, one, place)
    name, mention = _name(context, one)
    relayers = [_label(context, found[other]) for other in around[number]]
    label = _label(context, one)
    person = one.persons[0] if one.persons else None
    return Resolution(
        name=name,
        kind=one.kind,
        how=one.how,
        mention=mention,
        candidates=tuple(_full_name(context, person) for person in one.candidates),
        described_as=None if described is None else context.article.verbatim(*described),
        described_at=None if described is None else context.article.offsets(*described),
        label=label,
        organisation=one.organisation or organisation_of(context, one, place),
        others=tuple(_full_name(context, other) for other in one.persons[1:]) + one.others,
        relayed_by=tuple(
            dict.fromkeys(other for other in relayers if other is not None and other != label)
        ),
        gender=person.gender if person is not None else None,
        confidence=round(one.confidence, 2),
    )


def _name(context: Context, found: Found) -> tuple[str | None, Offsets | None]:
    if found.persons and found.persons[0].fullest is not None:
        fullest = found.persons[0].fullest
        place: Range | None = (fullest.first, fullest.end)
    else:
        place = found.named if found.name is not None else None
    if place is None:
        return None, None
    return " ".join(context.article.verbatim(*place).split()), context.article.offsets(*place)


def _full_name(context: Context, person: Person) -> str:
    if person.fullest is None:  # cannot be: a person comes from a mention
        return ""
    return " ".join(context.article.verbatim(person.fullest.first, person.fullest.end).split())


def _description(context: Context, found: Found, place: int) -> Range | None:
    """Return the words that say what a speaker is: the source's own, else the nearest."""
    if found.described is not None:
        return found.described
    if found.persons:
        near = context.descriptions.near(found.persons[0], place)
        telling = [one for one in near if one.end - one.first > 1 or one.role != "doctor"]
        return (telling[0].first, telling[0].end) if telling else None
    return found.phrase


def _label(context: Context, found: Found) -> str | None:
    """Return what to call a speaker outside the text."""
    name, _ = _name(context, found)
    if name is not None or found.phrase is None:
        return name
    first, end = found.phrase
    words = " ".join(context.article.verbatim(first, end).split())
    if found.owner is None or context.article.words[first] not in POSSESSIVE or end - first <= 1:
        return words
    rest = " ".join(context.article.verbatim(first + 1, end).split())
    return f"{_full_name(context, found.owner)}'s {rest}"
