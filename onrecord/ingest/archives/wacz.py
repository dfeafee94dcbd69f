"""WACZ packages: a zip file with WARC files, the list of the pages that were wanted, and digests.

A crawl takes with a page all that the page shows, frames and advertisements included: where the
package lists its pages, those are given and nothing else.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final, cast

import orjson

from onrecord.ingest.archives.records import Seen, plain_address, read_warc
from onrecord.ingest.archives.stream import ArchiveError
from onrecord.ingest.document import Document
from onrecord.ingest.refusal import DocumentError

_MOST_ENTRIES: Final = 10_000
_MOST_PAGES: Final = 1_000_000
_LIST_BYTES: Final = 64 << 20  # of a list of pages or of digests
_FREE: Final = 256 << 20
_RATIO: Final = 200
_HOPS: Final = 10
_ENCRYPTED: Final = 1  # a bit of a zip entry's flags
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    OSError, OverflowError,
)  # fmt: skip


def read_wacz(file: BinaryIO, name: str) -> Iterator[Document | DocumentError]:
    """Give the pages of a WACZ package; ``file`` is seekable."""
    try:
        yield from _read(file, name)
    except ArchiveError as error:
        yield DocumentError(name, f"the archive {error}")
    except _DAMAGE:
        yield DocumentError(name, "the archive is a damaged zip file. Get it again.")


def _read(file: BinaryIO, name: str) -> Iterator[Document | DocumentError]:
    with zipfile.ZipFile(file) as package:
        entries = _entries(package.infolist())
        warcs = sorted(
            entry
            for entry in entries
            if entry.startswith("archive/") and entry.lower().endswith((".warc", ".warc.gz"))
        )
        if not warcs:
            raise ArchiveError("holds no WARC file in its folder archive/. Is it a WACZ package?")
        _prove(package, entries)
        pages = _pages(package, entries)
        seen, found = Seen(wanted=set(pages)), set[str]()
        for warc in warcs:
            with package.open(warc) as stream:
                for one in read_warc(cast(BinaryIO, stream), f"{name}/{warc}", seen):
                    if pages and isinstance(one, Document):
                        if one.url is None or plain_address(one.url) not in seen.wanted:
                            continue
                        found.add(plain_address(one.url))
                    yield one
        for page in sorted(pages):
            if not found & _ends(page, seen.redirects):
                yield DocumentError(
                    f"{name}: {page}",
                    "is listed as a page, and no copy of it is in the archive. Save it again.",
                )


def _entries(infos: Iterable[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
    """Return the entries by name; raises ArchiveError for what no honest package holds."""
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise ArchiveError("holds a file whose name leads out of it. Do not trust it.")
        if name in found:
            raise ArchiveError("holds two files of one name. Get it again.")
        if info.flag_bits & _ENCRYPTED:
            raise ArchiveError("is encrypted. Save it again without a password.")
        if info.file_size > _FREE and info.file_size > _RATIO * info.compress_size:
            raise ArchiveError(
                f"unpacks to more than {_RATIO} times its size, as no honest archive does. "
                "Get it again."
            )
        found[name] = info
        if len(found) > _MOST_ENTRIES:
            raise ArchiveError(f"holds more than {_MOST_ENTRIES} files. Split it.")
    return found


def _prove(package: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> None:
    """Compare the files with the digests that the package gives; raises ArchiveError."""
    if "datapackage.json" not in entries:
        return
    try:
        listed = orjson.loads(_small(package, entries, "datapackage.json"))
        stated = {str(r["path"]): str(r["hash"]) for r in listed["resources"] if "hash" in r}
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise ArchiveError("has a damaged datapackage.json. Get it again.") from None
    for path, value in sorted(stated.items()):
        algorithm, _, digest = value.partition(":")
        if path not in entries or algorithm != "sha256":
            continue
        actual = hashlib.sha256()
        with package.open(path) as stream:
            while piece := stream.read(1 << 20):
                actual.update(piece)
        if actual.hexdigest() != digest.lower():
            raise ArchiveError(
                f"holds {path} with other bytes than it was packed with. Get it again."
            )


def _pages(package: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> set[str]:
    wanted: set[str] = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in entries:
            continue
        for line in _small(package, entries, name).splitlines():
            page = _page(line)
            if page is not None:
                wanted.add(page)
            if len(wanted) > _MOST_PAGES:
                raise ArchiveError(f"lists more than {_MOST_PAGES} pages. Split it.")
    return wanted


def _page(line: bytes) -> str | None:
    try:
        value: Any = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    url = value.get("url") if isinstance(value, dict) else None
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    return plain_address(url)


def _small(package: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], name: str) -> bytes:
    if entries[name].file_size > _LIST_BYTES:
        raise ArchiveError(f"holds a {name} that is too large to be one. Get it again.")
    return package.read(name)


def _ends(page: str, redirects: Mapping[str, str]) -> set[str]:
    """Return a page and all addresses that it led to."""
    found = [page]
    while found[-1] in redirects and len(found) <= _HOPS:
        found.append(redirects[found[-1]])
    return set(found)
