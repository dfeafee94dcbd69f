import pytest

from onrecord.extract.sayings import is_saying

SAYING = "said|told|has repeatedly denied|according to|did not say|went on to note|tweeted|claim"
MORE = "declined to comment|called for|a déclaré|sagte|:|replies"
OTHER = "wants|eagerness|documented|voted|stole|went||…"


@pytest.mark.parametrize("cue", [*SAYING.split("|"), *MORE.split("|")])
def test_these_tell_of_saying(cue: str) -> None:
    assert is_saying(cue)


@pytest.mark.parametrize("cue", OTHER.split("|"))
def test_these_do_not(cue: str) -> None:
    assert not is_saying(cue)
