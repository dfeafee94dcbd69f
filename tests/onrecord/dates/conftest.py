"""What the tests of time expressions share: an article of Wednesday, 3 December 2014."""

import datetime as dt

import pytest

from onrecord.dates import resolve


@pytest.fixture
def published():
    return dt.date(2014, 12, 3)


@pytest.fixture
def read(published):
    """Return a function from a text to its phrases and their EDTF."""

    def phrases(text, day=published):
        return [(found.phrase, found.edtf) for found in resolve(text, day)]

    return phrases
