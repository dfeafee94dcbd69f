"""The options that say where a claim is reported and how it stands to a proposition."""

from typing import Annotated, Any

import typer

from cli.changing import given_only
from onrecord.errors import UsageError
from onrecord.vocabulary import Certainty, Qualifier, QuoteType, TranslatedBy

Quote = Annotated[
    list[str] | None,
    typer.Option("--quote", metavar="WORDS", help="The words as they stand there; several times."),
]
Note = Annotated[str | None, typer.Option(help="Anything a later reader should know.")]
HowQuoted = Annotated[
    QuoteType | None,
    typer.Option("--quote-type", help="Else direct with --quote, indirect without."),
]
Cue = Annotated[str | None, typer.Option(help="The word that reports it: said, denied.")]
DescribedAs = Annotated[
    str | None, typer.Option("--described-as", help="How the source words the speaker's role.")
]
RelayedBy = Annotated[
    list[str] | None,
    typer.Option(
        "--relayed-by", metavar="NAME", help="Who passed it on, from the holder's side; in order."
    ),
]
Translated = Annotated[
    TranslatedBy | None, typer.Option("--translated-by", help="Who translated the words.")
]
Value = Annotated[str | None, typer.Option(metavar="NUMBER", help="The number, for a slot.")]
QualifierOf = Annotated[
    Qualifier | None, typer.Option("--qualifier", help="What the number is: a bound, or about it.")
]
Unit = Annotated[str | None, typer.Option(help="What is counted, if not the slot's own unit.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The date that the number is of.")
]
CertaintyOf = Annotated[
    Certainty | None, typer.Option("--certainty", help="How certain the speaker is of it.")
]


def appearance_of(
    source: str | None,
    quotes: list[str] | None,
    quote_type: str | None,
    **fields: Any,
) -> dict[str, Any] | None:
    """Return the appearance that was described, ``None`` where nothing was said of one."""
    given = given_only(source=source, quote=quotes, **fields)
    if not given and quote_type is None:
        return None
    if source is None:
        raise UsageError("A quotation is reported somewhere. Give --source")
    words = given.pop("quote", None)
    given["quote_type"] = quote_type or ("direct" if words else "indirect")
    return given | ({"exact": words} if words else {})


def stance_of(proposition: str | None, stance: str | None, **fields: Any) -> dict[str, Any] | None:
    """Return the stance that was described, ``None`` where nothing was said of one."""
    given = given_only(proposition=proposition, stance=stance, **fields)
    if not given:
        return None
    if proposition is None or stance is None:
        raise UsageError("A stance is taken on something. Give --proposition and --stance")
    return given
