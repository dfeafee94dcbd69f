"""The parts of a transformer in numpy: linear maps, norms, attention (Vaswani et al. 2017)."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

#: What a score becomes where there is nothing to attend to.
_NOTHING: Final = np.float32(-1e4)
_CUBE: Final = np.float32(0.044715)
_ROOT: Final = np.float32(math.sqrt(2 / math.pi))
_SMALLEST: Final = np.float32(1e-12)


class Linear:
    """A linear map, of one or of several matrices that are applied to the same states."""

    def __init__(self, weights: Mapping[str, Floats], *names: str) -> None:
        self._matrix = np.ascontiguousarray(
            np.concatenate([weights[f"{name}.weight"] for name in names]).T
        )
        self._bias = np.concatenate([weights[f"{name}.bias"] for name in names])

    def __call__(self, states: Floats) -> Floats:
        """Return [..., out] for [..., in]."""
        flat = states.reshape(-1, states.shape[-1]) @ self._matrix
        flat += self._bias
        out: Floats = flat.reshape(*states.shape[:-1], -1)
        return out


class Norm:
    """Layer normalisation."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._weight, self._bias = weights[f"{name}.weight"], weights[f"{name}.bias"]

    def __call__(self, states: Floats) -> Floats:
        """Return the states with mean 0 and deviation 1, then scaled and moved."""
        away: Floats = states - states.mean(-1, keepdims=True)
        variance = np.einsum("...d,...d->...", away, away)[..., None] / np.float32(states.shape[-1])
        away /= np.sqrt(variance + _SMALLEST)
        away *= self._weight
        away += self._bias
        return away


class Layer:
    """A transformer layer, normalised after each part."""

    def __init__(self, weights: Mapping[str, Floats], name: str, heads: int) -> None:
        self._heads = heads
        self._asked = Linear(weights, *(f"{name}.{part}" for part in ("query", "key", "value")))
        self._mix = Linear(weights, f"{name}.mix")
        self._norm = Norm(weights, f"{name}.norm")
        self._inner = Linear(weights, f"{name}.inner")
        self._outer = Linear(weights, f"{name}.outer")
        self._last_norm = Norm(weights, f"{name}.last_norm")

    def __call__(self, states: Floats, mask: Mask) -> Floats:
        """Return [B, T, width]; ``mask`` [B, T] tells which states are there."""
        query, key, value = np.split(self._asked(states), 3, axis=-1)
        states = self._norm(states + self._mix(attended(query, key, value, mask, self._heads)))
        return self._last_norm(states + self._outer(gelu(self._inner(states))))


def attended(query: Floats, key: Floats, value: Floats, mask: Mask, heads: int) -> Floats:
    """Return for each query the values that it attends to, [B, T, width]."""
    batch, length, width = query.shape
    asked, given, held = (
        part.reshape(batch, part.shape[1], heads, -1).transpose(0, 2, 1, 3)
        for part in (query, key, value)
    )
    scores = asked @ given.transpose(0, 1, 3, 2)
    scores /= np.float32(math.sqrt(width // heads))
    scores = np.where(mask[:, None, None], scores, _NOTHING)
    seen: Floats = softmax(scores) @ held
    return seen.transpose(0, 2, 1, 3).reshape(batch, length, width)


def softmax(scores: Floats) -> Floats:
    """Return the scores as shares of one along the last axis."""
    raised: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    raised /= raised.sum(-1, keepdims=True)
    return raised


def gelu(states: Floats) -> Floats:
    """Return the Gaussian error linear unit in its form with tanh."""
    bent = states * states
    bent *= states
    bent *= _CUBE
    bent += states
    bent *= _ROOT
    np.tanh(bent, out=bent)
    bent += np.float32(1)
    bent *= states
    bent *= np.float32(0.5)
    return bent
