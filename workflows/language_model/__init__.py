"""A language model behind an address that a person names: it proposes, the gate decides.

Off unless ``--language-model`` names an endpoint that speaks OpenAI's chat completions. Only then
does a text leave this machine, or this program for another on it. What comes back is words, which
``onrecord.extract.proposing`` looks for in the text; a text that gives the model orders can make
it propose nothing but words of that text. Asked to judge pairs of statements, it is a second
opinion: a statement that gives orders can change the opinions on itself.
"""

from workflows.language_model.chat import KEY_VARIABLE
from workflows.language_model.errors import LanguageModelError
from workflows.language_model.judging import LanguageModelOpinion, language_model_opinion
from workflows.language_model.limits import Limits
from workflows.language_model.model import LanguageModel, language_model

__all__ = [
    "KEY_VARIABLE",
    "LanguageModel",
    "LanguageModelError",
    "LanguageModelOpinion",
    "Limits",
    "language_model",
    "language_model_opinion",
]
