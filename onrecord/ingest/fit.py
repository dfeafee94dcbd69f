"""What a document says of itself, fit for a record: no characters that act, no address of no page.

Only what stands about a text is mended so, never the text.
"""

import re
from dataclasses import replace
from typing import Final

from onrecord.ingest.document import Metadata
from onrecord.safe import web_address

_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def fit(metadata: Metadata) -> Metadata:
    r"""Return metadata on one line each, without control characters; what is then empty is unknown.

    >>> fit(Metadata(publisher="The\x1b Harbour\nPost", url="javascript:alert(1)")).publisher
    'The Harbour Post'
    """
    published = metadata.published
    if published is not None and published.phrase is not None:
        published = replace(published, phrase=_line(published.phrase))
    url = _CONTROL.sub("", metadata.url or "").strip()
    return Metadata(
        title=_line(metadata.title),
        publisher=_line(metadata.publisher),
        byline=_line(metadata.byline),
        credit=tuple(dict.fromkeys(filter(None, map(_line, metadata.credit)))),
        language=_line(metadata.language),
        url=url if web_address(url) else None,
        published=published,
    )


def wrong_in(name: str, value: str | None) -> str | None:
    """Return what is wrong with an address or a language that is told, ``None`` if it may be one.

    >>> wrong_in("language", "English")
    'is no tag of a language. Write one such as en or pt-BR'
    """
    if value is None:
        return None
    if name == "url" and (web_address(value) is None or re.search(r"\s", value)):
        return "is no address of the web. Write one that begins with https:// or http://"
    if name == "language" and not _LANGUAGE.fullmatch(value):
        return "is no tag of a language. Write one such as en or pt-BR"
    return None


def _line(text: str | None) -> str | None:
    return " ".join(_CONTROL.sub("", text or "").split()) or None
