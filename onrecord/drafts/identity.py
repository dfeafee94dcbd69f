"""Which draft is which: a key that follows from the place of its words."""

import hashlib
from collections.abc import Sequence
from typing import Final

from onrecord.drafts.given import Captured
from onrecord.spans import Span

SAME: Final = 0.8
"""How far the words of a claim and of a draft have to agree for them to be the same report."""

LEAST: Final = 0.4
"""How sure a draft has to be where a person does not say otherwise."""

_DIGITS: Final = 12
_SOURCE: Final = 40  # characters of the source's key
_SEPARATORS: Final = "-.:@/#+_"
_CUT_DIGITS: Final = 6  # of the hash that ends what was cut


def draft_key(source: Captured, spans: Sequence[Span]) -> str:
    """Return the key of the draft of the words at ``spans`` of a capture."""
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    hashed = hashlib.sha256(f"{source.sha256}:{places}".encode()).hexdigest()
    return f"{cut(source.key, _SOURCE)}:{hashed[:_DIGITS]}"


def cut(key: str, longest: int = _SOURCE) -> str:
    """Return a key of at most so many characters; two that begin alike do not become one.

    >>> cut("harbour-post"), len(cut("harbour-post" * 9))
    ('harbour-post', 40)
    """
    if len(key) <= longest:
        return key.rstrip(_SEPARATORS)
    hashed = hashlib.sha256(key.encode()).hexdigest()[:_CUT_DIGITS]
    return f"{key[: longest - _CUT_DIGITS - 1].rstrip(_SEPARATORS)}-{hashed}"
