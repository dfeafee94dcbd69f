"""The pictures of the review screen show what the screen shows."""

import pytest

from docs.screens import IMAGES, PICTURES, words_of


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_review_screen_has_its_words(name):
    shown = (IMAGES / name).read_text(encoding="utf-8")
    assert words_of(shown) == words_of(PICTURES[name]()), "draw it anew: python -m docs.screens"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_loads_nothing_from_elsewhere(name):
    assert "url(http" not in (IMAGES / name).read_text(encoding="utf-8")
