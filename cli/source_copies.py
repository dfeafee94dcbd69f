"""onrecord source diff, review and snapshot: the copies of a source, compared and handed on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import options, words
from cli.output import line, note, print_json
from cli.session import opened
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from db.reads.later import Changed
    from onrecord.comparing import Difference
    from workflows.comparing_captures import Compared

Name = Annotated[str, typer.Argument(help="Id, key, or a part of the title or publisher.")]
_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def diff(
    context: typer.Context,
    source: Name,
    captures: Annotated[
        list[str] | None,
        typer.Argument(help="Two captures by id or hash; else the coded one and the latest."),
    ] = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show what changed between two copies.

    Sentence by sentence: [-words that went-], {+words that came+}, and the quotations that stand
    there.

    Example: onrecord source diff france24-2014-12-03
    """
    from workflows.comparing_captures import Compared, compare_captures

    named = tuple(captures or ())
    if len(named) not in {0, 2}:
        raise UsageError("Name two captures, the older one first, or none")
    found = compare_captures(opened(context), source, (named[0], named[1]) if named else None)
    if not isinstance(found, Compared):
        if as_json:
            print_json({"source": found.id, "key": found.key, "captures": [], "differences": [],
                        "quotations": []})  # fmt: skip
            return
        line(f"Source {found.id} ({found.key}) has not two texts that could be compared")
        return
    if as_json:
        print_json(_shape(found))
        return
    _print(found)


def review(
    context: typer.Context,
    source: Name,
    *,
    seen: Annotated[
        bool, typer.Option("--seen", help="Note that you have looked at all of it.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Show quotations that changed since.

    Those whose words are altered or gone in a later copy of the source. They are marked in lists
    and fail in verify until somebody has looked at them: --seen.

    Example: onrecord source review france24-2014-12-03
    """
    from workflows.actor import present_actor
    from workflows.reviewing_sources import review_source, see_source

    engine = opened(context)
    found = see_source(engine, source, present_actor()) if seen else review_source(engine, source)
    if as_json:
        print_json({
            "source": found.source, "key": found.key, "change": found.change,
            "quotations": [_changed(one) for one in found.changed],
        })  # fmt: skip
        return
    for one in found.changed:
        _print_changed(one)
    what = words.many(len(found.changed), "quotation")
    if not seen:
        if not found.changed:
            line(f"No quotation of source {found.source} ({found.key}) changed in a later copy")
    elif found.change is None:
        line(f"Nothing new to look at in source {found.source} ({found.key})")
    else:
        line(
            f"Noted a look at {what} of source {found.source} ({found.key}), change {found.change}"
        )


def snapshot(
    context: typer.Context,
    source: Name,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            parser=options.path,
            help="The file (.warc.gz); - is the output stream.",
        ),
    ],
) -> None:
    """Write a source's captures as a web archive.

    A WARC file that other programs read, and onrecord ingest: the bytes as they were received,
    with their time and address. What is known by its hash only is left out.

    Example: onrecord source snapshot bush-1990-06-26 -o bush.warc.gz
    """
    from cli.files import binary_file, to_stdout
    from workflows.snapshotting import write_snapshot

    done = write_snapshot(opened(context), source, lambda: binary_file(output))
    if not to_stdout(output):
        count = words.many(done.captures, "capture")
        line(f"Wrote {count} of source {done.source} to {output}")
    if done.not_held:
        left = words.many(done.not_held, "capture")
        note(f"Left out {left} known by the hash only: onrecord source attach {source} FILE")


def _print(found: "Compared") -> None:
    line(f"{found.source.title} (source {found.source.id}, {found.source.key})")
    line(f"  old       capture {found.old.id}, {found.old.captured_at}, {found.old.sha256}")
    line(f"  new       capture {found.new.id}, {found.new.captured_at}, {found.new.sha256}")
    if not found.differences:
        line("  Their texts are the same")
    for number, difference in enumerate(found.differences):
        line()
        line(_marked(difference))
        for one in found.concerned:
            if number in one.differences:
                line(
                    f"  concerns appearance {one.appearance} of claim {one.claim_key}{_state(one)}"
                )
    elsewhere = [one for one in found.concerned if not one.differences]
    if elsewhere:
        line()
    for one in elsewhere:
        line(f"Appearance {one.appearance} of claim {one.claim_key}{_state(one)}")


def _state(one: Any) -> str:
    told = {"altered": "ALTERED", "gone": "GONE"}.get(one.state, "its words still stand")
    return f": {told}" if one.state else ""


def _marked(difference: "Difference") -> str:
    return "".join(_MARKS[run.change].format(run.words) for run in difference.runs)


def _shape(found: "Compared") -> dict[str, Any]:
    return {
        "source": found.source.id,
        "key": found.source.key,
        "captures": [
            {"id": one.id, "sha256": one.sha256, "captured_at": one.captured_at}
            for one in (found.old, found.new)
        ],
        "differences": [
            {
                "old": [one.old.start, one.old.end] if one.old else None,
                "new": [one.new.start, one.new.end] if one.new else None,
                "runs": [{"change": run.change, "words": run.words} for run in one.runs],
            }
            for one in found.differences
        ],
        "quotations": [
            {
                "appearance": one.appearance, "key": one.key, "claim": one.claim,
                "claim_key": one.claim_key, "verification": one.state,
                "differences": list(one.differences),
            }
            for one in found.concerned
        ],
    }  # fmt: skip


def _changed(one: "Changed") -> dict[str, Any]:
    return {
        "appearance": one.appearance, "key": one.key, "claim": one.claim,
        "claim_key": one.claim_key, "statement": one.statement,
        "exact": list(one.exact) or None, "capture": one.capture_sha256,
        "verification": one.verification, "seen": one.seen,
        "spans": [[span.start, span.end] for span in one.spans], "now": list(one.now),
    }  # fmt: skip


def _print_changed(one: "Changed") -> None:
    looked = ", looked at" if one.seen else ""
    line(f"Appearance {one.appearance} of claim {one.claim_key}: {one.statement}")
    line(f"  {one.verification}{looked} in capture {one.capture} ({one.capture_sha256[:12]})")
    for text in one.exact:
        line(f"  quoted    {text}")
    for text in one.now:
        line(f"  now       {text}")
