"""The work of one process: bytes in, an article or the one line that refuses them out.

Nothing but plain values goes in and comes out, so that any executor can do it, on this machine or
on another.
"""

from onrecord.errors import OnrecordError
from onrecord.ingest.document import Article, Document
from onrecord.ingest.limits import MEBIBYTE
from onrecord.ingest.reading import read_document
from onrecord.ingest.refusal import DocumentError


def read_or_refuse(document: Document) -> Article | str:
    """Return the article, or the line that says why there is none; raises MemoryError alone."""
    try:
        return read_document(document)
    except OnrecordError as error:
        return str(error)


def took_too_long(name: str, seconds: float) -> str:
    """Return the line that refuses a document that its time was not enough for."""
    return _line(
        name,
        f"took longer than {seconds:g} s to read. Split it, print it to a new PDF, or give its "
        "text.",
    )


def needs_memory(name: str, most: int | None = None) -> str:
    """Return the line that refuses a document for which there are no more than ``most`` bytes."""
    needed = "more memory than there is" if most is None else f"more than {_mebibytes(most)}"
    return _line(
        name, f"needs {needed} to read. Split it, print it to a new PDF, or give its text."
    )


def ended_its_reader(name: str, most: int | None = None) -> str:
    """Return the line that refuses a document whose process died, as C code does without memory."""
    needed = "more memory than there is" if most is None else f"more than {_mebibytes(most)}"
    return _line(
        name,
        f"needs {needed} to read, or is damaged in a way that ends what reads it. Split it, print "
        "it to a new PDF, or give its text.",
    )


def _mebibytes(most: int) -> str:
    return f"{most // MEBIBYTE} MB"


def _line(name: str, sentence: str) -> str:
    return str(DocumentError(name, sentence))
