import hashlib
from importlib.resources import files

from onrecord.extract import weights


def held() -> bytes:
    return (files("onrecord.extract") / weights.FILE).read_bytes()


def test_the_weights_of_the_package_are_whole() -> None:
    assert weights.load().version == hashlib.sha256(held()).hexdigest()[:12]


def test_the_weights_take_no_more_than_five_megabytes() -> None:
    assert len(held()) <= 5_000_000
