"""What a document may cost. A real one stays far below; past a limit there is one clear line.

The figures bound memory and time: a document at its limit takes half a minute and less than
a gigabyte.
"""

from typing import Final

MEBIBYTE: Final = 1 << 20

MAX_SECONDS: Final = 120
"""By the clock, for reading one document: four times what the largest that the limits below let
in takes, so that a slow machine that is busy does not refuse an honest report."""
MAX_MEMORY: Final = 1536 * MEBIBYTE
"""Of a process that reads: the gigabyte of the largest document, and what the libraries take.
What forms in forms of a PDF would take is ten times as much with each level."""

MAX_BYTES: Final = 128 * MEBIBYTE
"""Of any document. A scanned report has tens of megabytes."""
MAX_HTML_BYTES: Final = 8 * MEBIBYTE
"""Of a page. The longest live blogs have about two megabytes."""
MAX_ELEMENTS: Final = 60_000
"""Of a page or of a Word document made one. The longest live blogs have thirty thousand."""
MAX_DEPTH: Final = 512
"""Elements within elements. Old pages leave tags open, and so nest some hundreds."""
MAX_TEXT: Final = 16 * MEBIBYTE
"""Characters of text. The Bible has four million."""
MAX_BLOCKS: Final = 200_000
"""Paragraphs and other parts of a text."""
MAX_PAGES: Final = 5_000
"""Pages of a PDF."""
MAX_DOCX_ENTRY: Final = 64 * MEBIBYTE
"""Bytes of one part of a DOCX, unpacked."""
MAX_DOCX_TOTAL: Final = 256 * MEBIBYTE
"""Bytes of all parts of a DOCX, unpacked."""
MAX_DOCX_XML: Final = 8 * MEBIBYTE
"""Bytes of the XML parts of a DOCX, unpacked: they become a tree, at fifty
times the memory. A book has three million."""
MAX_DOCX_ENTRIES: Final = 10_000
MAX_DOCX_RATIO: Final = 200
"""How many times larger than packed a large part of a DOCX may be."""
MAX_PDF_STREAM: Final = 32 * MEBIBYTE
"""Bytes of one stream of a PDF that is no picture, unpacked."""
MAX_PDF_TOTAL: Final = 512 * MEBIBYTE
"""Bytes of all streams of a PDF, unpacked."""
