"""The stable key of a contradiction: found again, it is the same record with its decisions."""

import hashlib
import json
from collections.abc import Iterable
from typing import Protocol


class SideKeys(Protocol):
    """Anything that names a side by keys: a finding's side or a side as people record it."""

    @property
    def claim(self) -> str:
        """The claim's key."""
        ...

    @property
    def appearance(self) -> str | None:
        """The appearance's key."""
        ...

    @property
    def role(self) -> str | None:
        """The role's key."""
        ...


def identity(sides: Iterable[SideKeys], proposition: str | None, kind: str) -> str:
    """Return the key of the contradiction between ``sides``, in whatever order they come.

    The proposition's key tells apart two conflicts of one pair; without one the kind does. Where
    there is a proposition the kind plays no part, so that a finding of another kind on the same
    pair keeps its decisions.
    """
    texts = sorted(json.dumps([side.claim, side.appearance, side.role]) for side in sides)
    subject = ["kind", kind] if proposition is None else ["proposition", proposition]
    canonical = json.dumps([texts, subject])
    return f"c-{hashlib.sha256(canonical.encode('utf-8')).hexdigest()[:16]}"
