"""The demo gives the contradictions that a reader of its sources finds, and no others."""

from collections import Counter

import pytest

NEGATION = "negation"
MODALITY = "modality"
STRIKES = "The coalition's air strikes are weakening the Islamic State group."
IRAN = "Iran carried out air strikes against the Islamic State group inside Iraq."
TAXES = "Federal taxes are to be raised while George H. W. Bush is President."


@pytest.fixture(scope="module")
def demo(shared_engine, load_demo):
    load_demo(shared_engine)
    return shared_engine


def keys(pair) -> tuple[str, ...]:
    return tuple(claim.key for claim in pair.claims)


@pytest.mark.parametrize(
    ("kind", "scope", "proposition", "expected"),
    [
        (NEGATION, "between_speakers", STRIKES, {
            (kerry, other)
            for kerry in ("kerry-hampered", "kerry-strikes-damage", "kerry-momentum-halted")
            for other in ("moualem-not-weakening", "moualem-not-weaker", "assad-not-serious")
        }),
        (NEGATION, "between_speakers", IRAN, {
            ("kirby-indications", "iranian-official-never-involved"),
            ("pentagon-iran-strikes", "iranian-official-never-involved"),
        }),
        (MODALITY, "between_speakers", IRAN, {
            ("kirby-indications", "abadi-not-aware"),
            ("pentagon-iran-strikes", "abadi-not-aware"),
        }),
        (MODALITY, "self", IRAN, {
            ("kirby-indications", "kirby-no-indication"),
            ("kirby-indications", "kirby-no-position"),
        }),
        (NEGATION, "self", TAXES, {
            ("bush-no-new-taxes", "bush-tax-revenue-increases"),
            ("bush-no-new-taxes", "bush-price-of-divided-government"),
        }),
        ("lexical", "between_sources", None, {
            ("kerry-commitment-years", "kerry-commitment-years"),
        }),
    ],
)  # fmt: skip
def test_the_candidates_of_the_demo_are_these(demo, pairs, kind, scope, proposition, expected):
    found = [
        keys(pair)
        for pair in pairs(demo, "candidate")
        if (pair.kind, pair.scope) == (kind, scope)
        and (pair.proposition.text if pair.proposition else None) == proposition
    ]
    assert sorted(found) == sorted(expected)


def test_the_wrong_country_of_a_minister_is_found_against_office_and_other_outlets(demo, pairs):
    found = [pair for pair in pairs(demo, "candidate") if pair.kind == "attribution"]
    assert {claim.speaker.name for pair in found for claim in pair.claims} == {"Walid al-Moualem"}
    assert sorted(bool(pair.sides[0].role or pair.sides[1].role) for pair in found) == [
        False, False, True,
    ]  # fmt: skip


def test_nothing_else_is_a_candidate(demo, pairs):
    assert Counter((p.kind, p.scope) for p in pairs(demo, "candidate")) == {
        (NEGATION, "between_speakers"): 11,
        (NEGATION, "self"): 2,
        (MODALITY, "between_speakers"): 2,
        (MODALITY, "self"): 2,
        ("lexical", "between_sources"): 1,
        ("attribution", "between_sources"): 3,
    }


def test_the_near_twins_of_the_demo_are_dismissed_with_their_reasons(demo, pairs):
    found = [
        (pair.status, pair.kind, [decision.reason for decision in pair.decisions])
        for pair in pairs(demo)
        if pair.status != "candidate"
    ]
    assert sorted(found) == [
        ("dismissed", "date", ["different_place"]),
        *[("dismissed", "numeric", ["compatible_figures"])] * 3,
    ]


def test_being_unaware_weighs_less_than_denying(demo, pairs):
    on_iran = [p for p in pairs(demo, "candidate") if p.proposition and p.proposition.text == IRAN]
    denied = {p.score for p in on_iran if p.kind == NEGATION}
    unaware = {p.score for p in on_iran if p.kind == MODALITY and p.scope == "between_speakers"}
    assert max(unaware) < min(denied)


def test_every_candidate_gives_a_reason_in_words(demo, pairs):
    assert [p.key for p in pairs(demo, "candidate") if not any(s.detail for s in p.trace)] == []


def test_a_second_import_of_the_demo_changes_no_row(demo, load_demo, contents):
    before = contents(demo)
    done = load_demo(demo)
    assert (done.created, done.changed, done.change) == (0, 0, None)
    assert contents(demo) == before
