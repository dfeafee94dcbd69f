"""Adding one record: its key, its names, its proof, and what it contradicts."""

import pytest

from db.engine import reading
from db.reads.appearances import appearance_views
from onrecord.errors import NotFoundError, RecordError, UsageError
from workflows.adding import KeyTakenError, add_record
from workflows.editing import one_of
from workflows.recording import LOADERS
from workflows.undoing import undo
from workflows.withdrawing import withdraw


@pytest.fixture
def add(engine, begin_with, held, actor):
    """Return a function that adds a record to the dossier, whose text is held."""
    begin_with(held)

    def add(noun, content=None, **fields):
        return add_record(engine, noun, fields, actor(), content=content)

    return add


@pytest.fixture
def load(engine):
    def load(noun, key):
        with reading(engine) as connection:
            return LOADERS[noun](connection, [key])[key]

    return load


@pytest.mark.parametrize(
    ("noun", "fields", "key"),
    [
        ("claim", {"speaker": "Ana", "statement": "The bay is calm today, and blue."},
         "ferro-the-bay-is-calm-today"),
        ("speaker", {"name": "Ida Lund"}, "ida-lund"),
        ("source", {"title": "The fleet, in figures"}, "the-fleet-in-figures"),
        ("topic", {"name": "Harbour Dues"}, "harbour-dues"),
        ("proposition", {"text": "N boats were lost."}, "n-boats-were-lost"),
        ("proposition", {"text": "???"}, "proposition"),
    ],
)  # fmt: skip
def test_a_key_is_made_from_a_few_words(add, noun, fields, key):
    assert add(noun, **fields).key == key


def test_a_key_that_is_taken_gets_a_number(add):
    assert [add("speaker", name="Ida Lund").key for _ in range(3)] == [
        "ida-lund", "ida-lund-2", "ida-lund-3",
    ]  # fmt: skip


def test_a_speaker_does_not_pass_on_its_own_words(add):
    report = {"source": "post", "quote_type": "indirect", "relayed_by": ["Ana"]}
    with pytest.raises(RecordError, match='"ferro" is its speaker, and cannot have passed on'):
        add("claim", speaker="Ana", statement="The bay is calm.", appearances=[report])


def test_a_key_may_be_given(add, load):
    add("speaker", name="Ida Lund", key="lund")
    assert load("speaker", "lund").name == "Ida Lund"


@pytest.mark.parametrize(
    ("noun", "fields"),
    [
        ("claim", {"key": "brek-nothing", "speaker": "brek", "statement": "The bay is calm."}),
        ("topic", {"name": "PATROLS"}),
    ],
)
def test_a_record_that_is_there_is_not_replaced(add, engine, contents, noun, fields):
    before = contents(engine)
    with pytest.raises(KeyTakenError, match=f"onrecord {noun} edit"):
        add(noun, **fields)
    assert contents(engine) == before


def test_a_withdrawn_record_is_named_with_the_way_back(add, engine, actor):
    withdraw(engine, "claim", one_of("brek-nothing"), actor())
    with pytest.raises(KeyTakenError, match=r"withdrawn.*--set status=accepted"):
        add("claim", key="brek-nothing", speaker="brek", statement="The bay is calm.")


def test_a_quotation_is_located_and_proved_in_the_held_text(add, engine, article):
    words = "Nothing"
    quoted = {"source": "harbour post", "quote_type": "direct", "exact": ["changed nothing"]}
    added = add("claim", speaker="brek", statement=words, appearances=[quoted])
    with reading(engine) as connection:
        (view,) = appearance_views(connection, [added.id])[added.id]
    assert view.verification == "verified"
    assert [span.words(article) for span in view.spans] == ["changed nothing"]


def test_a_quotation_that_is_not_in_the_held_text_is_refused(add, engine, contents):
    before = contents(engine)
    quoted = {"source": "post", "quote_type": "direct", "exact": ["the bay is gone"]}
    with pytest.raises(RecordError, match="is not in the text of the source"):
        add("claim", speaker="brek", statement="The bay is gone.", appearances=[quoted])
    assert contents(engine) == before


def test_a_claim_is_compared_at_once(add):
    stance = {"proposition": "patrols-help", "stance": "denies"}
    found = add(
        "claim", speaker="brek", statement="No patrol helps.", said="2031-05-06", stances=[stance]
    )
    assert found.detected.new == 1


def test_a_source_is_added_with_its_text_held(add, load, engine):
    added = add("source", b"Ida Lund was at sea.\n", title="The fleet")
    quoted = {"source": added.key, "quote_type": "indirect", "exact": ["was at sea"]}
    claim = add("claim", speaker="brek", statement="She was at sea.", appearances=[quoted])
    with reading(engine) as connection:
        (view,) = appearance_views(connection, [claim.id])[claim.id]
    assert view.verification == "verified"


def test_a_text_that_is_none_is_refused(add):
    with pytest.raises(RecordError, match="not UTF-8"):
        add("source", b"\xff\xfe", title="The fleet")


def test_a_speaker_of_a_name_that_is_there_is_told(add):
    first = add("speaker", name="Ida Lund")
    assert add("speaker", name="IDA LUND").namesakes == (first.id,)


def test_an_unnamed_speaker_belongs_to_a_source(add, load):
    added = add("speaker", name="a senior official", kind="unnamed", source="harbour post")
    assert load("speaker", added.key).source == "post"


@pytest.mark.parametrize(
    ("noun", "fields", "error"),
    [
        ("speaker", {"name": "an official", "kind": "unnamed"}, UsageError),
        ("claim", {"speaker": "nobody", "statement": "S"}, NotFoundError),
        ("claim", {"speaker": "brek"}, UsageError),
        ("proposition", {"text": "T", "period": "2031-02-30"}, UsageError),
        ("topic", {"name": "???"}, UsageError),
    ],
)
def test_what_makes_no_record_is_refused(add, engine, contents, noun, fields, error):
    before = contents(engine)
    with pytest.raises(error):
        add(noun, **fields)
    assert contents(engine) == before


def test_an_added_record_is_taken_back(add, load, engine, actor):
    added = add("speaker", name="Ida Lund")
    undo(engine, None, actor())
    assert load("speaker", added.key).withdrawn
