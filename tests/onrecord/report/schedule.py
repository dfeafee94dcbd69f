"""Made-up claims on one proposition, that the works are on time: three affirm it, three deny it."""

from tests.onrecord.report.made_up import (
    BREK,
    FERRO,
    NADIR,
    RADIO,
    SCHEDULE,
    SELM,
    WIRE,
    WORKS,
    appearance,
    claim,
    said,
    stance,
)

ON_TIME = claim(
    1,
    "ferro-on-time",
    FERRO,
    "The repair of the Kessel bridge is on time and within its budget.",
    place="Kessel",
    event=said("2031-01/2031-03", "2031-01-01", "2031-03-31", phrase="this quarter"),
    stances=stance(SCHEDULE, "affirms", certainty="certain"),
    appearances=(
        appearance(
            "ferro-on-time@harbour",
            exact=(
                "The works are on time and I expect no delay at all",
                "every girder [sic] has been delivered",
            ),
            start=1203,
            described_as="Minister of Works",
        ),
        appearance("ferro-on-time@wire", WIRE, None, verification="not_held", cue=None),
    ),
    note="Said at the site, before the press.",
)
IN_SPRING = claim(
    2,
    "ferro-spring",
    FERRO,
    "The bridge will open again in spring, as planned.",
    modality="predicted",
    on_behalf_of=WORKS,
    said=said("2031-02", "2031-02-01", "2031-02-28", phrase="last month", basis="inferred"),
    stances=stance(SCHEDULE, "affirms", certainty="probable"),
    appearances=(
        appearance(
            "ferro-spring@harbour",
            exact=("We shall drive across it in May",),
            quote_type="mixed",
            verification="moved",
        ),
    ),
)
NO_DELAY = claim(
    3,
    "selm-no-delay",
    SELM,
    "The contractor has no delay.",
    stances=stance(SCHEDULE, "affirms"),
    appearances=(
        appearance(
            "selm-no-delay@radio",
            RADIO,
            ("There is no delay. None.",),
            relayed_by=(FERRO, WORKS),
            translated_by="outlet",
            verification=None,
            spans=(),
            capture_sha256=None,
        ),
    ),
)
LATE = claim(
    4,
    "brek-late",
    BREK,
    "The works on the bridge are at least a year late.",
    said=said(
        "[..2031-02-28]",
        None,
        "2031-02-28",
        phrase="Friday",
        basis="broadcast",
        anchor="2031-02-28",
        note="recorded on or before the day of the broadcast",
    ),
    stances=stance(SCHEDULE, "denies"),
    appearances=(
        appearance(
            "brek-late@radio",
            RADIO,
            ("It is a year late, and the minister knows it",),
            verification="not_held",
        ),
    ),
)
NO_GIRDER = claim(
    5,
    "brek-no-girder",
    BREK,
    "Not one girder has arrived.",
    stances=stance(SCHEDULE, "denies"),
    appearances=(
        appearance("brek-no-girder@wire", WIRE, ("Not one girder has arrived",), start=640),
    ),
)
LATE_IN_ARABIC = claim(
    6,
    "nadir-late",
    NADIR,
    "العمل في الجسر متأخر.",
    stances=stance(SCHEDULE, "denies"),
    appearances=(
        appearance("nadir-late@harbour", exact=("الجسر متأخر جدا",), translated_by="unknown"),
    ),
)

AFFIRMING = (ON_TIME, IN_SPRING, NO_DELAY)
OPPOSING = (LATE, NO_GIRDER, LATE_IN_ARABIC)
