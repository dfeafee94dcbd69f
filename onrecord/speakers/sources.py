"""Who is meant by the source of an attribution, by what its words are."""

from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from onrecord.extract.attribution import Attribution
from onrecord.speakers.bodies import Body, is_body, is_document, is_press, is_press_head
from onrecord.speakers.context import Context, Found, Range
from onrecord.speakers.descriptions import role_of
from onrecord.speakers.people import Person
from onrecord.speakers.phrases import head_end, is_plural
from onrecord.speakers.pronouns import antecedent, relative, weigh
from onrecord.speakers.resolution import How
from onrecord.speakers.roles import resolve_role
from onrecord.speakers.seats import stands_for
from onrecord.speakers.words import (
    DETERMINERS,
    FIRST_PERSON,
    INDEFINITE,
    NEUTER,
    PERSONAL_DOCUMENTS,
    PLURAL,
    POSSESSIVE,
    PRONOUN_GENDER,
    RELATIVE,
)
from onrecord.text import fold
from onrecord.vocabulary import SpeakerKind

_PRONOUNS: Final = frozenset({*PRONOUN_GENDER}) | FIRST_PERSON | PLURAL | NEUTER | RELATIVE
_PERSONAL_BODIES: Final = frozenset(["campaign", "administration", "team"])
_LATELY: Final = 3  # paragraphs
_MISSPELT: Final = 5  # letters of a name that may be misspelt; paragraphs that it is looked for in
_CUT: Final = frozenset([",", "(", "who", "which", "whose", "whom", "\u2014", "\u2013", "--"])
_BEFORE_NAME: Final = 12  # tokens from a role to the name that it belongs to
_NAME, _SURNAME, _FAIR, _LOW = 0.97, 0.95, 0.8, 0.5


def resolve_source(context: Context, tokens: list[int], holder: Found | None) -> Found:
    """Return who is meant by the source at ``tokens``; ``holder`` spoke the words around it."""
    tokens = _trim(context, tokens)
    if not tokens:
        return Found("none", None)
    article = context.article
    opener = article.words[tokens[0]]
    alone = len(tokens) == 1 or article.words[tokens[1]] in {"all", "both", "themselves", "himself"}
    if opener in _PRONOUNS and (alone or opener in RELATIVE - {"that"}):
        found = antecedent(context, tokens[0], holder)
        if found is not None:
            return found
    if opener in INDEFINITE and article.words[tokens[-1]] in {"whom", "which"}:
        return relative(context, tokens[-1])  # "many of whom"
    count = head_end(article, tokens)
    found = _named(context, tokens, count) or _unnamed(context, tokens, count)
    return _with_others(context, tokens, count, found)


def _trim(context: Context, tokens: list[int]) -> list[int]:
    """Cut what is no word off both ends, and an "and" or "as" before the first."""
    words = context.article.words
    first, end = 0, len(tokens)
    while first < end and (
        not words[tokens[first]][0].isalnum() or words[tokens[first]] in {"and", "but", "as", "by"}
    ):
        first += 1
    while end > first and not any(char.isalnum() for char in words[tokens[end - 1]]):
        end -= 1
    while end > first and words[tokens[end - 1]] in {"'s", "'", "all", "both", "also"}:
        end -= 1
    return tokens[first:end]


def _named(context: Context, tokens: list[int], count: int) -> Found | None:
    """Return the person or the organisation whose name the source has as its head."""
    head = tokens[count - 1]
    position = context.mention_at(head)
    if position is None:
        position = _name_after(context, tokens, head)
    body = context.bodies.at.get(head)
    if position is not None and (body is None or body.end <= context.people.mentions[position].end):
        return _person(context, tokens, position)
    person = _by_surname(context, head) if count == 1 or head == tokens[0] else None
    if person is not None and (body is None or not body.subject or len(body.words) == 1):
        return Found("surname", "person", (person,), confidence=_FAIR)
    return None if body is None else _body(context, body)


def _by_surname(context: Context, index: int) -> Person | None:
    """Return who has a surname that the network did not take for one here, or that is misspelt.

    One letter may differ, in a name that stands nowhere else and comes soon after the right one.
    """
    article = context.article
    word = article.words[index]
    if not article.cased or not article.capital(index) or len(word) < _MISSPELT:
        return None
    key = fold(word)
    body = context.bodies.at.get(index)
    for mention, person in context.mentions_before(index):
        if article.tokens[index].paragraph - mention.paragraph > _MISSPELT:
            break
        if person.fullest is None or len(person.fullest.words) < 2:  # noqa: PLR2004
            continue
        surname = person.fullest.keys[-1]
        if surname == key and (body is None or len(body.words) == 1):
            return person
        close = surname[0] == key[0] and OSA.distance(surname, key, score_cutoff=1) <= 1
        if close and article.words.count(word) == 1:
            return person
    return None


def _name_after(context: Context, tokens: list[int], head: int) -> int | None:
    """Return the name that a role at the head belongs to: "Secretary of State X", "a lawyer, X"."""
    if role_of(context.article.words[head]) is None:
        return None
    inside = set(tokens)
    for position in context.mentions_between(head + 1, head + _BEFORE_NAME):
        mention, person = context.people.mentions[position], context.people.meant[position]
        if mention.first not in inside or person is None:
            continue
        for one in context.descriptions.of_person.get(person.number, ()):
            if one.first <= head < one.end <= mention.first:
                return position
    return None


def _person(context: Context, tokens: list[int], position: int) -> Found:
    person = context.people.meant[position]
    mention = context.people.mentions[position]
    if person is None:
        return Found("surname", "person", candidates=context.people.candidates.get(position, ()))
    persons: tuple[Person, ...] = (person,)
    group = context.groups.get(position)
    if group:
        inside = set(tokens)
        members = [
            context.people.meant[one]
            for one in group
            if context.people.mentions[one].first in inside
        ]
        persons = tuple(dict.fromkeys([person, *(one for one in members if one is not None)]))
    full = len(mention.words) > 1
    how: How = "name" if full or person.fullest is mention else "surname"
    confidence = _NAME if full else _SURNAME
    return Found(
        how,
        "person",
        persons,
        confidence=confidence,
        plural=len(persons) > 1,
    )


def _body(context: Context, body: Body) -> Found:
    full = context.bodies.fullest(body)
    seat = stands_for(body.name)
    if seat is not None:
        return Found("metonym", "organisation", name=body.name, named=(body.first, body.end),
                     organisation=seat, plural=True, confidence=_FAIR)  # fmt: skip
    kind: SpeakerKind = "publication" if is_press(full.words) else "organisation"
    return Found("organisation", kind, name=full.name, named=(full.first, full.end),
                 plural=True, confidence=_NAME)  # fmt: skip


def _unnamed(context: Context, tokens: list[int], count: int) -> Found:
    """Return who is meant where the head of the source is no name: a role, a document, a body."""
    article = context.article
    head, first = tokens[count - 1], tokens[0]
    phrase = (first, _phrase_end(context, tokens))
    word = article.words[head]
    role = role_of(word)
    if is_document(word) and not (role and article.words[first] in {"a", "an"}):
        return _document(context, phrase, head)
    if role is not None:
        return resolve_role(context, phrase, head, head + 1)
    if is_body(word) or (is_plural(article, head) is False and is_press_head(word)):
        return _generic_body(context, phrase, head)
    for index in reversed(tokens[:count]):  # "members of the panel all", "one official here"
        if role_of(article.words[index]) is not None:
            return resolve_role(context, phrase, index, head + 1)
    if article.words[first] in INDEFINITE or not article.capital(head):
        plural = article.words[first] not in {"a", "an", "one", "another"}
        return Found("unnamed", "unnamed", phrase=phrase, plural=plural, confidence=_FAIR)
    start = first
    while start < head and article.words[start] in DETERMINERS:
        start += 1
    name = " ".join(article.verbatim(start, head + 1).split())
    return Found("organisation", "organisation", name=name, named=(start, head + 1),
                 plural=True, confidence=_LOW)  # fmt: skip


def _phrase_end(context: Context, tokens: list[int]) -> int:
    """Return the end of the description that a source is: before a comma or a relative clause."""
    for before, index in pairwise(tokens):
        if context.article.words[index] in _CUT or index != before + 1:
            return before + 1
    return tokens[-1] + 1


def _document(context: Context, phrase: Range, head: int) -> Found:
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
    named = body is not None and not body.place
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


def _generic_body(context: Context, phrase: Range, head: int) -> Found:
    """Return the organisation that "the campaign" comes back to, or the one so described."""
    article = context.article
    first, word = phrase[0], article.words[head]
    kind: SpeakerKind = "publication" if is_press_head(word) else "organisation"
    definite = article.words[first] in {"the", "this", "that", "its", "their"} or first == head
    if definite and head - first <= 1:
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


def _with_others(context: Context, tokens: list[int], count: int, found: Found) -> Found:
    """Add who stands after an "and": "Ann Example and her aides"."""
    words = context.article.words
    if count >= len(tokens) or words[tokens[count]] not in {"and", "&"} or len(found.persons) > 1:
        return found
    rest = tokens[count + 1 :]
    one_person = found.how in {"role", "cataphora"} and _names_nobody(context, rest)
    if not rest or words[rest[0]] in _CUT or one_person:  # "the mayor and former judge"
        return found
    more_count = head_end(context.article, rest)
    more = _named(context, rest, more_count) or _unnamed(context, rest, more_count)
    found.plural = True
    if found.persons and more.persons:
        found.persons = tuple(dict.fromkeys([*found.persons, *more.persons]))
    elif found.persons or found.name:
        place = more.named or more.phrase
        label = more.name or (None if place is None else context.article.verbatim(*place))
        if more.persons and more.persons[0].fullest is not None:
            label = " ".join(more.persons[0].fullest.words)
        found.others = () if label is None else (label,)
    elif found.phrase is not None:
        found.phrase = (found.phrase[0], _phrase_end(context, tokens))
    return found


def _names_nobody(context: Context, tokens: list[int]) -> bool:
    """Tell whether a phrase goes on with another role of the same person: no name, no "the"."""
    if not tokens:
        return True
    opener = context.article.words[tokens[0]]
    named = any(context.mention_at(index) is not None for index in tokens)
    return not named and opener not in DETERMINERS and opener not in INDEFINITE


def without_source(context: Context, attribution: Attribution) -> Found:
    """Return who spoke where the text gives no source: whom it goes on with, if with anybody."""
    article = context.article
    cue = article.within(attribution.cue)
    if cue:
        before = article.words[cue[0] - 1] if cue[0] else ""
        same = next(
            (
                one
                for one in context.spoken_before(cue[0], 0)
                if article.together(one.index, cue[0])
            ),
            None,
        )
        joined = before in {"and", "but", ",", "or", "then", "also", "later"}
        if same is None or not joined:
            return Found("none", None)
        return _continued(same.found)
    content = article.within(attribution.content)
    if not content or article.tokens[content[0]].quotation == "outside":
        return Found("none", None)
    last = next(context.spoken_before(content[0], 1), None)
    return Found("none", None) if last is None else _continued(last.found)


def _continued(found: Found) -> Found:
    return Found(
        "continuation",
        found.kind,
        found.persons,
        found.candidates,
        found.name,
        found.named,
        found.phrase,
        found.owner,
        organisation=found.organisation,
        others=found.others,
        plural=found.plural,
        confidence=min(found.confidence, _FAIR),
    )
