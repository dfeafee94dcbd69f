"""Made-up contradictions that are none of two stances: of figures, of wordings, of an office."""

from onrecord.views import SideView, TraceStep
from tests.onrecord.report.made_up import (
    BREK,
    FERRO,
    OFFICIAL,
    REPAIRED,
    WIRE,
    WORKS,
    appearance,
    claim,
    contradiction,
    of,
    said,
    stance,
    value,
)

MORE_THAN_1400 = claim(
    7,
    "works-forty",
    WORKS,
    "More than 1,400 bridges were repaired.",
    kind="act",
    stances=stance(REPAIRED, "affirms", value(1400.0, None, "at_least")),
    said=said("2031-03-02"),
)
ABOUT_900 = claim(
    8,
    "official-nine",
    OFFICIAL,
    "About 900 bridges were repaired.",
    status="draft",
    said=None,
    stances=stance(REPAIRED, "affirms", value(900.0, 900.0, "about")),
)
CUT_SHORT = claim(
    9,
    "ferro-years",
    FERRO,
    "The programme will take years, and it shows results already.",
    appearances=(
        appearance(
            "ferro-years@harbour", exact=("It will take years, but it shows results already",)
        ),
        appearance("ferro-years@wire", WIRE, ("It will take years",), start=31),
    ),
)
CALLED_LEADER = claim(
    10,
    "brek-leader",
    BREK,
    "The opposition will vote against the budget.",
    modality="intended",
    appearances=(appearance("brek-leader@wire", WIRE, None, described_as="the finance minister"),),
)

FIGURES = contradiction(
    20,
    "numeric",
    "between_speakers",
    (MORE_THAN_1400, ABOUT_900),
    proposition=REPAIRED,
    trace=(TraceStep(rule="values", detail="At least 1,400 and about 900."),),
)
CUT = contradiction(
    21,
    "lexical",
    "between_sources",
    (CUT_SHORT, CUT_SHORT),
    key="ferro-years-cut",
    sides=tuple(of(SideView, claim_id=9, appearance_id=one.id) for one in CUT_SHORT.appearances),
    trace=(
        TraceStep(
            rule="wording",
            detail="One source ends the sentence earlier.",
            spans=(("ferro-years@harbour", 118, 148),),
        ),
    ),
)
OFFICE = contradiction(
    22,
    "attribution",
    "between_sources",
    (CALLED_LEADER, CALLED_LEADER),
    key="brek-role",
    score=None,
    sides=(
        of(SideView, claim_id=10, appearance_id=CALLED_LEADER.appearances[0].id),
        of(SideView, claim_id=10, role="Leader of the opposition (2029 to 2032)"),
    ),
)
