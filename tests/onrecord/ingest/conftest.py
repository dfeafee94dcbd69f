"""Pages of made-up outlets, and documents as they would be received."""

from pathlib import Path

import pytest

from onrecord.ingest import Document, read_document

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="session")
def page():
    """Return a function that reads one of the pages beside this file."""

    def read(name, **received):
        return read_document(Document(name=name, content=(PAGES / name).read_bytes(), **received))

    return read


@pytest.fixture
def read():
    """Return a function that reads a text or bytes under a name."""

    def read(content, name="page.html", **received):
        raw = content.encode() if isinstance(content, str) else content
        return read_document(Document(name=name, content=raw, **received))

    return read


@pytest.fixture
def shown():
    """Return a function that gives the blocks of an article as (kind, words)."""

    def blocks(article):
        return [(block.kind, block.span.words(article.text)) for block in article.blocks]

    return blocks


@pytest.fixture(scope="session")
def make():
    """Return the maker of documents: ``make.pdf``, ``make.word``, ``make.par``."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("documents", Path(__file__).parent / "documents.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
