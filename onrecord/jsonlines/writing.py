"""A record as one line of JSON."""

from typing import Any

import orjson


def encoded(noun: str, mapping: Any) -> bytes:
    """Return the line of a record: UTF-8, keys in the order given, no space, a line break."""
    return orjson.dumps({noun: mapping}, option=orjson.OPT_APPEND_NEWLINE)
