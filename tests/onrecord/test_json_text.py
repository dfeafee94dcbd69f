"""JSON as text: canonical, and the hash of it."""

import pytest

from onrecord import json_text


def test_canonical_json_is_sorted_dense_and_ends_with_a_newline():
    assert json_text.canonical({"b": [1, 2.5, None], "a": "é"}) == ('{"a":"é","b":[1,2.5,null]}\n')


def test_the_canonical_hash_is_that_of_the_utf8_bytes():
    # printf '{"a":"\303\251"}\n' | sha256sum
    assert json_text.canonical_hash({"a": "é"}) == (
        "5e0f7e82a2607a29d2c0362817309ea079b9d0e4766cc16899772a4e8d230848"
    )


def test_canonical_json_refuses_what_json_does_not_know():
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text.canonical([float("nan")])
