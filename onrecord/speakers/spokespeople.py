"""On whose behalf a spokesperson speaks: "a spokeswoman for X", "X press secretary"."""

from onrecord.speakers.context import Context, Found, Range
from onrecord.speakers.descriptions import role_of
from onrecord.speakers.words import SPOKESPEOPLE


def organisation_of(context: Context, found: Found, place: int) -> str | None:
    """Return whom a speaker described as a spokesperson speaks for, else ``None``.

    The description nearest to token ``place`` that names one decides.
    """
    places: list[Range] = [one for one in (found.described, found.phrase) if one is not None]
    if found.persons:
        near = context.descriptions.near(found.persons[0], place)
        places += [(one.first, one.end) for one in near]
    names = (_spoken_for(context, one, found) for one in places)
    return next((name for name in names if name is not None), None)


def _spoken_for(context: Context, place: Range, found: Found) -> str | None:
    first, end = place
    words = context.article.words
    heads = [
        index
        for index in range(first, end)
        if role_of(words[index]) in SPOKESPEOPLE
        or (words[index] == "secretary" and words[index - 1] == "press")
    ]
    if not heads:
        return None
    head = heads[0]
    after = [index for index in range(head + 1, end) if words[index] in {"for", "of", "with"}]
    around = [*range(after[0] + 1, end)] if after else [*range(head - 1, first - 1, -1)]
    for index in around:
        body = context.bodies.at.get(index)
        if body is not None:
            return context.bodies.fullest(body).name
        position = context.mention_at(index)
        person = None if position is None else context.people.meant[position]
        if person is not None and person.fullest is not None and person not in found.persons:
            fullest = person.fullest
            return " ".join(context.article.verbatim(fullest.first, fullest.end).split())
    return None
