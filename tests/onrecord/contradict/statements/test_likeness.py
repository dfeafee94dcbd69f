import pytest

from onrecord.contradict.statements import Statement
from onrecord.contradict.statements.comparing import reasons_of
from onrecord.contradict.statements.likeness import likeness
from onrecord.contradict.statements.pair import pair_of
from onrecord.embeddings import embed, word_vectors

OPEN = "The border crossing at Orvale is open at night."


def told(one: str, other: str) -> dict[str, float]:
    pair = pair_of(Statement(text=one), Statement(text=other))
    return dict(likeness(pair.words, reasons_of(pair)))


def test_all_but_the_opposites_of_two_statements_is_alike():
    found = told(OPEN, "The border crossing at Orvale is shut at night.")
    assert (found["alike:less"], found["alike:rest"]) == pytest.approx((1.0, 1.0))


def test_other_words_for_one_thing_are_more_alike_than_another_thing():
    same = told(OPEN, "The frontier post at Orvale is shut at night.")
    other = told(OPEN, "The school in Orvale is shut at Easter.")
    assert same["alike:less"] > other["alike:less"]


def test_what_is_denied_is_met_where_the_other_speaks_of_it():
    met = told("The mayor did not sign the lease.", "The mayor signed the lease.")
    unmet = told("The mayor did not read the lease.", "The mayor signed the lease.")
    assert met["alike:denied"] > unmet["alike:denied"]


def test_the_words_around_two_figures_are_compared():
    near = told("Rescuers found 12 bodies in the mine.", "Rescuers found 19 bodies in the mine.")
    far = told("Rescuers found 12 bodies in the mine.", "Divers found 19 bodies in a wreck.")
    assert near["alike:around"] > far["alike:around"]


def test_statements_without_a_telling_word_have_nothing_in_common():
    assert told("It is.", "It is not.") == {}


def test_a_word_of_the_record_s_subject_is_not_counted_as_telling():
    a, b = Statement(text="The harbour is shut."), Statement(text="The harbour is open.")
    counts = [
        likeness(pair_of(a, b, topical).words, ())["count:telling"]
        for topical in (frozenset(), frozenset({"harbour"}))
    ]
    assert counts == [1, 0]


def test_the_vectors_of_the_words_add_up_to_that_of_the_text():
    words = ["shelling", "of", "the", "harbour"]
    together = word_vectors(words).sum(axis=0)
    (text,) = embed([" ".join(words)])
    assert float(together @ text) == pytest.approx(float((together @ together) ** 0.5), rel=1e-4)


def test_a_word_that_nobody_knows_has_no_direction():
    assert not word_vectors(["\u2603"]).any()
