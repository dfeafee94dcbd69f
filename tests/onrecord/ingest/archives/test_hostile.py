import gzip
import zipfile
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.archives import stream
from onrecord.ingest.document import Document


def _packed_zeros(mebibytes):
    """Return gzip of so many MB of zeros without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    piece = bytes(1 << 20)
    return b"".join([*(packer.compress(piece) for _ in range(mebibytes)), packer.flush()])


def _one_line(found):
    (line,) = found
    assert isinstance(line, str)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    "content", [b"", b"\r\n\r\n", gzip.compress(b"")], ids=["nothing", "blank", "packed nothing"]
)
def test_an_archive_of_nothing_gives_nothing(archives, content):
    assert archives.read(content) == []


@pytest.mark.parametrize(
    "content",
    [b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 999, b"WARC/9.9\r\n\r\n", b"\x1f\x8b\x08", b"PK\x03\x04"],
)
def test_what_is_no_archive_gets_one_line(archives, content):
    assert "the archive" in _one_line(archives.read(content))


@pytest.mark.parametrize("cut", [3, 40, 150, 300, -60, -10, -5])
def test_a_cut_archive_gives_no_part_of_a_page(archives, cut):
    found = archives.read(archives.page_record()[:cut])
    assert [one.content for one in found if isinstance(one, Document)] in ([], [archives.page])
    assert len(found) == 1


@pytest.mark.parametrize("cut", [5, 30, 100, -30, -9, -1])
def test_a_cut_packed_archive_is_told(archives, cut):
    *_, line = archives.read(gzip.compress(archives.page_record())[:cut])
    assert "breaks off" in line or "damaged" in line


def test_what_came_before_a_cut_is_kept(archives):
    whole = archives.page_record()
    document, line = archives.read(archives.gzipped(whole) + gzip.compress(whole)[:-20])
    assert document.content == archives.page
    assert "breaks off" in line


@pytest.mark.parametrize("damage", ["cut", "altered"])
def test_a_packed_page_is_not_given_before_its_checksum_is_proved(archives, damage):
    content = bytearray(gzip.compress(archives.page_record()))
    if damage == "cut":
        del content[-8:]
    else:
        content[-8] ^= 1
    assert "the archive" in _one_line(archives.read(bytes(content)))


def test_bytes_between_packed_records_are_told(archives):
    whole = archives.gzipped(archives.page_record())
    _, line = archives.read(whole + b"garbage" + whole)
    assert "not packed" in line


@pytest.mark.parametrize("length", [None, "-1", "1e9", "9" * 30, "x", "12 34"])
def test_a_length_that_makes_no_sense_is_told(archives, length):
    line = _one_line(archives.read(archives.page_record(Content_Length=length)))
    assert "length" in line


def test_a_length_past_the_end_is_told(archives):
    line = _one_line(archives.read(archives.page_record(Content_Length="999999")))
    assert "breaks off" in line


def test_a_page_that_is_too_large_is_told_before_it_is_read(archives):
    line, _ = archives.read(
        archives.page_record(content=bytes(300_000), Content_Length=str(10**15))
    )
    assert "is larger than 128 MB" in line


def test_a_header_without_end_is_told(archives):
    line = _one_line(archives.read(b"WARC/1.0\r\nA: " + b"a" * 2_000_000))
    assert "a header of more than" in line


def test_a_header_of_countless_lines_is_told(archives):
    line = _one_line(archives.read(b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000))
    assert "a header of more than" in line


def test_a_packed_header_without_end_is_told(archives):
    line = _one_line(archives.read(gzip.compress(b"WARC/1.0\r\nA: " + bytes(50_000_000))))
    assert "a header of more than" in line


def test_an_archive_that_unpacks_without_end_is_left(archives, monkeypatch):
    monkeypatch.setattr(stream, "_FREE", 1 << 20)
    bomb = archives.record(block=b"", Content_Length=str(10**12), WARC_Target_URI="dns:x")
    line = _one_line(archives.read(gzip.compress(bomb) + _packed_zeros(64)))
    assert "200 times its size" in line


@pytest.mark.parametrize(
    ("name", "pack"), [("gzip", gzip.compress), ("br", lambda d: brotli.compress(d, quality=1))]
)
def test_a_page_that_unpacks_to_too_much_is_told(archives, name, pack):
    bomb = archives.answer(pack(bytes(130 << 20)), Content_Encoding=name)
    line, document = archives.read(archives.record(block=bomb) + archives.page_record())
    assert "is larger than 128 MB" in line
    assert document.content == archives.page


def test_control_characters_of_an_archive_do_not_reach_the_line(archives):
    (line,) = archives.read(
        archives.page_record(uri="https://post.example/\x1b[31m\x07", WARC_Date="x")
    )
    assert "\x1b" not in line
    assert "\x07" not in line


def test_control_characters_of_an_address_are_encoded(archives):
    (document,) = archives.read(archives.page_record(uri="https://post.example/\0\x1b[31m\x85x"))
    assert document.url == "https://post.example/%00%1B[31m%C2%85x"


def test_an_address_of_absurd_length_is_told(archives):
    (line,) = archives.read(archives.page_record(uri="https://post.example/" + "a" * 5_000))
    assert "an address of more than 4096" in line
    assert len(line) < 500


def test_the_type_of_a_page_is_cleaned_and_cut(archives):
    block = archives.answer(kind="text/html; \x1b\0" + "x" * 5_000)
    (document,) = archives.read(archives.record(block=block))
    assert document.media_type.startswith("text/html; x")
    assert len(document.media_type) == 200


@pytest.mark.parametrize("status", ["", "abc", "HTTP", "\x00"])
def test_an_answer_that_is_none_is_told(archives, status):
    line = _one_line(
        archives.read(archives.record(block=b"HTTP/1.1 " + status.encode() + b"\r\n\r\n"))
    )
    assert "damaged answer" in line


@given(st.binary(max_size=300), st.integers(0, 400))
def test_any_damage_ends_in_documents_and_lines(content, at):
    from tests.onrecord.ingest.archives.conftest import Archives

    archives = Archives()
    record = archives.page_record()
    for found in (archives.read(record[:at] + content + record[at:]), archives.read(content)):
        assert all(isinstance(one, str | Document) for one in found)


@given(st.integers(0, 500), st.integers(0, 255))
def test_any_damage_to_a_package_ends_in_documents_and_lines(at, value):
    from tests.onrecord.ingest.archives.conftest import Archives

    archives = Archives()
    package = bytearray(
        archives.package({"archive/a.warc": archives.page_record()}, zipfile.ZIP_DEFLATED)
    )
    package[at % len(package)] = value
    assert all(isinstance(one, str | Document) for one in archives.read(bytes(package)))
