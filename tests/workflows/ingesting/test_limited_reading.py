"""One document cannot hold up the others: past its time or its memory it alone is refused."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.ingest import Document
from onrecord.ingest.limits import MEBIBYTE
from onrecord.ingest.work import read_or_refuse
from tests.workflows.ingesting.hostile_work import (
    allocates,
    dies,
    has_no_memory,
    is_held_by_c_code,
    loops,
    process,
    tells_its_id_and_loops,
)
from workflows.ingest_many import Readers, ingest_many, readers
from workflows.limited_reading import LimitedExecutor, Limits

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone holds to a memory")
TIGHT = Limits(seconds=1)
SMALL = Limits(seconds=60, memory=400 * MEBIBYTE)


def named(name="bad.pdf", content=b"The ferry was late."):
    return Document(name=name, content=content)


def forms_in_forms(levels, each):
    """Return a small PDF whose page shows ``each ** levels`` times the same words."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /X 6 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for level in range(levels):
        drawn = b"/X Do " * each
        inner = b"/XObject << /X %d 0 R >>" % (7 + level)
        objects.append(_form(drawn, inner))
    objects.append(_form(b"BT /F 9 Tf 50 500 Td (The ferry) Tj ET", b"/Font << /F 5 0 R >>"))
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return out + b"trailer << /Size %d /Root 1 0 R >>\n%%%%EOF" % (len(objects) + 1)


def _form(drawn, resources):
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >> /Length %d >>"
    return b"%s\nstream\n%s\nendstream" % (head % (resources, len(drawn)), drawn)


@pytest.fixture
def executor():
    """Return a function that makes an executor of one process within limits."""
    made = []

    def executor(limits):
        made.append(LimitedExecutor(1, limits))
        return made[-1]

    yield executor
    for one in made:
        one.shutdown(wait=False)


@pytest.mark.parametrize("work", [loops, is_held_by_c_code])
def test_a_document_that_takes_too_long_is_refused(executor, work):
    refused = executor(TIGHT).submit(work, named()).result()
    assert refused.startswith("bad.pdf: took longer than 1 s to read. ")


@on_linux
def test_a_document_that_takes_too_much_memory_is_refused(executor):
    refused = executor(SMALL).submit(allocates, named()).result()
    assert refused.startswith("bad.pdf: needs more than 400 MB to read. ")


@on_linux
def test_a_pdf_of_forms_in_forms_is_refused(executor):
    bomb = named(content=forms_in_forms(levels=7, each=10))
    assert len(bomb.content) < 3000
    refused = executor(SMALL).submit(read_or_refuse, bomb).result()
    assert refused.startswith("bad.pdf: needs more than 400 MB to read")


def test_a_pdf_of_a_few_forms_is_read(executor):
    few = named(content=forms_in_forms(levels=1, each=2))
    assert "The ferry" in executor(SMALL).submit(read_or_refuse, few).result().text


def test_a_document_that_ends_its_process_is_refused(executor):
    refused = executor(SMALL).submit(dies, named()).result()
    assert refused.startswith("bad.pdf: needs more than 400 MB to read, or is damaged in a way ")


@pytest.mark.parametrize("work", [loops, dies])
def test_what_waits_behind_a_document_that_is_refused_is_read(executor, work):
    one = executor(TIGHT)
    waiting = [one.submit(work, named()), one.submit(process, named("good.txt"))]
    assert [future.result().isdigit() for future in waiting] == [False, True]


def test_a_process_that_is_sound_reads_the_next_document(executor):
    one = executor(SMALL)
    assert one.submit(process, named()).result() == one.submit(process, named()).result()


def test_processes_that_are_let_go_at_once_are_ended_whatever_they_are_at(executor, tmp_path):
    told = tmp_path / "told"
    os.mkfifo(told)
    one = executor(SMALL)
    held = one.submit(tells_its_id_and_loops, named(str(told)))
    id_ = int(told.read_text())
    one.shutdown(wait=False)
    held.result(timeout=60)
    with pytest.raises(ProcessLookupError):
        os.kill(id_, 0)


def test_one_job_has_a_process_of_its_own_to_read_in():
    with readers(1) as by:
        assert by._executor.submit(process, named()).result() != str(os.getpid())


@on_linux
def test_the_documents_beside_a_hostile_one_are_taken_in(engine, actor, incoming):
    desk = [incoming(f"Report {n}: the ferry was late.\n", f"{n}.txt") for n in range(3)]
    desk.insert(1, incoming(forms_in_forms(levels=7, each=10), "bomb.pdf"))
    with readers(1, SMALL) as by:
        done = list(ingest_many(engine, desk, actor, by))
    assert [type(one).__name__ for one in done] == ["Ingested", "Failed", "Ingested", "Ingested"]


def test_what_another_engine_has_no_memory_for_is_refused_in_one_line(incoming):
    class Small(ThreadPoolExecutor):
        def submit(self, work, document, /):
            return super().submit(has_no_memory, document)

    by = Readers(lambda: Small(1))
    one = incoming("The ferry was late.\n", "ferry.txt")
    refused = by.result(one.document, by.start(one.document))
    assert refused.startswith("ferry.txt: needs more memory than there is to read. ")
