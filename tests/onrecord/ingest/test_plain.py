"""Plain text: as it is, to the last line break."""

import pytest

from onrecord.ingest import DocumentError


def test_a_text_is_kept_as_it_is(read):
    text = "\r\n  The ferry\tdid not  sail.\r\nNobody said why.\n\n\n“No,” she said.\u2028\x0c 🚢\n"
    assert read(text, "a.txt").text == text


def test_paragraphs_are_lines_in_a_row(read, shown):
    told = shown(read("One\r\ntwo \r\n \r\n  Three\n\n", "a.txt"))
    assert told == [("paragraph", "One\r\ntwo"), ("paragraph", "Three")]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_decoded_by_its_mark_as_utf_8_or_as_windows_1252(read, charset):
    text = "“Müller did not say so,” she said – twice. The café was closed."  # noqa: RUF001
    assert read(text.encode(charset), "a.txt").text == text


def test_a_declared_charset_is_used(read):
    raw = "Он этого не говорил.".encode("cp1251")
    assert read(raw, "a.txt", media_type="text/plain; charset=windows-1251").text.startswith("Он")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("Он этого не говорил.".encode("cp1251"), "character set is not declared"),
        (b"She did \xffnot say so. " + "“é”".encode() * 20, "UTF-8 but for byte 8"),
        (b"She did n\0ot say so.", "NUL stands at character 9"),
        (b" \n" * 5, "is empty"), (b"", "is empty"), ("\u00a0".encode(), "holds no text"),
    ],
)  # fmt: skip
def test_what_leaves_a_doubt_is_refused(read, raw, why):
    with pytest.raises(DocumentError, match=why):
        read(raw, "a.txt")


def test_a_declared_charset_that_does_not_fit_is_refused(read):
    with pytest.raises(DocumentError, match="should be cp932, but byte"):
        read(b"\x81\xff\xfd", "a.txt", media_type="text/plain; charset=Shift_JIS")


@pytest.mark.parametrize("name", ["zlib", "rot13", "unicode_escape", "idna", "utf-7", "no-such"])
def test_a_charset_that_is_none_is_passed_over(read, name):
    text = "She did not say +AGE- or \\x41."
    assert read(text, "a.txt", media_type=f"text/plain; charset={name}").text == text
