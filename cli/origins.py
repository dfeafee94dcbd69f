"""onrecord source origins, compare, join and part: which sources go back to one text."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli import options, words
from cli.output import line, print_json
from cli.session import opened, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.origin_views import LinkView, MemberView, OriginView, SourceOriginsView
    from onrecord.vocabulary import OriginVerdict

One = Annotated[str, typer.Argument(help="Id, key, or a part of the title or publisher.")]
Comment = Annotated[str | None, typer.Option("--note", help="In your own words.")]
_NONE = "No two sources are known to go back to one text"
_SHOWN = 120


def origins(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Argument(help="Only this source, with the reasons. Else all origins.")
    ] = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """List which sources go back to one text.

    Copies, cuts and rewrites of an agency's story count as one origin. With a source: the reasons,
    the longest passages that it shares with others, and what people decided.

    Example: onrecord source origins
    """
    from db.reads.names import find_source
    from db.reads.origins import list_origins, source_origins
    from onrecord import origin_shape

    with record(context) as connection:
        if source is None:
            found = list(list_origins(connection))
            if as_json:
                print_json([origin_shape.origin(one) for one in found])
                return
            for text in [text for one in found for text in origin_lines(one)] or [_NONE]:
                line(text)
            return
        view = source_origins(connection, find_source(connection, source))
    if as_json:
        print_json(origin_shape.source_origins(view))
        return
    for text in source_origin_lines(view):
        line(text)


def compare(
    context: typer.Context,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Also the texts that were looked at before.")
    ] = False,
) -> None:
    """Find out which held texts go back to one.

    New texts are compared when they come in; this does it for those of a large import, or of a
    version before. What people decided stays.

    Example: onrecord source compare
    """
    from workflows.origins import compare_all

    done = compare_all(opened(context), again=again)
    line(f"Compared {words.many(done, 'text')}")


def join(context: typer.Context, first: One, second: One, *, note: Comment = None) -> None:
    """Say that two sources go back to one text.

    It goes before what the machine finds. Take it back: onrecord undo.

    Example: onrecord source join bush-1990-06-26 france24-2014-12-03
    """
    _decide(context, first, second, "joined", note)


def part(context: typer.Context, first: One, second: One, *, note: Comment = None) -> None:
    """Say that a source does not go back to the same text.

    The first one leaves the origin of the second; the others stay. It goes before what the machine
    finds. Take it back: onrecord undo.

    Example: onrecord source part bush-1990-06-26 france24-2014-12-03 --note "both were there"
    """
    _decide(context, first, second, "parted", note)


def _decide(
    context: typer.Context, first: str, second: str, verdict: "OriginVerdict", note: str | None
) -> None:
    from workflows.actor import present_actor
    from workflows.origins import decide_origin

    done = decide_origin(opened(context), first, second, verdict, present_actor(), note=note)
    verb = "Joined" if verdict == "joined" else "Parted"
    (one, key), (other, other_key) = done.first, done.second
    line(f"{verb} source {one} ({key}) and source {other} ({other_key}), change {done.change}")


def origin_lines(view: "OriginView") -> "Iterator[str]":
    """Give the lines that show an origin with its members."""
    first, *others = view.members
    credit = f", credit {', '.join(view.credit)}" if view.credit else ""
    yield f"{_named(first)}: one origin of {words.many(len(view.members), 'source')}{credit}"
    for member in others:
        yield f"  {member.role:<8} {_share(member):>5} {_named(member)}"


def source_origin_lines(view: "SourceOriginsView") -> "Iterator[str]":
    """Give the lines that show what a source goes back to, and why."""
    if not view.compared:
        yield (
            "Not compared with others: its text is not held, is too short or nearly all quotation, "
            "or waits for: onrecord source compare"
        )
    elif not view.origins:
        yield "No other source is known to go back to the same text"
    for origin in view.origins:
        yield from origin_lines(origin)
    for decision in view.decisions:
        note = f": {decision.note}" if decision.note else ""
        verb = "joined with" if decision.verdict == "joined" else "parted from"
        yield f"  decided  {verb} {decision.other} by {decision.by}, {decision.at}{note}"
    for link in view.links:
        yield from _link_lines(link)


def _link_lines(link: "LinkView") -> "Iterator[str]":
    yield f"  {'same as' if link.verdict == 'same' else 'partly':<8} {_named(link.other)}"
    for reason in link.reasons:
        yield f"           {reason}"
    for one in link.passages:
        shown = " ".join(one.exact.split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        here = f"[{one.span.start}, {one.span.end})"
        there = f"[{one.other_span.start}, {one.other_span.end})"
        yield f"           {here} and there {there}: {shown}"


def _named(member: "MemberView") -> str:
    publisher = f"{member.publisher}, " if member.publisher else ""
    return f"{publisher}{member.title} (source {member.id}, {member.key})"


def _share(member: "MemberView") -> str:
    from onrecord.origins.judgement import percent

    return "" if member.share is None else percent(member.share)
