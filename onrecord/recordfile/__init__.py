"""The record format: YAML text in, the values of ``onrecord.records`` out.

docs/record-format.md tells what may stand in a file. Nothing is guessed and nothing is passed
over: what a file holds is either taken in or refused with its line and column.
"""

from onrecord.recordfile.keys import slug
from onrecord.recordfile.mappings import (
    checked_record_of,
    defaults_of,
    mapping_of,
    noun_of,
    record_of,
)
from onrecord.recordfile.reader import RecordFile, decode, read
from onrecord.recordfile.refusal import Position, RecordFileError
from onrecord.recordfile.typed import typed_value
from onrecord.recordfile.writer import write

__all__ = [
    "Position", "RecordFile", "RecordFileError", "checked_record_of", "decode", "defaults_of",
    "mapping_of", "noun_of", "read", "record_of", "slug", "typed_value", "write",
]  # fmt: skip
