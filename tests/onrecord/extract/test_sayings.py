import pytest

from onrecord.extract.sayings import is_saying

SAYING = "said|told|has repeatedly denied|according to|did not say|went on to note|tweeted|claim"
NOUNS = "was confirmed by|in his view|issued a statement|was quoted as saying|likened"
MORE = "declined to comment|called for|a déclaré|sagte|:|replies"
PASSIVE = "was told|has been harshly criticized for|is said"
NOT = (
    "left little doubt|bristles at the suggestion|barely mentioned|ordered|named|offers|also views"
)
OTHER = "wants|eagerness|documented|voted|stole|went||…"


@pytest.mark.parametrize("cue", [*SAYING.split("|"), *MORE.split("|"), *NOUNS.split("|")])
def test_these_tell_of_saying(cue: str) -> None:
    assert is_saying(cue)


@pytest.mark.parametrize("cue", [*OTHER.split("|"), *PASSIVE.split("|"), *NOT.split("|")])
def test_these_do_not(cue: str) -> None:
    assert not is_saying(cue)
