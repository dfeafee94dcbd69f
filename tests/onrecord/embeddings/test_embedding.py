import hashlib
from importlib.resources import files

import numpy as np
import pytest

from onrecord.embeddings import DIMENSIONS, VERSION, embed

BRIDGE = "The bridge at Orlen was closed after the flood, the mayor said."
SAME = "Mayor: flood shuts Orlen bridge."
OTHER = "The orchestra will play two new symphonies in the spring."
HOSTILE = ["", " \n", "x" * 1_000_000, "0 1 2 " * 50_000, "\ud800", "中文 <b>&amp;</b> \x00", "##a"]


def test_rows_are_one_long() -> None:
    rows = embed([BRIDGE, SAME, OTHER])
    assert rows.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_the_same_event_in_other_words_is_nearer_than_another_subject() -> None:
    bridge, same, other = embed([BRIDGE, SAME, OTHER])
    assert bridge @ same > 0.5 > bridge @ other


def test_case_and_accents_do_not_matter() -> None:
    assert np.array_equal(embed(["Café"]), embed(["CAFE"]))


@pytest.mark.parametrize("text", ["", "\ud800", "中文"])
def test_a_text_without_a_known_word_has_a_row_of_zeros(text: str) -> None:
    assert not embed([text]).any()


def test_a_row_does_not_depend_on_the_rows_beside_it() -> None:
    among = embed([*HOSTILE, BRIDGE] * 300)
    assert np.array_equal(among[len(HOSTILE)], embed([BRIDGE])[0])


def test_any_text_gets_a_finite_row() -> None:
    assert np.isfinite(embed(HOSTILE)).all()


def test_no_texts_give_no_rows() -> None:
    assert embed([]).shape == (0, DIMENSIONS)


def test_the_version_is_that_of_the_file() -> None:
    held = (files("onrecord.embeddings") / "embeddings.npz").read_bytes()
    assert hashlib.sha256(held).hexdigest().startswith(VERSION)
