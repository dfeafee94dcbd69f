"""The whole record as JSON Lines: one object a line, one key that names the noun.

docs/json-lines.md tells what may stand in a file. The records are those of the record format; the
other lines hold what only a database knows.
"""

from onrecord.jsonlines.lines import FORMAT
from onrecord.jsonlines.reading import JsonLinesError, Line, looks_like_lines, read_lines
from onrecord.jsonlines.writing import encoded

__all__ = ["FORMAT", "JsonLinesError", "Line", "encoded", "looks_like_lines", "read_lines"]
