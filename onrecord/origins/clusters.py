"""From pairs of one origin to origins with their members, and how many of them a claim rests on.

Links are the machine's, decisions are people's: what people joined is together, what they parted is
apart, whatever the links say. The same links and decisions give the same origins, in any order.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeVar

from onrecord.origins.comparison import Side
from onrecord.origins.judgement import role
from onrecord.spans import Span
from onrecord.vocabulary import OriginRole

# Two parts of a page are apart where they have no more than this in common of the smaller.
_OVERLAP: Final = 0.2
_PART: Final = 0.2
_NEARLY_ALL: Final = 0.9
_OWN: Final = 0.15
_TRIED: Final = 50


K = TypeVar("K", str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as clusters see it. ``published`` is the latest day that it can be of, ISO."""

    key: str
    words: int
    published: str | None = None
    credit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two texts of one origin, by key; ``passages`` has the places that both share."""

    first: str
    second: str
    first_side: Side
    second_side: Side
    passages: tuple[tuple[Span, Span], ...]
    longest: int
    identical: bool = False

    @property
    def strength(self) -> float:
        """Return how much of the fuller text is shared, 0 to 1."""
        return 1.0 if self.identical else max(self.first_side.share, self.second_side.share)

    def sides(self, key: str) -> tuple[Side, Side]:
        """Return the measures of ``key`` and of the other text."""
        if key == self.first:
            return self.first_side, self.second_side
        return self.second_side, self.first_side

    def other(self, key: str) -> str:
        """Return the text at the other end."""
        return self.second if key == self.first else self.first

    def cover(self, key: str) -> list[Span]:
        """Return the places of ``key`` that the other text has too."""
        return sorted(pair[0 if key == self.first else 1] for pair in self.passages)


@dataclass(frozen=True, slots=True)
class Member:
    """A text of an origin; ``share`` of it (0 to 1) stands in the first, ``None`` if not known.

    Where it was not compared with the first, share and role are to the likest of the others;
    who shares nothing with any of them was ``joined`` by a person.
    """

    key: str
    role: OriginRole
    share: float | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Texts that go back to one; the first member is the earliest and fullest that is known."""

    members: tuple[Member, ...]

    @property
    def key(self) -> str:
        """Return the text that stands for the origin."""
        return self.members[0].key


def origins(
    texts: Mapping[str, Text],
    links: Iterable[Link],
    joined: Collection[tuple[str, str]] = (),
    parted: Collection[tuple[str, str]] = (),
) -> tuple[Origin, ...]:
    """Return the origins of two texts and more, by key of their first member.

    ``joined`` and ``parted`` are pairs of keys that people decided. A pair parted is never
    together, however long the way round: the first of it leaves, the others stay as they are. A
    merged page is a member of each of its origins.
    """
    apart = {frozenset(pair) for pair in parted}
    kept = _kept(links, {pair[0] for pair in parted}, apart)
    known = {frozenset((link.first, link.second)): link for link in kept}
    together = sorted(sorted(pair) for pair in joined if frozenset(pair) not in apart)
    around = _neighbours(kept)
    merged = {key for key in around if _is_merged(key, around, known, texts)}
    merged -= {key for pair in together for key in pair}
    groups = _Groups(texts, apart)
    for one, other in together:
        groups.join(one, other)
    for link in kept:
        if not {link.first, link.second} & merged:
            groups.join(link.first, link.second)
    found = groups.members()
    for key in sorted(merged):
        for root in {groups.root(other) for other in around[key] if other not in merged}:
            if not any(frozenset((key, other)) in apart for other in found[root]):
                found[root].append(key)
    made = (_origin(keys, merged, texts, known) for keys in found.values() if len(keys) > 1)
    return tuple(sorted(made, key=lambda origin: origin.key))


def attached(text: Text, first: Text, links: Collection[Link]) -> Origin | None:
    """Return an origin of ``first`` and of a ``text`` that comes to it, with no other member.

    ``links`` are those of the text. ``None`` where that takes more: the text stands for the origin
    from now on and was not compared with who did.
    """
    early, late = sorted((text, first), key=_order)
    direct = next((link for link in links if link.other(text.key) == first.key), None)
    if late == first:
        if direct is None:
            return None
        return Origin((Member(early.key, "origin", None), _member(late.key, direct)))
    link = direct or max(links, key=lambda link: (link.strength, link.first, link.second))
    return Origin((Member(early.key, "origin", None), _member(late.key, link)))


def _kept(
    links: Iterable[Link], leaving: Collection[str], apart: Collection[frozenset[str]]
) -> list[Link]:
    """Return the links that nobody parted, the strongest first, those of who leaves at the end."""
    return sorted(
        (link for link in links if frozenset((link.first, link.second)) not in apart),
        key=lambda link: (
            link.first in leaving or link.second in leaving,
            -link.strength,
            link.first,
            link.second,
        ),
    )


def independent(members: Mapping[K, Collection[K]]) -> int:
    """Return on how many origins some sources rest: at most so many can be independent.

    ``members`` maps each source to the origins that it is of, none where it stands alone. A merged
    page adds none where one of its origins is there already.
    """
    single = {next(iter(of)) for of in members.values() if len(of) == 1}
    alone = sum(not of for of in members.values())
    more = 0
    for _, of in sorted(members.items()):
        if len(of) > 1 and not single & set(of):
            more += 1
            single |= set(of)
    return len({next(iter(of)) for of in members.values() if len(of) == 1}) + alone + more


class _Groups:
    """Sets of keys that grow together, unless that would join a pair that people parted."""

    def __init__(self, keys: Iterable[str], apart: Collection[frozenset[str]]) -> None:
        self._root = {key: key for key in keys}
        self._members = {key: [key] for key in self._root}
        self._apart: dict[str, set[str]] = {}
        for pair in apart:
            for key in pair:
                self._apart.setdefault(key, set()).update(pair - {key})

    def root(self, key: str) -> str:
        return self._root[key]

    def join(self, one: str, other: str) -> None:
        into, gone = sorted((self._root[one], self._root[other]))
        if into == gone or self._parted(into, gone):
            return
        for key in self._members[gone]:
            self._root[key] = into
        self._members[into] += self._members.pop(gone)

    def members(self) -> dict[str, list[str]]:
        return {root: sorted(keys) for root, keys in self._members.items()}

    def _parted(self, into: str, gone: str) -> bool:
        if not self._apart:
            return False
        others = set(self._members[gone])
        return any(self._apart.get(key, _NOBODY) & others for key in self._members[into])


_NOBODY: Final[set[str]] = set()


def _neighbours(links: Iterable[Link]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in links:
        found.setdefault(link.first, []).append(link.second)
        found.setdefault(link.second, []).append(link.first)
    return found


def _is_merged(
    key: str,
    around: Mapping[str, list[str]],
    links: Mapping[frozenset[str], Link],
    texts: Mapping[str, Text],
) -> bool:
    """Tell whether a page carries two texts that have nothing to do with each other.

    Two cuts of one long story cover two parts of it as well: so one of the two must have words that
    are not in the page, or the two must credit different agencies; and a page that is older than
    both was made from neither.
    """
    parts = [(other, links[frozenset((key, other))]) for other in around[key]]
    covers = {other: _points(link.cover(key)) for other, link in parts}
    whole = set().union(*covers.values())
    # What covers nearly all of the page leaves no part of it to another.
    part_of = (_PART * len(whole), _NEARLY_ALL * len(whole))
    parts = [part for part in parts if part_of[0] <= len(covers[part[0]]) < part_of[1]]
    # Who stands for an origin of thousands has all of them beside it.
    parts = sorted(parts, key=lambda part: part[0])[:_TRIED]
    for (one, first), (other, second) in combinations(parts, 2):
        if frozenset((one, other)) in links:
            continue
        if _older(texts[key], texts[one], texts[other]):
            continue
        common = len(covers[one] & covers[other])
        if common > _OVERLAP * min(len(covers[one]), len(covers[other])):
            continue
        credits_ = set(texts[one].credit), set(texts[other].credit)
        apart = all(credits_) and not credits_[0] & credits_[1]
        if apart or any(link.sides(key)[1].share < 1 - _OWN for link in (first, second)):
            return True
    return False


def _older(page: Text, *others: Text) -> bool:
    day = page.published
    return day is not None and all(other.published and day < other.published for other in others)


def _points(spans: Iterable[Span]) -> set[int]:
    """Return every eighth place of the spans: enough to compare how much they have in common."""
    return {place // 8 for span in spans for place in range(span.start, span.end, 8)}


def _origin(
    keys: list[str],
    merged: Collection[str],
    texts: Mapping[str, Text],
    links: Mapping[frozenset[str], Link],
) -> Origin:
    first, *rest = sorted(keys, key=lambda key: (key in merged, *_order(texts[key])))
    members = [Member(first, "origin", None)]
    for key in rest:
        link = links.get(frozenset((key, first))) or _best(key, keys, links)
        members.append(_member(key, link, merged=key in merged))
    return Origin(tuple(members))


def _member(key: str, link: Link | None, *, merged: bool = False) -> Member:
    if link is None:
        return Member(key, "merged" if merged else "joined", None)
    if link.identical and not merged:
        return Member(key, "copy", 1.0)
    own, other = link.sides(key)
    return Member(key, "merged" if merged else role(own, other, link.longest), own.share)


def _best(key: str, keys: Iterable[str], links: Mapping[frozenset[str], Link]) -> Link | None:
    """Return the best link of a text to another one of its origin."""
    own = [links[pair] for other in keys if (pair := frozenset((key, other))) in links]
    return max(own, key=lambda link: link.strength, default=None)


def _order(text: Text) -> tuple[str, int, str]:
    """Return what comes first: the earliest, then the fullest, then by key."""
    return (text.published or "9999-12-31", -text.words, text.key)
