"""What a model answered, read strictly: JSON of one shape or an error, nothing in between."""

import math
from typing import Any, Final

import orjson

from onrecord.contradict.second_opinion import Opinion
from onrecord.extract import Offsets
from onrecord.extract.proposing import Proposal

_MOST: Final = 200  # attributions in one answer
_KEYS: Final = {"source", "cue", "content"}
_FINISHED: Final = {"stop", None}
_ANSWERS: Final = ("entails", "neutral", "contradicts")
_LABEL: Final = "label"
_SURE: Final = 0.8  # of a label, which does not say how sure the model is
_OTHER: Final = 0.1
_ROUNDING: Final = 0.05  # by which numbers may miss 1 together


class AnswerError(Exception):
    """An answer that cannot be used; ``str()`` is a sentence without a word of the answer."""


def proposals_of(body: bytes, shown: Offsets) -> list[Proposal]:
    """Return what the body of a chat completion proposes for the stretch that was shown.

    Raises AnswerError.
    """
    return _proposals(_message(body), shown)


def opinion_of(body: bytes) -> Opinion:
    """Return what the body of a chat completion says of a pair: three numbers or one label.

    Raises AnswerError.
    """
    found = _content(_message(body))
    if not isinstance(found, dict):
        raise _another_shape()
    if found.keys() == {_LABEL}:
        return _labelled(found[_LABEL])
    if found.keys() != set(_ANSWERS):
        raise _another_shape()
    return _numbered([found[answer] for answer in _ANSWERS])


def _labelled(label: Any) -> Opinion:
    if label not in _ANSWERS:
        raise _another_shape()
    return Opinion(*(_SURE if answer == label else _OTHER for answer in _ANSWERS))


def _numbered(numbers: list[Any]) -> Opinion:
    if not all(type(one) in {int, float} and 0 <= one <= 1 for one in numbers):
        raise AnswerError("the model answered with other numbers than 0 to 1.")
    total = math.fsum(numbers)
    if abs(total - 1) > _ROUNDING:
        raise AnswerError("the model answered with numbers that are not 1 together.")
    return Opinion(*(one / total for one in numbers))


def _message(body: bytes) -> str:
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
    return content


def _content(message: str) -> Any:
    return _parsed(
        message, "the model answered with more or less than JSON. Another model may keep to it."
    )


def _proposals(message: str, shown: Offsets) -> list[Proposal]:
    found = _content(message)
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
