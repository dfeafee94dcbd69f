"""Who is meant by a role: "the minister", "his lawyer", "a spokeswoman" who is named later."""

from bisect import bisect_left
from math import log
from typing import Final

from onrecord.speakers.context import Context, Found, Range
from onrecord.speakers.descriptions import Description, alike, head_of, role_of
from onrecord.speakers.people import Person
from onrecord.speakers.phrases import is_plural
from onrecord.speakers.pronouns import antecedent, weigh
from onrecord.speakers.resolution import Gender
from onrecord.speakers.words import (
    DETERMINERS,
    FEMALE_ROLES,
    INDEFINITE,
    MALE_ROLES,
    NAMELESS_ROLES,
    POSSESSIVE,
    SPOKESPEOPLE,
)
from onrecord.text import fold

_LOOKED_AT: Final = 24  # descriptions by one role, the latest
_LATER: Final = 2  # paragraphs from a description to the name that it was put for
_LATER_HEADLINE: Final = 4
_SAME_ROLE, _LIKE_ROLE, _OVERLAP, _RANK, _FOREIGN, _PARTY = 2.0, 1.0, 0.8, -1.0, -0.3, -4.0
_RECENT, _PER_PARAGRAPH, _LEAST, _CLOSE = 1.5, 0.85, 0.6, 0.2
_WORDS_BEFORE: Final = 4  # from "the" to the role that stands for a person
_STEM: Final = 4  # letters that a country and its adjective share
_CLEAR: Final = 0.8  # of the best weight: what the second may weigh for a guess by nearness
_RANKS: Final = frozenset(
    ["vice", "deputy", "former", "ex", "then", "assistant", "interim", "acting", "associate",
     "retired", "late", "first", "second"]
)  # fmt: skip
_PARTIES: Final = {
    "republican": "r", "gop": "r", "democratic": "d", "democrat": "d", "libertarian": "l",
    "green": "g", "labour": "b", "tory": "t", "conservative": "t", "independent": "i",
}  # fmt: skip
# Roles that one has beside somebody else: no text puts them for whom it is about.
_OF_SOMEBODY: Final = SPOKESPEOPLE | frozenset(
    ["lawyer", "attorney", "counsel", "prosecutor", "judge", "doctor", "physician", "manager",
     "adviser", "advisor", "moderator", "host", "narrator", "deputy", "client", "partner", "ally",
     "successor", "predecessor", "rival", "opponent", "challenger", "secretary"]
)  # fmt: skip
_OFFICES: Final = frozenset(["minister", "secretary", "general", "commissioner", "ministry"])
_CIVIL: Final = frozenset(
    ["attorney", "inspector", "solicitor", "surgeon", "secretary", "director", "auditor"]
)
_NO_PORTFOLIO: Final = _RANKS | DETERMINERS | {"of", "and", "new", "its", "iraqi", "s"}
_KIN: Final = frozenset(["wife", "husband", "ex-wife", "ex-husband", "widow", "widower", "spouse"])
_SURE, _FAIR, _LOW = 0.9, 0.75, 0.6


def gender_of(role: str) -> Gender | None:
    """Return the gender that a role has in its word: "spokeswoman"; else ``None``."""
    female = role in FEMALE_ROLES or role.endswith("woman")
    return "female" if female else "male" if role in MALE_ROLES else None


def resolve_role(context: Context, phrase: Range, head: int, noun_end: int) -> Found:
    """Return who is meant by a phrase with the role at token ``head``.

    ``phrase`` is the whole phrase with what hangs on it, ``noun_end`` where its first noun
    phrase ends.
    """
    article = context.article
    first = phrase[0]
    role = role_of(article.words[head]) or article.words[head]
    if is_plural(article, head):
        return _group(context, phrase, role)
    owner = _owner(context, first, head)
    opener = article.words[first]
    if opener in INDEFINITE:
        return _later(context, phrase, role, _LATER) or _nameless(phrase, owner)
    if owner is not None or opener in POSSESSIVE:
        found = _owned(context, phrase, role, owner) or _later(context, phrase, role, _LATER)
        return found or _nameless(phrase, owner)
    headline = article.tokens[first].paragraph < _LATER and opener not in DETERMINERS
    back = _LATER_HEADLINE if headline else _LATER
    found = (
        _unnamed_before(context, phrase, role)
        or _match(context, phrase, head)
        or _later(context, phrase, role, back, bare=headline)
    )
    possessive = any(article.possessive(index) for index in range(first, head))
    plain = phrase[1] == noun_end or article.words[noun_end] in {"of", "and"}
    if plain and _proper_after(context, noun_end, phrase[1]) - {"state"}:
        plain = False  # "the head of Example Bank" is new, as a rule
    if found is None and opener in {"the", "this", "that"} and plain and not possessive:
        return _nearest(context, phrase, head)
    return found or _nameless(phrase, None)


def find_implicit(context: Context) -> list[tuple[int, Person, bool]]:
    """Return where "the president" or the like means a person: token, person, whether subject.

    Only a role that the text gave to somebody in the same word counts.
    """
    article = context.article
    found: list[tuple[int, Person, bool]] = []
    for head, word in enumerate(article.words):
        role = role_of(word)
        if role is None or article.tokens[head].quotation == "inside" or is_plural(article, head):
            continue
        first = head
        while head - first < _WORDS_BEFORE and article.together(first - 1, head):
            if article.words[first] in {"the", *POSSESSIVE, *INDEFINITE}:
                break
            first -= 1
        named_next = context.mention_at(head + 1) is not None
        if article.words[first] != "the" or named_next or role in NAMELESS_ROLES:
            continue
        one = _match(context, (first, head + 1), head)
        if one is not None and len(one.persons) == 1:
            found.append((head, one.persons[0], article.tokens[head].subject))
    return found


def _nameless(phrase: Range, owner: Person | None) -> Found:
    return Found("unnamed", "unnamed", phrase=phrase, owner=owner, confidence=_SURE)


def _group(context: Context, phrase: Range, role: str) -> Found:
    """Return the persons named together whom "the senators" comes back to, else nobody."""
    article = context.article
    first = phrase[0]
    if article.words[first] in {"the", "both", "these", "those"}:
        paragraph = article.tokens[first].paragraph
        for at in range(first - 1, max(-1, first - 400), -1):
            if paragraph - article.tokens[at].paragraph > _LATER + 1:
                break
            persons = context.joint.get(at, ())
            if persons and any(_is_described(context, person, role, at) for person in persons):
                return Found("role", "person", persons, plural=True, confidence=_FAIR)
    owner = _owner(context, first, phrase[1])
    return Found("unnamed", "unnamed", phrase=phrase, owner=owner, plural=True, confidence=_SURE)


def _is_described(context: Context, person: Person, role: str, index: int) -> bool:
    near = context.descriptions.near(person, index)
    return any(one.role in alike(role) for one in near)


def _owner(context: Context, first: int, head: int) -> Person | None:
    """Return the person whose "his lawyer" or "X's lawyer" a phrase is."""
    article = context.article
    if article.words[first] in POSSESSIVE:
        found = antecedent(context, first, None)
        return found.persons[0] if found and len(found.persons) == 1 else None
    for index in range(first, head):
        if article.possessive(index + 1):
            position = context.mention_at(index)
            return None if position is None else context.people.meant[position]
    return None


def _owned(context: Context, phrase: Range, role: str, owner: Person | None) -> Found | None:
    """Return the person whom the text calls this role of ``owner``'s."""
    if owner is None or owner.fullest is None:
        return None
    article = context.article
    surname = owner.fullest.keys[-1]
    for one in reversed(context.descriptions.of_role.get(role, [])[-_LOOKED_AT:]):
        if one.person is owner or not one.person.fits(gender_of(role)):
            continue
        words = {fold(word) for word in article.words[max(0, one.first - 2) : one.end]}
        kin = role in _KIN and one.role in _KIN
        if surname in words or kin or _is_owner(context, one, owner):
            return Found("role", "person", (one.person,), described=phrase, confidence=_FAIR)
    return None


def _is_owner(context: Context, one: Description, owner: Person) -> bool:
    """Tell whether the "his" or "her" of a description means ``owner``."""
    for index in range(max(0, one.first - 1), one.end):
        if context.article.words[index] in POSSESSIVE:
            found = antecedent(context, index, None)
            return found is not None and found.persons == (owner,)
    return False


def _proper_after(context: Context, first: int, end: int) -> set[str]:
    """Return the words with capitals that follow an "of" or "for" at token ``first``."""
    article = context.article
    if first >= end or article.words[first] not in {"of", "for", "at"}:
        return set()
    return {article.words[index] for index in range(first + 1, end) if article.capital(index)}


def _place_of(context: Context, phrase: Range, head: int) -> set[str]:
    """Return the words before a possessive mark in a phrase: "Example" of "Example's minister"."""
    article = context.article
    return {
        article.words[index]
        for index in range(phrase[0], head)
        if article.possessive(index + 1) and article.capital(index)
    }


def _content(context: Context, phrase: Range) -> frozenset[str]:
    article = context.article
    return frozenset(
        word
        for word in article.words[phrase[0] : phrase[1]]
        if word[0].isalnum() and word not in DETERMINERS and word not in {"of", "for", "and", "s"}
    )


def _match(context: Context, phrase: Range, head: int) -> Found | None:
    """Return the person described before whom a definite role fits best."""
    first = phrase[0]
    role = role_of(context.article.words[head]) or context.article.words[head]
    content = _content(context, phrase)
    scores: dict[Person, float] = {}
    for one in context.descriptions.of_role.get(role, [])[-_LOOKED_AT * 4 :]:
        fits = one.head < first and one.person.fits(gender_of(role))
        if fits and not _is_elsewhere(context, phrase, head, one):
            score = _score(context, one, role, head, content) + _recency(context, one.person, first)
            scores[one.person] = max(scores.get(one.person, score), score)
    ranked = sorted(scores, key=lambda person: (-scores[person], person.number))
    if not ranked or scores[ranked[0]] < _LEAST + _SAME_ROLE / 2:
        return None
    best = scores[ranked[0]]
    tied = tuple(person for person in ranked if best - scores[person] < _CLOSE)
    if len(tied) > 1:
        return Found("role", "person", candidates=tied, described=phrase)
    return Found("role", "person", (ranked[0],), described=phrase, confidence=_FAIR)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _is_elsewhere(context: Context, phrase: Range, head: int, one: Description) -> bool:
    """Tell whether a description is of another body or place than the phrase names.

    "Head of Example Bank" is not "head of Sample Bank", and "Exampland's minister" is described as
    Exampland's or Examplandish: the beginning of the word is enough.
    """
    asked = _proper_after(context, head + 1, phrase[1])
    own = _proper_after(context, one.head + 1, one.end)
    if asked and own and not asked & own:
        return True
    places = _place_of(context, phrase, head)
    words = context.article.words[one.first : one.end]
    return bool(places) and not any(
        word[:_STEM] == place[:_STEM] for place in places for word in words
    )


def _portfolio(context: Context, head: int) -> str | None:
    """Return what an office is for: "foreign" of "foreign minister", "state" of "of state"."""
    words = context.article.words
    if role_of(words[head]) not in _OFFICES:
        return None
    if words[head + 1 : head + 2] == ["of"]:
        return words[head + 2] if head + 2 < len(words) else None
    before = words[head - 1] if head else ""
    if words[head] in {"general", "gen"}:  # an attorney general is no general
        return before if before in _CIVIL else "army"
    if before == "affairs" and head > 1:
        before = words[head - 2]
    return before if before.isalpha() and before not in _NO_PORTFOLIO else None


def _score(
    context: Context, one: Description, role: str, head: int, content: frozenset[str]
) -> float:
    score = _SAME_ROLE if one.role == role else _LIKE_ROLE
    score += _OVERLAP * len(content & one.words)
    score += _RANK * len((content ^ one.words) & _RANKS)
    if _differ(_portfolio(context, head), _portfolio(context, one.head)):
        score += _PARTY
    parties = {_PARTIES[word] for word in content if word in _PARTIES}
    others = _parties_of(context, one.person)
    if parties and others and not parties & others:
        score += _PARTY
    extra = [
        index
        for index in range(one.first, one.end)
        if index != one.head
        and context.article.capital(index)
        and context.article.words[index] not in content
    ]
    return score + _FOREIGN * min(len(extra), 3)


def _parties_of(context: Context, person: Person) -> set[str]:
    described = context.descriptions.of_person.get(person.number, ())[-_LOOKED_AT:]
    return {
        _PARTIES[word] for one in described for word in (*one.words, one.role) if word in _PARTIES
    }


def _recency(context: Context, person: Person, index: int) -> float:
    before = bisect_left(person.mentions, index, key=lambda mention: mention.first)
    if not before:
        return 0.0
    distance = context.article.tokens[index].paragraph - person.mentions[before - 1].paragraph
    return _RECENT * _PER_PARAGRAPH**distance


def _unnamed_before(context: Context, phrase: Range, role: str) -> Found | None:
    """Return the unnamed speaker whom "the spokesman" comes back to: "a spokesman said ..."."""
    article = context.article
    if article.words[phrase[0]] != "the":
        return None
    for spoken in context.spoken_before(phrase[0], _LATER):
        found = spoken.found
        if any(_is_described(context, person, role, phrase[0]) for person in found.persons):
            return None
        head = None if found.phrase is None else head_of(article, *found.phrase)
        single = found.kind == "unnamed" and not found.plural
        if single and head is not None and role_of(article.words[head]) == role:
            return Found("role", "unnamed", phrase=found.phrase, owner=found.owner,
                         described=phrase, confidence=_FAIR)  # fmt: skip
    return None


def _later(
    context: Context, phrase: Range, role: str, paragraphs: int, *, bare: bool = False
) -> Found | None:
    """Return the person who is first named after the phrase, and described as it says."""
    article = context.article
    first = phrase[0]
    paragraph = article.tokens[first].paragraph
    content = _content(context, phrase) - {role, article.words[phrase[1] - 1]}
    for position in context.mentions_between(phrase[1], phrase[1] + 400):
        mention, person = context.people.mentions[position], context.people.meant[position]
        if mention.paragraph - paragraph > paragraphs:
            break
        if person is None or person.mentions[0].first < first or not person.fits(gender_of(role)):
            continue
        for one in context.descriptions.near(person, mention.first):
            if one.role not in alike(role) or abs(one.head - mention.first) > _LOOKED_AT:
                continue
            overlap = content & one.words
            plain = not content and one.role == role and mention.paragraph - paragraph <= 1
            if overlap or plain or bare:
                return Found("cataphora", "person", (person,), described=phrase, confidence=_FAIR)
    return None


def _nearest(context: Context, phrase: Range, head: int) -> Found:
    """Return the one whom the text is about, for a role that it gave to nobody before."""
    role = role_of(context.article.words[head]) or context.article.words[head]
    if (role in NAMELESS_ROLES and role not in _PARTIES) or role in _OF_SOMEBODY:
        return _nameless(phrase, None)
    weights = {
        person: weight
        for person, weight in weigh(context, phrase[0], gender_of(role)).items()
        if not _is_contrary(context, phrase, head, person)
    }
    ranked = sorted(weights, key=lambda person: (-weights[person], person.number))
    if not ranked:
        return _nameless(phrase, None)
    # A role that nobody was given is one of those whom the whole text is about.
    main = max(ranked, key=lambda person: weights[person] * (1 + log(len(person.mentions))))
    tied = [one for one in ranked if weights[one] > _CLEAR * weights[ranked[0]] or one is main]
    if len(tied) > 1:
        return Found("role", "person", candidates=tuple(tied), described=phrase)
    return Found("role", "person", (main,), described=phrase, confidence=_LOW)


def _is_contrary(context: Context, phrase: Range, head: int, person: Person) -> bool:
    """Tell whether a person is of another party, or holds another office of that name."""
    parties = {_PARTIES[word] for word in _content(context, phrase) if word in _PARTIES}
    others = _parties_of(context, person)
    if parties and others and not parties & others:
        return True
    role = role_of(context.article.words[head]) or ""
    return any(
        one.role == role and _differ(_portfolio(context, head), _portfolio(context, one.head))
        for one in context.descriptions.near(person, head)
    )
