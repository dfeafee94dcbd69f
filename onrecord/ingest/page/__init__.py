"""A web page read: its body, what stands apart from it, and what it says of itself."""

from importlib.metadata import version
from typing import Final

from onrecord.ingest.blocks import Part, assembled
from onrecord.ingest.charset import decoded
from onrecord.ingest.document import Article, Document
from onrecord.ingest.formats import charset_of
from onrecord.ingest.limits import MAX_HTML_BYTES, MEBIBYTE
from onrecord.ingest.page.body import body_parts
from onrecord.ingest.page.metadata import metadata_of
from onrecord.ingest.page.readable import made_readable
from onrecord.ingest.page.tree import declared_in, parsed, taken_apart
from onrecord.ingest.refusal import DocumentError
from onrecord.text import fold

_VERSION: Final = "1"


def read_page(document: Document) -> Article:
    """Return the article of a page; raises DocumentError where there is none to be found."""
    content = document.content
    if len(content) > MAX_HTML_BYTES:
        raise DocumentError(
            document.name,
            f"is a page of {len(content) // MEBIBYTE} MiB, more than the "
            f"{MAX_HTML_BYTES // MEBIBYTE} that are read. Save the article alone, or as text.",
        )
    declared = (charset_of(document), declared_in(content))
    return read_markup(document, decoded(content, declared, document.name, page=True))


def read_markup(document: Document, markup: str) -> Article:
    """Return the article that ``markup`` holds; raises DocumentError where it holds none."""
    root = parsed(markup, document.name)
    if root is None:
        raise DocumentError(document.name, "is a page without words. Save it again.")
    metadata, headline = metadata_of(root, document.url)
    made_readable(root)
    captions, quotes = taken_apart(root)
    body = _without_headline(body_parts(root), headline)
    if not body and not captions and not quotes:
        raise DocumentError(
            document.name,
            "has no article that can be told from the rest of the page. Save the article's text "
            "as a .txt file.",
        )
    title: list[Part] = [("title", headline)] if headline else []
    text, blocks = assembled([*title, *body, *captions, *quotes], document.name)
    return Article(
        text=text,
        blocks=blocks,
        metadata=metadata,
        extractor="trafilatura",
        extractor_version=f"{version('trafilatura')}+onrecord.{_VERSION}",
    )


def _without_headline(body: list[Part], headline: str | None) -> list[Part]:
    """Return the body without the heading that is the headline, which stands first already."""
    if headline:
        for index, (kind, words) in enumerate(body):
            if kind == "heading" and fold(words) == fold(headline):
                return body[:index] + body[index + 1 :]
    return body
