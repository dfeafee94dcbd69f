"""Documents in: bytes of any format that reporters have, read into text, blocks and metadata."""

from onrecord.ingest.document import Article, Block, BlockKind, Document, Metadata
from onrecord.ingest.reading import read_document
from onrecord.ingest.refusal import DocumentError

__all__ = [
    "Article", "Block", "BlockKind", "Document", "DocumentError", "Metadata", "read_document",
]  # fmt: skip
