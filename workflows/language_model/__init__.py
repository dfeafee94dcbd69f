"""A language model behind an address that a person names: it proposes, the gate decides.

Off unless ``--language-model`` names an endpoint that speaks OpenAI's chat completions. Only then
does a text leave this machine, or this program for another on it. What comes back is words, which
``onrecord.extract.proposing`` looks for in the text; a text that gives the model orders can make
it propose nothing but words of that text.
"""

from workflows.language_model.errors import LanguageModelError
from workflows.language_model.limits import Limits
from workflows.language_model.model import (
    KEY_VARIABLE,
    LanguageModel,
    language_model,
)

__all__ = [
    "KEY_VARIABLE",
    "LanguageModel",
    "LanguageModelError",
    "Limits",
    "language_model",
]
