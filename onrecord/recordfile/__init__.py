"""The record format: YAML text in, the values of ``onrecord.records`` out.

docs/record-format.md tells what may stand in a file. Nothing is guessed and nothing is passed
over: what a file holds is either taken in or refused with its line and column.
"""

from onrecord.recordfile.keys import slug
from onrecord.recordfile.reader import RecordFile, decode, read
from onrecord.recordfile.refusal import Position, RecordFileError

__all__ = ["Position", "RecordFile", "RecordFileError", "decode", "read", "slug"]
