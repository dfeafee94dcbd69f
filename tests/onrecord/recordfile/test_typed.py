"""What a person types for one field: texts stay as they are, lists and mappings are YAML."""

import pytest

from onrecord.errors import UsageError
from onrecord.recordfile import typed_value


@pytest.mark.parametrize(
    "text", ["see #3", "a: b", "no", "1979", "[sic] he said", "{x}", "- x", "'quoted'", " spaced "]
)
def test_a_text_is_taken_as_it_was_typed(text):
    assert typed_value("note", text) == text


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("topics", "[Patrols, the sea]", ["Patrols", "the sea"]),
        ("topics", "Patrols", ["Patrols"]),
        ("spans", "[[1, 2]]", [["1", "2"]]),
        ("aliases", "[]", []),
        ("exact", '["[sic] he said"]', ["[sic] he said"]),
        ("stances", "[{proposition: p, stance: affirms}]",
         [{"proposition": "p", "stance": "affirms"}]),
        ("topics", "[a, ~]", ["a", None]),
        ("sha256", "[00, 11]", ["00", "11"]),
        ("sha256", "00", "00"),
    ],
)  # fmt: skip
def test_what_must_be_a_list_is_one_and_what_may_be_as_typed(field, text, value):
    assert typed_value(field, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-05-06", "2031-05-06"),
        ("[..2031-05-06]", "[..2031-05-06]"),
        ("{1667, 1668}", "{1667, 1668}"),
        ("{edtf: 2031-05, phrase: in May}", {"edtf": "2031-05", "phrase": "in May"}),
    ],
)
def test_a_date_is_a_text_or_a_mapping(text, value):
    assert typed_value("said", text) == value


@pytest.mark.parametrize("text", ["[a", "[a] b", "[&x a]", "[a]\n---\n[b]", "[\x01]", "[\0]"])
def test_a_list_that_cannot_be_read_is_refused(text):
    with pytest.raises(UsageError, match='"topics"'):
        typed_value("topics", text)
