"""What is stored comes back as it was, and storing it again changes nothing."""

from dataclasses import fields, replace

import pytest
from sqlalchemy import select

from db.engine import reading, writing
from db.store.claims import load_claims, save_claims
from db.store.propositions import save_propositions
from db.store.sources import load_source_facts, load_sources, save_sources
from db.store.speakers import load_speakers, save_speakers
from db.tables import Anchor, AnchorSpan, Capture, Claim, Stance
from onrecord.errors import RecordError
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    DateRecord,
    RecordSet,
    RelationRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
)
from onrecord.spans import Span, digest

NOUNS = ["sources", "speakers", "topics", "propositions", "claims"]


@pytest.fixture
def stored(record, save):
    save(record)
    return record


@pytest.mark.parametrize("noun", NOUNS)
def test_a_stored_record_comes_back_as_it_was(stored, load, noun):
    assert getattr(load(stored), noun) == getattr(stored, noun)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_record_of_the_tests_sets_every_field_of_its_noun(record, noun):
    for field in fields(getattr(record, noun)[0]):
        values = {getattr(one, field.name) for one in getattr(record, noun)}
        assert values != {field.default} or field.name == "file"


def test_storing_the_same_again_changes_not_one_row(stored, save, everything):
    before = everything()
    save(stored)
    assert everything() == before


def test_keys_that_are_not_there_are_left_out(engine, stored):
    with reading(engine) as connection:
        assert set(load_claims(connection, ["told", "unheard-of"])) == {"told"}
        assert load_sources(connection, []) == {}


@pytest.mark.parametrize("noun", NOUNS)
def test_a_record_stripped_to_what_it_must_have_comes_back_as_it_was(stored, save, load, noun):
    needed = {"speaker", "statement", "title", "text", "name", "key"}
    # An unnamed speaker has to have a source, a stored capture stays with its source.
    plain = tuple(
        type(one)(**{name: getattr(one, name) for name in needed if hasattr(one, name)})
        for one in getattr(stored, noun)
        if getattr(one, "sha256", None) is None and getattr(one, "kind", "") != "unnamed"
    )
    assert plain
    changed = replace(RecordSet(), **{noun: plain})
    save(changed)
    assert load(changed) == changed


def test_more_records_than_one_question_holds_come_back(engine, stored):
    many = [
        ClaimRecord(
            key=f"many-{number}",
            speaker="ferro",
            statement=f"Number {number}.",
            said=DateRecord(edtf="2031-05-06"),
            stances=(StanceRecord(proposition="late", stance="neutral"),),
            appearances=(
                AppearanceRecord(
                    key=f"many-{number}/1", source="radio", quote_type="direct", spans=(Span(1, 2),)
                ),
            ),
        )
        for number in range(1_100)
    ]
    with writing(engine) as connection:
        save_claims(connection, many)
    with reading(engine) as connection:
        assert load_claims(connection, [one.key for one in many]) == {c.key: c for c in many}


def test_a_changed_date_changes_the_bounds_of_claim_and_stance(engine, stored, save):
    claim = stored.claims[0]
    save(replace(stored, claims=(replace(claim, said=DateRecord(edtf="2031-04")),)))
    with reading(engine) as connection:
        for table, key in ((Claim, claim.key), (Stance, f"{claim.key}|late")):
            row = connection.execute(
                select(table.said_from, table.said_to).where(table.key.startswith(key))
            ).first()
            assert row == ("2031-04-01", "2031-04-30")


def test_a_claim_of_another_speaker_takes_its_stances_along(stored, save, load):
    changed = replace(stored, claims=(replace(stored.claims[0], speaker="brek"),))
    save(changed)
    assert load(changed).claims == changed.claims


def test_a_claim_whose_date_is_taken_away_is_of_unknown_date(engine, stored, save):
    claim = replace(stored.claims[0], said=None)
    save(replace(stored, claims=(claim,)))
    with reading(engine) as connection:
        assert load_claims(connection, [claim.key]) == {claim.key: claim}


def test_two_pairs_of_keys_that_join_alike_are_two_stances(engine, stored):
    first, second = stored.propositions
    nested = [replace(first, key="b/c"), replace(second, key="c")]
    claims = [
        ClaimRecord(
            key=key,
            speaker="ferro",
            statement="Late.",
            stances=(StanceRecord(proposition=proposition, stance="affirms"),),
        )
        for key, proposition in (("a", "b/c"), ("a/b", "c"))
    ]
    with writing(engine) as connection:
        save_propositions(connection, nested)
        save_claims(connection, claims)
        assert list(load_claims(connection, ["a", "a/b"]).values()) == claims


def anchors(engine):
    with reading(engine) as connection:
        return connection.execute(
            select(Anchor.verification, AnchorSpan.sha256, AnchorSpan.prefix, AnchorSpan.suffix)
            .join(Anchor, Anchor.id == AnchorSpan.anchor_id)
            .order_by(Anchor.id, AnchorSpan.position)
        ).all()


def test_words_that_are_held_are_verified_and_keep_their_context(engine, stored):
    assert anchors(engine)[:2] == [
        (
            "verified",
            digest("the ferry 🚢"),
            "On Tuesday Ana Ferro said ",
            " was late. Mr Brek, she said, wa",
        ),
        (
            "verified",
            digest("was late"),
            "n Tuesday Ana Ferro said the ferry 🚢 "[-32:],
            ". Mr Brek, she said, was told in",
        ),
    ]


def test_words_that_are_not_held_are_not_verified_and_keep_no_context(engine, stored):
    assert anchors(engine)[2:] == [
        ("not_held", "c" * 64, None, None),
        ("not_held", "d" * 64, None, None),
        ("not_held", None, None, None),
    ]


def test_a_capture_holds_its_bytes_and_its_text(engine, stored):
    with reading(engine) as connection:
        row = connection.execute(select(Capture).where(Capture.text.is_not(None))).one()
        facts = load_source_facts(connection, ["post"])["post"]
    assert (row.sha256, row.text_sha256) == (stored.sources[0].sha256, digest(facts.text))
    assert row.content.decode() == row.text == facts.text


def test_facts_of_a_source_by_hash_only_hold_no_text(engine, stored):
    with reading(engine) as connection:
        facts = load_source_facts(connection, ["radio", "leaflet"])
    assert (facts["radio"].has_capture, facts["radio"].text) == (True, None)
    assert (facts["leaflet"].has_capture, facts["leaflet"].text) == (False, None)


def test_a_capture_keeps_its_text_and_its_time_when_its_source_changes(engine, stored):
    with reading(engine) as connection:
        before = connection.execute(select(Capture).order_by(Capture.id)).all()
    with writing(engine) as connection:
        changed = replace(stored.sources[0], title="Ferry on time")
        save_sources(connection, [changed], {}, "2032-01-01T00:00:00Z")
    with reading(engine) as connection:
        assert connection.execute(select(Capture).order_by(Capture.id)).all() == before


def test_a_source_goes_back_to_an_earlier_capture(engine, stored):
    first = stored.sources[0]
    second = replace(first, sha256="e" * 64)
    for source in (second, first):
        with writing(engine) as connection:
            save_sources(connection, [source], {}, "2032-01-01T00:00:00Z")
            assert load_sources(connection, ["post"]) == {"post": source}


def test_an_appearance_that_moves_to_another_source_has_its_spans_there(stored, save, load):
    claim = stored.claims[0]
    moved = replace(
        claim.appearances[1], source="post", spans=(Span(0, 2),), sha256=(digest("On"),)
    )
    changed = replace(stored, claims=(replace(claim, appearances=(moved,)),))
    save(changed)
    assert load(changed).claims == changed.claims


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"speaker": "nobody"}, "speaker"),
        ({"on_behalf_of": "nobody"}, "on_behalf_of"),
        ({"topics": ("ferries", "nothing")}, "topics[1]"),
        (
            {"stances": (StanceRecord(proposition="nothing", stance="affirms"),)},
            "stances[0].proposition",
        ),
        (
            {"appearances": (AppearanceRecord(key="x", source="none", quote_type="direct"),)},
            "appearances[0].source",
        ),
        (
            {
                "appearances": (
                    AppearanceRecord(
                        key="x", source="post", quote_type="direct", relayed_by=("ferro", "nobody")
                    ),
                )
            },
            "appearances[0].relayed_by[1]",
        ),
        ({"relations": (RelationRecord(kind="repeats", claim="nothing"),)}, "relations[0].claim"),
    ],
)
def test_a_claim_that_refers_to_nothing_is_refused(stored, save, everything, changes, path):
    before = everything()
    with pytest.raises(RecordError) as raised:
        save(RecordSet(claims=(replace(stored.claims[1], **changes),)))
    assert (raised.value.key, raised.value.path) == ("told", path)
    assert everything() == before


@pytest.mark.parametrize(
    ("speaker", "path"),
    [
        (SpeakerRecord(key="new", name="A man", kind="unnamed", source="none"), "source"),
        (SpeakerRecord(key="new", name="All", kind="group", members=("none",)), "members[0]"),
    ],
)
def test_a_speaker_that_refers_to_nothing_is_refused(engine, stored, speaker, path):
    with pytest.raises(RecordError) as raised, writing(engine) as connection:
        save_speakers(connection, [speaker])
    assert raised.value.path == path


def test_a_proposition_under_no_topic_that_is_there_is_refused(engine, stored):
    with pytest.raises(RecordError) as raised, writing(engine) as connection:
        save_propositions(connection, [replace(stored.propositions[0], topic="none")])
    assert raised.value.path == "topic"


def test_the_same_source_twice_in_one_go_is_stored_once(engine, stored):
    source = SourceRecord(key="twice", title="Twice")
    with writing(engine) as connection:
        save_sources(connection, [source, source], {}, "2031-06-01T10:00:00Z")
        assert load_sources(connection, ["twice"]) == {"twice": source}


def test_an_unnamed_speaker_has_nothing_to_be_found_by(engine, stored):
    with reading(engine) as connection:
        assert load_speakers(connection, ["a-pilot"])["a-pilot"].name == "a pilot"
        assert connection.exec_driver_sql(
            "SELECT folded FROM speaker WHERE key = 'a-pilot'"
        ).scalar() == ""  # fmt: skip
