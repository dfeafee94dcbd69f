"""The options that describe a new claim, with where it is reported and a stance that it takes."""

from typing import Annotated, Any, Final

import typer

from cli import evidence_options as evidence
from cli.changing import Key, given_only
from cli.options import bundled
from onrecord.vocabulary import ClaimKind, ClaimStatus, Modality, StanceKind

_OPTIONS: Final[dict[str, Any]] = {
    "speaker": Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")],
    "statement": Annotated[
        str | None, typer.Option(metavar="WORDS", help="What was said, in your own words.")
    ],
    "said": Annotated[str | None, typer.Option(metavar="DATE", help="When, in EDTF.")],
    "event": Annotated[str | None, typer.Option(metavar="DATE", help="The time that it is about.")],
    "place": Annotated[str | None, typer.Option(help="The place that it is about.")],
    "topic": Annotated[
        list[str] | None, typer.Option(metavar="TOPIC", help="What it is about; several times.")
    ],
    "modality": Annotated[Modality | None, typer.Option(help="How it is held.")],
    "kind": Annotated[ClaimKind | None, typer.Option(help="Words, or an act.")],
    "status": Annotated[ClaimStatus | None, typer.Option(help="Else accepted.")],
    "on_behalf_of": Annotated[
        str | None, typer.Option("--on-behalf-of", metavar="NAME", help="Who was spoken for.")
    ],
    "source": Annotated[str | None, typer.Option(metavar="SOURCE", help="Where it is reported.")],
    "quote": evidence.Quote,
    "quote_type": evidence.HowQuoted,
    "cue": evidence.Cue,
    "described_as": evidence.DescribedAs,
    "relayed_by": evidence.RelayedBy,
    "translated_by": evidence.Translated,
    "proposition": Annotated[
        str | None, typer.Option(metavar="PROPOSITION", help="What it affirms or denies.")
    ],
    "stance": Annotated[StanceKind | None, typer.Option(help="How it stands to that.")],
    "value": evidence.Value,
    "qualifier": evidence.QualifierOf,
    "unit": evidence.Unit,
    "as_of": evidence.AsOf,
    "certainty": evidence.CertaintyOf,
    "note": evidence.Note,
    "key": Key,
}
_REPORTED: Final = ("cue", "described_as", "relayed_by", "translated_by")
_TAKEN: Final = ("value", "qualifier", "unit", "as_of", "certainty")


def _fields(**given: Any) -> dict[str, Any]:
    """Return the fields of the record that were given."""
    appearance = evidence.appearance_of(
        given.pop("source"), given.pop("quote"), given.pop("quote_type"),
        **{name: given.pop(name) for name in _REPORTED},
    )  # fmt: skip
    stance = evidence.stance_of(
        given.pop("proposition"), given.pop("stance"), **{name: given.pop(name) for name in _TAKEN}
    )
    topics = given.pop("topic")
    return given_only(
        **given,
        topics=topics,
        stances=None if stance is None else [stance],
        appearances=None if appearance is None else [appearance],
    )


#: Gives a command these options, and hands the fields over as its ``fields``.
described = bundled("fields", _OPTIONS, dict.fromkeys(_OPTIONS), _fields)
