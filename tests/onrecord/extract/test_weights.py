import hashlib
from importlib.resources import files

import pytest

from onrecord.extract import weights


def held() -> bytes:
    return (files("onrecord.extract") / weights.FILE).read_bytes()


def test_the_weights_of_the_package_are_whole() -> None:
    assert weights.load().version == hashlib.sha256(held()).hexdigest()[:12]


def test_the_weights_take_no_more_than_five_megabytes() -> None:
    assert len(held()) <= 5_000_000


def test_a_changed_byte_is_refused() -> None:
    whole = held()
    wanted = hashlib.sha256(whole).hexdigest()
    changed = whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:]
    with pytest.raises(weights.DamagedWeightsError, match=r"damaged.*Install onrecord again"):
        weights.unpacked(changed, wanted)


@pytest.mark.parametrize("other", [b"", b"not an archive", b"PK\x03\x04 cut short"])
def test_a_file_of_another_kind_is_refused_in_one_line(other: bytes) -> None:
    with pytest.raises(weights.DamagedWeightsError) as refused:
        weights.unpacked(other, hashlib.sha256(other).hexdigest())
    assert "\n" not in str(refused.value)
