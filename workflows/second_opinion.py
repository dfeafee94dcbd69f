"""The second opinion that a person asked for, if any: a model in a file or behind an address."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from onrecord.contradict.second_opinion import SecondOpinion
from onrecord.errors import UsageError


class CountingOpinion(SecondOpinion, Protocol):
    """A second opinion that counts the pairs on which it has none, by why."""

    passed_over: Counter[str]


def second_opinion(
    path: Path | None,
    url: str | None,
    model: str | None,
    *,
    environment: Mapping[str, str] = os.environ,
) -> CountingOpinion | None:
    """Return the second opinion that the options name, ``None`` where they name none.

    ``path``: a sentence-pair model, which is opened and tried. ``url`` and ``model``: a language
    model, which is asked nothing yet. Raises UsageError where they do not go together, and
    OnrecordError where the model cannot be used.
    """
    if (url is None) != (model is None):
        raise UsageError("--language-model and --model go together. Give both, or none")
    if path is not None and url is not None:
        raise UsageError("One second opinion at a time. Give --opinion-model or --language-model")
    if path is not None:
        from workflows.pair_model import pair_model

        return pair_model(path)
    if url is None or model is None:
        return None
    from workflows.language_model import language_model_opinion

    return language_model_opinion(url, model, environment=environment)
