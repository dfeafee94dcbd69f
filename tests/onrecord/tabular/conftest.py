"""A made-up claim with two reports, a pair that it is part of, and a reader of what was written."""

import csv
import io
from dataclasses import fields, replace

import openpyxl
import pytest

from onrecord.origin_views import CorroborationView
from onrecord.spans import Span
from onrecord.tabular import write_csv
from onrecord.views import (
    AppearanceView,
    CaptureView,
    ClaimView,
    ContradictionView,
    DateView,
    DecisionView,
    PositionView,
    PropositionRef,
    RoleView,
    SideView,
    SourceRef,
    SourceView,
    SpeakerRef,
    SpeakerView,
    StanceView,
    TraceStep,
    ValueView,
)

FERRO, BREK, NAVY = SpeakerRef(1, "Ana Ferro"), SpeakerRef(2, "Tomás Brek"), SpeakerRef(3, "Navy")
BOATS = PropositionRef(7, "N boats were lost.")


def of(view, **given):
    """A view with what is given and nothing else."""
    empty = {one.name: () if str(one.type).startswith("tuple") else None for one in fields(view)}
    return view(**(empty | given))


@pytest.fixture
def claim():
    """Return a claim said on or before a day, reported directly and, unseen, indirectly."""
    post = of(
        SourceRef, id=4, key="post", title="The bay", publisher="The Harbour Post",
        published="2031-05-07", url="https://post.example/bay",
    )  # fmt: skip
    direct = of(
        AppearanceView, id=11, key="lost@post", source=post, quote_type="direct",
        exact=("twelve boats", "no fewer"), spans=(Span(5, 17), Span(30, 38)),
        context=(("he said ", ", and"), ("and ", ".")), cue="said", described_as="the admiral",
        relayed_by=(FERRO, NAVY), translated_by="none", verification="verified",
        capture_sha256="ab" * 32,
    )  # fmt: skip
    wire = replace(post, id=5, key="wire", title="Losses", publisher=None, published=None, url=None)
    unseen = of(
        AppearanceView, id=12, key="lost@wire", source=wire, quote_type="indirect",
        translated_by="unknown",
    )  # fmt: skip
    figure = ValueView(low=12.0, high=None, qualifier="at_least", unit="boats", as_of="2031-05")
    return of(
        ClaimView, id=1, key="lost", kind="statement", speaker=BREK, on_behalf_of=NAVY,
        statement="At least 12 boats were lost.", modality="asserted", status="draft",
        said=of(
            DateView, role="said", edtf="[..2031-05-06]", latest="2031-05-06", phrase="by Tuesday",
            basis="relative", anchor="2031-05-07",
        ),
        topics=("Losses", "Patrols"), appearances=(direct, unseen),
        corroboration=CorroborationView(2, 1), note="checked twice",
        stances=(
            StanceView(proposition=BOATS, stance="affirms", value=figure, certainty="probable"),
        ),
    )  # fmt: skip


@pytest.fixture
def pair(claim):
    """Return the claim against another, about one report of it, decided once."""
    other = replace(
        claim, id=2, key="none-lost", speaker=FERRO, on_behalf_of=None, statement="None was lost."
    )
    return of(
        ContradictionView, id=9, key="c-1", scope="between_speakers", kind="numeric", score=0.5,
        status="confirmed", proposition=BOATS, claims=(claim, other),
        sides=(SideView(claim_id=1, appearance_id=11, role=None), of(SideView, claim_id=2)),
        trace=(
            TraceStep(rule="values", detail="At least 12 and none.", spans=(("lost@post", 5, 17),)),
            TraceStep(rule="holder", detail="Both hold what they say."),
        ),
        decisions=(
            of(
                DecisionView, verdict="confirmed", note="She was asked.", by="Iris Dole",
                at="2031-06-01T10:00:00Z",
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def speaker():
    role = of(RoleView, id=3, title="Admiral", organisation="Navy", start="2030-01-01")
    return of(
        SpeakerView, id=2, key="brek", name="Tomás Brek", kind="person", aliases=("T. Brek", "TB"),
        roles=(role,), claims=1,
    )  # fmt: skip


@pytest.fixture
def position(claim, speaker):
    return of(
        PositionView, proposition=BOATS, stance="affirms", certainty="probable",
        value=claim.stances[0].value, claim=claim, roles=speaker.roles, turn="first",
    )  # fmt: skip


@pytest.fixture
def source(claim):
    """Return a source with one copy, by hash only."""
    copy = of(CaptureView, id=1, sha256="ab" * 32, held=False, captured_at="2031-05-08T00:00:00Z")
    return of(
        SourceView, id=4, key="post", kind="article", title="The bay", credit=("Wire", "NW"),
        published=claim.said, captures=(copy,), claims=1,
    )  # fmt: skip


@pytest.fixture
def table():
    """Return a function that gives the rows of a sheet as CSV has them, by column, without gaps."""

    def table(sheet, *records):
        file = io.StringIO(newline="")
        write_csv(file, sheet, records, raw=True)
        rows = csv.DictReader(io.StringIO(file.getvalue(), newline=""))
        return [{name: cell for name, cell in row.items() if cell} for row in rows]

    return table


@pytest.fixture
def read():
    """Return a function that reads a workbook back, given its bytes or its file."""

    def read(written):
        return openpyxl.load_workbook(
            io.BytesIO(written if isinstance(written, bytes) else written.getvalue())
        )

    return read
