"""What a model answered, read strictly: JSON of one shape or an error, nothing in between."""

from typing import Any, Final

import orjson

from onrecord.extract import Offsets
from onrecord.extract.proposing import Proposal

_MOST: Final = 200  # attributions in one answer
_KEYS: Final = {"source", "cue", "content"}
_FINISHED: Final = {"stop", None}


class AnswerError(Exception):
    """An answer that cannot be used; ``str()`` is a sentence without a word of the answer."""


def proposals_of(body: bytes, shown: Offsets) -> list[Proposal]:
    """Return what the body of a chat completion proposes for the stretch that was shown.

    Raises AnswerError.
    """
    answer = _parsed(body, "its answer is no JSON. Is it the address of a chat endpoint?")
    if not isinstance(answer, dict):
        raise _another_shape()
    choices = answer.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise AnswerError("its answer holds no message. Is it the address of a chat endpoint?")
    if choices[0].get("finish_reason") not in _FINISHED:
        raise AnswerError("the model did not finish its answer. Another model may.")
    message = choices[0].get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        raise AnswerError("its answer holds no message. Is it the address of a chat endpoint?")
    return _proposals(content, shown)


def _proposals(content: str, shown: Offsets) -> list[Proposal]:
    found = _parsed(
        content, "the model answered with more or less than JSON. Another model may keep to it."
    )
    listed = found.get("attributions") if isinstance(found, dict) and len(found) == 1 else None
    if not isinstance(listed, list):
        raise _another_shape()
    if len(listed) > _MOST:
        raise AnswerError(f"the model proposed more than {_MOST} attributions at once.")
    return [_proposal(one, shown) for one in listed]


def _proposal(one: Any, shown: Offsets) -> Proposal:
    if not isinstance(one, dict) or one.keys() != _KEYS:
        raise _another_shape()
    source, cue, content = one["source"], one["cue"], one["content"]
    if not isinstance(content, list) or not all(
        isinstance(words, str) for words in (source, cue, *content)
    ):
        raise _another_shape()
    return Proposal(source=source, cue=cue, content=tuple(content), within=shown)


def _parsed(written: bytes | str, problem: str) -> Any:
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError:
        raise AnswerError(problem) from None


def _another_shape() -> AnswerError:
    return AnswerError(
        "the model answered with JSON of another shape. Another model may keep to it."
    )
