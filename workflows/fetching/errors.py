"""Why a page was not fetched: one line with its address, never with a password."""

from onrecord.ingest.refusal import DocumentError


class FetchError(DocumentError):
    """A page that was not fetched; ``status`` is what the server answered, if it did."""

    def __init__(self, url: str, sentence: str, status: int | None = None) -> None:
        super().__init__(url, sentence)
        self.status = status


class AddressError(FetchError):
    """An address that is none, or that is never fetched from."""

    exit_code = 2


class NotPublicError(FetchError):
    """A host that is no part of the public internet."""


class ForbiddenError(FetchError):
    """A page that its site asks programs not to fetch."""
