import io
from dataclasses import replace

import pytest
from warcio.archiveiterator import ArchiveIterator

from onrecord.ingest.archives import read_archive
from onrecord.ingest.snapshots import Snapshot, write_snapshots

TIME = "2031-05-07T09:30:00Z"
PAGE = Snapshot(
    key="bay@1",
    content=b"<html><p>The patrols do not make the bay safer.</p></html>\r\n\0\xff",
    captured_at=TIME,
    url="https://post.example/bay?id=3",
    media_type="text/html; charset=utf-8",
    status=200,
)
TEXT = Snapshot(key="häfen/bay 1@2", content=b"Ana Ferro spoke.", captured_at=TIME)


def written(*snapshots, title="bay", at=TIME):
    out = io.BytesIO()
    assert write_snapshots(out, snapshots, title, at) == len(snapshots)
    return out.getvalue()


def records(content):
    return [
        (record.rec_type, record.rec_headers, record.content_stream().read(), record.digest_checker)
        for record in ArchiveIterator(io.BytesIO(content), check_digests=True)
    ]


def test_another_program_reads_the_bytes_back(capsys):
    info, page, text = records(written(PAGE, TEXT))
    assert (info[0], page[0], text[0]) == ("warcinfo", "resource", "resource")
    assert (page[2], text[2]) == (PAGE.content, TEXT.content)
    assert capsys.readouterr().err == ""


def test_another_program_finds_the_digests_right():
    assert [record[3].passed for record in records(written(PAGE, TEXT))] == [True, True, True]


def test_a_capture_has_its_address_time_and_type():
    _, (_, headers, _, _) = records(written(PAGE))
    assert headers.get_header("WARC-Target-URI") == PAGE.url
    assert headers.get_header("WARC-Date") == TIME
    assert headers.get_header("Content-Type") == PAGE.media_type


def test_our_own_reader_gives_the_capture_back():
    (document,) = read_archive(io.BytesIO(written(PAGE)), "bay.warc.gz")
    assert document.content == PAGE.content
    assert (document.url, document.status, document.captured_at) == (PAGE.url, 200, TIME)
    assert document.media_type == PAGE.media_type


def test_a_capture_without_an_address_gets_none():
    (document,) = read_archive(io.BytesIO(written(TEXT)), "bay.warc.gz")
    assert (document.url, document.status, document.media_type) == (None, None, "text/plain")
    assert document.content == TEXT.content


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"<!doctype html><p>x", "text/html"), (b"%PDF-1.7", "application/pdf"),
        (b"x", "text/plain"), (b"\x89PNG", "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_type_of_a_capture_is_told_by_its_bytes(content, media_type):
    _, (_, headers, _, _) = records(written(replace(TEXT, content=content)))
    assert headers.get_header("Content-Type") == media_type


def test_the_same_captures_give_the_same_bytes():
    assert written(PAGE, TEXT) == written(PAGE, TEXT)


def test_another_capture_has_another_name():
    names = [h.get_header("WARC-Record-ID") for _, h, _, _ in records(written(PAGE, TEXT))]
    assert len(set(names)) == 3


@pytest.mark.parametrize("field", ["url", "media_type"])
def test_a_line_break_makes_no_header(field):
    forged = replace(PAGE, **{field: "https://post.example/\r\nWARC-Type: response\r\n\r\nx"})
    _, (kind, headers, content, _) = records(written(forged))
    assert kind == "resource"
    assert [value for name, value in headers.headers if name == "WARC-Type"] == ["resource"]
    assert content == PAGE.content
