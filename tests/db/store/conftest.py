"""A small record of made-up people, with every kind of thing that a record can hold."""

import pytest

from db.engine import reading, writing
from db.store.claims import load_claims, save_claims, save_relations
from db.store.propositions import (
    load_propositions,
    load_topics,
    save_propositions,
    save_topics,
)
from db.store.sources import load_sources, save_sources
from db.store.speakers import load_speakers, save_speakers
from db.tables import Base
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    DateRecord,
    PropositionRecord,
    RecordSet,
    RelationRecord,
    RoleRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
    TopicRecord,
)
from onrecord.spans import Span, digest

NOW = "2031-06-01T10:00:00Z"
TEXT = "On Tuesday Ana Ferro said the ferry 🚢 was late. Mr Brek, she said, was told in May."
CONTENT = TEXT.encode()
SHA = digest(TEXT)
UNSEEN = "b" * 64


def at(words):
    """Return the span of words in the held text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


SOURCES = (
    SourceRecord(
        key="post",
        title="Ferry late again",
        publisher="The Harbour Post",
        byline="By our own reporter",
        credit=("Norland Wire", "NW"),
        url="https://post.example/ferry?a=1",
        language="en",
        published=DateRecord(edtf="2031-05-07", basis="inferred", note="from the page's order"),
        note="front page",
        sha256=SHA,
    ),
    SourceRecord(
        key="radio",
        title="Morning news",
        kind="broadcast",
        published=DateRecord(edtf="2031-05~", basis="broadcast"),
        sha256=UNSEEN,
    ),
    SourceRecord(key="leaflet", title="A leaflet", kind="document", withdrawn=True),
)
SPEAKERS = (
    SpeakerRecord(
        key="ferro",
        name="Ana Ferro",
        aliases=("Ferro", "Ana F."),
        roles=(
            RoleRecord(
                key="ferro/pilot",
                title="Pilot",
                organisation="Harbour Office",
                start="2030-01",
                end="2031-12",
                evidence="the office's yearbook",
            ),
            RoleRecord(key="ferro/mate", title="Mate", end="2029~"),
        ),
        note="not the painter",
    ),
    SpeakerRecord(key="brek", name="Tomas Brek"),
    SpeakerRecord(key="office", name="Harbour Office", kind="organisation"),
    SpeakerRecord(key="crew", name="The crew", kind="group", members=("brek", "ferro")),
    SpeakerRecord(key="post-voice", name="The Harbour Post", kind="publication", withdrawn=True),
    SpeakerRecord(key="a-pilot", name="a pilot", kind="unnamed", source="radio"),
)
TOPICS = (
    TopicRecord(key="ferries", name="Ferries"),
    TopicRecord(key="fares", name="Fares", withdrawn=True),
)
PROPOSITIONS = (
    PropositionRecord(
        key="late",
        text="The ferry was late.",
        topic="ferries",
        period="2031-05-01/2031-05-31",
        place="Norland",
        note="by the harbour's own clock",
    ),
    PropositionRecord(
        key="trips",
        text="N trips were cancelled.",
        slot=True,
        measure="trips",
        unit="trips",
        withdrawn=True,
    ),
)
CLAIMS = (
    ClaimRecord(
        key="ferry-late",
        speaker="ferro",
        statement="The ferry was late.",
        on_behalf_of="office",
        modality="denied",
        status="draft",
        proposed_by="a-drafter 2",
        confidence=0.75,
        place="Norland",
        said=DateRecord(
            edtf="2031-05-06",
            phrase="Tuesday",
            anchor="2031-05-07",
            basis="relative",
            note="the day before",
            source="post",
            span=at("Tuesday"),
        ),
        event=DateRecord(edtf="[..2031-05-06]", basis="inferred"),
        topics=("fares", "ferries"),
        stances=(
            StanceRecord(proposition="late", stance="affirms", certainty="probable", note="firm"),
            StanceRecord(
                proposition="trips",
                stance="denies",
                value_low=2.5,
                value_high=3.0,
                qualifier="about",
                unit="trips",
                as_of="2031-05",
            ),
        ),
        appearances=(
            AppearanceRecord(
                key="ferry-late/post",
                source="post",
                quote_type="direct",
                exact=("the ferry 🚢", "was late"),
                spans=(at("the ferry 🚢"), at("was late")),
                cue="said",
                described_as="the harbour's pilot",
                relayed_by=("brek", "a-pilot"),
                translated_by="none",
                note="second paragraph",
            ),
            AppearanceRecord(
                key="ferry-late/radio",
                source="radio",
                quote_type="indirect",
                spans=(Span(3, 9), Span(20, 30)),
                sha256=("c" * 64, "d" * 64),
            ),
            AppearanceRecord(
                key="ferry-late/radio2", source="radio", quote_type="mixed", spans=(Span(40, 45),)
            ),
            AppearanceRecord(
                key="ferry-late/leaflet",
                source="leaflet",
                quote_type="direct",
                exact=("Late!",),
                translated_by="us",
            ),
        ),
        relations=(
            RelationRecord(kind="corrects", claim="told"),
            RelationRecord(kind="repeats", claim="told"),
        ),
        note="checked twice",
    ),
    ClaimRecord(key="told", speaker="crew", statement="Brek was told in May.", kind="act"),
)


@pytest.fixture
def record():
    """Return the whole record."""
    return RecordSet(
        sources=SOURCES,
        speakers=SPEAKERS,
        topics=TOPICS,
        propositions=PROPOSITIONS,
        claims=CLAIMS,
    )


@pytest.fixture
def save(engine):
    """Return a function that stores a record set in one transaction."""

    def save(records):
        with writing(engine) as connection:
            save_sources(connection, records.sources, {SHA: (CONTENT, TEXT)}, NOW)
            save_speakers(connection, records.speakers)
            save_topics(connection, records.topics)
            save_propositions(connection, records.propositions)
            save_claims(connection, records.claims)
            save_relations(connection, records.claims)

    return save


@pytest.fixture
def load(engine):
    """Return a function that loads the records of a record set's keys, in the same order."""

    def load(records):
        def loaded(function, wanted):
            found = function(connection, [one.key for one in wanted])
            return tuple(found[one.key] for one in wanted)

        with reading(engine) as connection:
            return RecordSet(
                sources=loaded(load_sources, records.sources),
                speakers=loaded(load_speakers, records.speakers),
                topics=loaded(load_topics, records.topics),
                propositions=loaded(load_propositions, records.propositions),
                claims=loaded(load_claims, records.claims),
            )

    return load


@pytest.fixture
def everything(engine):
    """Return a function that gives every row of every table, but for the ids of aliases.

    An alias has no key: it is stored anew with its speaker.
    """

    def everything():
        with reading(engine) as connection:
            return {
                name: sorted(repr(row[name == "alias" :]) for row in connection.execute(t.select()))
                for name, t in Base.metadata.tables.items()
            }

    return everything
