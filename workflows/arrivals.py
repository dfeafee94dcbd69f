"""What is fetched and what is unpacked, with what a person told of it, ready to be taken in."""

from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.errors import OnrecordError
from onrecord.ingest import Metadata
from onrecord.ingest.refusal import DocumentError
from onrecord.ingest.sidecar import Sidecar
from workflows.document_files import Failed
from workflows.fetching import Arrival, Fetcher, Known, NotChanged, documents_from
from workflows.incoming import Incoming
from workflows.ingest_many import HALTS, Item

_ONE_ONLY: Final = ("title", "url", "byline")


def arrivals_of(
    arguments: Iterable[str],
    options: Metadata,
    fetcher: Fetcher | None = None,
    known: Known = lambda _url: None,
) -> Iterator[Item]:
    """Give the documents of web addresses, archives and feeds, each when its turn comes.

    Pages that ``known`` knows are asked for only where they changed. Raises what ails the database
    that it asks.
    """
    fetcher = fetcher or Fetcher()
    for argument in arguments:
        for arrival in documents_from(argument, fetcher, known):
            yield _item(arrival, options)


def _item(arrival: Arrival, options: Metadata) -> Item:
    if isinstance(arrival, HALTS):
        raise arrival
    if isinstance(arrival, NotChanged):
        return arrival
    if isinstance(arrival, DocumentError):
        return Failed(arrival.name, str(arrival))
    if isinstance(arrival, OnrecordError):
        return Failed("", str(arrival))
    name = arrival.document.name
    wrong = [field for field in _ONE_ONLY if getattr(options, field)]
    if arrival.within is not None and wrong:
        error = DocumentError(
            name, f"came out of {arrival.within} beside others. Leave out --{wrong[0]}."
        )
        return Failed(name, str(error))
    return Incoming(
        document=arrival.document,
        told=Sidecar(metadata=options),
        stated=arrival.stated or Metadata(),
        etag=arrival.validators.etag if arrival.validators else None,
        last_modified=arrival.validators.last_modified if arrival.validators else None,
    )
