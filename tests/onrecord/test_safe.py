import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.safe import address_of_words, anchor, clean, web_address


def test_newline_and_tab_stay_and_other_controls_go():
    assert clean("a\tb\nc\x00\x07\x0b\r\x1b\x7f\x85\x9fd") == "a\tb\ncd"


@pytest.mark.parametrize("code", [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2069])
def test_a_character_that_turns_the_line_around_is_shown_by_its_code(code):
    assert clean(f"a{chr(code)}b") == f"a⟨U+{code:04X}⟩b"


def test_marks_of_direction_that_only_nudge_stay():
    assert clean("\u200eab\u200f") == "\u200eab\u200f"


def test_a_lone_surrogate_is_shown_since_no_file_can_hold_it():
    assert clean("a\ud800").encode("utf-8") == "a⟨U+D800⟩".encode()


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT://harbour.example/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "//harbour.example/a",
        "harbour.example/a",
        "https:",
        "https:///a",
        "http://[::1",
    ],
)
def test_what_is_no_web_address_becomes_no_link(url):
    assert web_address(url) is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://harbour.example/a?b=c&d=%20#e", "https://harbour.example/a?b=c&d=%20#e"),
        ("HTTP://harbour.example", "HTTP://harbour.example"),
        (" https://harbour.example/a b ", "https://harbour.example/a%20b"),
        ("https://harbour.example/\"'><b>", "https://harbour.example/%22'%3E%3Cb%3E"),
        ("https://harbour.example/\u202eé", "https://harbour.example/%E2%80%AE%C3%A9"),
    ],
)
def test_a_web_address_is_made_fit_for_a_link(url, address):
    assert web_address(url) == address


@given(st.text())
def test_a_link_never_holds_what_could_end_it(path):
    address = web_address(f"https://harbour.example/{path}")
    assert address is None or not set(address) & set(' \t\n"<>\\`')


def test_the_words_of_a_short_quotation_stand_whole_in_its_link():
    assert address_of_words("https://harbour.example/a#b", "well-known, yes & no") == (
        "https://harbour.example/a#b:~:text=well%2Dknown%2C%20yes%20%26%20no"
    )


def test_a_long_quotation_is_found_by_its_first_and_last_words():
    words = " ".join(str(number) for number in range(20))
    assert address_of_words("https://harbour.example/a", words) == (
        "https://harbour.example/a#:~:text=0%201%202%203%204%205,14%2015%2016%2017%2018%2019"
    )


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (None, "words"),
        ("ftp://harbour.example", "words"),
        ("https://harbour.example", " \n"),
        ("https://harbour.example/a#:~:text=other", "words"),
    ],
)
def test_there_is_no_link_to_words_without_an_address_or_words(url, words):
    assert address_of_words(url, words) is None


def test_an_ordinary_key_is_its_own_anchor():
    assert anchor("claim", "ferro-on_time2") == "claim-ferro-on_time2"


@given(st.text(), st.text())
def test_different_keys_have_different_anchors(first, second):
    assert (anchor("claim", first) == anchor("claim", second)) == (first == second)


@given(st.text())
def test_an_anchor_needs_no_escaping_anywhere(key):
    assert set(anchor("claim", key)) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    )
