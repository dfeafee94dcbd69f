"""Who is meant: by id, key, name, alias or a part of one; never a guess between several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import connect, place, reading, writing
from db.reads.names import (
    find_claim,
    find_contradiction,
    find_proposition,
    find_source,
    find_speaker,
    find_topic,
)
from db.store.propositions import save_propositions, save_topics
from db.store.sources import save_sources
from db.store.speakers import save_speakers
from db.tables import Base
from onrecord.errors import NotFoundError, OnrecordError, UsageError
from onrecord.records import PropositionRecord, SourceRecord, SpeakerRecord, TopicRecord

SOURCES = [
    SourceRecord(key="post", title="The ferry that never came", publisher="The Harbour Post"),
    SourceRecord(key="wire", title="Ferry late again", publisher="Norland Wire"),
]
SPEAKERS = [
    SpeakerRecord(key="ana", name="Ana Ferro", aliases=("Ferro the Elder", "Doña Ana")),
    SpeakerRecord(key="luis", name="Luis Ferro", aliases=("Ferro the Younger",)),
    SpeakerRecord(key="brek", name="Tomas Brek", aliases=("Brek", "the minister")),
    SpeakerRecord(key="breker", name="Ida Breker", aliases=("the other minister",)),
    SpeakerRecord(key="anatol", name="Anatol Sund"),
    SpeakerRecord(key="muller", name="Jörg Müller"),
    SpeakerRecord(key="is", name="Army of the Isles", kind="group", aliases=("the Army", "AOI")),
    SpeakerRecord(key="official", name="a senior pilot", kind="unnamed", source="post"),
    SpeakerRecord(key="1912", name="Committee of 1912", kind="organisation"),
]
TOPICS = [TopicRecord(key="ferries", name="Ferries"), TopicRecord(key="x", name="Ferry fares")]
PROPOSITIONS = [PropositionRecord(key="late", text="The ferry was late.")]


def put_names(engine):
    with writing(engine) as connection:
        save_sources(connection, SOURCES, {}, "2031-06-01T10:00:00Z")
        save_speakers(connection, SPEAKERS)
        save_topics(connection, TOPICS)
        save_propositions(connection, PROPOSITIONS)


@pytest.fixture(scope="module")
def named(shared_engine):
    put_names(shared_engine)
    return shared_engine


@pytest.fixture(scope="module")
def sqlite_named(sqlite_template, tmp_path_factory):
    path = tmp_path_factory.mktemp("names") / "record.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(place(str(path)))
    put_names(engine)
    return engine


def key_of(engine, find, typed):
    with reading(engine) as connection:
        table = find.__name__.removeprefix("find_")
        id_ = find(connection, typed)
        return connection.execute(
            Base.metadata.tables[table].select().with_only_columns(
                Base.metadata.tables[table].c.key
            ).where(Base.metadata.tables[table].c.id == id_)
        ).scalar_one()  # fmt: skip


def problem(engine, find, typed):
    with pytest.raises(OnrecordError) as raised, reading(engine) as connection:
        find(connection, typed)
    return raised.value


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ana", "ana"),
        ("Ana Ferro", "ana"),
        ("  ana   FERRO ", "ana"),
        ("doña ana", "ana"),
        ("DONA ANA", "ana"),
        ("elder", "ana"),
        ("younger", "luis"),
        ("luis", "luis"),
        ("muller", "muller"),
        ("Müller", "muller"),
        ("jorg mü", "muller"),
        ("aoi", "is"),
        ("the army", "is"),
        ("official", "official"),
        ("1912", "1912"),
    ],
)
def test_a_speaker_is_found_by_key_name_alias_or_part(named, typed, key):
    assert key_of(named, find_speaker, typed) == key


def test_a_speaker_is_found_by_id(named):
    with reading(named) as connection:
        id_ = find_speaker(connection, "brek")
        assert find_speaker(connection, str(id_)) == id_


def test_a_whole_name_comes_before_a_part_of_another(named):
    assert key_of(named, find_speaker, "Brek") == "brek"
    assert key_of(named, find_speaker, "the minister") == "brek"


def test_a_part_that_several_have_lists_them(named):
    error = problem(named, find_speaker, "ferro")
    assert (error.exit_code, isinstance(error, UsageError)) == (2, True)
    assert "(Ana Ferro)" in str(error)
    assert "(Luis Ferro)" in str(error)


def test_a_part_of_two_names_of_one_speaker_is_no_ambiguity(named):
    assert key_of(named, find_speaker, "army") == "is"


def test_a_name_that_nobody_has_suggests_a_near_one(named):
    error = problem(named, find_speaker, "Tomas Breck")
    assert (error.exit_code, isinstance(error, NotFoundError)) == (3, True)
    assert str(error) == (
        'No speaker "Tomas Breck". Did you mean "Tomas Brek"? Try: onrecord speaker list'
    )


def test_a_name_like_no_other_suggests_nobody(named):
    error = problem(named, find_speaker, "qqqq")
    assert str(error) == 'No speaker "qqqq". Try: onrecord speaker list'


@pytest.mark.parametrize("typed", ["a senior pilot", "senior pilot", "pilot"])
def test_an_unnamed_speaker_is_never_found_by_name(named, typed):
    error = problem(named, find_speaker, typed)
    assert error.exit_code == 3
    assert "senior" not in str(error).replace(f'"{typed}"', "")


@pytest.mark.parametrize(
    "typed",
    ["", " ", "%", "_", "*", "0", "99999", "9" * 19, "9" * 30, "-1", "1.5", "٣", "'; --", "\\"],
)
def test_what_names_nobody_is_not_found(named, typed):
    assert problem(named, find_speaker, typed).exit_code == 3


@pytest.mark.parametrize("typed", ["9" * 5_000, "ferro\udcff", "\udcff", "ferro\0", "x" * 100_000])
def test_what_no_key_can_be_is_not_found(named, typed):
    assert problem(named, find_speaker, typed).exit_code in {2, 3}


@given(st.text())
def test_any_text_names_somebody_or_is_refused_in_words(sqlite_named, typed):
    with reading(sqlite_named) as connection:
        try:
            assert find_speaker(connection, typed) > 0
        except (NotFoundError, UsageError) as error:
            assert str(error)  # noqa: PT017 - either way is right


@pytest.mark.parametrize(
    ("find", "typed", "key"),
    [
        (find_source, "never came", "post"),
        (find_source, "norland", "wire"),
        (find_source, "post", "post"),
        (find_topic, "FERRIES", "ferries"),
        (find_topic, "fares", "x"),
        (find_proposition, "ferry was", "late"),
    ],
)
def test_other_records_are_found_by_what_they_are_called(named, find, typed, key):
    assert key_of(named, find, typed) == key


@pytest.mark.parametrize(
    ("find", "typed", "code"),
    [
        (find_source, "ferry", 2),
        (find_topic, "ferr", 2),
        (find_proposition, "train", 3),
        (find_claim, "ferry", 3),
        (find_claim, "1", 3),
        (find_contradiction, "ferry", 3),
    ],
)
def test_other_records_are_never_guessed_either(named, find, typed, code):
    assert problem(named, find, typed).exit_code == code
