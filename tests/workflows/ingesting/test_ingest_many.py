"""Many documents: in order, whole or not at all, by whatever reads them."""

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from db.engine import reading
from db.reads.sources import list_sources
from onrecord.ingest import Document
from onrecord.ingest.work import read_or_refuse
from workflows.document_files import Failed
from workflows.ingest_many import Readers, ingest_many, readers


def report(number):
    return f"Report {number}\n\nThe council of Kessel met on day {number}, its clerk wrote.\n"


@pytest.fixture
def reports(incoming):
    """Return a function that gives so many documents."""
    return lambda count: [incoming(report(n), f"report-{n}.txt") for n in range(count)]


@pytest.fixture
def take_many(engine, actor):
    """Return a function that takes documents in and gives what became of them."""

    def take_many(items, by=None, **options):
        return list(ingest_many(engine, items, actor, by or Readers(), **options))

    return take_many


@pytest.fixture
def count(engine):
    """Return a function that counts the sources."""

    def count():
        with reading(engine) as connection:
            return len(list(list_sources(connection)))

    return count


def test_documents_are_told_of_in_their_order(take_many, reports):
    done = take_many(reports(5), Readers(lambda: ThreadPoolExecutor(2), ahead=3))
    assert [one.name for one in done] == [f"report-{n}.txt" for n in range(5)]
    assert {one.outcome for one in done} == {"new"}


def test_processes_of_their_own_read(engine, actor, reports):
    with readers(2) as by:
        done = list(ingest_many(engine, reports(3), actor, by))
    assert [one.outcome for one in done] == ["new"] * 3


def test_a_second_run_knows_them_all_and_reads_none(take_many, reports):
    take_many(reports(3))
    done = take_many(reports(4), Readers(_NotTwice))
    assert [one.outcome for one in done] == ["known", "known", "known", "new"]


class _NotTwice(ThreadPoolExecutor):
    """An executor that reads one document and no more."""

    def submit(self, work, document, /):
        assert document.name == "report-3.txt"
        return super().submit(work, document)


def test_the_same_bytes_twice_in_one_run_are_one_source(take_many, incoming, count):
    twice = [incoming(report(1), name) for name in ("a.txt", "b.txt")]
    done = take_many(twice, Readers(lambda: ThreadPoolExecutor(2), ahead=2))
    assert [one.outcome for one in done] == ["new", "known"]
    assert count() == 1


def test_a_document_that_fails_does_not_keep_the_next_from_coming_in(take_many, incoming):
    broken = incoming(b"%PDF-1.7 broken", "broken.pdf")
    gone = Failed("gone.txt", "gone.txt: cannot be read: no such file.")
    done = take_many([broken, gone, incoming(report(1), "report.txt")])
    assert [type(one).__name__ for one in done] == ["Failed", "Failed", "Ingested"]
    assert done[0].problem.startswith("broken.pdf: ")


def test_a_dry_run_tells_and_changes_nothing(take_many, reports, engine, contents):
    before = contents(engine)
    done = take_many(reports(2), dry_run=True)
    assert [one.outcome for one in done] == ["new", "new"]
    assert contents(engine) == before


def test_no_more_documents_are_in_flight_than_were_allowed(engine, actor, reports):
    taken = []

    def watched():
        for one in reports(9):
            taken.append(one)
            yield one

    by = Readers(lambda: ThreadPoolExecutor(1), ahead=3)
    waiting = [
        len(taken) - done
        for done, _ in enumerate(ingest_many(engine, watched(), actor, by), start=1)
    ]
    assert max(waiting) == 2  # and the one that was just told of


def test_what_was_done_before_an_interruption_stays(take_many, reports, count):
    def interrupted():
        yield from reports(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_many(interrupted())
    assert count() == 2
    assert [one.outcome for one in take_many(reports(3))] == ["known", "known", "new"]


def _dies(document):
    os._exit(1)


def test_a_document_that_ends_its_process_is_refused_and_the_others_are_read(reports):
    class Deadly(ProcessPoolExecutor):
        def submit(self, work, document, /):
            return super().submit(_dies if document.name == "report-1.txt" else work, document)

    by = Readers(lambda: Deadly(1), ahead=3)
    flying = [(one.document, by.start(one.document)) for one in reports(3)]
    read = [by.result(one, future) for one, future in flying]
    by.close()
    assert [isinstance(one, str) for one in read] == [False, True, False]
    assert read[1].startswith(
        "report-1.txt: needs more memory than there is to read, or is damaged "
    )


def test_the_cluster_of_another_engine_can_read(engine, actor, reports):
    import distributed  # a second, which the other tests do without

    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        by = Readers(client.get_executor, ahead=4)
        done = list(ingest_many(engine, reports(6), actor, by))
        by.close()
    assert [one.outcome for one in done] == ["new"] * 6


def test_the_work_gives_the_line_that_refuses_a_document():
    assert read_or_refuse(Document(name="empty.txt", content=b"")).startswith("empty.txt: ")
