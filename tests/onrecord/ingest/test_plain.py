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
    text = "“Müller did not say so,” she said – twice. The café was closed."
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


WESTERN = "“Zidane’s café didn’t close,” Müller said. “The señor’s naïve brother left the fête.”"
PAGE = "<html><head><title>x</title></head><body><article><p>{}</p></article></body></html>"


@pytest.mark.parametrize("charset", ["shift_jis", "gb2312", "big5", "euc-kr", "euc-jp", "cp949"])
@pytest.mark.parametrize("text", [WESTERN, "The café is closed.", "Zidane’s brother left at noon."])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_windows_1252_declared_as_an_asian_charset_is_refused(read, charset, text, name):
    raw = (PAGE.format(text) if name == "a.html" else text).encode("cp1252")
    with pytest.raises(DocumentError, match="Save it"):
        read(raw, name, media_type=f"text/plain; charset={charset}")


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-7", "koi8-r"])
def test_windows_1252_declared_as_another_alphabet_is_refused(read, charset):
    raw = PAGE.format("The café and the fête at Besançon are closed.").encode("cp1252")
    with pytest.raises(DocumentError, match="Save it"):
        read(raw, "a.html", media_type=f"text/html; charset={charset}")


def test_windows_1250_declared_as_iso_8859_2_is_refused(read):
    raw = PAGE.format("Minister szybko zaprzeczył, że most śląski zamknięto.").encode("cp1250")
    with pytest.raises(DocumentError, match="should be iso8859-2"):
        read(raw, "a.html", media_type="text/html; charset=iso-8859-2")


def test_a_sign_for_what_was_lost_is_kept_where_it_was_written(read):
    raw = "She did \ufffd say so.".encode("utf-16-le")
    assert "did \ufffd say" in read(raw, "a.txt", media_type="text/plain; charset=utf-16le").text


def test_windows_1252_declared_as_utf_8_is_refused(read):
    with pytest.raises(DocumentError, match="should be utf-8"):
        read(PAGE.format(WESTERN).encode("cp1252"), media_type="text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("shift_jis", "大臣は「橋は安全だ」と述べた。A社とBBCのＣ氏は3日、Xで否定した。"),  # noqa: RUF001
        ("gb2312", "部长说：“桥梁是安全的。”A股和BBC都没有报道此事。"),  # noqa: RUF001
        ("gb2312", "The minister’s bridge “is safe”, she told the BBC."),
        ("big5", "部長說橋是安全的，BBC沒有報導此事。"),  # noqa: RUF001
        ("euc-kr", "장관은 다리가 안전하다고 말했다. BBC는 보도하지 않았다."),
        ("windows-1251", "Он и я не говорили этого. Би-би-си (BBC) тоже."),
        ("iso-8859-7", "Η γέφυρα είναι ασφαλής, είπε στο BBC."),  # noqa: RUF001
        ("iso-8859-2", "Most jest bezpieczny, powiedział minister. Żółć."),
        ("windows-1254", "Köprü güvenli, dedi şu bakan."),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_text_in_the_charset_that_it_declares_is_read(read, charset, text, name):
    raw = (PAGE.format(text) if name == "a.html" else text).encode(charset)
    assert text in read(raw, name, media_type=f"text/plain; charset={charset}").text


@pytest.mark.parametrize("name", ["zlib", "rot13", "unicode_escape", "idna", "utf-7", "no-such"])
def test_a_charset_that_is_none_is_passed_over(read, name):
    text = "She did not say +AGE- or \\x41."
    assert read(text, "a.txt", media_type=f"text/plain; charset={name}").text == text
