"""Whom a pronoun comes back to: "he", "they", "it", "who", "I".

A person is weighed by how near, as what, and as whose words the text last had them (after Lappin
and Leass 1994), and by who spoke last. Weights were set on the half of the annotated attributions
that is named ``tune``. Two that weigh the same are left open.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.speakers.bodies import is_body, is_document
from onrecord.speakers.context import Context, Found, Spoken
from onrecord.speakers.descriptions import role_of
from onrecord.speakers.names import Mention
from onrecord.speakers.people import Person
from onrecord.speakers.phrases import is_plural, phrase_before
from onrecord.speakers.resolution import Gender
from onrecord.speakers.words import NEUTER, OPENERS, PLURAL, PRONOUN_GENDER

_BACK: Final = 6  # paragraphs
_SPOKE_BACK: Final = 3  # paragraphs to one who spoke
_RELATIVE_BACK: Final = 14  # tokens from "who" to its noun
_PER_PARAGRAPH, _PER_SENTENCE = 0.6, 0.75
_SUBJECT, _QUOTED, _OF, _ADDRESSED, _SURE = 1.6, 0.3, 0.6, 0.45, 1.3
_OWN_WORDS: Final = 0.25  # who is named in the very words that are ascribed
_ASKED: Final = 1.3
_CONTRARY_HINT: Final = 0.5
_SPOKE: Final = 1.2
_EARLIER_SPEAKER: Final = 0.5  # of the weight of the one who spoke last
_TIE: Final = 0.96  # the second weighs at least so much of the first: neither is taken
_CLEAR: Final = 0.35  # the share of the weight by which the best goes before the second
_LOW, _FAIR = 0.6, 0.85  # confidence


def third_person(context: Context, index: int, gender: Gender) -> Found:
    """Return whom "he" or "she" at token ``index`` is."""
    ahead = _ahead(context, index, gender)
    if ahead is not None:
        return Found("pronoun", "person", (ahead,), confidence=_FAIR)
    weights = weigh(context, index, gender)
    ranked = sorted(weights, key=lambda person: (-weights[person], person.number))
    if not ranked:
        return Found("pronoun", "person", confidence=0.0)
    if len(ranked) > 1 and weights[ranked[1]] >= _TIE * weights[ranked[0]]:
        tied = tuple(one for one in ranked if weights[one] >= _TIE * weights[ranked[0]])
        return Found("pronoun", "person", candidates=tied)
    best = ranked[0]
    margin = 1 - (weights[ranked[1]] / weights[best] if len(ranked) > 1 else 0.0)
    outside = context.article.tokens[index].quotation != "inside"
    if outside and margin > _CLEAR and not best.sure and best.gender in {None, gender}:
        best.votes[gender] += 1  # a pronoun that is clear tells of the gender, no other one does
    return Found("pronoun", "person", (best,), confidence=_LOW + (_FAIR + 0.1 - _LOW) * margin)


def weigh(context: Context, index: int, gender: Gender | None) -> dict[Person, float]:
    """Return the persons that a definite expression at token ``index`` may be, with weights."""
    weights: dict[Person, float] = {}
    for person, weight in (*_named_before(context, index), *_meant_before(context, index)):
        if person.fits(gender):
            weights[person] = max(weights.get(person, 0.0), weight)
    for person, weight in _spoke_before(context, index):
        if person.fits(gender):
            weights[person] = weights.get(person, 0.0) + weight
    for person in weights:
        if gender and person.gender == gender:
            weights[person] *= _SURE if person.sure else 1.0
        elif gender and person.gender is not None:
            weights[person] *= _CONTRARY_HINT
    return weights


def _named_before(context: Context, index: int) -> Iterator[tuple[Person, float]]:
    paragraph = context.article.tokens[index].paragraph
    for mention, person in context.mentions_before(index):
        if paragraph - mention.paragraph > _BACK:
            break
        yield person, _weight(context, index, mention)


def _meant_before(context: Context, index: int) -> Iterator[tuple[Person, float]]:
    """Yield the persons that roles before token ``index`` mean: "the president"."""
    for at, person, subject in context.implicit_before(index):
        weight = _nearness(context, index, at)
        if weight > _PER_PARAGRAPH**_BACK:
            yield person, weight * (_SUBJECT if subject else 1.0)


def _spoke_before(context: Context, index: int) -> Iterator[tuple[Person, float]]:
    share = _SPOKE
    for spoken in context.spoken_before(index, _SPOKE_BACK):
        if spoken.asked:  # the answer is not the asker's
            share *= _EARLIER_SPEAKER
        elif len(spoken.found.persons) == 1:
            distance = context.article.tokens[index].paragraph - spoken.paragraph
            yield spoken.found.persons[0], share * _PER_PARAGRAPH**distance
            share *= _EARLIER_SPEAKER


def _nearness(context: Context, index: int, at: int) -> float:
    article = context.article
    paragraphs = article.tokens[index].paragraph - article.tokens[at].paragraph
    sentences = article.sentences[index] - article.sentences[at]
    return _PER_PARAGRAPH**paragraphs + (0.0 if paragraphs else _PER_SENTENCE**sentences)


def _weight(context: Context, index: int, mention: Mention) -> float:
    weight = _nearness(context, index, mention.first)
    if mention.subject:
        weight *= _SUBJECT
    for holds, factor in (
        (mention.quoted, _QUOTED),
        (mention.possessive, _OF),
        (mention.addressed, _ADDRESSED),
        (mention.asked, _ASKED),
        (any(a <= mention.first < b for a, b in context.own_words), _OWN_WORDS),
    ):
        weight *= factor if holds else 1.0
    return weight


def _ahead(context: Context, index: int, gender: Gender) -> Person | None:
    """Return the subject that follows a pronoun in a clause before it: "When he left, X said"."""
    article = context.article
    first = index
    while first > 0 and article.together(first - 1, index) and index - first < _RELATIVE_BACK:
        first -= 1
    if article.words[first] not in {"when", "while", "after", "before", "as", "although", "if"}:
        return None
    for position in context.mentions_between(index + 1, index + 40):
        mention = context.people.mentions[position]
        if not article.together(mention.first, index):
            return None
        person = context.people.meant[position]
        after_comma = "," in article.words[index : mention.first]
        if person and after_comma and mention.subject and person.fits(gender):
            return person
    return None


def plural(context: Context, index: int) -> Found:
    """Return whom "they" at token ``index`` is: joint speakers, a group, an organisation."""
    article = context.article
    paragraph = article.tokens[index].paragraph
    for at in range(index - 1, max(-1, index - 200), -1):
        if paragraph - article.tokens[at].paragraph > 1:
            break
        together = context.joint.get(at)
        if together is not None:
            return Found("pronoun", "person", together, plural=True, confidence=_FAIR)
        spoken = _spoken_at(context, at)
        if spoken is not None and spoken.found.plural:
            return _again(spoken.found)
        if article.tokens[at].quotation == "inside":
            continue
        if article.tokens[at].subject and is_plural(article, at, human=True):
            return _group(context, at)
    for spoken in context.spoken_before(index, 2):
        if spoken.found.plural:
            return _again(spoken.found)
    return Found("pronoun", "unnamed", plural=True)


def neuter(context: Context, index: int) -> Found:
    """Return what "it" at token ``index`` is: a body or a document that spoke or was subject."""
    paragraph = context.article.tokens[index].paragraph
    said = next(
        (one for one in context.spoken_before(index, 2) if one.found.kind in _NEUTER_KINDS), None
    )
    subject = next(
        (body for body in reversed(context.bodies.before(index, 1)) if body.subject), None
    )
    if subject is not None and (said is None or subject.first > said.index):
        full = context.bodies.fullest(subject)
        return Found("pronoun", "organisation", name=full.name, named=(full.first, full.end),
                     plural=True, confidence=_LOW)  # fmt: skip
    if said is not None and paragraph - said.paragraph <= _BACK:
        return _again(said.found)
    return Found("pronoun", "organisation")


_NEUTER_KINDS: Final = frozenset({"organisation", "publication"})


def relative(context: Context, index: int) -> Found:
    """Return what "who" or "which" at token ``index`` stands for: the noun right before it."""
    article = context.article
    human = article.words[index] in {"who", "whom"}
    for at in range(index - 1, max(-1, index - _RELATIVE_BACK), -1):
        if not article.together(at, index):
            break
        position = context.mention_at(at)
        person = None if position is None else context.people.meant[position]
        quoted = article.tokens[at].quotation == "inside" != article.tokens[index].quotation
        if quoted:
            continue
        if human and person is not None:
            return Found("relative", "person", (person,), confidence=_FAIR)
        body = context.bodies.at.get(at)
        if not human and body is not None:
            full = context.bodies.fullest(body)
            return Found("relative", "organisation", name=full.name,
                         named=(full.first, full.end), plural=True, confidence=_FAIR)  # fmt: skip
        word = article.words[at]
        described = context.apposed.get(at)
        if human and described is not None:
            return Found("relative", "person", (described,), confidence=_FAIR)
        if (human and role_of(word)) or (not human and (is_body(word) or is_document(word))):
            found = _group(context, at)
            found.how = "relative"
            return found
    return Found("relative", "unnamed")


def first_person(context: Context, index: int, holder: Found | None) -> Found:
    """Return who "I" or "we" at token ``index`` is: inside a quotation the one who is quoted.

    Outside, the text speaks of its author: the publication's own voice.
    """
    if context.article.tokens[index].quotation == "inside":
        last = next(context.spoken_before(index, 2), None)
        found = holder or (last.found if last else None)
        if found is not None:
            again = _again(found)
            again.how = "first_person"
            return again
    author = context.author
    if author is not None:
        return Found(
            "first_person", "publication", name=author[0], named=author[1], confidence=_LOW
        )
    return Found("first_person", "publication", confidence=_LOW)


def antecedent(context: Context, index: int, holder: Found | None) -> Found | None:
    """Return whom the pronoun at token ``index`` comes back to; ``None`` where it is no pronoun."""
    word = context.article.words[index]
    if word in {"who", "whom", "which"}:
        return relative(context, index)
    if word in PRONOUN_GENDER:
        return third_person(context, index, PRONOUN_GENDER[word])
    if word in PLURAL:
        return plural(context, index)
    if word in {"i", "we", "me", "us", "my", "our", "myself", "ourselves"}:
        return first_person(context, index, holder)
    if word == "that" and index and context.article.words[index - 1] not in OPENERS:
        return relative(context, index)
    return neuter(context, index) if word in NEUTER else None


def _spoken_at(context: Context, index: int) -> Spoken | None:
    return next((one for one in context.spoken[-4:] if one.index == index), None)


def _again(found: Found) -> Found:
    return Found(
        "pronoun",
        found.kind,
        found.persons,
        found.candidates,
        name=found.name,
        named=found.named,
        phrase=found.phrase,
        owner=found.owner,
        organisation=found.organisation,
        others=found.others,
        plural=found.plural,
        confidence=min(found.confidence, _FAIR),
    )


def _group(context: Context, head: int) -> Found:
    first, end = phrase_before(context.article, head)
    body = context.bodies.at.get(head)
    if body is not None:
        full = context.bodies.fullest(body)
        return Found("pronoun", "organisation", name=full.name, named=(full.first, full.end),
                     plural=True, confidence=_LOW)  # fmt: skip
    return Found("pronoun", "unnamed", phrase=(first, end), plural=True, confidence=_LOW)
