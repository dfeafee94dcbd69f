"""onrecord extract: draft claims out of the texts that the record holds."""

from collections import Counter
from contextlib import ExitStack
from textwrap import shorten
from typing import TYPE_CHECKING, Final

import typer

from cli import words
from cli.extract_options import (
    DraftsFile,
    DryRun,
    Jobs,
    LanguageModelAt,
    MinConfidence,
    Sources,
)
from cli.files import text_file, to_stdout
from cli.one_thread import one_thread_each
from cli.opinion_options import ModelNamed
from cli.output import line, note
from cli.progress import progress
from cli.session import opened
from onrecord.errors import PartlyDoneError, UsageError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from onrecord.tabular import TextFile
    from workflows.extracting import Extracted, Wanted
    from workflows.language_model import LanguageModel

_SHOWN: Final = 60  # characters of words that are refused
_OPENING: Final = """\
# {drafts} of {source}. Correct what is wrong, take out what is no claim, and write
# status: accepted for what counts. Then take the file in: onrecord import FILE
"""


def extract(
    context: typer.Context,
    sources: Sources = None,
    *,
    dry_run: DryRun = False,
    jobs: Jobs = 1,
    min_confidence: MinConfidence = None,
    language_model: LanguageModelAt = None,
    model: ModelNamed = None,
    output: DraftsFile = None,
) -> None:
    """Read texts for draft claims: who said what, when.

    Drafts count nowhere until a person accepts them. Reading a text again makes no draft twice and
    changes nothing that a person made, changed or decided. No text leaves this machine unless
    --language-model names an address (docs/language-model.md).

    Example: onrecord extract --dry-run -o drafts.yaml
    """
    one_thread_each()
    from onrecord.drafts import LEAST
    from workflows.extracting import Wanted, to_extract

    if output is not None and not dry_run:
        raise UsageError("-o is for the drafts of a dry run. Add --dry-run, or leave it out")
    engine = opened(context)
    proposer = _proposer(language_model, model)
    wanted = Wanted(
        sources=tuple(to_extract(engine, sources or [], proposer)),
        min_confidence=LEAST if min_confidence is None else min_confidence,
        proposer=proposer,
    )
    if not wanted.sources:
        line("Extracted nothing: all texts were read already. To read one again, name its source")
        return
    tally = _Tally()
    with ExitStack() as stack:
        file = stack.enter_context(text_file(output)) if dry_run else None
        _run(engine, wanted, jobs, tally, file)
    if dry_run and output is not None and not to_stdout(output):
        line(f"Wrote {words.many(tally.counts['new'], 'draft')} to {output}")
    tally.end()


def _proposer(url: str | None, model: str | None) -> "LanguageModel | None":
    if url is None and model is None:
        return None
    if url is None or model is None:
        raise UsageError("--language-model and --model go together. Give both, or none")
    from workflows.language_model import language_model

    return language_model(url, model)


class _Tally:
    """What became of the texts: told as they come, added up at the end."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._failed: list[str] = []
        self._last = ""
        self._without = ""

    def fail(self, problem: str) -> None:
        """Keep that a text could not be read."""
        self._failed.append(problem)

    def put(self, done: "Extracted", file: "TextFile") -> None:
        """Write the drafts of a source that would be made."""
        from onrecord.recordfile.writer import write

        self._add(done)
        if not done.records.claims:
            self._without = f"{done.source}{_besides(done)}"
            return
        begin = "---\n" if self.counts["written"] else ""
        drafts = words.many(len(done.records.claims), "draft")
        opening = _OPENING.format(drafts=drafts, source=done.source)
        file.write(begin + opening + write(done.records))
        self.counts["written"] += 1

    def say(self, done: "Extracted") -> None:
        """Tell what became of a source."""
        self._add(done)
        source = f"source {done.source_id} ({done.source})"
        if done.change is None:
            line(f"Extracted nothing new from {source}{_besides(done)}")
            return
        drafts = words.many(done.new, "draft")
        line(f"Extracted {drafts} from {source}, change {done.change}{_besides(done)}")
        self._last = done.source

    def end(self) -> None:
        """Tell the sum and what to do next; raise PartlyDoneError where texts failed."""
        if self.counts["sources"] > 1 and not self.counts["written"]:
            drafts, sources = self.counts["new"], self.counts["sources"]
            line(f"{words.many(drafts, 'draft')} from {words.many(sources, 'source')}")
        if self._last:
            where = f" --source {self._last}" if self.counts["sources"] == 1 else ""
            note(f"Look at them: onrecord claim list --status draft{where}")
        if self._without and not self.counts["written"]:
            only = self.counts["sources"] == 1
            note(f"No new drafts{f' of {self._without}' if only else ''}")
        for problem in self._failed:
            note(f"FAILED {problem}")
        if self._failed:
            failed = words.many(len(self._failed), "text")
            raise PartlyDoneError(f"{failed} not read. Mend them, and run the same again")

    def _add(self, done: "Extracted") -> None:
        for one in done.refused:
            proposed = shorten(" … ".join(one.proposal.content), _SHOWN, placeholder="…")
            note(f'Refused "{proposed}" in {done.source}: {one.reason}')
        self.counts["sources"] += 1
        self.counts["new"] += done.new


def _run(
    engine: "Engine", wanted: "Wanted", jobs: int, tally: _Tally, file: "TextFile | None"
) -> None:
    from onrecord.drafts.work import find
    from workflows.actor import present_actor
    from workflows.document_files import Failed
    from workflows.extracting import extract_many
    from workflows.readers import Readers, readers

    total = len(wanted.sources)
    with ExitStack() as stack:
        many = min(jobs, total)
        by = stack.enter_context(readers(many, work=find)) if many > 1 else Readers(work=find)
        step = stack.enter_context(progress(total))
        done = extract_many(engine, wanted, present_actor, by, dry_run=file is not None)
        for one in done:
            if isinstance(one, Failed):
                tally.fail(one.problem)
            elif file is not None:
                tally.put(one, file)
            else:
                tally.say(one)
            step()


def _besides(done: "Extracted") -> str:
    """Return what became of the drafts that are not new."""
    parts = [
        f"{count} {what}"
        for count, what in (
            (done.changed, "brought up to date"),
            (done.withdrawn, "withdrawn"),
            (done.known, "known already"),
        )
        if count
    ]
    return f" ({', '.join(parts)})" if parts else ""
