import pytest

from onrecord.extract.marks import quotations
from onrecord.extract.tokens import paragraphs, tokenise

SIGNS = {"outside": "", "inside": "_", "opening": "<", "closing": ">"}


def shown(text: str) -> str:
    """Show each token with a sign of its state: < opens, _ is inside, > closes."""
    tokens = tokenise(text)
    states = quotations(text, tokens, paragraphs(text, tokens))
    return " ".join(
        text[start:end] + SIGNS[state] for (start, end), state in zip(tokens, states, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said.", "“< Yes_ ,_ ”> she said ."),
        ('"Yes," she said.', '"< Yes_ ,_ "> she said .'),
        ("``Yes,'' she said.", "``< Yes_ ,_ ''> she said ."),
        ("‘Yes,’ she said.", "‘< Yes_ ,_ ’> she said ."),
        ("'Yes,' she said.", "'< Yes_ ,_ '> she said ."),
        ("« Oui », dit-elle.", "«< Oui_ »> , dit-elle ."),
        ("„Ja“, sagte sie.", "„< Ja_ “> , sagte sie ."),
        ("»Ja«, sagte sie.", "»< Ja_ «> , sagte sie ."),
    ],
)
def test_the_marks_of_a_house_style_enclose_what_is_said(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_an_apostrophe_ends_no_quotation() -> None:
    assert shown("‘The workers’ union can’t win,’ he said.") == (
        "‘< The_ workers_ ’_ union_ ca_ n’t_ win_ ,_ ’> he said ."
    )


def test_an_apostrophe_begins_no_quotation() -> None:
    assert shown("Rock 'n' roll of the '90s") == "Rock ' n ' roll of the ' 90s"


def test_a_plural_in_the_genitive_opens_nothing() -> None:
    assert shown("The boys’ day and the ‘big one’.") == "The boys ’ day and the ‘< big_ one_ ’> ."


def test_a_mark_within_another_kind_is_part_of_the_words() -> None:
    assert shown("“He told me ‘no’ twice,” she said.") == (
        "“< He_ told_ me_ ‘_ no_ ’_ twice_ ,_ ”> she said ."
    )


def test_a_quotation_ends_with_its_paragraph() -> None:
    assert shown("“We went on.\nShe left.") == "“< We_ went_ on_ ._ She left ."


def test_a_straight_mark_after_a_figure_opens_nothing() -> None:
    assert shown('a pipe 5" wide') == 'a pipe 5 " wide'


def test_a_mark_that_opens_again_begins_a_new_quotation() -> None:
    assert shown("“We went. “They stayed.” End") == "“< We_ went_ ._ “< They_ stayed_ ._ ”> End"
