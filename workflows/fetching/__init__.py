"""Pages from the web, fetched safely and politely, and whatever else a person names as a source.

Use ``documents_from(argument)``, or ``Fetcher().fetch(url)`` for one page. What may be connected
to: ``addresses``; how long and how much: ``limits``; what sites ask: ``robots`` and ``turns``.
"""

from workflows.fetching.errors import AddressError, FetchError, ForbiddenError, NotPublicError
from workflows.fetching.fetcher import Fetched, Fetcher, Known, NotChanged, Validators
from workflows.fetching.limits import Limits
from workflows.fetching.receiving import (
    Arrival,
    Received,
    documents_from,
    holds_documents,
    is_web_address,
)

__all__ = [
    "AddressError",
    "Arrival",
    "FetchError",
    "Fetched",
    "Fetcher",
    "ForbiddenError",
    "Known",
    "Limits",
    "NotChanged",
    "NotPublicError",
    "Received",
    "Validators",
    "documents_from",
    "holds_documents",
    "is_web_address",
]
