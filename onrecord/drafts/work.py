"""The work of one process: a text in, what was found in it out, plain values that can be sent."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from onrecord.dates import TimeExpression, bounds
from onrecord.dates import resolve as resolve_dates
from onrecord.errors import OnrecordError
from onrecord.extract import reading
from onrecord.extract.attribution import Reading
from onrecord.extract.proposing import Proposed, joined
from onrecord.extract.reading import reader
from onrecord.speakers import Resolution, resolve

_RULES: Final = "3"  # of what is made of a reading here: counts up with every change of drafts


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be read; ``name`` is the key of its source, ``published`` EDTF."""

    name: str
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a text."""

    reading: Reading
    resolutions: tuple[Resolution, ...]
    times: tuple[TimeExpression, ...]


def find(text: Text) -> Found | str:
    """Return the attributions of a text with their speakers, and its time expressions.

    Where that fails, the line that says so: one text of thousands is not to end the work.
    """
    try:
        read = reading(text.text)
        return Found(read, resolve(read), _times(text))
    except (OnrecordError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever a text may bring up
        return (
            f"{text.name}: cannot be read: unexpected {type(error).__name__} ({error}). "
            "Report it: the fault is onrecord's"
        )


def beside(found: Found, proposed: Proposed) -> Found:
    """Return what was proposed besides what was found in a text, with its speakers.

    Who speaks follows from all that is said in the text, found and proposed.
    """
    own = set(found.reading.attributions)
    every = joined(found.reading.attributions, proposed)
    resolved = zip(every, resolve(replace(found.reading, attributions=every)), strict=True)
    added = [(one, who) for one, who in resolved if one not in own]
    reading_ = replace(found.reading, attributions=tuple(one for one, _ in added))
    return Found(reading_, tuple(who for _, who in added), found.times)


def proposed_by() -> str:
    """Return the name and version of what makes drafts: of the weights, and of the rules."""
    return f"onrecord.extract {reader().version}-{_RULES}"


def _times(text: Text) -> tuple[TimeExpression, ...]:
    latest = bounds(text.published).latest if text.published else None
    if latest is None:  # nothing to count from
        return ()
    return tuple(resolve_dates(text.text, dt.date.fromisoformat(latest)))
