"""Several texts that are written together: each is as if it had come alone."""

import hashlib
import io

import pytest

from db.engine import writing
from onrecord.ingest import Document
from onrecord.records import RecordSet, SpeakerRecord
from workflows.editing import edit_records
from workflows.entries import Part, log_parts
from workflows.exporting import export_all
from workflows.extracting import Wanted, extract_many, to_extract
from workflows.importing import LinesFile, import_files
from workflows.incoming import Incoming
from workflows.ingest_many import Readers, ingest_many
from workflows.recording import Recorder
from workflows.undoing import undo

POST = (
    "Ana Ferro said on Tuesday that the patrols had made the bay safer.\n\n"
    "Tomas Brek said the boats were late.\n"
)
MAIL = "Tomas Brek told reporters: “We lost no boat this year.” Brek said the nets were torn.\n"
NOTE = "A pilot said the tide was low. Ana Ferro said the pilots were right.\n"
SAYINGS = (
    ("Ana Ferro", "said", "that the patrols had made the bay safer", "indirect", 0.9),
    ("Tomas Brek", "said", "the boats were late", "indirect", 0.6),
    ("Tomas Brek", "told", "“We lost no boat this year.”", "direct", 0.8),
    ("Brek", "said", "the nets were torn", "indirect", 0.7),
    ("a pilot", "said", "the tide was low", "indirect", 0.7),
    ("Ana Ferro", "said", "the pilots were right", "indirect", 0.7),
)
TEXTS = {"a-post.txt": POST, "b-mail.txt": MAIL, "c-note.txt": NOTE}


@pytest.fixture
def take_texts(now):
    """Return a function that takes the texts into the database of an engine."""

    def take_texts(engine):
        given = [
            Incoming(document=Document(name=name, content=text.encode()))
            for name, text in TEXTS.items()
        ]
        return [done.source for done in ingest_many(engine, given, now, Readers())]

    return take_texts


@pytest.fixture
def extract_from(now, finds):
    """Return a function that extracts from the named sources of an engine, or from all."""

    def extract_from(engine, *names, find=None):
        wanted = Wanted(sources=tuple(to_extract(engine, names)))
        return list(extract_many(engine, wanted, now, Readers(work=find or finds(*SAYINGS))))

    return extract_from


def exported(engine):
    out = io.BytesIO()
    export_all(engine, out.write)
    return out.getvalue()


def test_texts_that_are_extracted_together_give_what_each_gives_alone(
    engine_name, new_engine, take_texts, extract_from, contents
):
    together, alone = new_engine(engine_name), new_engine(engine_name)
    take_texts(together)
    extract_from(together)
    for source in take_texts(alone):
        extract_from(alone, source)
    assert exported(together) == exported(alone)
    assert contents(together) == contents(alone)


def test_an_extracted_record_is_the_same_after_export_and_import(
    engine, engine_name, new_engine, take_texts, extract_from, now
):
    take_texts(engine)
    extract_from(engine)
    first, other = exported(engine), new_engine(engine_name)
    import_files(other, [LinesFile("record.jsonl", lambda: io.BytesIO(first), once=True)], now())
    assert exported(other) == first


def test_one_of_the_sources_written_together_can_be_undone_alone(
    engine, take_texts, extract_from, now, statements
):
    take_texts(engine)
    done = extract_from(engine)
    undo(engine, str(done[1].change), now())
    withdrawn = [words for words, status in statements() if status == "withdrawn"]
    assert len(withdrawn) == done[1].new == 2
    assert all("boat" in words or "nets" in words for words in withdrawn)


def test_a_source_that_is_refused_keeps_none_of_the_others_out(
    engine, take_texts, extract_from, finds, now
):
    post, mail, note = take_texts(engine)
    found = finds(*SAYINGS)

    def find(text):
        if text.name == mail:  # somebody dates it while it is read
            edit_records(engine, "source", lambda _: [mail], {"published": "2031-05-07"}, now())
        return found(text)

    done = extract_from(engine, find=find)
    assert [type(one).__name__ for one in done] == ["Extracted", "Failed", "Extracted"]
    assert [one.source for one in done if hasattr(one, "source")] == [post, note]


def test_a_key_that_two_sources_give_their_drafts_is_met_as_if_each_came_alone(
    engine_name, new_engine, take, tmp_path, extract_from
):
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    # Keys of drafts begin with forty characters of their source's.
    keys = [f"the-harbour-post-of-the-north-bay-and-the-isles-{number}" for number in (1, 2)]
    sha256 = hashlib.sha256(POST.encode()).hexdigest()
    held = {"title": "Post", "sha256": sha256, "file": "post.txt"}
    together, alone = new_engine(engine_name), new_engine(engine_name)
    for engine in (together, alone):
        take(engine, {"sources": [{"key": key} | held for key in keys]}, tmp_path)
    extract_from(together)
    for key in keys:
        extract_from(alone, key)
    assert exported(together) == exported(alone)


def test_what_is_of_no_part_of_the_log_goes_with_the_last(engine, now, changes):
    with writing(engine) as connection:
        recorder = Recorder(connection, now())
        added = [SpeakerRecord(key=key, name=key) for key in ("ana-ferro", "tomas-brek")]
        recorder.take(RecordSet(speakers=tuple(added)))
        parts = [
            Part(summary=name, records=[("speaker", key)] if key else [])
            for name, key in (("one", "ana-ferro"), ("none", "nobody"), ("last", None))
        ]
        assert log_parts(recorder, "edit", parts) == [1, None, 2]
    assert [entry.summary for entry in changes(engine)] == ["one", "last"]
