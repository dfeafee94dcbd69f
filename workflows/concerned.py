"""Which claims a change of another record concerns: they are dated, proved or compared anew."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Connection

from db.reads.pairs import claim_keys, claims_of
from db.store.rows import chunks, ids
from db.tables import Claim, Proposition, Source, Speaker
from onrecord.records import ClaimRecord

# What claims are compared by, and what their own dates are worked out from. A prolific speaker's
# alias is nobody's business.
_COMPARED: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("publisher", "language", "published", "sha256", "withdrawn"),
    "speaker": ("name", "kind", "roles", "withdrawn"),
    "topic": (),
    "proposition": ("text", "period", "place", "measure", "unit", "slot", "withdrawn"),
    "claim": tuple(field.name for field in fields(ClaimRecord)),
}


def concerns_claims(noun: str, record: Any, known: Any | None) -> bool:
    """Tell whether a record differs from the ``known`` one, or none, in what concerns claims."""
    return known is None or any(
        getattr(record, name) != getattr(known, name) for name in _COMPARED[noun]
    )


def concerned_claims(
    connection: Connection, concerned: Mapping[str, Iterable[str]], first_new: int
) -> set[int]:
    """Return the ids of the claims, of those before ``first_new``, that some records concern.

    ``concerned`` has the keys of the records by noun; claims among them are there, new or not.
    """

    def found(noun: str, table: Any) -> list[int]:
        return list(ids(connection, table, concerned.get(noun, ())).values())

    return set(found("claim", Claim)) | claims_of(
        connection,
        propositions=found("proposition", Proposition),
        speakers=found("speaker", Speaker),
        sources=found("source", Source),
        before=first_new,
    )


def claims_in_sources(
    connection: Connection, keys: Iterable[str], late: Collection[str], first_new: int
) -> Iterator[list[str]]:
    """Give the keys of the claims that sources report, so many at a time.

    Of the sources in ``late`` the claims from ``first_new`` on are among them.
    """
    sources = ids(connection, Source, keys)
    concerned = claims_of(connection, sources=list(sources.values()), before=first_new)
    concerned |= claims_of(connection, sources=[id_ for key, id_ in sources.items() if key in late])
    return chunks(claim_keys(connection, concerned))
