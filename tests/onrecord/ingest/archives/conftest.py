"""Web archives, made record by record, honest or not."""

import gzip
import io
import zipfile
from typing import Any

import pytest

from onrecord.ingest.archives import read_archive

PAGE = b"<html><p>The patrols do not make the bay safer, Ana Ferro said.</p></html>"
URL = "https://post.example/bay"


class Archives:
    """Makes the bytes of records and packages, and reads archives."""

    page = PAGE
    url = URL

    def record(
        self, kind: str = "response", uri: str = URL, block: bytes = b"", **headers: Any
    ) -> bytes:
        """Return one record; a header of ``None`` is left out, ``_`` stands for ``-``."""
        given = {
            "WARC-Type": kind,
            "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
            "WARC-Date": "2031-05-07T09:30:00Z",
            "WARC-Target-URI": uri,
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(block)),
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
        return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"

    def answer(
        self, content: bytes = PAGE, status: str = "200 OK", kind: str = "text/html", **headers: str
    ) -> bytes:
        """Return what a server answered, as it came over the line."""
        given = {"Content-Type": kind} | {n.replace("_", "-"): v for n, v in headers.items()}
        lines = [f"{name}: {value}" for name, value in given.items() if value]
        return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + content

    def page_record(self, uri: str = URL, content: bytes = PAGE, **headers: Any) -> bytes:
        return self.record(uri=uri, block=self.answer(content), **headers)

    def package(self, files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as package:
            for name, content in files.items():
                package.writestr(name, content)
        return out.getvalue()

    def read(self, content: bytes) -> list[Any]:
        """Return what an archive gives: documents, and errors as their one line."""
        found = read_archive(io.BytesIO(content), "bay.warc")
        return [str(one) if isinstance(one, Exception) else one for one in found]

    def gzipped(self, *records: bytes) -> bytes:
        return b"".join(gzip.compress(record) for record in records)


@pytest.fixture
def archives() -> Archives:
    return Archives()
