import pytest

from onrecord.contradict import compare_stances

FACTORS = {"corrects": 0.5, "retracts": 0.7, "clarifies": 0.7, "repeats": 1, "responds_to": 1}


def relation(finding):
    return [step.detail for step in finding.trace if step.rule == "relation"]


@pytest.fixture
def reversal(stance, proposition):
    """Compare what one speaker affirmed with a denial six days later, by the later's relations."""

    def reversal(*relations, other="Ana Ferro", **earlier):
        a = stance("a", speaker="Ana Ferro", said="2020-05-03", **earlier)
        b = stance("b", "denies", speaker=other, said="2020-05-09", relations=relations)
        return compare_stances(a, b, proposition())

    return reversal


@pytest.fixture
def recount(stance, slot):
    """Compare two figures of one speaker for one day, by the relations of the second."""

    def recount(*relations, other="Ana Ferro"):
        a = stance("a", value=10, as_of="2020-05-01", speaker="Ana Ferro")
        b = stance("b", value=12, as_of="2020-05-01", speaker=other, relations=relations)
        return compare_stances(a, b, slot())

    return recount


@pytest.mark.parametrize("other", ["Ana Ferro", "Tomas Brek"])
def test_a_corrected_figure_is_no_contradiction(other, recount):
    assert recount(("corrects", "a"), other=other) is None


@pytest.mark.parametrize("kind", ["retracts", "clarifies", "repeats", "responds_to"])
def test_figures_that_stand_otherwise_to_each_other_stay_for_less(kind, recount):
    finding = recount((kind, "a"))
    assert (finding.kind, finding.score) == ("numeric", round(0.9 * FACTORS[kind], 2))


def test_denying_a_figure_as_a_correction_stays_a_pair(stance, slot):
    a = stance("a", value=10, speaker="Ana Ferro")
    b = stance("b", "denies", value=10, speaker="Ana Ferro", relations=(("corrects", "a"),))
    finding = compare_stances(a, b, slot())
    assert (finding.kind, finding.score) == ("negation", 0.5)


@pytest.mark.parametrize("kind", FACTORS)
def test_a_reversal_stays_and_weighs_what_the_relation_leaves(kind, reversal):
    finding = reversal((kind, "a"))
    assert (finding.scope, finding.kind, finding.score) == ("self", "negation", FACTORS[kind])


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("corrects", "A correction: {} corrects what the same speaker said (2020-05-03)."),
        ("retracts", "A retraction: {} takes back what the same speaker said (2020-05-03)."),
        ("clarifies", "A clarification: {} clarifies what the same speaker said (2020-05-03)."),
        (
            "repeats",
            "Recorded as a repetition: {} repeats what the same speaker said (2020-05-03).",
        ),
        ("responds_to", "A response: {} responds to what the same speaker said (2020-05-03)."),
    ],
)
def test_the_trace_says_which_claim_stands_how_to_the_other(kind, detail, reversal):
    assert relation(reversal((kind, "a"))) == [detail.format("Ana Ferro (2020-05-09)")]


def test_a_relation_between_two_speakers_names_both(reversal):
    finding = reversal(("responds_to", "a"), other="Tomas Brek")
    assert relation(finding) == [
        "A response: Tomas Brek (2020-05-09) responds to what Ana Ferro said (2020-05-03)."
    ]


def test_a_relation_counts_whichever_of_the_two_it_is_recorded_with(reversal):
    finding = reversal(relations=(("corrects", "b"),))
    assert finding.score == 0.5
    assert relation(finding)[0].startswith("A correction: Ana Ferro (2020-05-03) corrects")


def test_several_relations_are_all_named_and_add_up(reversal):
    finding = reversal(("responds_to", "a"), ("retracts", "a"), ("clarifies", "a"))
    assert finding.score == round(0.7 * 0.7, 2)
    assert [detail.partition(":")[0] for detail in relation(finding)] == [
        "A clarification", "A response", "A retraction",
    ]  # fmt: skip


def test_a_relation_to_another_claim_counts_for_nothing(recount):
    finding = recount(("corrects", "c"))
    assert (finding.score, relation(finding)) == (0.9, [])
