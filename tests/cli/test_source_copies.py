"""onrecord source diff and source review: an edited page as a reporter sees it."""

import shutil

import pytest

PAGE = (
    "<!doctype html><html lang=en><head><title>The bay again</title>"
    '<link rel="canonical" href="https://post.example/again"></head><body><article>'
    "<h1>The bay again</h1><p>Tomas Brek said on Tuesday: “Nothing has changed in the bay.” He "
    "spoke in the town hall of Kessel, before some two hundred fishers [sic].</p></article></body>"
    "</html>"
)
EDITED = PAGE.replace("Nothing has", "Nearly nothing has")


@pytest.fixture(scope="module")
def edited_template(build, own_template, tmp_path_factory):
    """Take a page in, a claim of it, and the page once more as it was edited.

    Return the path of the database and the result of the last.
    """
    path = tmp_path_factory.mktemp("edited") / "own.db"
    shutil.copyfile(own_template, path)
    page = path.with_name("again.html")
    page.write_text(PAGE, encoding="utf-8")
    build(
        path,
        ("ingest", str(page), "--published", "2031-05-09"),
        ("claim", "add", "--speaker", "brek", "--statement", "Nothing changed.", "--key", "again",
         "--source", "again", "--quote", "Nothing has changed in the bay."),
    )  # fmt: skip
    page.write_text(EDITED, encoding="utf-8")
    return path, build(path, ("ingest", str(page)))


@pytest.fixture
def edited(edited_template, own, tmp_path):
    """Have ``own`` hold a page that was edited; return the result of taking it in again."""
    path, result = edited_template
    shutil.copyfile(path, own)
    (tmp_path / "again.html").write_text(EDITED, encoding="utf-8")
    return result


def test_a_new_copy_says_what_became_of_the_quotations(edited):
    assert edited.out.startswith("Added a new capture of source 2 (the-bay-again-2031-05-09)")
    assert edited.err == (
        "Quotations of the-bay-again-2031-05-09: 1 altered in this copy. "
        "Look at them: onrecord source review the-bay-again-2031-05-09\n"
    )


def test_a_comparison_marks_the_words_and_names_the_quotation(onrecord, own, edited):
    out = onrecord("source", "diff", "again", database=own).out
    assert "“[-Nothing-]{+Nearly nothing+} has changed in the bay.”" in out
    assert "of claim again: ALTERED" in out


def test_a_comparison_as_json_has_the_runs_and_the_quotations(onrecord, own, edited):
    found = onrecord("source", "diff", "again", "--json", database=own).json
    (difference,) = found["differences"]
    assert {"change": "added", "words": "Nearly nothing"} in difference["runs"]
    assert [one["verification"] for one in found["quotations"]] == ["altered"]
    first, second = (one["id"] for one in found["captures"])
    assert first < second


def test_a_changed_quotation_is_marked_where_its_claim_is_shown(onrecord, own, edited):
    assert (
        "[quotation altered since] Nothing changed." in onrecord("claim", "list", database=own).out
    )
    assert (
        "ALTERED SINCE: a later copy has other words here"
        in onrecord("claim", "show", "again", database=own).out
    )
    later = onrecord("claim", "show", "again", "--json", database=own).json["appearances"][0]
    assert later["later"]["verification"] == "altered"


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_changed_quotation_is_marked_in_a_report(onrecord, own, edited, form):
    report = ("report", "speaker", "brek", "--format", form)
    mark = "ALTERED SINCE: a later copy has other words here"
    assert mark in onrecord(*report, database=own).out
    onrecord("source", "review", "again", "--seen", database=own)
    assert mark not in onrecord(*report, database=own).out


def test_verify_fails_until_somebody_has_looked(onrecord, own, edited):
    assert onrecord("verify", database=own).code == 1
    shown = onrecord("source", "review", "again", database=own)
    assert "  quoted    Nothing has changed in the bay." in shown.out.splitlines()
    assert "  now       Nearly nothing has changed in the bay" in shown.out.splitlines()
    seen = onrecord("source", "review", "again", "--seen", database=own)
    assert seen.out.splitlines()[-1].startswith("Noted a look at 1 quotation of source 2 ")
    assert onrecord("verify", database=own).code == 0
    assert "altered since" not in onrecord("claim", "list", database=own).out


def test_looking_again_finds_nothing_new(onrecord, own, edited):
    onrecord("source", "review", "again", "--seen", database=own)
    again = onrecord("source", "review", "again", "--seen", database=own)
    assert again.out == "Nothing new to look at in source 2 (the-bay-again-2031-05-09)\n"
    shown = onrecord("source", "review", "again", "--json", database=own).json
    assert [one["seen"] for one in shown["quotations"]] == [True]


def test_one_capture_alone_is_no_pair(onrecord, own, edited):
    result = onrecord("source", "diff", "again", "2", database=own)
    assert (result.code, result.err[:17]) == (2, "Name two captures")
