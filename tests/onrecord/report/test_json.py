import json
import re

import pytest

from onrecord.json_shape import claim_detail
from onrecord.json_text import canonical_hash
from onrecord.report.json import JsonRenderer


@pytest.fixture
def data(reports):
    return json.loads(JsonRenderer().render(reports["contradictions"]))


def test_a_reader_can_make_the_hash_again(data):
    assert canonical_hash(data["selected"]) == data["sha256"]


def test_the_hash_changes_with_any_record(reports):
    assert len({report.sha256 for report in reports.values()}) == len(reports)


def test_the_selection_and_every_kind_of_record_are_there(data):
    assert list(data) == ["title", "made_with", "sha256", "selected", "file_sha256"]
    assert list(data["selected"]) == [
        "selection",
        "speaker",
        "topic",
        "propositions",
        "positions",
        "claims",
        "contradictions",
    ]


def test_claims_have_the_shape_of_the_record(data, reports):
    expected = [claim_detail(claim) for claim in reports["contradictions"].claims]
    assert data["selected"]["claims"] == json.loads(json.dumps(expected))


def test_acting_characters_are_escaped_and_keep_their_value(reports, hostile):
    report = hostile(reports["timeline"])
    text = JsonRenderer().render(report)
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []
    assert json.loads(text)["selected"] == json.loads(json.dumps(report.selected))
