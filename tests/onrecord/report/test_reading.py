"""A report is read again as what it is, and no changed byte goes unnoticed."""

import json
import random
import re
from dataclasses import replace

import pytest

from onrecord.errors import OnrecordError
from onrecord.json_text import canonical_hash
from onrecord.report import RENDERERS, timeline_report
from onrecord.report.reading import read_report
from onrecord.report.received import DamagedReportError, NewerReportError, NotAReportError
from onrecord.report.seal import seal_of

KINDS = ["speaker", "topic", "contradictions", "timeline"]
FORMATS = ["html", "md", "json"]


def written(report, format_):
    return RENDERERS[format_].render(report).encode()


def read(data):
    return read_report(data, "bay.html")


@pytest.fixture(params=FORMATS)
def format_(request):
    return request.param


@pytest.fixture
def data(reports, format_):
    return written(reports["contradictions"], format_)


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_says_what_it_is_and_that_it_is_whole(reports, kind, format_):
    report = reports[kind]
    found = read(written(report, format_))
    assert (found.format, found.intact, found.remark) == (format_, True, None)
    assert found.seal == seal_of(report, format_)
    assert (found.selection, found.sha256) == (report.selection, report.sha256)
    assert found.claims == tuple(claim.key for claim in report.claims)


def test_a_report_of_hostile_words_is_whole(reports, hostile, format_):
    assert read(written(hostile(reports["contradictions"]), format_)).intact


def noticed(data):
    try:
        return read(data).intact is not True
    except OnrecordError:
        return True


def test_a_changed_bit_anywhere_is_noticed(data):
    chance = random.Random(7)
    places = [chance.randrange(len(data)) for _ in range(300)]
    places += range(len(data) - 250, len(data))  # the stamp, and what is around it
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        assert noticed(bytes(changed)), place


def test_a_byte_more_or_less_anywhere_is_noticed(data):
    chance = random.Random(8)
    for place in [0, len(data) - 1, *(chance.randrange(len(data)) for _ in range(100))]:
        assert noticed(data[:place] + data[place + 1 :]), place
        assert noticed(data[:place] + b" " + data[place:]), place
    assert noticed(data + b"\n")


def test_an_end_that_is_cut_off_is_noticed(data):
    for size in range(0, len(data), max(1, len(data) // 60)):
        assert noticed(data[:size])


def test_changed_line_ends_are_told_from_changed_words(data):
    found = read(data.replace(b"\n", b"\r\n"))
    assert found.intact is False
    assert "only its line ends were changed" in found.remark


def test_json_that_was_formatted_anew_has_whole_records_and_a_changed_file(reports):
    data = json.loads(written(reports["timeline"], "json"))
    found = read(json.dumps(data).encode())
    assert found.intact is False
    assert found.remark.startswith("its records are whole, but")


def test_json_with_an_edited_record_says_that_the_records_were_changed(reports):
    found = read(written(reports["timeline"], "json").replace(b"girder", b"gander"))
    assert found.intact is False
    assert found.remark == "its records do not have the SHA-256 that it gives"


def as_of_0_1_0(report, format_):
    """Return a report as version 0.1.0 wrote it: no keys in the selection, no seal, no stamp."""
    selected = report.selected
    del selected["selection"]["keys"]
    sha256 = canonical_hash(selected)
    if format_ == "json":
        data = json.loads(written(report, "json")) | {"sha256": sha256, "selected": selected}
        del data["file_sha256"]
        return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
    text = written(report, format_).decode().partition("\n<!-- onrecord seal")[0]
    text = re.sub(r"(?m)^.*To check this file.*\n", "", text)
    return text.replace(report.sha256, sha256).encode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_0_1_0_tells_its_selection_and_claims(reports, kind, format_):
    filters = (
        ("about", 'says "a; since: b" * [x]'),
        ("since", "2031-01"),
        ("quote-type", "direct"),
    )
    report = replace(
        reports[kind], selection=replace(reports[kind].selection, filters=filters, keys=())
    )
    if format_ != "json":  # there the first "since: " would be taken for a filter
        filters = (("about", 'says "a, b" & <i> * [x]'), *filters[1:])
        report = replace(report, selection=replace(report.selection, filters=filters))
    found = read(as_of_0_1_0(report, format_))
    assert found.format == format_
    assert found.selection == report.selection
    assert set(found.claims) == {claim.key for claim in report.claims}


def test_html_and_markdown_of_0_1_0_cannot_tell_whether_they_are_whole(reports):
    for format_ in ("html", "md"):
        found = read(as_of_0_1_0(reports["topic"], format_))
        assert (found.intact, found.seal) == (None, None)
        assert "0.1.0" in found.remark


def test_json_of_0_1_0_is_whole_by_its_records(reports):
    data = as_of_0_1_0(reports["topic"], "json")
    assert read(data).intact is True
    assert read(data.replace(b"girder", b"gander")).intact is False


def test_a_report_without_records_is_whole(selection, format_):
    assert read(written(timeline_report(selection, []), format_)).intact


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", NotAReportError, "neither HTML, Markdown nor JSON"),
        (b"\x00\xff" * 1000, NotAReportError, "neither HTML, Markdown nor JSON"),
        ("# Minutes\n\n---\n\n- Selection: none\n".encode("utf-16"), NotAReportError, "neither"),
        (b'{"title": "minutes"}', NotAReportError, "JSON of something else"),
        (b'{"title": "min', DamagedReportError, "breaks off or is broken at line 1"),
        (b'{"title": "\xff"}', DamagedReportError, "not text in UTF-8"),
        (b'{"selected":' + b"[" * 100_000, NotAReportError, "nested too deep"),
        (b'{"selected": ' + b"9" * 5000 + b"}", NotAReportError, "endless numbers"),
        (b'{"selected": [], "sha256": 1, "made_with": 2}', DamagedReportError, "form of records"),
        (b"<!-- onrecord seal 2 {} -->\n", NewerReportError, "newer onrecord"),
        (
            b"<!-- onrecord seal 1 {\nSHA-256 of this file with zeros here: ",
            DamagedReportError,
            "end",
        ),
        (
            b'<!DOCTYPE html><meta name="generator" content="onrecord 0.1.0"><p>',
            DamagedReportError,
            "its end",
        ),
    ],
    ids=range(12),
)
def test_what_is_no_report_ends_in_one_line(data, error, says):
    with pytest.raises(error, match=says) as raised:
        read(data)
    assert str(raised.value).startswith("bay.html ")
    assert "\n" not in str(raised.value)


def test_records_nested_deeper_than_any_are_refused(reports):
    data = json.loads(written(reports["timeline"], "json"))
    data["selected"]["claims"][0]["note"] = "deep"
    text = json.dumps(data).replace('"deep"', "[" * 900 + "]" * 900)
    assert noticed(text.encode())


@pytest.mark.parametrize("key", [True, None, 7, [], {}])
def test_a_quotation_whose_key_is_no_text_is_refused(reports, key):
    data = json.loads(written(reports["timeline"], "json"))
    data["selected"]["claims"][0]["appearances"][0]["key"] = key
    with pytest.raises(DamagedReportError, match="form of records"):
        read(json.dumps(data).encode())


@pytest.mark.parametrize(
    "spoiled",
    [
        {"selection": None},
        {"selection": {"kind": 1, "filters": [], "last_change": 1, "made_from": ""}},
        {"selection": {"kind": "x", "filters": [], "last_change": 1e999, "made_from": ""}},
        {"records": []},
        {"records": {"claim/a": 1}},
        {"quotations": {"a": []}},
        {"statuses": "no"},
        {"sha256": None},
        {"sha256": "\ud800"},
    ],
    ids=range(9),
)
def test_a_seal_of_another_form_is_no_seal(reports, spoiled):
    data = written(reports["timeline"], "md")
    dense = re.search(rb"seal 1 (\{.*\})", data)[1]
    other = json.dumps(json.loads(dense) | spoiled).encode()
    found = read(data.replace(dense, other))
    assert (found.intact, found.seal) == (None, None)
