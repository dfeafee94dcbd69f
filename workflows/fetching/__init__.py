"""Pages from the web, fetched safely and politely.

Use ``Fetcher().fetch(url)``. What may be connected to: ``addresses``; how long and how much:
``limits``; what sites ask: ``robots`` and ``turns``.
"""

from workflows.fetching.errors import AddressError, FetchError, ForbiddenError, NotPublicError
from workflows.fetching.fetcher import Fetched, Fetcher, NotChanged, Validators
from workflows.fetching.limits import Limits

__all__ = [
    "AddressError",
    "FetchError",
    "Fetched",
    "Fetcher",
    "ForbiddenError",
    "Limits",
    "NotChanged",
    "NotPublicError",
    "Validators",
]
