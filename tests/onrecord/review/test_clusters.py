"""Pairs that ask one question are one row; what asks another stays apart."""

from onrecord.review import Pair, Side, clusters

FERRO = Side(speaker=1, name="ana ferro", words="the bay is safer")
BREK = Side(speaker=2, name="tomas brek", words="nothing has changed")


def pair(key, one=FERRO, other=BREK, *, proposition=None, kind="negation", scope=None):
    scope = scope or "between_speakers"
    return Pair(key=key, scope=scope, kind=kind, proposition=proposition, sides=(one, other))


def side(like, **changes):
    fields = {name: getattr(like, name) for name in ("speaker", "name", "words", "origins")}
    return Side(**fields | changes)


def test_pairs_on_one_proposition_are_one_cluster_in_the_order_given():
    other = side(BREK, words="it is worse")
    found = clusters([pair("b", proposition=7), pair("x"), pair("a", other=other, proposition=7)])
    assert found == [("b", "x", "a")]


def test_pairs_of_two_kinds_or_scopes_on_one_proposition_stay_apart():
    found = clusters(
        [
            pair("a", proposition=7),
            pair("b", proposition=7, kind="modality"),
            pair("c", proposition=7, scope="between_sources"),
        ]
    )
    assert found == [("a",), ("b",), ("c",)]


def test_two_people_who_contradict_themselves_on_one_proposition_are_two_questions():
    found = clusters(
        [
            pair("a", FERRO, side(FERRO, words="no"), proposition=7, scope="self"),
            pair("b", BREK, side(BREK, words="no"), proposition=7, scope="self"),
        ]
    )
    assert found == [("a",), ("b",)]


def test_the_same_words_of_the_same_speakers_are_one_question_on_either_side():
    assert clusters([pair("a"), pair("b", BREK, FERRO)]) == [("a", "b")]


def test_other_words_are_another_question():
    assert clusters([pair("a"), pair("b", other=side(BREK, words="it is worse"))]) == [
        ("a",),
        ("b",),
    ]


def test_one_claim_pair_on_two_propositions_is_two_questions():
    assert clusters([pair("a", proposition=7), pair("b", proposition=8)]) == [("a",), ("b",)]


COPIED = "the patrols have made the whole bay a good deal safer"
NEARLY = "the patrols have made the bay a good deal safer"


def copy(origin, words, speaker=1, name="ana ferro"):
    return Side(speaker=speaker, name=name, words=words, origins=frozenset({origin}))


def test_nearly_the_same_words_in_sources_of_one_origin_are_one_question():
    found = clusters([pair("a", copy(3, COPIED)), pair("b", copy(3, NEARLY, speaker=9))])
    assert found == [("a", "b")]


def test_nearly_the_same_words_of_two_origins_are_two_questions():
    found = clusters([pair("a", copy(3, COPIED)), pair("b", copy(4, NEARLY))])
    assert found == [("a",), ("b",)]


def test_unlike_words_in_sources_of_one_origin_are_two_questions():
    found = clusters([pair("a", copy(3, COPIED)), pair("b", copy(3, "the bay is open"))])
    assert found == [("a",), ("b",)]
