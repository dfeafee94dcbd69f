"""Whatever comes in: the same finding from either side, and never an error."""

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.contradict import (
    ClaimFacts,
    DescriptionFacts,
    PropositionFacts,
    QuoteFacts,
    RoleFacts,
    StanceFacts,
    compare_descriptions,
    compare_quotes,
    compare_role,
    compare_stances,
    identity,
)
from onrecord.contradict.places import compare_places
from onrecord.dates import Bounds
from onrecord.vocabulary import (
    CERTAINTIES,
    CLAIM_KINDS,
    MODALITIES,
    QUALIFIERS,
    RELATION_KINDS,
    SPEAKER_KINDS,
    STANCES,
)

DAYS = st.dates().map(lambda day: day.isoformat())
BOUNDS = st.one_of(
    st.lists(DAYS, min_size=2, max_size=2).map(sorted).map(lambda ends: Bounds(*ends)),
    st.builds(Bounds, st.none() | DAYS, st.none()),
    st.builds(Bounds, st.none(), DAYS),
    st.just(Bounds("2020-05-03", "2020-05-03")),
)
EDTF = st.sampled_from([None, "2020", "2020-01/2020-05"])
NAMES = st.sampled_from(["Iraq", "Syria", "eastern Iraq", "Norland", "the Middle East"])
PLACES = st.none() | NAMES | st.text(max_size=10)
NUMBERS = st.none() | st.floats() | st.sampled_from([60.0, 62.0, 1000.0])
UNITS = st.sampled_from([None, "boats", "boat", "crews", ""])
WORDS = st.sampled_from(
    ["we", "did", "not", "never", "sail", "[not]", "(boats)", "sixty", "62", "two", "boats.",
     "\u2026", "...", "Peace", "1,000", "don't", "airstrikes", "air", "strikes", "[...]"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=20)
RELATIONS = st.tuples(st.sampled_from(RELATION_KINDS), st.sampled_from(["a", "b", "c"]))
DESCRIPTIONS = st.sampled_from(
    ["Iraq's foreign minister", "Syrian foreign minister", "Foreign Minister", "President of Iraq",
     "former Syrian president", "deputy foreign minister, Iraq"]
) | st.text(max_size=20)  # fmt: skip


def claims(key):
    return st.builds(
        ClaimFacts,
        key=st.just(key),
        kind=st.sampled_from(CLAIM_KINDS),
        speaker=st.sampled_from(["ana", "tomas"]),
        speaker_name=st.sampled_from(["Ana Ferro", "Tomas Brek"]),
        speaker_kind=st.sampled_from(SPEAKER_KINDS),
        on_behalf_of=st.sampled_from([None, "ana", "office"]),
        statement=st.just("The ferry runs."),
        modality=st.sampled_from(MODALITIES),
        said=BOUNDS,
        said_edtf=EDTF,
        event=st.none() | BOUNDS,
        event_edtf=EDTF,
        place=PLACES,
        relayed_only=st.booleans(),
        translated=st.booleans(),
        evidence=st.just(((f"{key}@post", 0, 3),)),
        relations=st.lists(RELATIONS, max_size=2).map(tuple),
    )


def stances(key):
    return st.builds(
        StanceFacts,
        claim=claims(key),
        stance=st.sampled_from(STANCES),
        certainty=st.none() | st.sampled_from(CERTAINTIES),
        low=NUMBERS,
        high=NUMBERS,
        qualifier=st.none() | st.sampled_from(QUALIFIERS),
        unit=UNITS,
        as_of=st.none() | BOUNDS,
        as_of_edtf=EDTF,
    )


PROPOSITIONS = st.builds(
    PropositionFacts,
    key=st.just("p"),
    text=st.text(max_size=10),
    period=st.none() | BOUNDS,
    period_edtf=EDTF,
    place=PLACES,
    measure=st.none() | st.text(max_size=5),
    unit=UNITS,
    slot=st.booleans(),
)


def quotes(outlet):
    return st.builds(
        QuoteFacts,
        claim=claims("a"),
        appearance=st.just(f"a@{outlet}"),
        source=st.just(outlet),
        publisher=st.sampled_from([None, "The Harbour Post"]),
        quote_type=st.just("direct"),
        exact=st.lists(TEXTS, max_size=3).map(tuple),
        translated_by=st.sampled_from(["none", "unknown"]),
        language=st.none() | st.text(max_size=3),
    )


def descriptions(key, outlet):
    return st.builds(
        DescriptionFacts,
        claim=claims(key),
        appearance=st.just(f"{key}@{outlet}"),
        source=st.just(outlet),
        publisher=st.none(),
        described_as=DESCRIPTIONS,
        published=BOUNDS,
    )


ROLES = st.lists(
    st.builds(
        RoleFacts,
        key=st.sampled_from("rst"),
        title=DESCRIPTIONS,
        organisation=st.none() | NAMES,
        held=BOUNDS,
    ),
    max_size=3,
    unique_by=lambda role: role.key,
)


@given(stances("a"), stances("b"), PROPOSITIONS)
def test_two_stances_give_the_same_finding_from_either_side(a, b, proposition):
    assert compare_stances(a, b, proposition) == compare_stances(b, a, proposition)


@given(stances("a"), stances("b"), PROPOSITIONS)
def test_a_score_is_a_rank_between_nought_and_one(a, b, proposition):
    finding = compare_stances(a, b, proposition)
    assert finding is None or 0 <= finding.score <= 1


@given(quotes("herald"), quotes("post"))
def test_two_quotations_give_the_same_finding_from_either_side(a, b):
    one, other = compare_quotes(a, b), compare_quotes(b, a)
    assert (one and (identity(one.sides, None, one.kind), one.kind, one.score)) == (
        other and (identity(other.sides, None, other.kind), other.kind, other.score)
    )


@given(quotes("herald"), st.lists(TEXTS, min_size=1, max_size=2))
def test_a_quotation_does_not_conflict_with_itself(quote, exact):
    facts = {"claim": quote.claim, "quote_type": "direct", "exact": tuple(exact)}
    a = QuoteFacts(appearance="a@herald", source="herald", **facts)
    b = QuoteFacts(appearance="a@post", source="post", **facts)
    assert compare_quotes(a, b) is None


@given(descriptions("a", "herald"), descriptions("b", "post"))
def test_two_wordings_give_the_same_finding_from_either_side(a, b):
    one, other = compare_descriptions(a, b), compare_descriptions(b, a)
    assert (one and (one.sides, one.kind, one.score)) == (
        other and (other.sides, other.kind, other.score)
    )


@given(descriptions("a", "herald"), ROLES)
def test_the_order_of_the_roles_changes_nothing(description, roles):
    assert compare_role(description, roles) == compare_role(description, roles[::-1])


@given(NAMES | st.text(max_size=20), NAMES | st.text(max_size=20))
@example("\u0130", "i")
def test_places_stand_to_each_other_the_same_from_either_side(a, b):
    assert compare_places(a, b) == compare_places(b, a)
