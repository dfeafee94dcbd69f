"""What of a statement is compared: not who says it, not what everybody speaks of."""

import pytest

from onrecord.contradict import Statement, compare_statements
from onrecord.contradict.statements.alignment import paired
from onrecord.contradict.statements.analysis import analysed
from onrecord.contradict.statements.analysis.predicates import negated, predicate
from onrecord.contradict.statements.record import Record
from onrecord.contradict.statements.spoken_of import negation_unmet, unmet_predicates
from onrecord.contradict.statements.topical import topical


def compared(text):
    own = analysed(text)
    return [own.words[number].text for number in own.content]


@pytest.mark.parametrize(
    "text",
    [
        "The dam leaked, the harbour office said.",
        "The dam leaked, said Ida Lund, who runs the harbour office.",
        "According to the register of Orlen, the dam leaked.",
        "The council told reporters on Monday that the dam leaked.",
        "Officials said the dam leaked.",
        "The dam leaked [Ida Lund speaking].",
    ],
)
def test_who_says_it_is_left_out(text):
    assert compared(text) == ["dam", "leaked"]


@pytest.mark.parametrize(
    "text",
    ["We said that the dam leaked.", "The council never said that the dam leaked.", "She said so."],
)
def test_a_saying_that_is_the_matter_stays(text):
    assert compared(text) == [w.text for w in analysed(text).words if w.sort == "content"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The patrols have greatly helped the bay.", "helped"),
        ("The patrols had carried out checks.", None),
        ("The patrols neither help the bay nor harm it.", "help"),
    ],
)
def test_the_predicate_is_what_is_said_of_the_subject(text, word):
    own = analysed(text)
    number = predicate(own)
    assert (None if number is None else own.words[number].text) == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army is no weaker than before.", ["weaker"]),
        ("The patrols never took part in searches.", ["searches"]),
        ("The patrols neither help the bay nor harm it.", ["help", "harm"]),
        ("The bay is safe.", []),
    ],
)
def test_what_is_negated_stands_behind_the_negation(text, words):
    own = analysed(text)
    assert [own.words[number].text for number in negated(own)] == words


def test_another_verb_about_the_same_subject_is_not_spoken_of():
    words = paired("The dam of Orlen was painted.", "The dam of Orlen has leaked.")
    assert unmet_predicates(words) == 2


def test_a_negation_of_something_else_denies_nothing():
    assert negation_unmet(paired("The dam was not painted.", "The dam leaked."))


def test_words_that_many_claims_have_are_topical():
    texts = [f"The dam of Orlen lost {name}." for name in ("oil", "mud", "fish", "ice", "salt")]
    found = topical([*texts, "The harbour is open."])
    assert {"dam", "orlen"} <= found
    assert not {"oil", "harbour"} & found


def test_a_small_record_has_no_topical_words():
    assert topical(["The dam leaked."] * 4) == frozenset()


def test_what_is_told_again_and_again_counts_once():
    others = [f"The {place} has a new mayor." for place in ("Alder", "Birch", "Cedar", "Dune")]
    assert "captain" not in topical([*others, *["The captain was warned."] * 40])


def test_sharing_what_everybody_speaks_of_makes_no_conflict_likelier():
    a = Statement(text="The dam of Orlen was never painted.")
    b = Statement(text="The dam of Orlen has leaked oil into the bay.")
    usual = compare_statements(a, b).probability
    spoken_of = Record(topical=frozenset({"dam", "orlen"}))
    assert compare_statements(a, b, record=spoken_of).probability <= usual


def test_what_is_only_supposed_is_not_held():
    a = Statement(text="Ana Ferro would stay at home even if she were invited.")
    b = Statement(text="Ana Ferro was not invited.")
    assert not compare_statements(a, b).reasons


def test_whoever_takes_part_takes_no_parts():
    pair = paired(
        "The militia has taken large parts of the north.",
        "The village has never taken part in a raid.",
    )
    assert not pair.same
