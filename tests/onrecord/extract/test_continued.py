from onrecord.extract import Attribution, attributions


def contents(text: str) -> list[tuple[str, tuple[str, ...]]]:
    def words(one: Attribution) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in one.content)

    return [
        (" ".join(text[start:end] for start, end in one.source), words(one))
        for one in attributions(text)
    ]


def test_a_quotation_that_opens_again_belongs_to_the_speaker_before() -> None:
    text = (
        "“We came to this valley when there was no road,” said Ann Brill. “We built one.\n\n"
        "“Now they want to take it away from all of us,” she said.\n"
    )
    speakers = [source for source, _ in contents(text)]
    assert speakers == ["Ann Brill", "she"]


def test_an_open_quotation_and_its_continuation_are_one_attribution() -> None:
    text = (
        "Ann Brill said: “We came to this valley when there was no road.\n\n"
        "“Now they want to take it away from all of us.”\n"
    )
    [(source, words)] = contents(text)
    assert source == "Ann Brill"
    assert words[-1] == "“Now they want to take it away from all of us.”"


def test_a_long_quotation_without_a_cue_has_no_source() -> None:
    text = "Rain fell.\n\n“Nobody ever told us that the bridge would be closed for a year.”\n"
    [(source, words)] = contents(text)
    assert (source, len(words)) == ("", 1)


def test_a_word_held_up_in_marks_is_no_quotation() -> None:
    assert contents("The so-called “green wave” never came to the valley.\n") == []
