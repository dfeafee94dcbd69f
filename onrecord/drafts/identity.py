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


def draft_key(source: Captured, spans: Sequence[Span]) -> str:
    """Return the key of the draft of the words at ``spans`` of a capture."""
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    hashed = hashlib.sha256(f"{source.sha256}:{places}".encode()).hexdigest()
    begin = source.key[:_SOURCE].rstrip("-.:@/#+_")
    return f"{begin}:{hashed[:_DIGITS]}"
