"""JSON as text: for people on a terminal, and in the one form that hashes are made of."""

import hashlib
import json
import re
from typing import Final

# JSON itself escapes the controls before the space. Line separators, and what turns a line around.
_ACTING: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def readable(value: object) -> str:
    r"""Return ``value`` as indented JSON in which no character acts on a terminal.

    Such a character is escaped and keeps its value. Raises ValueError for a number that JSON does
    not know.

    >>> readable(["a\x9bb"])
    '[\n  "a\\u009bb"\n]'
    """
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    if text.isascii() and "\x7f" not in text:  # most are, and this is soon seen
        return text
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def canonical(value: object) -> str:
    r"""Return ``value`` as JSON in one line with sorted keys, no spaces and "\n" at the end.

    Raises ValueError for a number that JSON does not know (NaN, infinity). The same text as
    ``jq -cS .`` prints.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}\n'
    """
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text + "\n"


def canonical_hash(value: object) -> str:
    """Return the SHA-256 of the canonical JSON in UTF-8, as lower-case hexadecimal."""
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()
