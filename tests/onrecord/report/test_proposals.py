"""What a report says of proposals that people decided on."""

from onrecord.contradict.precision import precision
from onrecord.report.proposals import Proposals, sentences, shape

NONE = precision([])


def told(of_statements=(), coded=(), *, everywhere=True):
    return list(
        sentences(
            Proposals(
                of_statements=precision(of_statements),
                coded=precision(coded),
                everywhere=everywhere,
            )
        )
    )


def test_nothing_is_said_where_nothing_was_decided():
    assert told([("date", "unsure")]) == []


def test_a_share_has_its_denominator_and_an_interval():
    (sentence,) = told([("date", "confirmed")] * 31 + [("date", "dismissed")] * 17)
    assert sentence == (
        "Of 48 pairs that the program found in what statements say and people decided on, 31 were "
        "confirmed (65 %, 95 % interval 50-77 %)."
    )


def test_one_pair_is_told_in_the_singular():
    (sentence,) = told([("date", "confirmed")])
    assert sentence.startswith("Of 1 pair that the program found")
    assert "1 was confirmed" in sentence


def test_what_is_coded_is_told_apart_from_what_statements_say():
    first, second = told([("date", "dismissed")], [("negation", "confirmed")])
    assert "in what statements say and people decided on, 0 were confirmed" in first
    assert "in how claims are coded and people decided on, 1 was confirmed" in second


def test_kinds_are_told_from_a_handful_of_decisions_on():
    decided = [("date", "confirmed")] * 5 + [("world_knowledge", "dismissed")] * 4
    assert told(decided)[1] == "Confirmed by kind: date 5 of 5 (100 %, 95 % interval 57-100 %)."


def test_one_kind_alone_is_not_told_twice():
    assert len(told([("date", "confirmed")] * 9)) == 1


def test_a_selection_is_named_as_one():
    assert "1 pair in this selection that" in told([("date", "confirmed")], everywhere=False)[0]


def test_json_has_no_share_of_nothing():
    found = shape(Proposals(of_statements=NONE, coded=NONE, everywhere=True))
    assert found["coded"] == {
        "decided": 0, "confirmed": 0, "share": None, "low": None, "high": None,
        "unsure_or_disputed": 0, "kinds": [],
    }  # fmt: skip
