import pytest

from onrecord.extract.tokens import paragraphs, sentences, tokenise


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenise(text)]


def lines(text: str) -> list[str]:
    tokens = tokenise(text)
    return [
        text[tokens[first][0] : tokens[last - 1][1]] for first, last in paragraphs(text, tokens)
    ]


def cut(text: str) -> list[str]:
    tokens = tokenise(text)
    found = sentences(text, tokens, paragraphs(text, tokens))
    return [text[tokens[first][0] : tokens[last - 1][1]] for first, last in found]


def test_a_contraction_is_two_words() -> None:
    assert words("She didn’t go, can't he?") == [
        *("She", "did", "n’t", "go", ","),
        *("ca", "n't", "he", "?"),
    ]


def test_an_abbreviation_keeps_its_full_stop() -> None:
    assert words("Gen. Brill met U.S. envoys.") == ["Gen.", "Brill", "met", "U.S.", "envoys", "."]


def test_no_before_a_figure_is_an_abbreviation_and_an_answer_is_not() -> None:
    assert words("“No.” Route No. 5") == ["“", "No", ".", "”", "Route", "No.", "5"]


def test_a_figure_with_its_unit_is_one_word() -> None:
    assert words("$1,200.50 or 7.5% of 40bn") == ["$1,200.50", "or", "7.5%", "of", "40bn"]


def test_an_address_is_one_word() -> None:
    assert words("See https://example.org/a?b=1 now") == ["See", "https://example.org/a?b=1", "now"]


def test_a_line_is_a_paragraph() -> None:
    assert lines("One is here.\nTwo is there.\n\nThree.") == [
        "One is here.",
        "Two is there.",
        "Three.",
    ]


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    text = (
        "The mayor of Saltby told the council on Monday that\n"
        "the harbour road would stay shut until the repairs\n"
        "were paid for.\n\nNobody objected."
    )
    assert lines(text) == [text.split("\n\n", maxsplit=1)[0], "Nobody objected."]


def test_a_quotation_mark_stays_with_the_sentence_that_it_ends() -> None:
    assert cut("“We won.” She left. Then “No!” he cried.") == [
        "“We won.”",
        "She left.",
        "Then “No!” he cried.",
    ]


def test_a_sentence_goes_on_after_an_abbreviation() -> None:
    assert cut("Dr. Ann Brill of St. Olm spoke. They listened.") == [
        "Dr. Ann Brill of St. Olm spoke.",
        "They listened.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \r\n"])
def test_blank_text_has_no_tokens(text: str) -> None:
    assert (tokenise(text), lines(text), cut(text)) == ([], [], [])
