"""Sayings within what is said: "Lund said Brek has told the port that the boats are late"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from onrecord.drafts.passages import Passages
from onrecord.extract.attribution import Offsets, Token
from onrecord.spans import Span
from onrecord.vocabulary import SpeakerKind

_SAYS: Final = re.compile(
    r"(?:said|says?|told|tells?|stat(?:ed|es)|claim(?:ed|s)|announc(?:ed|es)|inform(?:ed|s)"
    r"|warn(?:ed|s)|den(?:ied|ies)|confirm(?:ed|s)|insist(?:ed|s)|argu(?:ed|es)|report(?:ed|s)"
    r"|assur(?:ed|es)|acknowledg(?:ed|es)|admit(?:ted|s)|declar(?:ed|es)|promis(?:ed|es)"
    r"|notif(?:ied|ies)|pledg(?:ed|es)|vow(?:ed|s)|conced(?:ed|es)|alleg(?:ed|es)|suggest(?:ed|s)|repeat(?:ed|s))",
    re.IGNORECASE,
)
_BETWEEN: Final = frozenset(
    ("has", "have", "had", "also", "already", "recently", "later", "earlier", "since", "himself",
     "herself", "itself", "again", "publicly", "privately", "clearly", "repeatedly", "once")
)  # fmt: skip
_NAMES: Final = frozenset({"person", "organisation"})
_TOLD: Final = frozenset({"told", "tells", "tell", "informed", "informs", "assured", "assures",
                          "warned", "warns", "notified", "notifies"})  # fmt: skip
_NEAR: Final = 5  # words between a holder and the verb: titles and adverbs
_LISTENER: Final = 12  # words in which the one who is told ends
_LEAST: Final = 3  # words of a content


@dataclass(frozen=True, slots=True)
class Nested:
    """Who is said to have said what: places of words.

    ``kind`` is what the last word of the name is part of: of "Ferro Lines" the network may take the
    first for a person. ``cue`` is the verb, ``led`` the words from there up to a content that is no
    clause: "informed the port of".
    """

    holder: Offsets
    kind: SpeakerKind
    cue: Offsets
    content: Span
    led: Offsets | None = None


def nested(passages: Passages, content: tuple[Span, ...]) -> Iterator[Nested]:
    """Give the sayings of people and organisations that are named within a content."""
    for span in content:
        tokens = list(passages.within(span.start, span.end))
        for _, group in groupby(tokens, key=lambda token: token.sentence):
            found = _first(list(group), span)
            if found is not None:
                yield found


def holders(tokens: Sequence[Token]) -> set[str]:
    """Return the names in a text that ``nested`` may find to hold something, and some more."""
    runs = groupby(tokens, key=lambda token: (token.entity in _NAMES, token.sentence))
    found = set()
    for (named, _), group in runs:
        own = list(group) if named else []
        if any(token.subject for token in own):
            found.add(" ".join(token.text for token in own))
    return found


def _first(tokens: list[Token], span: Span) -> Nested | None:
    for place, token in enumerate(tokens):
        if not _SAYS.fullmatch(token.text):
            continue
        holder = _holder(tokens[:place])
        if holder is None:
            continue
        start = _begin(tokens, place)
        led = _led(tokens, place) if start is None else None
        if start is None and led is None:
            continue
        first = start if led is None else led + 1
        assert first is not None  # noqa: S101 - one of the two is there
        content = Span(tokens[first].start, min(span.end, tokens[-1].end))
        cue = (token.start, token.end)
        whole = None if led is None else (token.start, tokens[led].end)
        return Nested(*holder, cue, content, whole)
    return None


def _holder(before: list[Token]) -> tuple[Offsets, SpeakerKind] | None:
    """Return the name that is the subject of a verb, if it stands close in front of it."""
    own: list[Token] = []
    for skipped, token in enumerate(reversed(before)):
        if token.entity in _NAMES:
            own.append(token)
        elif own:
            break
        elif token.text.casefold() not in _BETWEEN or skipped >= _NEAR:
            return None
    if not own or not any(token.subject for token in own):
        return None
    kind: SpeakerKind = "organisation" if own[0].entity == "organisation" else "person"
    return (own[-1].start, own[0].end), kind


def _begin(tokens: list[Token], verb: int) -> int | None:
    """Return at which token the content of a verb begins: behind "that", or whom it was told."""
    after = tokens[verb + 1 :]
    that = next((n for n, t in enumerate(after[:_LISTENER]) if t.text.casefold() == "that"), None)
    if that is not None:
        start = that + 1
    elif tokens[verb].text.casefold() in _TOLD:
        start = next((n for n, t in enumerate(after) if t.subject), len(after))
    else:
        start = 0
    rest = [token for token in after[start:] if token.text[:1].isalnum()]
    if len(rest) < _LEAST or not any(token.subject for token in rest):
        return None
    return verb + 1 + start


def _led(tokens: list[Token], verb: int) -> int | None:
    """Return which token leads to what somebody was informed of."""
    if tokens[verb].text.casefold() not in _TOLD:
        return None
    ahead = range(verb + 2, min(len(tokens) - _LEAST, verb + _LISTENER))
    return next((n for n in ahead if tokens[n].text.casefold() in {"of", "about"}), None)
