"""The picture of the review screen shows what the screen shows."""

from docs.screens import PICTURE, picture, words_of


def test_the_picture_of_the_review_screen_has_its_words():
    assert words_of(PICTURE.read_text(encoding="utf-8")) == words_of(picture()), (
        "draw it anew: python -m docs.screens"
    )


def test_the_picture_loads_nothing_from_elsewhere():
    assert "url(http" not in PICTURE.read_text(encoding="utf-8")
