from pathlib import Path

import pytest

from onrecord.extract import reading
from onrecord.speakers import resolve

ARTICLE = Path(__file__).parents[4] / "shared" / "seed" / "france24-2014-12-03.txt"


@pytest.fixture(scope="module")
def found():
    if not ARTICLE.exists():
        pytest.skip("the seed article is not in the project: it is a publisher's text")
    text = ARTICLE.read_text(encoding="utf-8")
    read = reading(text)
    by_source = {}
    for attribution, resolution in zip(read.attributions, resolve(read), strict=True):
        source = " ".join(text[slice(*span)] for span in attribution.source)
        by_source[source.replace("\u2019", "'").strip(",")] = resolution
    return by_source


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the top US diplomat", "John Kerry"),
        ("a NATO spokeswoman", "Oana Lungescu"),
        ("Iraq's foreign minister", "Walid al-Moualem"),
        ("Foreign Minister Walid al-Moualem", "Walid al-Moualem"),
        ("who", "Haider al-Abadi"),
        ("she", "Oana Lungescu"),
        ("the Pentagon", "Pentagon"),
    ],
)
def test_a_source_of_the_seed_article_is_who_is_meant(found, source, name):
    assert found[source].name == name


def test_the_spokeswoman_of_the_seed_article_speaks_for_her_organisation(found):
    assert found["a NATO spokeswoman"].organisation == "NATO"
