"""The options that ask for a second opinion on what may contradict."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options

if TYPE_CHECKING:
    from workflows.second_opinion import CountingOpinion

OpinionModel = Annotated[
    Path | None,
    typer.Option(
        "--opinion-model",
        parser=options.path,
        metavar="PATH",
        help="Have a sentence-pair model in this folder or ONNX file judge pairs, too, on this "
        "machine.",
    ),
]
LanguageModelAt = Annotated[
    str | None,
    typer.Option(
        "--language-model",
        metavar="URL",
        help="Have a language model at this address judge pairs, too; the statements are sent "
        "there. A key is read from ONRECORD_LANGUAGE_MODEL_KEY.",
    ),
]
ModelNamed = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", help="The name of the model to ask at --language-model."
    ),
]


def opinion_of(path: Path | None, url: str | None, model: str | None) -> "CountingOpinion | None":
    """Return the second opinion that was asked for, ``None`` where none was."""
    if path is None and url is None and model is None:
        return None
    from workflows.second_opinion import second_opinion

    return second_opinion(path, url, model)
