"""What may leave in a report: text without hidden controls, links that are links, safe ids.

Words are never altered silently: a control that could turn the line around is shown by its
code point instead of acting, and only what has no meaning in print is left out.
"""

import re
from typing import Final
from urllib.parse import quote, urlsplit

_DROPPED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Embeddings, overrides and isolates could show a quotation in another order than its letters
# have; U+200E and U+200F only nudge their neighbours and are common in honest text. A lone
# surrogate cannot be written as UTF-8.
_SHOWN: Final = re.compile("[\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_URL_CHARACTERS: Final = ":/?#[]@!$&'()*+,;=%~"
_UNSAFE_IN_ID: Final = re.compile("[^A-Za-z0-9_-]")
# A browser looks for the first and the last words of a long quotation.
_FRAGMENT_WORDS: Final = 6


def clean(text: str) -> str:
    r"""Return ``text`` without control characters but for newline and tab, bidi controls shown.

    >>> clean("a\x1b[31mb\u202ec")
    'a[31mb⟨U+202E⟩c'
    """
    if text.isprintable():  # neither controls, nor what directs, nor surrogates
        return text
    return _SHOWN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", _DROPPED.sub("", text))


def web_address(url: str | None) -> str | None:
    """Return ``url`` fit for a link, or ``None`` unless it is an http or https address."""
    if not url:
        return None
    trimmed = url.strip()
    try:
        parts = urlsplit(trimmed)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return quote(trimmed, safe=_URL_CHARACTERS, errors="replace")


def without_password(typed: str) -> str:
    """Return an address as it may be printed and kept: a user's name and password are left out.

    >>> without_password("https://ana:secret@post.example/@bay")
    'https://post.example/@bay'
    """
    scheme, separator, rest = typed.partition("://")
    if not separator:
        return typed
    ends = [at for at in (rest.find(mark) for mark in "/?#") if at >= 0]
    end = min(ends, default=len(rest))
    return scheme + separator + rest[:end].rpartition("@")[2] + rest[end:]


def address_of_words(url: str | None, words: str) -> str | None:
    """Return a link that makes a browser scroll to ``words`` (a text fragment), or ``None``.

    >>> address_of_words("https://harbour.example/a", "the well-known bridge")
    'https://harbour.example/a#:~:text=the%20well%2Dknown%20bridge'
    """
    address = web_address(url)
    found = clean(words).split()
    if address is None or not found or ":~:" in address:
        return None
    if len(found) > 2 * _FRAGMENT_WORDS:
        ends = [found[:_FRAGMENT_WORDS], found[-_FRAGMENT_WORDS:]]
    else:
        ends = [found]
    joint = ":~:text=" if "#" in address else "#:~:text="
    return address + joint + ",".join(_fragment(" ".join(end)) for end in ends)


def anchor(noun: str, key: str) -> str:
    """Return an id for a record, different for different keys, safe in HTML and in a URL.

    >>> anchor("claim", "ana/ferro 1")
    'claim-ana.2f.ferro.20.1'
    """
    return f"{noun}-" + _UNSAFE_IN_ID.sub(lambda found: f".{ord(found[0]):x}.", key)


def _fragment(words: str) -> str:
    # A hyphen would be read as the mark of a prefix or suffix.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
