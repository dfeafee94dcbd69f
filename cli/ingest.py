"""onrecord ingest: documents into the record, as sources with their texts."""

import io
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, TextIO

import typer

from cli import options, words
from cli.changing import given_only
from cli.files import standard_input, text_file
from cli.output import line, note
from cli.progress import progress
from cli.session import opened
from onrecord.errors import PartlyDoneError, UsageError
from onrecord.json_text import readable

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from onrecord.ingest import Metadata
    from workflows.document_files import Failed
    from workflows.ingest_many import Item
    from workflows.ingesting import Ingested

_ASKED: Final = 3  # sources whose date is asked for by name
_PART: Final = 1 << 16
_STDIN: Final = "standard input"
_DONE: Final = {
    "new": ("Added source", "Would add source"),
    "capture": ("Added a new capture of source", "Would add a new capture of source"),
    "filled": ("Now holds the text of source", "Would hold the text of source"),
    "known": ("Known already: source", "Known already: source"),
    "unchanged": ("Not changed: source", "Not changed: source"),
}
_NOTHING_NEW: Final = ("known", "unchanged")
_LOOK: Final = ("altered", "gone")
_ONE_ONLY: Final = ("title", "url", "byline")


_TOLD: Final = {
    "published": Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (EDTF).")
    ],
    "publisher": Annotated[str | None, typer.Option(help="Who published it.")],
    "url": Annotated[str | None, typer.Option(help="Its address.")],
    "title": Annotated[str | None, typer.Option(help="Its headline or name.")],
    "byline": Annotated[str | None, typer.Option(help="Who wrote it.")],
    "language": Annotated[str | None, typer.Option(help="Its language, such as en.")],
    "credit": Annotated[
        list[str] | None, typer.Option(help="An agency that it credits; several times.")
    ],
}


def _told(**given: Any) -> "Metadata":
    """Return what the options say, checked as the fields of a source are."""
    from onrecord.ingest import Metadata
    from onrecord.ingest.fit import wrong_in
    from onrecord.recordfile import checked_record_of, typed_value
    from onrecord.records import SourceRecord

    fields = given_only(**given)
    for name in ("url", "language"):
        if wrong := wrong_in(name, fields.get(name)):
            raise UsageError(f'--{name} "{fields[name]}" {wrong}')
    if "published" in fields:
        fields["published"] = typed_value("published", fields["published"])
    record = checked_record_of("source", {"key": "options", "title": "options"} | fields)
    assert isinstance(record, SourceRecord)  # noqa: S101 - the noun says so
    return Metadata(**{name: getattr(record, name) for name in fields})


@options.bundled("told", _TOLD, dict.fromkeys(_TOLD), _told)
def ingest(
    context: typer.Context,
    documents: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, web addresses, archives (WARC, WACZ), feeds; - reads standard "
            "input."
        ),
    ],
    *,
    told: "Metadata",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=64, help="How many processes read.")
    ] = 1,
    dry_run: options.DryRun = False,
    as_json: options.AsJson = False,
) -> None:
    """Take documents in, with their texts.

    Web pages, PDF, Word, Markdown and plain text, out of files, from the web, or out of web
    archives and feeds. What the options say goes before a sidecar
    (page.html.yaml), and that before the page. Bytes that the record has change nothing, so a run
    that was broken off goes on where it ended. A page of the web that a capture has is asked for
    only if it has changed.

    Example: onrecord ingest article.txt --publisher "FRANCE 24" --published 2014-12-03
    """
    engine = opened(context)
    items, total, others = _items(engine, documents, told)
    if total > 1 and (wrong := [name for name in _ONE_ONLY if getattr(told, name)]):
        raise UsageError(
            f"--{wrong[0]} is of one document, and {total} are named. Take them in one by one, or "
            "write a sidecar for each (page.html.yaml)"
        )
    tally = Tally(dry_run=dry_run, as_json=as_json)
    try:
        _run(engine, items, total, jobs, tally)
    finally:
        tally.say(others)
    tally.end()


class Tally:
    """What became of the documents: told as they come, added up at the end."""

    def __init__(self, *, dry_run: bool, as_json: bool) -> None:
        self.dry_run = dry_run
        self._as_json = as_json
        self._counts: Counter[str] = Counter()
        self._spool: TextIO = _spool() if as_json else io.StringIO()
        self._failures: list[dict[str, str]] = []
        self._undated: dict[str, None] = {}
        self._not_dated = 0

    def add(self, done: "Ingested | Failed") -> None:
        """Tell of a document."""
        problem = getattr(done, "problem", None)
        if problem is not None:
            self._failures.append({"name": done.name, "problem": problem})
            return
        self._ingested(done)  # type: ignore[arg-type]

    def _ingested(self, done: "Ingested") -> None:
        self._counts[done.outcome] += 1
        if not done.dated and not done.withdrawn and done.outcome not in _NOTHING_NEW:
            self._not_dated += 1
            if len(self._undated) < _ASKED:
                self._undated[done.source] = None
        if done.doubted and not done.dated:
            note(f"No date was taken from {done.name}: {done.doubted}")
        if self._as_json:
            begin = ",\n    " if self._spool.tell() else "\n    "
            shape = readable(_shape(done, dry_run=self.dry_run)).replace("\n", "\n    ")
            self._spool.write(begin + shape)
            return
        number = f", change {done.change}" if done.change and not self.dry_run else ""
        id_ = f" {done.source_id}" if done.outcome != "new" or not self.dry_run else ""
        gone = ", which is withdrawn" if done.withdrawn else ""
        line(f"{_DONE[done.outcome][self.dry_run]}{id_} ({done.source}){gone}{number}: {done.name}")
        self._tell(done)
        for each in done.notes:
            note(f"{done.name}: {each}")
        if otherwise := [f"{done.states[s]} {s}" for s in _LOOK if done.states.get(s)]:
            note(
                f"Quotations of {done.source}: {', '.join(otherwise)} in this copy. "
                f"Look at them: onrecord source review {done.source}"
            )

    def _tell(self, done: "Ingested") -> None:
        """Tell what became of what was told of a source that the record had."""
        told = done.told
        if told.filled:
            number = f", change {told.change}" if told.change and not self.dry_run else ""
            fill = "Would fill" if self.dry_run else "Filled"
            source = f"source {done.source_id} ({done.source})"
            line(f"{fill} {', '.join(told.filled)} of {source}{number}")
        if told.not_taken:
            values = " ".join(
                f"--set {shlex.quote(f'{name}={value}')}" for name, value in told.not_taken.items()
            )
            note(
                f"Not taken, for {done.source} has another value: {', '.join(told.not_taken)}. "
                f"To change it: onrecord source edit {done.source} {values}"
            )

    def say(self, others: int) -> None:
        """Tell the sum, the dates that are not known, and what failed."""
        if self._as_json:
            self._print_json(others)
        elif sum(self._counts.values()) + len(self._failures) > 1:
            line(self._sum())
        if others and not self._as_json:
            note(f"Passed over {words.many(others, 'file')} of kinds that are not read in folders")
        for key in self._undated:
            note(
                f"Nobody knows when {key} was published. If you do: "
                f"onrecord source edit {key} --set published=YYYY-MM-DD"
            )
        if self._not_dated > len(self._undated):
            note(f"The same of {self._not_dated - len(self._undated)} more: onrecord source list")
        if not self._as_json:
            for failure in self._failures:
                note(f"FAILED {failure['problem']}")

    def end(self) -> None:
        """Raise PartlyDoneError where documents failed."""
        if self._failures:
            failed = words.many(len(self._failures), "document")
            raise PartlyDoneError(f"{failed} not taken in. Mend them, and run the same again")

    def _sum(self) -> str:
        counts = self._counts
        same = f"{counts['unchanged']} not changed, " if counts["unchanged"] else ""
        return (
            f"{words.many(counts['new'], 'new source')}, "
            f"{words.many(counts['capture'], 'new capture')} of known sources, "
            f"{counts['filled']} now held, {counts['known']} known already, "
            f"{same}{len(self._failures)} failed"
        )

    def _print_json(self, others: int) -> None:
        """Print the sum as one object, with the documents that wait on the disk."""
        counts = {
            "new": self._counts["new"],
            "captures": self._counts["capture"],
            "filled": self._counts["filled"],
            "known": self._counts["known"],
            "unchanged": self._counts["unchanged"],
            "failed": len(self._failures),
            "passed_over": others,
        }
        with self._spool, text_file(None) as out:
            out.write(readable(counts).removesuffix("\n}") + ',\n  "documents": [')
            is_empty = not self._spool.tell()
            self._spool.seek(0)
            while part := self._spool.read(_PART):
                out.write(part)
            failures = readable(self._failures).replace("\n", "\n  ")
            out.write(("]" if is_empty else "\n  ]") + f',\n  "failures": {failures}\n}}\n')


def _spool() -> TextIO:
    """Return a file without a name: documents may be more than the memory holds."""
    from tempfile import TemporaryFile

    return TemporaryFile("w+", encoding="utf-8", newline="")


def _shape(done: "Ingested", *, dry_run: bool) -> dict[str, Any]:
    # What a dry run makes has no number that lasts.
    made = dry_run and done.outcome == "new"
    return {
        "name": done.name,
        "outcome": done.outcome,
        "source": None if made else done.source_id,
        "key": done.source,
        "capture": None if dry_run and done.outcome in {"new", "capture"} else done.capture,
        "withdrawn": done.withdrawn,
        "dated": done.dated,
        "states": dict(done.states),
        "change": None if dry_run else done.change,
        "notes": list(done.notes),
        "told": {
            "filled": list(done.told.filled),
            "not_taken": dict(done.told.not_taken),
            "change": None if dry_run else done.told.change,
        },
    }


def _items(
    engine: "Engine", documents: list[str], told: "Metadata"
) -> "tuple[Iterator[Item], int, int]":
    """Return the documents, how many are named, and how many files of a folder are no documents.

    Archives, feeds and addresses come last, for nobody knows how many documents they hold.
    """
    from itertools import chain

    from workflows.arrivals import arrivals_of
    from workflows.document_files import documents_of, files_of, is_holder, piped_document
    from workflows.fetching import holds_documents
    from workflows.known_pages import kept_validators

    if not all(name.strip() for name in documents):
        raise UsageError('The name of a document is empty. Name one; this folder is "."')
    holders = dict.fromkeys(name for name in documents if holds_documents(name))
    named = [Path(name) for name in documents if name != "-" and name not in holders]
    found, others = files_of(named)
    files = [path for path in found if not is_holder(path)]
    holders |= dict.fromkeys(str(path) for path in found if is_holder(path))
    piped = [piped_document(standard_input().buffer, _STDIN, told)] if "-" in documents else []
    arrivals = arrivals_of(holders, told, known=kept_validators(engine))
    items = chain(piped, documents_of(files, told), arrivals)
    return items, len(piped) + len(files) + len(holders), others


def _run(engine: "Engine", items: "Iterator[Item]", total: int, jobs: int, tally: Tally) -> None:
    from workflows.actor import present_actor
    from workflows.ingest_many import ingest_many
    from workflows.readers import readers

    with readers(min(jobs, total) or 1) as by, progress(total) as step:
        for done in ingest_many(engine, items, present_actor, by, dry_run=tally.dry_run):
            tally.add(done)
            step()
