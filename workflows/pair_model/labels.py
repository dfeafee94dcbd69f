"""What the numbers of a model mean, as its config.json says."""

from dataclasses import dataclass
from typing import Any, Final

import orjson

ANSWERS: Final = ("entailment", "neutral", "contradiction")
_MARKS: Final = 2  # places that a model with positions of its own may keep


class ConfigError(Exception):
    """A config.json that cannot be used; ``str()`` is a sentence."""


@dataclass(frozen=True, slots=True)
class Config:
    """``order``: where entailment, neutral and contradiction stand among a model's numbers.

    ``positions``: how many tokens it can tell apart by place; ``words``: how many tokens it knows;
    ``None`` where nothing is said of it.
    """

    order: tuple[int, int, int]
    positions: int | None
    words: int | None


def config_of(content: bytes) -> Config:
    """Return what a config.json says; raises ConfigError."""
    try:
        read = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise ConfigError("its config.json is no JSON. Get it anew.") from None
    if not isinstance(read, dict):
        raise ConfigError("its config.json has another shape. Get it anew.")
    positions = _count(read.get("max_position_embeddings"))
    return Config(
        order=_order(read.get("id2label")),
        positions=None if positions is None else positions - _MARKS,
        words=_count(read.get("vocab_size")),
    )


def _order(labels: Any) -> tuple[int, int, int]:
    if not isinstance(labels, dict) or not all(isinstance(one, str) for one in labels.values()):
        raise ConfigError("its config.json names no labels (id2label).")
    named = {label.strip().casefold(): number for number, label in labels.items()}
    if any(name.startswith("not_") for name in named):
        raise ConfigError(
            "it tells only whether one statement follows from the other, not whether they "
            "contradict. Take one with the labels entailment, neutral, contradiction."
        )
    numbers = tuple(named.get(answer, "") for answer in ANSWERS)
    if len(labels) != len(ANSWERS) or sorted(numbers) != ["0", "1", "2"]:
        raise ConfigError(
            "its labels (id2label in config.json) have to be entailment, neutral and contradiction."
        )
    first, second, third = map(int, numbers)
    return first, second, third


def _count(value: Any) -> int | None:
    return value if type(value) is int and value > 0 else None
