from itertools import combinations

import pytest

from onrecord.contradict import (
    DescriptionFacts,
    RoleFacts,
    Side,
    compare_descriptions,
    compare_role,
)
from onrecord.contradict.attribution import at_odds
from onrecord.dates import UNKNOWN, bounds


@pytest.fixture
def described(claim):
    def build(words, *, key="a", outlet="post", published="2014-12-03", **facts):
        facts = {"speaker": "Ana Ferro", "said": "2014-12-02"} | facts
        return DescriptionFacts(
            claim=claim(key, evidence=((f"{key}@{outlet}", 3, 8),), **facts),
            appearance=f"{key}@{outlet}",
            source=outlet,
            publisher=outlet.title(),
            described_as=words,
            published=UNKNOWN if published is None else bounds(published),
        )

    return build


def role(title, held="2006-02-11/2020-11-16", organisation=None, key="r"):
    days = UNKNOWN if held is None else bounds(held)
    return RoleFacts(key=key, title=title, organisation=organisation, held=days)


SYRIA = role("Minister of Foreign Affairs", organisation="Syria")


def test_another_country_than_the_record_has_is_found(described):
    (finding,) = compare_role(described("Iraq\u2019s foreign minister"), [SYRIA])
    assert (finding.scope, finding.kind, finding.score) == ("between_sources", "attribution", 0.9)
    assert finding.sides == (Side("a", appearance="a@post"), Side("a", role="r"))
    assert finding.trace[0].rule == "another_country"
    assert finding.trace[0].detail == (
        'Post describes Ana Ferro as "Iraq\u2019s foreign minister"; the record has '
        '"Minister of Foreign Affairs" (Syria).'
    )
    assert finding.trace[0].spans == (("a@post", 3, 8),)


def test_the_trace_names_the_days_of_the_office_and_of_the_saying(described):
    (finding,) = compare_role(described("Iraq's foreign minister"), [SYRIA])
    assert finding.trace[1].detail == (
        "Said 2014-12-02, published 2014-12-03; the recorded office: from 2006-02-11 to 2020-11-16."
    )


@pytest.mark.parametrize(
    "wording",
    ["Syrian foreign minister", "Foreign Minister", "the top Iraqi diplomat", "Iraqi official",
     "Iraqi prime minister", "former Syrian foreign minister", "Iraq's deputy foreign minister",
     "foreign minister of Syria, in Iraq", ""],
)  # fmt: skip
def test_a_wording_that_fits_or_names_no_such_office_is_no_finding(wording, described):
    assert compare_role(described(wording), [SYRIA]) == []


def test_one_role_that_fits_clears_the_wording(described):
    roles = [SYRIA, role("Foreign Minister of Iraq", key="other")]
    assert compare_role(described("Iraq's foreign minister"), roles) == []


def test_a_speaker_without_roles_has_no_conflict(described):
    assert compare_role(described("Iraq's foreign minister"), []) == []


def test_a_former_office_of_another_country_is_found_whatever_the_day(described):
    ended = role("Syrian foreign minister", "2001/2003")
    (finding,) = compare_role(described("former Iraqi foreign minister"), [ended])
    assert finding.trace[0].rule == "another_country"


def test_another_country_in_a_role_that_was_over_is_no_finding(described):
    ended = role("Syrian foreign minister", "2001/2003")
    assert compare_role(described("Iraq's foreign minister"), [ended]) == []


def test_an_office_that_was_not_held_at_the_time_is_found(described):
    (finding,) = compare_role(
        described("Syrian foreign minister"), [role("Syrian foreign minister", "2001/2003")]
    )
    assert (finding.trace[0].rule, finding.score) == ("office_not_held", 0.6)


@pytest.mark.parametrize("word", ["former", "ex-", "then", "future", "acting"])
def test_an_office_of_another_time_is_fine_when_the_wording_says_so(word, described):
    ended = role("Syrian foreign minister", "2001/2003")
    assert compare_role(described(f"{word} Syrian foreign minister"), [ended]) == []


def test_an_office_held_when_it_was_published_is_fine(described):
    later = role("Syrian president", "2014-12-03/2016")
    assert compare_role(described("President of Syria"), [later]) == []


def test_an_office_is_fine_where_the_day_of_saying_is_unknown(described):
    ended = role("Syrian foreign minister", "2001/2003")
    assert compare_role(described("Syrian foreign minister", said=None), [ended]) == []


def test_an_office_with_unknown_dates_lowers_the_score(described):
    (finding,) = compare_role(
        described("Iraq's foreign minister"), [role("Syrian foreign minister", None)]
    )
    assert finding.score == 0.81
    assert "dates of office unknown" in finding.trace[1].detail


def test_one_wording_gives_one_finding_in_the_order_of_time(described):
    roles = [
        role("President of Syria", "2005/2006", key="second"),
        role("President of Syria", "2001/2003", key="first"),
    ]
    (finding,) = compare_role(described("President of Syria"), roles)
    assert finding.sides[1].role == "first"


def test_two_sources_that_give_two_countries_conflict(described):
    iraq = described("Iraq\u2019s foreign minister")
    syria = described("Syrian Foreign Minister", outlet="herald")
    finding = compare_descriptions(iraq, syria)
    assert (finding.kind, finding.scope, finding.score) == ("attribution", "between_sources", 0.9)
    assert finding.sides == (Side("a", appearance="a@herald"), Side("a", appearance="a@post"))
    assert finding.trace[0].detail == (
        'Herald describes Ana Ferro as "Syrian Foreign Minister"; Post has '
        '"Iraq\u2019s foreign minister".'
    )
    assert finding.trace[0].spans == (("a@herald", 3, 8), ("a@post", 3, 8))


def test_two_claims_said_at_times_that_overlap_conflict(described):
    iraq = described("Iraqi foreign minister", said="[..2014-12-02]")
    syria = described("Syrian foreign minister", key="b", outlet="herald")
    assert compare_descriptions(iraq, syria).sides == (
        Side("a", appearance="a@post"), Side("b", appearance="b@herald"),
    )  # fmt: skip


def test_where_a_day_of_saying_is_unknown_the_score_is_lower(described):
    iraq = described("Iraqi foreign minister", said=None)
    syria = described("Syrian foreign minister", key="b", outlet="herald")
    assert compare_descriptions(iraq, syria).score == 0.81


@pytest.mark.parametrize(
    ("wording", "facts"),
    [
        ("Syrian foreign minister", {"outlet": "post"}),
        ("Syrian foreign minister", {"speaker": "Tomas Brek"}),
        ("Syrian foreign minister", {"said": "2014-12-03"}),
        ("Syrian foreign minister", {"speaker_kind": "unnamed"}),
        ("former Syrian foreign minister", {}),
        ("Syrian prime minister", {}),
        ("Foreign Minister", {}),
        ("foreign minister of Iraq", {}),
        ("foreign minister of Iraq and Syria", {}),
    ],
)
def test_two_wordings_that_go_together_or_are_no_pair_are_no_finding(wording, facts, described):
    other = described(wording, **({"key": "b", "outlet": "herald"} | facts))
    assert compare_descriptions(described("Iraq's foreign minister"), other) is None


WORDINGS = [
    "Iraq\u2019s foreign minister", "Syrian foreign minister", "the foreign minister of Syria",
    "former Iraqi foreign minister", "former Syrian foreign minister", "a pilot", "Iraqi pilot",
]  # fmt: skip


def test_all_pairs_that_are_found_are_of_wordings_at_odds_with_another(described):
    known = [described(words, key=f"c{n}", outlet=f"o{n}") for n, words in enumerate(WORDINGS)]
    found = {
        one.described_as
        for pair in combinations(known, 2)
        if compare_descriptions(*pair)
        for one in pair
    }
    assert at_odds(WORDINGS) == found != set()
