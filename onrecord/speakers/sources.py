"""Who is meant by the source of an attribution, by what its words are."""

from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from onrecord.extract.attribution import Attribution
from onrecord.speakers.bodies import is_body, is_document, is_press_head
from onrecord.speakers.body_sources import (
    document,
    generic_body,
    named_body,
    proper_body,
    seat_of_power,
)
from onrecord.speakers.context import Context, Found
from onrecord.speakers.descriptions import ADJECTIVES, role_of
from onrecord.speakers.people import Person
from onrecord.speakers.phrases import head_end
from onrecord.speakers.pronouns import antecedent, relative
from onrecord.speakers.resolution import How
from onrecord.speakers.roles import resolve_role
from onrecord.speakers.words import (
    DETERMINERS,
    FIRST_PERSON,
    INDEFINITE,
    MODIFIERS,
    NEUTER,
    PLURAL,
    PRONOUN_GENDER,
    RELATIVE,
)
from onrecord.text import fold

_PRONOUNS: Final = frozenset({*PRONOUN_GENDER}) | FIRST_PERSON | PLURAL | NEUTER | RELATIVE
_MISSPELT: Final = 5  # letters of a name that may be misspelt; paragraphs that it is looked for in
_CUT: Final = frozenset([",", "-", "(", "who", "which", "whose", "whom", "\u2014", "\u2013", "--"])
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
    seat = seat_of_power(context, tokens[0], head + 1)
    if seat is not None:
        return seat
    position = context.mention_at(head)
    if position is None:
        position = _name_after(context, tokens, head)
    body = context.bodies.at.get(head)
    if body is not None and (_is_only_role(context, tokens[:count]) or body.first < tokens[0] - 1):
        body = None  # "Retired General", as in a headline; "at the Sample Post Example said"
    if position is not None and (body is None or body.end <= context.people.mentions[position].end):
        return _person(context, tokens, position)
    person = _by_surname(context, head) if count == 1 or head == tokens[0] else None
    if person is not None and (body is None or not body.subject or len(body.words) == 1):
        return Found("surname", "person", (person,), confidence=_FAIR)
    return None if body is None else named_body(context, body)


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
    if body is not None and body.first < index - 1:
        body = None
    named = context.surnames.get(key, set())
    if len(named) == 1 and (body is None or len(body.words) == 1):
        return next(iter(named))
    for mention, person in context.mentions_before(index):
        if article.tokens[index].paragraph - mention.paragraph > _MISSPELT:
            break
        if person.fullest is None or len(person.fullest.words) < 2:  # noqa: PLR2004
            continue
        surname = person.fullest.keys[-1]
        if surname == key and (body is None or len(body.words) == 1):
            return person
        close = surname[0] == key[0] and OSA.distance(surname, key, score_cutoff=1) <= 1
        if close and context.counts[word] == 1:
            return person
    return None


def _is_only_role(context: Context, tokens: list[int]) -> bool:
    """Tell whether a phrase is a role with words that say which, and nothing else."""
    words = [context.article.words[index] for index in tokens]
    known = MODIFIERS | DETERMINERS
    return role_of(words[-1]) is not None and all(
        word in known or role_of(word) is not None for word in words[:-1]
    )


def _name_after(context: Context, tokens: list[int], head: int) -> int | None:
    """Return the name that a role at the head belongs to: "Secretary of State X", "a lawyer, X"."""
    if role_of(context.article.words[head]) is None:
        return None
    inside = set(tokens)
    for position in context.mentions_between(head + 1, head + _BEFORE_NAME):
        mention, person = context.people.mentions[position], context.people.meant[position]
        if mention.first not in inside or person is None:
            continue
        for one in context.descriptions.near(person, head):
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


def _unnamed(context: Context, tokens: list[int], count: int) -> Found:
    """Return who is meant where the head of the source is no name: a role, a document, a body."""
    article = context.article
    head, first = tokens[count - 1], tokens[0]
    phrase = (first, _phrase_end(context, tokens))
    word = article.words[head]
    role = role_of(word)
    if is_document(word) and not (role and article.words[first] in {"a", "an"}):
        return document(context, phrase, head)
    if role is not None:
        return resolve_role(context, phrase, head, head + 1)
    if is_body(word) or is_press_head(word):
        return proper_body(context, tokens[:count]) or generic_body(context, phrase, head)
    for index in reversed(tokens[:count]):  # "members of the panel all", "one official here"
        adjective = article.words[index] in ADJECTIVES and index != head
        if role_of(article.words[index]) is not None and not adjective:
            return resolve_role(context, phrase, index, head + 1)
    opens = first == 0 or not article.together(first - 1, first)
    crowd = opens and first == head and word.endswith("s") and article.tokens[head].entity is None
    if article.words[first] in INDEFINITE or not article.capital(head) or crowd:
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
    own = tokens[: head_end(context.article, tokens)]
    named = any(context.mention_at(index) is not None for index in own)
    return not named and opener not in DETERMINERS and opener not in INDEFINITE


def is_asked(context: Context, source: list[int], cue: list[int]) -> bool:
    """Tell whether the source is the one who was asked: "said when asked if", "was asked why".

    The question is not that one's; whoever "asked by" names did put it.
    """
    words = context.article.words
    if not cue or words[cue[-1]] not in {"asked", "questioned", "pressed"}:
        return False
    first = cue[-1]
    before = words[first - 1] if first and context.article.together(first - 1, first) else ""
    passive = before in {"when", "if", "was", "were", "been", "being", "once", "after"} or (
        first > 0 and not context.article.together(first - 1, first) and source[0] > first
    )
    by = source[0] > first and words[source[0] - 1] == "by"
    return passive and not by


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
