"""What a comparison reads of claims, kept from one part of a check to the next."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from db.reads.statements import statement_facts
from onrecord.contradict.pairs import StatementFacts
from workflows.statements.kept import Kept
from workflows.statements.machine import digest_of

_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Known:
    """A claim's facts, and the digest of all of them."""

    facts: StatementFacts
    digest: str


class Facts:
    """Reads what is compared of accepted claims; what was read is kept as long as nobody writes."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Read everything anew: somebody wrote since."""
        self._kept: Kept[int, Known] = Kept(_KEPT)

    def of(self, connection: Connection, claims: Collection[int]) -> dict[int, Known]:
        """Return what is known of those of the claims that are accepted, by id."""
        found = {id_: self._kept.get(id_) for id_ in claims}
        missing = sorted(id_ for id_, one in found.items() if one is None)
        for id_, facts in statement_facts(connection, missing).items():
            found[id_] = self._kept.put(id_, Known(facts, digest_of(facts)), 1)
        return {id_: one for id_, one in found.items() if one is not None}
