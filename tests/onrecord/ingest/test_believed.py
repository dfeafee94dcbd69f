"""Days of publication that cannot be are not taken from a document."""

import pytest

from onrecord.ingest import Metadata
from onrecord.ingest.believed import believed
from onrecord.records import DateRecord

RECEIVED = "2031-06-01T23:30:00Z"


def judged(edtf, phrase=None):
    return believed(Metadata(published=DateRecord(edtf=edtf, phrase=phrase)), RECEIVED)


@pytest.mark.parametrize(
    ("edtf", "phrase"),
    [
        ("2199-01-01", None), ("2031-06-03", None), ("2032", None), ("2031-07", None),
        ("0001-01-01", None), ("1970-01-01", "1970-01-01T00:00:00Z"), ("1970-01-01", None),
        ("1969-12-31", "1969-12-31T19:00:00-05:00"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_not_taken(edtf, phrase):
    metadata, doubted = judged(edtf, phrase)
    assert metadata.published is None
    assert doubted is not None
    assert (phrase or edtf) in doubted


@pytest.mark.parametrize(
    "edtf", ["2031-06-02", "2031-06-01", "1969-12-31", "1970-01-02", "0970-01-01", "2031", "1874~"]
)
def test_an_old_day_and_one_of_another_zone_are_taken(edtf):
    metadata, doubted = judged(edtf)
    assert metadata.published == DateRecord(edtf=edtf)
    assert doubted is None


def test_nothing_is_said_where_no_day_is_told():
    assert believed(Metadata(title="The bay"), RECEIVED) == (Metadata(title="The bay"), None)
