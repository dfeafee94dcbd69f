"""The work of one process: bytes in, an article or the one line that refuses them out.

Nothing but plain values goes in and comes out, so that any executor can do it, on this machine or
on another.
"""

from onrecord.errors import OnrecordError
from onrecord.ingest.document import Article, Document
from onrecord.ingest.reading import read_document


def read_or_refuse(document: Document) -> Article | str:
    """Return the article, or the line that says why there is none; raises nothing of its own."""
    try:
        return read_document(document)
    except OnrecordError as error:
        return str(error)
    except MemoryError:
        return f"{document.name}: needs more memory than there is. Split it, or save it as text."
