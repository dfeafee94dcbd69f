"""onrecord claim stance propose and contradiction code: what a machine proposes to code."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.output import line, print_json
from cli.session import opened
from cli.words import many

if TYPE_CHECKING:
    from onrecord.contradict.coding import ProposedStance
    from workflows.coding import CodedPair, Coding

Claims = Annotated[list[str], typer.Argument(help="Ids or keys of claims.", metavar="CLAIM...")]
Least = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        parser=options.probability,
        metavar="X",
        help="Leave out what is below, 0 to 1.",
    ),
]


def propose(
    context: typer.Context,
    claims: Claims,
    *,
    least: Least = None,
    as_json: options.AsJson = False,
) -> None:
    """Propose what claims affirm or deny.

    Of the propositions that the record has, those that a claim may take a stance on. Nothing is
    changed; each proposal comes with the command that takes it.

    Example: onrecord claim stance propose france24-iran-not-invited
    """
    from db.engine import reading
    from db.reads.names import find_claim
    from workflows.coding import LEAST, codings

    engine = opened(context)
    with reading(engine) as connection:
        wanted = list(dict.fromkeys(find_claim(connection, claim) for claim in claims))
    found = codings(engine, wanted, LEAST if least is None else least)
    if as_json:
        print_json([_coding_json(coding) for coding in found])
        return
    for coding in found:
        for text in _coding_lines(coding):
            line(text)


def code(
    context: typer.Context,
    contradiction: Annotated[str, typer.Argument(help="Id or key of the contradiction.")],
    *,
    text: Annotated[
        str | None, typer.Option("--text", metavar="SENTENCE", help="Word it otherwise.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Add the proposition and both stances.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Word the proposition that two claims share.

    It is worded from what they have in common. --accept adds it with the stance of each claim on
    it, so that whatever is coded on it later is compared with both.

    Example: onrecord contradiction code c-86aabb2727c76a86 --accept
    """
    from workflows.actor import present_actor
    from workflows.coding import code_pair, pair_coding

    engine = opened(context)
    if accept:
        pair = code_pair(engine, contradiction, present_actor(), text=text)
    else:
        pair = pair_coding(engine, contradiction, text)
    if as_json:
        print_json(_pair_json(pair))
        return
    if pair.id is not None:
        line(f"Added proposition {pair.id} ({pair.key}): {pair.proposed.text}")
    else:
        line(pair.proposed.text)
    stances = (pair.proposed.first, pair.proposed.second)
    for (id_, claim), stance in zip(pair.claims, stances, strict=True):
        line(f"  {stance:<9} {claim.speaker_name}: {claim.statement} [{id_}]")
    if pair.id is not None:
        line(f"Found {many(pair.detected.new, 'new contradiction candidate')}")
    else:
        own = f" --text {shlex.quote(pair.proposed.text)}" if text else ""
        line(f"Take it: onrecord contradiction code {pair.contradiction} --accept{own}")


def _coding_lines(coding: "Coding") -> Iterator[str]:
    yield f"{coding.claim.speaker_name}: {coding.claim.statement} [{coding.id}]"
    if not coding.proposed:
        yield "  no proposition of the record is near enough"
    for proposed, (id_, text) in zip(coding.proposed, coding.propositions, strict=True):
        yield f"  {proposed.stance:<9} {proposed.score:.2f}  {text}{_figure(proposed)}"
        yield f"            {proposed.why}"
        yield f"            onrecord claim stance add {coding.id} {id_} {_typed(proposed)}"


def _figure(proposed: "ProposedStance") -> str:
    value = _value(proposed)
    return f" [{proposed.qualifier} {value}]" if value else ""


def _typed(proposed: "ProposedStance") -> str:
    value = _value(proposed)
    if not value:
        return proposed.stance
    return f"{proposed.stance} --value {value} --qualifier {proposed.qualifier}"


def _value(proposed: "ProposedStance") -> str:
    ends = [end for end in (proposed.low, proposed.high) if end is not None]
    return "/".join(dict.fromkeys(f"{end:.10g}" for end in ends))


def _coding_json(coding: "Coding") -> dict[str, object]:
    return {
        "claim": {"id": coding.id, "key": coding.claim.key},
        "proposals": [
            {
                "proposition": {"id": id_, "text": text},
                "stance": proposed.stance,
                "score": proposed.score,
                "value_low": proposed.low,
                "value_high": proposed.high,
                "qualifier": proposed.qualifier,
                "why": proposed.why,
                "words": [list(span) for span in proposed.spans],
            }
            for proposed, (id_, text) in zip(coding.proposed, coding.propositions, strict=True)
        ],
    }


def _pair_json(pair: "CodedPair") -> dict[str, object]:
    stances = (pair.proposed.first, pair.proposed.second)
    return {
        "contradiction": pair.contradiction,
        "proposition": {"id": pair.id, "key": pair.key, "text": pair.proposed.text},
        "stances": [
            {"claim": {"id": id_, "key": claim.key}, "stance": stance}
            for (id_, claim), stance in zip(pair.claims, stances, strict=True)
        ],
    }
