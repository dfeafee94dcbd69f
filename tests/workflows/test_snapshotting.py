import io
from contextlib import nullcontext

import pytest

from onrecord.errors import NotFoundError, OnrecordError
from onrecord.ingest.archives import read_archive
from workflows.attaching import attach
from workflows.snapshotting import write_snapshot


@pytest.fixture
def attached(engine, begin_with, dossier, article, tmp_path, actor):
    """Return a function that writes the snapshot of a source with two texts."""
    begin_with(dossier)
    for text in (article, article + "The end."):
        path = tmp_path / "article.txt"
        path.write_bytes(text.encode())
        attach(engine, "post", path, actor())

    def snapshot():
        out = io.BytesIO()
        return write_snapshot(engine, "post", lambda: nullcontext(out)), out.getvalue()

    return snapshot


def test_all_held_captures_of_a_source_are_written(attached, article):
    done, content = attached()
    found = list(read_archive(io.BytesIO(content), "bay.warc.gz"))
    assert {one.content.decode() for one in found} == {article, article + "The end."}
    assert (done.captures, done.not_held) == (2, 0)


def test_the_same_record_gives_the_same_bytes(attached):
    assert attached() == attached()


def test_a_source_without_a_text_is_told_before_anything_is_opened(engine, begin_with, dossier):
    begin_with(dossier)
    opened = []
    with pytest.raises(OnrecordError, match="No text of the source post is held"):
        write_snapshot(engine, "post", lambda: opened.append(1))
    assert opened == []


def test_a_source_that_is_not_there_is_told(engine):
    with pytest.raises(NotFoundError):
        write_snapshot(engine, "post", lambda: nullcontext(io.BytesIO()))
