"""Digests as archives write them: an algorithm, a colon, and a value in hex, base 32 or 64."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import Final

_SIZES: Final = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}


def normal(digest: str | None) -> str | None:
    """Return a digest in one spelling, ``None`` for one that cannot be understood.

    >>> normal("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
    'sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709'
    """
    name, _, value = (digest or "").strip().partition(":")
    algorithm = name.lower().replace("-", "")
    size = _SIZES.get(algorithm)
    if size is None or len(value) > 2 * size:
        return None
    found = _bytes(value, size)
    return f"{algorithm}:{found.hex()}" if found is not None else None


def is_of(digest: str, contents: Iterable[bytes]) -> bool:
    """Return whether a digest in our spelling is that of one of the contents."""
    algorithm, _, value = digest.partition(":")
    return any(
        hashlib.new(algorithm, content, usedforsecurity=False).hexdigest() == value
        for content in contents
    )


def _bytes(value: str, size: int) -> bytes | None:
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        base32 = value.rstrip("=")
        if len(base32) == -(-size * 8 // 5):
            found = base64.b32decode(base32 + "=" * (-len(base32) % 8), casefold=True)
        else:
            found = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_")
    except (ValueError, binascii.Error):
        return None
    return found if len(found) == size else None
