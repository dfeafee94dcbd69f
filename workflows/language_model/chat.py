"""One model at one endpoint: what it is told and what it is shown, apart from each other."""

from collections.abc import Mapping
from typing import Final

import orjson

from workflows.language_model.endpoint import Endpoint, endpoint_address
from workflows.language_model.errors import LanguageModelUsageError
from workflows.language_model.limits import Limits

KEY_VARIABLE: Final = "ONRECORD_LANGUAGE_MODEL_KEY"
_LONGEST_NAME: Final = 200


class Chat:
    """Asks a model; ``repr()`` shows no key. Threads may share it."""

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self.name = endpoint.name
        self.host = endpoint.host
        self.model = model
        self._endpoint = endpoint

    def ask(self, order: str, shown: str) -> bytes:
        """Return the body of the answer; raises LanguageModelError."""
        return self._endpoint.ask(
            orjson.dumps(
                {
                    "model": self.model,
                    "temperature": 0,
                    "stream": False,
                    "response_format": {"type": "json_object"},
                    "messages": [
                        {"role": "system", "content": order},
                        {"role": "user", "content": sendable(shown)},
                    ],
                }
            )
        )


def sendable(text: str) -> str:
    """Return a text without lone surrogates, which no JSON can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def chat(url: str, model: str, limits: Limits, environment: Mapping[str, str]) -> Chat:
    """Return the model of this name at an address that a person gave, with the key that is set.

    Asks nothing yet. Raises LanguageModelUsageError.
    """
    name = model.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise LanguageModelUsageError(
            f"a model has a name of 1 to {_LONGEST_NAME} characters. Give it with --model."
        )
    key = environment.get(KEY_VARIABLE) or None
    return Chat(Endpoint(endpoint_address(url), key, limits), name)
