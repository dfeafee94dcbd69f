import hashlib
import io
from importlib.resources import files

import numpy as np
import pytest

from onrecord.weights_file import DamagedWeightsError, WeightsFile

HELD = WeightsFile("onrecord.embeddings", "embeddings", "a test")


def sha256(held: bytes) -> str:
    return hashlib.sha256(held).hexdigest()


def file_of(**arrays: np.ndarray) -> bytes:
    held = io.BytesIO()
    np.savez(held, vocabulary=np.frombuffer(b"a\nb", np.uint8), **arrays)
    return held.getvalue()


def test_a_row_in_eight_bits_is_read_by_its_scale() -> None:
    held = file_of(
        **{"rows": np.array([[2, -4]], np.int8), "rows:scale": np.array([[0.5]], np.float16)}
    )
    assert HELD.unpacked(held, sha256(held)).arrays["rows"].tolist() == [[1.0, -2.0]]


def test_a_changed_byte_is_refused() -> None:
    whole = file_of()
    changed = whole[:100] + bytes([whole[100] ^ 1]) + whole[101:]
    with pytest.raises(DamagedWeightsError, match=r"damaged.*Install onrecord again"):
        HELD.unpacked(changed, sha256(whole))


@pytest.mark.parametrize("other", [b"", b"not an archive", b"PK\x03\x04 cut short"])
def test_a_file_of_another_kind_is_refused_in_one_line(other: bytes) -> None:
    with pytest.raises(DamagedWeightsError) as refused:
        HELD.unpacked(other, sha256(other))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(DamagedWeightsError, match="cannot be read"):
        WeightsFile("onrecord.embeddings", "lost", "a test").load()


def test_all_weights_together_take_no_more_than_fifteen_megabytes() -> None:
    sizes = [path.stat().st_size for path in files("onrecord").rglob("*.npz")]
    assert 0 < sum(sizes) <= 15_000_000
