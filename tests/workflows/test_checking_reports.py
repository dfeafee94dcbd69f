"""A report that somebody received is held against the record as it is now."""

import json
import re
import shutil
from dataclasses import replace

import pytest
from sqlalchemy import update

from db.engine import place
from db.tables import Appearance, Capture
from db.version import open_database
from onrecord.errors import OnrecordError
from onrecord.filters import Filters
from onrecord.json_text import canonical_hash
from onrecord.report import RENDERERS
from onrecord.report.json import STAMP
from onrecord.report.seal import BLANK, stamped
from workflows.checking_reports import check_report
from workflows.deciding import decide
from workflows.reporting import report

FORMATS = ["html", "md", "json"]
KINDS = {
    "speaker": Filters(speaker="ferro"),
    "topic": Filters(topic="patrols"),
    "contradictions": Filters(about="bay"),
    "timeline": Filters(since="2031", source="Harbour", limit=5),
}
COMMENT = "\nSHA-256 of this file with zeros here: "


@pytest.fixture(params=FORMATS)
def format_(request):
    return request.param


@pytest.fixture
def filled(engine, begin_with, held):
    begin_with(held)
    return engine


@pytest.fixture
def write_report(tmp_path):
    """Return a function that writes a report of a database to a file, as the program does."""

    def write_report(engine, kind="speaker", format_="html", filters=None, status="open"):
        made = report(engine, kind, filters or KINDS[kind], status)
        path = tmp_path / f"bay.{format_}"
        path.write_bytes(RENDERERS[format_].render(made).encode())
        return path

    return write_report


def told(checked):
    """Return the differences as (noun, key, what)."""
    return [(one.noun, one.key, one.what) for one in checked.comparison.differences]


@pytest.mark.parametrize(
    ("kind", "format_"),
    [("speaker", "html"), ("topic", "md"), ("contradictions", "json"), ("timeline", "html")],
)
def test_a_report_of_an_unchanged_record_holds_in_all_three(filled, write_report, kind, format_):
    checked = check_report(filled, write_report(filled, kind, format_))
    assert checked.holds
    assert (checked.format, checked.intact, checked.remark) == (format_, True, None)
    assert (checked.comparison.same, checked.comparison.reproduced) == (True, True)
    assert (checked.quotations.proved, checked.quotations.failures) == (2, ())


def test_a_check_changes_nothing(filled, write_report, contents):
    path, before = write_report(filled), contents(filled)
    check_report(filled, path)
    assert contents(filled) == before


def test_a_change_elsewhere_leaves_a_report_as_it_is(filled, write_report, take_in):
    path = write_report(filled)
    take_in({"speakers": [{"key": "lund", "name": "Ida Lund"}]})
    checked = check_report(filled, path)
    assert checked.holds
    assert (checked.comparison.made_at, checked.comparison.now_at) == (1, 2)


def test_a_changed_claim_is_named_with_the_change_that_made_it_so(
    filled, write_report, take_in, held, format_
):
    path = write_report(filled, "timeline", format_)
    held["claims"][0]["statement"] = "The bay is a little safer."
    take_in(held)
    checked = check_report(filled, path)
    assert (checked.intact, checked.comparison.same) == (True, False)
    assert told(checked) == [("claim", "ferro-safer", "changed")]
    change = checked.comparison.differences[0].change
    assert (change.number, change.by, change.act) == (2, "Ida Lund", "import")


def test_a_new_claim_and_one_that_is_gone_are_named(filled, write_report, take_in, held):
    path = write_report(filled, "timeline")
    held["claims"][0]["status"] = "withdrawn"
    held["claims"].append(held["claims"][1] | {"key": "brek-again", "stances": []})
    take_in(held)
    checked = check_report(filled, path)
    assert told(checked) == [("claim", "brek-again", "new"), ("claim", "ferro-safer", "gone")]


def test_a_decided_contradiction_is_named_with_both_statuses(filled, write_report, pairs, actor):
    path = write_report(filled, "contradictions")
    (pair,) = pairs(filled)
    decide(filled, str(pair.id), "confirmed", actor())
    checked = check_report(filled, path)
    assert told(checked) == [("contradiction", pair.key, "changed")]
    assert checked.comparison.differences[0].detail == "candidate in the report, confirmed now"


def test_a_contradiction_that_was_dismissed_is_gone_from_the_open_ones(
    filled, write_report, pairs, actor
):
    path = write_report(filled, "contradictions")
    (pair,) = pairs(filled)
    decide(filled, str(pair.id), "dismissed", actor(), reason="translation")
    found = told(check_report(filled, path))
    assert ("contradiction", pair.key, "gone") in found


def test_a_report_on_all_statuses_is_made_again_on_all_statuses(filled, write_report):
    path = write_report(filled, "contradictions", status="any")
    assert check_report(filled, path).holds


def test_a_name_means_whom_it_meant_then(filled, write_report, take_in):
    path = write_report(filled, filters=Filters(speaker="ferro", since="2031-05"))
    take_in({"speakers": [{"key": "other", "name": "Lo Ferro"}]})
    with pytest.raises(OnrecordError, match="could be several"):
        report(filled, "speaker", Filters(speaker="Ferro"))
    assert check_report(filled, path).comparison.same


@pytest.fixture
def elsewhere(sqlite_template, tmp_path, take, held):
    """Return another database with the same records and more, all under other ids."""
    path = shutil.copyfile(sqlite_template, tmp_path / "elsewhere.db")
    engine = open_database(place(str(path)))
    other = {
        "source": {"key": "wire", "title": "Rain", "published": "2031-04-01"},
        "speakers": [{"key": "lund", "name": "Ida Lund"}],
        "claims": [
            {"key": "lund-rain", "speaker": "lund", "statement": "It will rain.",
             "appearances": [{"source": "wire", "quote_type": "indirect"}]}
        ],
    }  # fmt: skip
    take(engine, other)
    take(engine, held, tmp_path)
    return engine


@pytest.mark.parametrize(
    ("kind", "format_"), [("speaker", "json"), ("topic", "md"), ("contradictions", "html")]
)
def test_a_report_of_another_database_is_compared_by_key(
    filled, elsewhere, write_report, kind, format_
):
    path = write_report(elsewhere, kind, format_)
    checked = check_report(filled, path)
    assert checked.holds
    assert checked.comparison.reproduced is None
    assert (checked.comparison.made_at, checked.comparison.now_at) == (2, 1)


def test_a_report_on_somebody_who_is_not_there_cannot_be_compared(filled, elsewhere, write_report):
    path = write_report(elsewhere, filters=Filters(speaker="lund"))
    checked = check_report(filled, path)
    assert (checked.intact, checked.comparison.same, checked.holds) == (True, False, False)
    assert 'No speaker "lund"' in checked.comparison.problem
    assert [one.problem for one in checked.quotations.failures] == [
        "it is not in the record any more"
    ]


def test_words_that_do_not_stand_in_the_text_any_more_fail(filled, write_report, write):
    path = write_report(filled, "timeline")
    write(filled, update(Capture).values(text=Capture.text + "."))
    failed = {(one.noun, one.problem) for one in check_report(filled, path).quotations.failures}
    assert ("capture", "its text does not have its SHA-256") in failed


def test_only_the_quotations_of_the_report_are_proved(filled, write_report, write):
    path = write_report(filled, "timeline", filters=Filters(speaker="brek"))
    wrong = update(Appearance).where(Appearance.key == "ferro-safer@post").values(exact=["No."])
    write(filled, wrong)
    quotations = check_report(filled, path).quotations
    assert (quotations.proved, quotations.failures) == (1, ())


def test_a_quotation_that_is_gone_fails(filled, write_report, take_in, held):
    path = write_report(filled, "timeline")
    held["claims"][0]["appearances"] = []
    take_in(held)
    checked = check_report(filled, path)
    assert [(one.key, one.problem) for one in checked.quotations.failures] == [
        ("ferro-safer@post", "it is not in the record any more")
    ]


def edited_json(path, old, new):
    """Edit a JSON report and make both of its hashes again, as a forger would."""
    data = json.loads(path.read_text(encoding="utf-8").replace(old, new))
    data |= {"sha256": canonical_hash(data["selected"]), "file_sha256": BLANK}
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    path.write_bytes(stamped(text, STAMP).encode())
    return path


def test_an_edited_quotation_is_found_out_though_every_hash_fits(filled, write_report):
    path = edited_json(write_report(filled, "timeline", "json"), "have made", "have not made")
    checked = check_report(filled, path)
    assert checked.intact is True
    assert told(checked) == [("claim", "ferro-safer", "changed")]
    assert [(one.key, one.problem) for one in checked.quotations.failures] == [
        ("ferro-safer@post", "its words in the report are not those of the record")
    ]


@pytest.mark.parametrize("format_", ["html", "md"])
def test_edited_words_are_found_out_though_the_file_was_hashed_again(filled, write_report, format_):
    path = write_report(filled, "timeline", format_)
    text = path.read_text(encoding="utf-8").replace("have made", "have not made")
    text = re.sub(f"(?<={COMMENT})[0-9a-f]{{64}}", BLANK, text)
    path.write_bytes(stamped(text, COMMENT).encode())
    checked = check_report(filled, path)
    assert (checked.intact, checked.comparison.reproduced) == (False, False)
    assert "edited and hashed again" in checked.remark


def test_a_changed_byte_is_told_and_the_rest_is_checked_all_the_same(filled, write_report, format_):
    path = write_report(filled, "timeline", format_)
    path.write_bytes(path.read_bytes().replace(b"Timeline", b"Timelime", 1))
    checked = check_report(filled, path)
    assert (checked.intact, checked.comparison.same) == (False, True)
    assert checked.quotations.proved == 2


@pytest.fixture
def of_0_1_0(filled, tmp_path):
    """Return a function that writes a report in HTML as version 0.1.0 did."""

    def of_0_1_0(kind):
        made = report(filled, kind, KINDS[kind])
        made = replace(made, selection=replace(made.selection, keys=()))
        selected = made.selected
        del selected["selection"]["keys"]
        text = RENDERERS["html"].render(made).partition("\n<!-- onrecord seal")[0]
        path = tmp_path / "old.html"
        path.write_bytes(text.replace(made.sha256, canonical_hash(selected)).encode())
        return path

    return of_0_1_0


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_0_1_0_is_compared_and_proved_but_not_told_to_be_whole(filled, of_0_1_0, kind):
    checked = check_report(filled, of_0_1_0(kind))
    assert (checked.intact, checked.comparison.same, checked.holds) == (None, True, False)
    assert checked.quotations.proved == 2


def test_of_a_report_of_0_1_0_the_claims_that_came_and_went_are_named(
    filled, of_0_1_0, take_in, held
):
    path = of_0_1_0("timeline")
    held["claims"][0]["status"] = "withdrawn"
    take_in(held)
    checked = check_report(filled, path)
    assert checked.comparison.same is False
    assert told(checked) == [("claim", "ferro-safer", "gone")]


@pytest.mark.parametrize(
    ("selection", "says"),
    [
        ({"kind": "weather"}, 'There is no report on "weather"'),
        ({"filters": [{"name": "colour", "value": "red"}]}, 'There is no filter "colour"'),
        ({"filters": [{"name": "since", "value": "[" * 400}]}, "is not an EDTF date"),
        ({"filters": [{"name": "about", "value": "a" * 501}]}, "longer than anybody types"),
        ({"filters": [{"name": "limit", "value": "-1"}]}, "is no limit"),
        ({"filters": [{"name": "limit", "value": "0"}]}, "A limit of 0 shows nothing"),
        ({"filters": [{"name": "status", "value": "odd"}]}, '"odd" is no status'),
        ({"filters": [{"name": "quote-type", "value": "odd"}]}, '"odd" is no quote type'),
        ({"filters": [{"name": "speaker", "value": "\0"}]}, "No speaker"),
        ({"filters": [{"name": "topic", "value": "x"}], "keys": {"topic": "\0"}}, "No topic"),
        ({"kind": "speaker", "filters": []}, "A report on a speaker needs one"),
    ],
    ids=range(11),
)
def test_a_selection_that_nobody_can_have_asked_for_cannot_be_compared(
    filled, write_report, selection, says
):
    path = write_report(filled, "timeline", "md")
    text = path.read_text(encoding="utf-8")
    dense = re.search(r"seal 1 (\{.*\})", text)[1]
    seal = json.loads(dense)
    seal["selection"] |= selection
    path.write_text(text.replace(dense, json.dumps(seal)), encoding="utf-8")
    checked = check_report(filled, path)
    assert (checked.intact, checked.comparison.same) == (False, False)
    assert says in checked.comparison.problem


def test_keys_that_no_record_can_have_are_only_not_found(filled, write_report):
    path = write_report(filled, "timeline", "json")
    edited_json(path, "ferro-safer", "ferro\\u0000safer")
    assert not check_report(filled, path).holds


def test_a_file_larger_than_any_report_is_not_read_to_its_end(filled, tmp_path):
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(OnrecordError, match=r"large.html is no report .* larger than 64 MB"):
        check_report(filled, path)


def test_a_file_that_is_not_there_is_named(filled, tmp_path):
    with pytest.raises(OnrecordError, match=r"Cannot read .*nowhere.html: No such file"):
        check_report(filled, tmp_path / "nowhere.html")
