import pytest

from onrecord.recordfile import read
from onrecord.records import ContradictionRecord, DecisionRecord, SideRecord


def _contradiction(fields):
    text = f"contradictions:\n  - {{kind: negation, {fields}}}"
    return read(text, "dossier.yaml").records.contradictions[0]


REFUSED = {
    "no kind": (
        "contradictions: [»{claims: [a, b]}]",
        'a contradiction needs "kind", which is missing here. Add it.',
    ),
    "a kind that nobody knows": (
        "contradictions: [{kind: »opposite, claims: [a, b]}]",
        (
            '"opposite" is none of the words for "kind". Write one of: negation, antonym, '
            "direction, numeric, date, modality, lexical, attribution, world_knowledge."
        ),
    ),
    "an unknown key": (
        "contradictions: [{kind: negation, claims: [a, b], »decision: x}]",
        'a contradiction has no key "decision". Did you mean "decisions"?',
    ),
    "no sides": (
        "contradictions: [»{kind: negation}]",
        (
            'a contradiction needs "claims", two keys of claims, or "sides", and not both. Write '
            "claims: [one, other]."
        ),
    ),
    "claims and sides": (
        "contradictions: [»{kind: negation, claims: [a, b], sides: [{claim: a}, {claim: b}]}]",
        (
            'a contradiction needs "claims", two keys of claims, or "sides", and not both. Write '
            "claims: [one, other]."
        ),
    ),
    "one claim": (
        "contradictions: [{kind: negation, claims: »[a]}]",
        '"claims" needs two entries, not 1. Name the two claims.',
    ),
    "three claims": (
        "contradictions: [{kind: negation, claims: »[a, b, c]}]",
        '"claims" needs two entries, not 3. Name the two claims.',
    ),
    "one side": (
        "contradictions: [{kind: negation, sides: »[{claim: a}]}]",
        '"sides" needs two entries, not 1. Name the two claims.',
    ),
    "claims that are a text": (
        "contradictions: [{kind: negation, claims: »a b}]",
        '"claims" needs a list, not the text "a b". Write [...], or one item a line after "- ".',
    ),
    "a side that is a text": (
        "contradictions: [{kind: negation, sides: [»a, b]}]",
        'a side is due here, a mapping of claim, appearance, role; this is the text "a".',
    ),
    "one claim twice": (
        "contradictions: [{kind: negation, claims: »[a, a]}]",
        (
            "both sides are the same claim. Name two claims, or under sides two appearances of the "
            "one claim, or an appearance and a role."
        ),
    ),
    "one side twice": (
        (
            "contradictions: [{kind: lexical, sides: »[{claim: a, appearance: x}, {claim: a, "
            "appearance: x}]}]"
        ),
        (
            "both sides are the same claim. Name two claims, or under sides two appearances of the "
            "one claim, or an appearance and a role."
        ),
    ),
    "a claim and its own appearance": (
        "contradictions: [{kind: lexical, sides: »[{claim: a}, {claim: a, appearance: x}]}]",
        (
            "both sides are the same claim. Name two claims, or under sides two appearances of the "
            "one claim, or an appearance and a role."
        ),
    ),
    "a claim and its own role": (
        "contradictions: [{kind: lexical, sides: »[{claim: a, role: r}, {claim: a}]}]",
        (
            "both sides are the same claim. Name two claims, or under sides two appearances of the "
            "one claim, or an appearance and a role."
        ),
    ),
    "one claim with two roles": (
        "contradictions: [{kind: lexical, sides: »[{claim: a, role: r}, {claim: a, role: s}]}]",
        (
            "both sides are the same claim. Name two claims, or under sides two appearances of the "
            "one claim, or an appearance and a role."
        ),
    ),
    "an appearance and a role on one side": (
        (
            "contradictions: [{kind: lexical, sides: [{claim: a, appearance: x, role: »r}, {claim: "
            "b}]}]"
        ),
        "a side is a claim with an appearance or with a role, not with both. Keep one of them.",
    ),
    "a side without a claim": (
        "contradictions: [{kind: lexical, sides: [»{appearance: x}, {claim: a}]}]",
        'a side needs "claim", which is missing here. Add it.',
    ),
    "the same pair twice": (
        """\
contradictions:
  - {kind: negation, proposition: p, claims: [a, b]}
  - »{kind: direction, proposition: p, claims: [b, a]}
""",
        (
            "this contradiction is already on line 2: the same sides, the same proposition or "
            "kind. Keep one of them, with the decisions of both."
        ),
    ),
    "the same pair and kind twice": (
        """\
contradictions:
  - {kind: negation, claims: [a, b]}
  - {kind: numeric, claims: [a, b]}
  - »{kind: negation, sides: [{claim: b}, {claim: a}]}
""",
        (
            "this contradiction is already on line 2: the same sides, the same proposition or "
            "kind. Keep one of them, with the decisions of both."
        ),
    ),
    "two decisions of one person at one time": (
        """\
contradictions:
  - kind: negation
    claims: [a, b]
    decisions:
      - {verdict: unsure, by: ferro, at: 2014-12-03}
      - {verdict: confirmed, by: ferro, at: »"2014-12-03T00:00:00Z"}
""",
        (
            "one person decides twice at one time here. Correct one of the times, so that it is "
            "clear which decision is the later one."
        ),
    ),
}

REFUSED_DECISIONS = {
    "a decision without a person": (
        "»{verdict: unsure, at: 2014-12-03}",
        'a decision needs "by", which is missing here. Add it.',
    ),
    "a verdict that nobody knows": (
        "{verdict: »dismised, by: ferro, at: 2014-12-03}",
        '"dismised" is none of the words for "verdict". Did you mean "dismissed"?',
    ),
    "a decision at no time": (
        "{verdict: unsure, by: ferro, at: »yesterday}",
        (
            '"at" needs a time in UTC or a day, not "yesterday". Write 2026-11-24T10:00:00Z or '
            "2026-11-24."
        ),
    ),
    "a decision on no day": (
        "{verdict: unsure, by: ferro, at: »2014-02-30}",
        (
            '"at" needs a time in UTC or a day, not "2014-02-30". Write 2026-11-24T10:00:00Z or '
            "2026-11-24."
        ),
    ),
    "a decision at no hour": (
        '{verdict: unsure, by: ferro, at: »"2014-12-03T25:00:00Z"}',
        (
            '"at" needs a time in UTC or a day, not "2014-12-03T25:00:00Z". Write '
            "2026-11-24T10:00:00Z or 2026-11-24."
        ),
    ),
    "a decision in another zone": (
        '{verdict: unsure, by: ferro, at: »"2014-12-03T10:00:00+01:00"}',
        (
            '"at" needs a time in UTC or a day, not "2014-12-03T10:00:00+01:00". Write '
            "2026-11-24T10:00:00Z or 2026-11-24."
        ),
    ),
    "a decision in the year nought": (
        "{verdict: unsure, by: ferro, at: »0000-01-01}",
        (
            '"at" needs a time in UTC or a day, not "0000-01-01". Write 2026-11-24T10:00:00Z or '
            "2026-11-24."
        ),
    ),
    "a dismissal without a reason": (
        "{verdict: »dismissed, by: ferro, at: 2014-12-03}",
        (
            "a dismissal needs a reason. Add one of: different_period, different_definition, "
            "different_referent, different_place, different_unit, not_held, updated_figure, "
            "compatible_figures, translation, not_meant."
        ),
    ),
    "a dismissal for no known reason": (
        "{verdict: dismissed, by: ferro, at: 2014-12-03, reason: »different place}",
        '"different place" is none of the words for "reason". Did you mean "different_place"?',
    ),
    "a reason to confirm": (
        "{verdict: confirmed, by: ferro, at: 2014-12-03, reason: »not_meant}",
        'only a dismissal has a "reason"; this verdict is confirmed. Write it under "note".',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_contradiction_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


@pytest.mark.parametrize(("text", "message"), REFUSED_DECISIONS.values(), ids=REFUSED_DECISIONS)
def test_a_decision_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    file = f"contradictions: [{{kind: negation, claims: [a, b], decisions: [{text}]}}]"
    assert refusal(file) == message


def test_every_key_of_a_contradiction_is_read():
    contradiction = _contradiction(
        "proposition: p, sides: [{claim: a, appearance: a@post}, {claim: b, role: brek#minister}], "
        'decisions: [{verdict: dismissed, by: ferro, at: "2014-12-03T10:00:00Z", '
        "reason: different_place, note: two harbours}]"
    )
    assert contradiction == ContradictionRecord(
        kind="negation",
        proposition="p",
        sides=(
            SideRecord(claim="a", appearance="a@post"),
            SideRecord(claim="b", role="brek#minister"),
        ),
        decisions=(
            DecisionRecord(
                verdict="dismissed",
                by="ferro",
                at="2014-12-03T10:00:00Z",
                reason="different_place",
                note="two harbours",
            ),
        ),
    )


def test_two_claims_are_short_for_two_sides():
    assert _contradiction("claims: [a, b]").sides == (SideRecord(claim="a"), SideRecord(claim="b"))


def test_a_day_is_short_for_its_first_second():
    contradiction = _contradiction(
        "claims: [a, b], decisions: [{verdict: unsure, by: ferro, at: 2014-12-03}]"
    )
    assert contradiction.decisions[0].at == "2014-12-03T00:00:00Z"


@pytest.mark.parametrize(
    "sides",
    [
        "[{claim: a, appearance: x}, {claim: a, appearance: y}]",
        "[{claim: a, appearance: x}, {claim: a, role: r}]",
        "[{claim: a, role: r}, {claim: a, appearance: x}]",
    ],
)
def test_one_claim_may_be_on_both_sides_where_they_differ(sides):
    assert [side.claim for side in _contradiction(f"sides: {sides}").sides] == ["a", "a"]


def test_one_pair_may_differ_on_two_propositions():
    text = """\
contradictions:
  - {kind: negation, proposition: p, claims: [a, b]}
  - {kind: negation, proposition: q, claims: [a, b]}
"""
    assert len(read(text, "dossier.yaml").records.contradictions) == 2


def test_a_later_decision_of_the_same_person_is_kept_beside_the_first():
    contradiction = _contradiction(
        "claims: [a, b], decisions: [{verdict: unsure, by: ferro, at: 2014-12-03}, "
        "{verdict: confirmed, by: ferro, at: 2014-12-04}]"
    )
    assert [decision.verdict for decision in contradiction.decisions] == ["unsure", "confirmed"]
