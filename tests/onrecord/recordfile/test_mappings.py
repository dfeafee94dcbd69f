"""Mappings that stand in no file: refused in one sentence that names the record and no line."""

import pytest

from onrecord.errors import UsageError
from onrecord.recordfile import checked_record_of, defaults_of, mapping_of
from onrecord.recordfile.mappings import NOUNS

CLAIM = {"key": "ferro-safer", "speaker": "ferro", "statement": "The bay is safer."}


def test_a_mapping_becomes_the_record_that_gives_it_back():
    assert mapping_of(checked_record_of("claim", CLAIM)) == CLAIM


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"speeker": "x"}, ('claim "ferro-safer": a claim has no key "speeker". '
         'Did you mean "speaker"?')),
        ({"statement": None}, ('claim "ferro-safer": a claim needs "statement", which is missing '
         "here. Add it")),
        ({"said": "2031-02-30"}, ('claim "ferro-safer": "2031-02-30" is a day that does not exist. '
         "Check the day and the month")),
        ({"note": "a\0b"}, ('claim "ferro-safer": the control character U+0000 stands in "note". '
         "Take it out")),
    ],
)  # fmt: skip
def test_what_makes_no_record_is_refused_with_the_name_of_the_record(changes, sentence):
    with pytest.raises(UsageError) as refused:
        checked_record_of("claim", CLAIM | changes)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"stances": [{"proposition": "p", "stance": "affirms"}] * 2},
        {"appearances": [{"key": "a", "source": "s", "quote_type": "direct"}] * 2},
    ],
)
def test_what_stands_twice_is_refused_without_the_number_of_a_line(changes):
    with pytest.raises(UsageError) as refused:
        checked_record_of("claim", CLAIM | changes)
    assert "already" in str(refused.value)
    assert "line" not in str(refused.value)


def test_a_record_without_a_key_is_refused_too():
    with pytest.raises(UsageError, match='a claim needs "key"'):
        checked_record_of("claim", {"speaker": "ferro", "statement": "The bay is safer."})


def test_what_has_no_whole_records_has_no_defaults():
    assert defaults_of("capture") == {}


@pytest.mark.parametrize("noun", NOUNS)
def test_what_a_mapping_leaves_out_has_the_default_of_the_record(noun):
    least = {"key": "k", "name": "N", "title": "T", "text": "T", "statement": "S", "speaker": "s"}
    fields = {n: v for n, v in least.items() if n in NOUNS[noun].__dataclass_fields__}
    record = checked_record_of(noun, fields)
    assert checked_record_of(noun, fields | defaults_of(noun)) == record
