"""One saying on its way to a draft, and what its speaker is called in a statement."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.drafts.naming import Named
from onrecord.drafts.refusing import is_open
from onrecord.drafts.sayings import Saying
from onrecord.drafts.sentences import Voice
from onrecord.extract.attribution import Offsets
from onrecord.spans import Span
from onrecord.speakers.resolution import Resolution

_SEVERAL: Final = re.compile(
    r"^(?:two|three|four|five|six|many|some|several|most|few|all|both|other|nearly|more than)\b"
    r"|^(?:\w+ ){0,3}\w+[^s\W]s(?: (?:of|in|at|from|for)\b.*)?$",
    re.IGNORECASE,
)
_ARTICLE: Final = "the "


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One saying: who, by which words, where, passed on by whom.

    ``within`` is the content that it is a part of, ``led`` the words that lead to its own where
    they are more than the cue.
    """

    speaker: Named
    saying: Saying
    spans: tuple[Span, ...]
    cue: tuple[Offsets, ...]
    quote_type: str
    confidence: float
    resolution: Resolution
    source: str = ""
    relayed_by: tuple[Named, ...] = ()
    within: tuple[Span, ...] = ()
    led: str = ""


def note(one: Reported) -> str | None:
    """Return what a person has to know of a speaker who was not resolved."""
    if one.speaker.candidates:
        return f"Speaker not resolved: could be {', '.join(one.speaker.candidates)}."
    if is_unresolved(one):
        said = f'the text says "{one.source}"' if one.source else "the text does not tell"
        return f"Speaker not resolved: {said}."
    return None


def is_unresolved(one: Reported) -> bool:
    """Tell whether the text does not say who speaks."""
    known = one.resolution.name or one.resolution.label or one.resolution.described_as
    return bool(one.speaker.candidates) or (
        is_open(one.source) and (known is None or is_open(known))
    )


def voice_of(one: Reported, text: str) -> Voice:
    """Return what to call a speaker in a statement, an organisation with its article."""
    kind = one.resolution.kind
    several = kind == "group" or (kind == "unnamed" and bool(_SEVERAL.match(one.speaker.name)))
    return Voice(
        name=_called(one, text),
        gender=one.resolution.gender,
        organisation=kind in {"organisation", "group", "publication"},
        is_known=not is_unresolved(one),
        several=several,
    )


def _called(one: Reported, text: str) -> str:
    name, mention = one.speaker.name, one.resolution.mention
    if one.resolution.kind not in {"organisation", "publication"} or mention is None:
        return name
    before = text[max(0, mention[0] - len(_ARTICLE)) : mention[0]].casefold()
    has = before != _ARTICLE or name.casefold().startswith(_ARTICLE)
    return name if has else f"{_ARTICLE}{name}"
