from pathlib import Path

import onrecord.contradict.statements.words as package
from onrecord.contradict.statements.probability import rule_weights
from onrecord.contradict.statements.words import lexicon

TABLES = sorted(Path(package.__file__).parent.glob("*.txt"))


def test_no_rule_weighs_less_than_nothing():
    assert all(weight >= 0 for weight in rule_weights().values())


def test_the_tables_of_words_stay_small():
    assert sum(path.stat().st_size for path in TABLES) < 150_000


def test_opposites_are_opposite_both_ways():
    opposites = lexicon().opposites
    assert all((other, one) in opposites for one, other in opposites)


def test_no_word_is_its_own_opposite():
    assert not [one for one, other in lexicon().opposites if one == other]
