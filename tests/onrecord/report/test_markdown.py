import re

import pytest
from markdown_it import MarkdownIt

from onrecord.report import timeline_report
from onrecord.report.markdown import MarkdownRenderer
from onrecord.safe import clean

READER = MarkdownIt("commonmark").enable("table")
KINDS = ["speaker", "topic", "contradictions", "timeline"]


def rendered(report):
    return MarkdownRenderer().render(report)


def tokens(markdown):
    found = []
    for token in READER.parse(markdown):
        found += [token, *(token.children or [])]
    return found


def text_of(markdown):
    return squeezed("".join(one.content for one in tokens(markdown) if not one.children))


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(params=KINDS)
def report(request, reports):
    return reports[request.param]


def test_headings_start_at_one_and_skip_no_level(report):
    levels = [int(one.tag[1]) for one in tokens(rendered(report)) if one.type == "heading_open"]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [one for place, one in enumerate(levels[1:]) if one > levels[place] + 1] == []


def test_hostile_text_makes_no_markup(report, hostile):
    plain, filled = tokens(rendered(report)), tokens(rendered(hostile(report)))
    assert {one.type for one in filled} <= {one.type for one in plain}
    (seal,) = [one for one in filled if one.type.startswith("html")]
    assert re.fullmatch(r"<!-- (?:(?!--|<|>)[\s\S])* -->\n?", seal.content)


def test_hostile_text_is_shown_as_it_is(report, hostile):
    filled = hostile(report)
    text = text_of(rendered(filled))
    for claim in filled.claims:
        assert squeezed(clean(claim.statement)) in text
        for appearance in claim.appearances:
            for words in appearance.exact or ():
                assert squeezed(clean(words)) in text


def test_no_control_character_and_no_bidi_override_gets_through(report, hostile):
    document = rendered(hostile(report))
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document) == []


def test_links_lead_to_web_addresses_only(report, hostile):
    for one in (report, hostile(report)):
        links = {str(token.attrs["href"]) for token in tokens(rendered(one)) if token.attrs}
        assert {link.split("/")[0] for link in links} <= {"https:"}


def test_a_claim_is_told_in_full(reports):
    document = rendered(reports["timeline"])
    start = document.index("### Tomas Brek, \\[..2031-02-28\\]")
    assert document[start : document.index("\n### ", start)] == (
        """\
### Tomas Brek, \\[..2031-02-28\\]

The works on the bridge are at least a year late.

> It is a year late, and the minister knows it

Morning interview, Radio Tavia, publication date not known: text not held: not proved here; \
quoted directly; introduced by “said”; not translated; characters 100-144 of text 3f5e3f5e3f5e.

- Said: \\[..2031-02-28\\] “Friday” (taken from the day of the broadcast, 2031-02-28; on or before \
2031-02-28; recorded on or before the day of the broadcast)
- On “The repair of the Kessel bridge is on schedule.”: denies
- Topics: bridges
- Key: brek-late
"""
    )


def test_a_pair_is_told_with_its_reasons_and_decisions(reports):
    document = rendered(reports["contradictions"])
    start = document.index("#### (1) against (5)")
    assert document[start : document.index("\n### ", start)] == (
        """\
#### (1) against (5): Ana Ferro for Ministry of Works, 2031-02, and Tomas Brek, 2031-03-04

One denies what the other affirms; between two speakers; score 0.89; dismissed by a person.

- Ana Ferro affirms it and Tomas Brek denies it. Compared: “We shall”
- No period is known for one side: the score is lower.
- Decision: dismissed, they speak of different periods, by Iris Dole at 2031-03-09T10:00:00Z. \
She speaks of May; he speaks of March.
"""
    )


def test_a_conflict_of_wording_shows_both_wordings(reports):
    document = rendered(reports["contradictions"])
    start = document.index("### Wording, names and roles")
    pair = document[start : document.index("#### Tomas Brek", start)]
    assert re.findall("^> .*", pair, re.MULTILINE) == [
        "> It will take years, but it shows results already",
        "> It will take years",
    ]


def test_a_role_stands_against_the_description(reports):
    document = rendered(reports["contradictions"])
    assert "described there as “the finance minister”" in document
    assert "The role on record: Leader of the opposition (2029 to 2032)" in document


def test_positions_show_the_role_held_then_and_the_turn(reports):
    rows = [line for line in rendered(reports["speaker"]).split("\n") if line.startswith("| 20")]
    assert rows[:2] == [
        (
            "| 2028-05 | Mayor of Kessel (2022 to 2030) | affirms | first position on record | "
            "The bridge stays free. I promise. |"
        ),
        (
            "| 2031-03-04 | Minister of Works, Government of Norland (from 2030-06-01) | denies | "
            "reversal of the position before | A small toll is fair. |"
        ),
    ]


def test_who_the_speaker_is_comes_first(reports):
    document = rendered(reports["speaker"])
    start = document.index("## Who")
    assert document[start : document.index("\n## Positions", start)] == (
        """\
## Who

- Kind: person
- Also named: Ferro; A. M. Ferro
- Role: Minister of Works, Government of Norland (from 2030-06-01) (evidence: official gazette)
- Role: Mayor of Kessel (2022 to 2030)
- Note: Known for her precision.
"""
    )


def test_the_end_names_the_selection_the_state_and_the_hash(reports):
    report = reports["contradictions"]
    ending = rendered(report).split("\n---\n")[1]
    assert ending.startswith(
        "\n- Selection: contradictions, topic: bridges; since: 2031-01\n"
        "- State of the record: change 42, records/norland.db\n"
        f"- SHA-256 of the selected records: {report.sha256}\n"
        "- Made with: onrecord "
    )


def test_an_empty_report_says_so(selection):
    document = rendered(timeline_report(selection, []))
    assert "Nothing on record for this selection." in document


@pytest.mark.parametrize("kind", ["speaker", "topic", "contradictions"])
def test_a_quotation_that_a_later_copy_has_otherwise_is_marked(changed_since, kind):
    assert "ALTERED SINCE: a later copy has other words here" in rendered(changed_since[kind])
