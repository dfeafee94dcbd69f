import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import Attribution, attributions, reading

NEWS = [
    "“We will go on,” said Ann Brill, the mayor of Saltby.",
    "Brill denied that the bridge had been sold, according to the Saltby Post.",
    "‘It’s over,’ she said. ‘We’ve lost the workers’ trust.’",
    "„Das ist gut“, sagte Karl Ostmeer. « Non », a répondu Anne Vauclair.",
    "— I saw it, said Moyle. — So did I.",
    "BRILL: We have no comment. OSTMEER: None at all.",
]


def words(text: str, one: Attribution) -> tuple[str, str, str]:
    def joined(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return joined(one.source), joined(one.cue), joined(one.content)


def test_a_quotation_has_its_speaker_its_cue_and_its_words() -> None:
    text = "“We will rebuild the bridge by spring,” Ann Brill said."
    assert [words(text, one) for one in attributions(text)] == [
        ("Ann Brill", "said", "“We will rebuild the bridge by spring,”")
    ]


def test_reported_speech_has_its_clause() -> None:
    text = "The ministry said on Monday that the bridge was safe."
    [one] = attributions(text)
    assert words(text, one)[2] == "that the bridge was safe"
    assert one.quote_type == "indirect"


def test_a_quotation_around_its_cue_is_one_attribution() -> None:
    text = "“We will go on,” said Ann Brill. “Nothing can stop us now.”"
    [one] = attributions(text)
    assert len(one.content) == 2
    assert one.quote_type == "direct"


def test_words_partly_quoted_are_mixed() -> None:
    text = "Ann Brill said the plan was “a gift to the harbour” and would pass."
    [one] = attributions(text)
    assert one.quote_type == "mixed"


def test_the_same_text_is_read_the_same_way() -> None:
    text = "\n".join(NEWS)
    assert reading(text) == reading(text)


def test_how_a_text_stands_among_others_changes_nothing() -> None:
    alone = attributions(NEWS[0])
    after = attributions(NEWS[0] + "\n\n" + "\n\n".join(NEWS[1:]))
    assert [words(NEWS[0], one) for one in alone] == [
        words(NEWS[0], one) for one in after[: len(alone)]
    ]


def holds(text: str) -> None:
    read = reading(text)
    for token in read.tokens:
        assert text[token.start : token.end] == token.text
    edges = {token.start for token in read.tokens}, {token.end for token in read.tokens}
    for one in read.attributions:
        assert one.content
        assert 0 <= one.confidence <= 1
        for start, end in (*one.source, *one.cue, *one.content):
            assert start < end
            assert start in edges[0]
            assert end in edges[1]


@given(st.lists(st.sampled_from(NEWS) | st.text(max_size=60), max_size=8).map("\n".join))
def test_every_span_covers_whole_tokens_of_the_text(text: str) -> None:
    holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        '"' * 10_000,
        "“" * 10_000,
        "’" * 10_000,
        "said " * 4_000,
        "Ann said Bob said " * 1_000,
        "a" * 1_000_000,
        "no marks at all " * 1_000,
        "ANN BRILL SAID THE BRIDGE WAS SAFE. " * 150,
        "Анна сказала, что мост закрыт. アンは言った。قالت آن " * 200,
        "\u202e\u0000\ufffd\U0001f600" * 2_000,
        "1,234,567.89 " * 1_500,
        "_" * 2_000 + "a_" * 2_000,
        "e\u0301" * 2_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_ends_in_spans_that_hold_or_in_none(text: str) -> None:
    holds(text)
