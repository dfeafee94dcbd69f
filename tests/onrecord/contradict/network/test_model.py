"""The sums in numpy against those of training, recorded for a tiny network of given weights."""

import numpy as np

from onrecord.contradict.network.model import Model

WIDTH, SIDE, INNER = 8, 4, 6
FIRST, SECOND = [8, 2, 3, 4, 9], [8, 5, 2, 9]


def tiny() -> dict[str, np.ndarray]:
    """Return weights that are the same wherever they are made."""
    shapes = {"pieces": (10, WIDTH), "places": (7, WIDTH), "norm": (WIDTH,)}
    for name, width in (("layers.0", WIDTH), ("reread", SIDE)):
        for part in ("query", "key", "value", "mix"):
            shapes[f"{name}.{part}"] = (width, width)
        shapes[f"{name}.inner"], shapes[f"{name}.outer"] = (INNER, width), (width, INNER)
        shapes[f"{name}.norm"] = shapes[f"{name}.last_norm"] = (width,)
    shapes |= {"narrow": (SIDE, WIDTH), "asked": (SIDE, SIDE), "given": (SIDE, SIDE)}
    shapes |= {"compare": (SIDE, 4 * SIDE), "compare_norm": (SIDE,), "narrow_norm": (SIDE,)}
    shapes |= {"judge": (SIDE, 4 * SIDE), "answer": (3, SIDE)}
    weights = {}
    for name in sorted(shapes):
        size = int(np.prod(shapes[name]))
        turn = len(weights) + 1
        weights[f"{name}.weight"] = np.sin(turn + 1.7 * np.arange(size)).reshape(shapes[name])
        weights[f"{name}.bias"] = np.cos(turn + 0.9 * np.arange(shapes[name][0])) / 4
    return {name: value.astype(np.float32) for name, value in weights.items()}


def answer(first: list[int], second: list[int], beside: list[int]) -> np.ndarray:
    model = Model(tiny(), heads=2, side_heads=2)
    states = model.read([first, second, beside])
    return model.judge([states[0], states[2]], [states[1], states[0]])[0]


def test_numpy_says_what_the_trained_network_says() -> None:
    assert np.allclose(answer(FIRST, SECOND, [8, 9]), [0.249753, 0.291326, 0.458922], atol=2e-6)


def test_in_the_other_order_contradiction_is_as_likely() -> None:
    turned = answer(SECOND, FIRST, [8, 9])
    assert np.allclose(turned, [0.249978, 0.291101, 0.458922], atol=2e-6)


def test_what_is_read_beside_a_statement_does_not_matter() -> None:
    alone = answer(FIRST, SECOND, [8, 9])
    assert np.allclose(alone, answer(FIRST, SECOND, [8, 2, 3, 4, 5, 6, 9]), atol=2e-6)
