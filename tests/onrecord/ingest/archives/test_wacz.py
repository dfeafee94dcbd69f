import hashlib
import json
import zipfile

import pytest

from onrecord.ingest.archives import looks_like_archive, wacz


def _pages(*urls):
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url} for url in urls)]
    return "\n".join(json.dumps(line) for line in lines).encode()


def _addresses(found):
    return [one if isinstance(one, str) else one.url for one in found]


def test_the_pages_of_all_archives_are_given(archives):
    package = archives.package(
        {
            "archive/b.warc.gz": archives.gzipped(
                archives.page_record(uri="https://post.example/b")
            ),
            "archive/a.warc": archives.page_record(uri="https://post.example/a"),
        }
    )
    assert _addresses(archives.read(package)) == [
        "https://post.example/a",
        "https://post.example/b",
    ]


def test_the_name_of_a_page_tells_the_archive_inside(archives):
    (document,) = archives.read(archives.package({"archive/a.warc": archives.page_record()}))
    assert document.name == "bay.warc/archive/a.warc: https://post.example/bay"


def test_where_pages_are_listed_their_frames_are_not_given(archives):
    records = archives.page_record() + archives.page_record(uri="https://frames.example/1")
    package = archives.package(
        {"archive/a.warc": records, "pages/pages.jsonl": _pages("https://post.example/bay#top")}
    )
    assert _addresses(archives.read(package)) == ["https://post.example/bay"]


def test_a_listed_page_is_followed_to_where_it_led(archives):
    moved = archives.answer(b"", "301 Moved", Location="/bay")
    records = archives.record(uri="https://post.example/old", block=moved) + archives.page_record()
    package = archives.package(
        {"archive/a.warc": records, "pages/extraPages.jsonl": _pages("https://post.example/old")}
    )
    assert _addresses(archives.read(package)) == ["https://post.example/bay"]


def test_a_listed_page_without_a_copy_is_told(archives):
    pages = _pages("https://post.example/bay", "https://post.example/gone")
    package = archives.package(
        {"archive/a.warc": archives.page_record(), "pages/pages.jsonl": pages}
    )
    _, line = archives.read(package)
    assert line.startswith("bay.warc: https://post.example/gone: is listed as a page")


def test_a_list_of_pages_that_is_damaged_is_read_as_far_as_it_goes(archives):
    pages = b'{"url": 7}\n[]\n{"url"\n\xff\n' + _pages("https://post.example/bay")
    package = archives.package(
        {"archive/a.warc": archives.page_record(), "pages/pages.jsonl": pages}
    )
    assert _addresses(archives.read(package)) == ["https://post.example/bay"]


def _described(archives, digest):
    resources = [{"path": "archive/a.warc", "hash": f"sha256:{digest}"}]
    return archives.package(
        {
            "archive/a.warc": archives.page_record(),
            "datapackage.json": json.dumps({"resources": resources}).encode(),
        }
    )


def test_a_package_with_the_right_digests_is_read(archives):
    digest = hashlib.sha256(archives.page_record()).hexdigest()
    assert len(_addresses(archives.read(_described(archives, digest)))) == 1


def test_a_package_with_other_bytes_than_it_says_is_refused(archives):
    (line,) = archives.read(_described(archives, "0" * 64))
    assert "other bytes than it was packed with" in line


@pytest.mark.parametrize("listed", [b"", b"[]", b'{"resources": 7}', b'{"resources": [7]}'])
def test_damaged_digests_are_told(archives, listed):
    package = archives.package(
        {"archive/a.warc": archives.page_record(), "datapackage.json": listed}
    )
    (line,) = archives.read(package)
    assert "damaged datapackage.json" in line


@pytest.mark.parametrize(
    "name", ["../a.warc", "archive/../../a.warc", "/archive/a.warc", "C:/a.warc"]
)
def test_a_name_that_leads_out_is_refused(archives, name):
    (line,) = archives.read(archives.package({name: b"", "archive/a.warc": archives.page_record()}))
    assert "leads out of it" in line


def test_a_package_without_archives_is_told(archives):
    (line,) = archives.read(archives.package({"word/document.xml": b""}))
    assert "holds no WARC file" in line


def test_a_package_that_unpacks_to_too_much_is_refused(archives, monkeypatch):
    monkeypatch.setattr(wacz, "_FREE", 1 << 20)
    package = archives.package({"archive/a.warc": bytes(8 << 20)}, zipfile.ZIP_DEFLATED)
    (line,) = archives.read(package)
    assert "200 times its size" in line


def test_a_package_of_countless_files_is_refused(archives, monkeypatch):
    monkeypatch.setattr(wacz, "_MOST_ENTRIES", 10)
    (line,) = archives.read(archives.package({f"archive/{n}.warc": b"" for n in range(11)}))
    assert "more than 10 files" in line


def test_an_encrypted_package_is_told(archives):
    package = bytearray(archives.package({"archive/a.warc": archives.page_record()}))
    package[package.index(b"PK\x01\x02") + 8] |= 1
    (line,) = archives.read(bytes(package))
    assert "is encrypted" in line


@pytest.mark.parametrize(
    ("name", "start", "archive"),
    [
        ("bay.warc", b"WARC/1.0\r\n", True), ("bay.warc.gz", b"\x1f\x8b\x08", True),
        ("bay.wacz", b"PK\x03\x04", True), ("bay.docx", b"PK\x03\x04", False),
        ("bay.txt.gz", b"\x1f\x8b\x08", False), ("bay.warc", b"<html>", False),
    ],
)  # fmt: skip
def test_an_archive_is_told_by_its_first_bytes_and_its_name(name, start, archive):
    assert looks_like_archive(name, start) is archive
