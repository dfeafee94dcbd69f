import base64
import gzip
import hashlib
import zlib

import brotli
import pytest

from onrecord.ingest.document import Document


def test_a_page_comes_with_its_address_type_status_and_time(archives):
    (document,) = archives.read(archives.page_record())
    assert document == Document(
        name="bay.warc: https://post.example/bay",
        content=archives.page,
        url="https://post.example/bay",
        media_type="text/html",
        status=200,
        captured_at="2031-05-07T09:30:00Z",
    )


def test_packed_records_are_read_one_after_the_other(archives):
    records = [archives.page_record(uri=f"https://post.example/{n}") for n in range(50)]
    found = archives.read(archives.gzipped(*records))
    assert [one.url for one in found] == [f"https://post.example/{n}" for n in range(50)]


def test_records_packed_as_one_are_read(archives):
    records = [archives.page_record(uri=f"https://post.example/{n}") for n in range(3)]
    assert len(archives.read(gzip.compress(b"".join(records)))) == 3


def test_a_time_with_fractions_is_cut_to_the_second(archives):
    (document,) = archives.read(archives.page_record(WARC_Date="2031-05-07T09:30:00.999999Z"))
    assert document.captured_at == "2031-05-07T09:30:00Z"


@pytest.mark.parametrize("date", [None, "2031", "2031-02-30T00:00:00Z", "yesterday"])
def test_a_page_without_an_exact_time_is_not_taken_for_one_of_now(archives, date):
    (line,) = archives.read(archives.page_record(WARC_Date=date))
    assert "does not say when it was archived" in line


@pytest.mark.parametrize(
    "status", ["301 Moved", "304 Not Modified", "404 Not Found", "206 Partial Content", "500 No"]
)
def test_an_answer_of_another_status_is_passed_over(archives, status):
    assert archives.read(archives.record(block=archives.answer(status=status))) == []


@pytest.mark.parametrize("kind", ["image/png", "text/css", "application/json", "video/mp4"])
def test_what_is_no_text_is_passed_over(archives, kind):
    assert archives.read(archives.record(block=archives.answer(kind=kind))) == []


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/pdf", "text/plain", ""])
def test_what_is_text_is_read(archives, kind):
    (document,) = archives.read(archives.record(block=archives.answer(kind=kind)))
    assert document.media_type == (kind or None)


@pytest.mark.parametrize("kind", ["request", "warcinfo", "metadata", "conversion"])
def test_a_record_of_another_kind_is_passed_over(archives, kind):
    assert archives.read(archives.record(kind, block=archives.answer())) == []


def test_robots_txt_is_no_page(archives):
    uri = "https://post.example/robots.txt"
    assert archives.read(archives.record(uri=uri, block=archives.answer(kind="text/plain"))) == []


def test_a_password_in_an_address_is_not_kept(archives):
    (document,) = archives.read(archives.page_record(uri="https://ana:secret@post.example/bay"))
    assert "secret" not in repr(document)


def test_an_address_in_angle_brackets_is_read(archives):
    (document,) = archives.read(archives.page_record(uri="<https://post.example/bay>"))
    assert document.url == "https://post.example/bay"


@pytest.mark.parametrize(
    ("name", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress), ("gzip", bytes)],
)
def test_a_packed_page_is_unpacked_unless_a_browser_had_done_it(archives, name, pack):
    block = archives.answer(pack(archives.page), Content_Encoding=name)
    (document,) = archives.read(archives.record(block=block))
    assert document.content == archives.page


@pytest.mark.parametrize("chunked", [b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n", b"<html>"])
def test_a_page_in_chunks_is_joined_unless_a_browser_had_done_it(archives, chunked):
    block = archives.answer(chunked, Transfer_Encoding="chunked")
    (document,) = archives.read(archives.record(block=block))
    assert document.content == b"<html>"


@pytest.mark.parametrize("chunked", [b"5\r\n<html\r\n", b"5\r\n<h", b"5\r\n<html\r\nz"])
def test_a_page_whose_chunks_break_off_is_refused(archives, chunked):
    block = archives.answer(chunked, Transfer_Encoding="chunked")
    (line,) = archives.read(archives.record(block=block))
    assert "breaks off" in line


def _spellings(content):
    sha1, sha256 = hashlib.sha1(content).digest(), hashlib.sha256(content).digest()
    return [
        f"sha1:{base64.b32encode(sha1).decode()}", f"sha1:{sha1.hex()}",
        f"sha-256:{sha256.hex()}", f"sha256:{base64.b32encode(sha256).decode()}",
        f"sha256:{base64.urlsafe_b64encode(sha256).decode()}", "sha1:not-a-digest", "norland:7",
    ]  # fmt: skip


@pytest.mark.parametrize("spelling", range(7))
def test_a_right_digest_passes_however_it_is_spelled(archives, spelling):
    digest = _spellings(archives.page)[spelling]
    (document,) = archives.read(archives.page_record(WARC_Payload_Digest=digest))
    assert document.content == archives.page


@pytest.mark.parametrize("spelling", range(5))
@pytest.mark.parametrize("header", ["WARC_Payload_Digest", "WARC_Block_Digest"])
def test_a_wrong_digest_is_told_and_the_next_page_still_comes(archives, spelling, header):
    wrong = archives.page_record(**{header: _spellings(b"other")[spelling]})
    line, document = archives.read(wrong + archives.page_record(uri="https://post.example/next"))
    assert "not those that were archived" in line
    assert document.url == "https://post.example/next"


def test_an_unchanged_copy_of_one_in_the_archive_adds_nothing(archives):
    digest = _spellings(archives.page)[0]
    first = archives.page_record(WARC_Payload_Digest=digest)
    head = archives.answer(b"")
    again = archives.record("revisit", block=head, WARC_Payload_Digest=digest)
    assert len(archives.read(first + again)) == 1


def test_an_unchanged_copy_of_one_elsewhere_is_told(archives):
    digest = _spellings(archives.page)[0]
    again = archives.record("revisit", block=archives.answer(b""), WARC_Payload_Digest=digest)
    (line,) = archives.read(again)
    assert "not in this archive" in line


def test_an_unchanged_picture_is_passed_over(archives):
    head = archives.answer(b"", kind="image/png")
    assert archives.read(archives.record("revisit", block=head)) == []


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"WARC_Truncated": "length"}, "was cut off"),
        ({"WARC_Segment_Number": "1"}, "in segments"),
    ],
)
def test_a_page_that_is_not_whole_is_told(archives, headers, words):
    (line,) = archives.read(archives.page_record(**headers))
    assert words in line


def test_an_empty_page_is_told(archives):
    (line,) = archives.read(archives.page_record(content=b""))
    assert "is empty" in line
