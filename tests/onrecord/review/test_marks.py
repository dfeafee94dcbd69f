"""The words to look at: those that were compared, else those that differ."""

from types import SimpleNamespace

from onrecord.review import marked, runs

KEYS = ("ferro", "brek")


def shown(texts, trace=()):
    """Return the marked words of two texts."""
    return tuple(
        [run.words for run in runs(text, places) if run.marked]
        for text, places in zip(texts, marked(texts, KEYS, trace), strict=True)
    )


def test_the_words_that_differ_are_marked():
    assert shown(("Twelve boats were lost.", "Forty boats were lost.")) == (["Twelve"], ["Forty"])


def test_neighbours_are_marked_as_one():
    assert shown(("The bay is a good deal safer.", "The bay is safer.")) == (["a good deal"], [])


def test_case_and_accents_make_no_difference():
    assert shown(("BREK left the bay.", "Brék left the bay.")) == ([], [])


def test_statements_in_their_own_words_have_numbers_and_negations_marked():
    assert shown(("At least 12 crews came home.", "Nobody saw the storm of 3 May.")) == (
        ["12"],
        ["Nobody", "3"],
    )


def test_what_a_machine_compared_is_marked_and_nothing_else():
    step = SimpleNamespace(words=(("ferro", 4, 7), ("brek", 0, 99), ("lund", 0, 3)))
    assert shown(("The bay is safe.", "The bay is open."), [step]) == (["bay"], [])


def test_the_pieces_of_a_text_are_the_text_whatever_the_places():
    text = "The bay is safe."
    for places in ([], [(0, 3), (2, 7)], [(11, 99)], [(0, 16)], [(90, 95)]):
        assert "".join(run.words for run in runs(text, places)) == text
