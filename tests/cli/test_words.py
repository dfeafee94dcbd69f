"""How views are worded on a terminal."""

import pytest

from cli.words import quotation
from onrecord.views import AppearanceView, SourceRef


def appearance(quote_type, exact):
    source = SourceRef(id=1, key="s", title="T", publisher=None, published=None, url=None)
    return AppearanceView(
        id=1,
        key="c@s",
        source=source,
        quote_type=quote_type,
        exact=exact,
        spans=(),
        context=(),
        cue=None,
        described_as=None,
        relayed_by=(),
        translated_by="none",
        verification=None,
        capture_sha256=None,
        note=None,
    )


@pytest.mark.parametrize("quote_type", ["direct", "mixed"])
def test_quoted_words_stand_in_quotation_marks(quote_type):
    assert quotation(appearance(quote_type, ("is safe", "now"))) == "“is safe” […] “now”"


def test_words_of_an_indirect_report_stand_in_no_quotation_marks():
    assert quotation(appearance("indirect", ("it is safe",))) == "in the source's words: it is safe"


def test_words_that_may_not_be_held_are_not_shown():
    assert quotation(appearance("direct", None)) is None
