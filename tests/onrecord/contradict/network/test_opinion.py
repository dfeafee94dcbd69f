import hashlib
from importlib.resources import files

import numpy as np
import pytest

from onrecord.contradict.network import embedded
from onrecord.contradict.network.opinion import FILE, Network
from onrecord.contradict.second_opinion import Opinion
from onrecord.weights_file import DamagedWeightsError, Stored

PASSED = "The council of Orlen approved the plan on Monday."
FAILED = "The council rejected the plan."
OTHER = "Two symphonies by Maren Holt will be played in the spring."
HOSTILE = ["", "\n", "x" * 1_000_000, "1 2 " * 250_000, "\ud800", "中文 <b>&amp;</b> \x00", "##a"]


def contradicts(first: str, second: str) -> float:
    return embedded().opinions([(first, second)])[0].contradicts


def test_the_opposite_is_more_of_a_contradiction_than_another_subject() -> None:
    assert contradicts(PASSED, FAILED) > 0.5 > contradicts(PASSED, OTHER)


def test_the_same_words_are_no_contradiction() -> None:
    assert contradicts(PASSED, PASSED) < 0.2


def test_contradiction_has_no_side() -> None:
    assert contradicts(PASSED, FAILED) == pytest.approx(contradicts(FAILED, PASSED), abs=1e-5)


def test_opinions_stand_in_the_order_of_the_pairs() -> None:
    pairs = [(PASSED, FAILED), (PASSED, OTHER), (OTHER, OTHER + " " + PASSED * 3)] * 20
    alone = [embedded().opinions([pair])[0] for pair in pairs[:3]] * 20
    together = embedded().opinions(pairs)
    assert np.allclose(shares(together), shares(alone), atol=1e-4)


def test_any_text_is_judged() -> None:
    every = embedded().opinions([(one, other) for one in HOSTILE for other in HOSTILE])
    assert np.allclose(shares(every).sum(1), 1, atol=1e-5)
    assert shares(every).min() >= 0


def test_no_pairs_get_no_opinions() -> None:
    assert embedded().opinions([]) == []


def test_it_is_signed_with_the_version_of_its_weights() -> None:
    held = (files("onrecord.contradict.network") / "network.npz").read_bytes()
    assert embedded().name == f"onrecord.contradict.network {hashlib.sha256(held).hexdigest()[:12]}"


def test_damaged_weights_are_refused() -> None:
    with pytest.raises(DamagedWeightsError, match="second opinion are damaged"):
        FILE.unpacked(b"other", "0" * 64)


def test_weights_of_another_network_are_refused() -> None:
    with pytest.raises(DamagedWeightsError, match="of another version"):
        Network(Stored({"pieces.weight": np.zeros((2, 2), np.float32)}, {}, ["a"], "0" * 12))


def shares(opinions: list[Opinion]) -> np.ndarray:
    return np.array([[one.entails, one.neutral, one.contradicts] for one in opinions])
