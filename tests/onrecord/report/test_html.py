import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from onrecord.report import contradictions_report, timeline_report
from onrecord.report.html import HtmlRenderer
from onrecord.safe import clean

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
ELEMENTS = {
    "a", "article", "bdi", "blockquote", "body", "caption", "circle", "cite", "dd", "defs", "desc",
    "details", "div", "dl", "dt", "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "h4",
    "h5", "head", "header", "html", "li", "line", "lineargradient", "main", "mark", "meta", "nav",
    "ol", "p", "path", "q", "rect", "section", "span", "stop", "strong", "style", "summary", "svg",
    "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
VOID = {"meta", "circle", "line", "rect", "path", "stop"}
KINDS = ["speaker", "topic", "contradictions", "timeline"]


class Page(HTMLParser):
    """What a browser would find: elements with attributes, text, and tags that do not match."""

    def __init__(self, document):
        super().__init__()
        self.elements = []
        self.open = []
        self.mismatched = []
        self.words = []
        self.feed(document)
        self.close()
        self.text = "".join(self.words)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mismatched.append(tag)

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    def values(self, attribute):
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]


def rendered(report):
    return HtmlRenderer().render(report)


@pytest.fixture(params=KINDS)
def report(request, reports):
    return reports[request.param]


@pytest.fixture
def page(report):
    return Page(rendered(report))


@pytest.fixture
def hostile_page(report, hostile):
    return Page(rendered(hostile(report)))


def test_a_report_is_well_formed_and_uses_only_harmless_elements(page):
    assert (page.mismatched, page.open) == ([], [])
    assert {tag for tag, _ in page.elements} <= ELEMENTS


def test_hostile_text_adds_no_element_and_no_attribute(page, hostile_page):
    def outline(one):
        # A hostile address is no longer a link.
        return [(tag, {*attrs} - {"cite"}) for tag, attrs in one.elements if tag != "a"]

    assert [one for one in outline(hostile_page) if one not in outline(page)] == []
    assert (hostile_page.mismatched, hostile_page.open) == ([], [])


def test_hostile_text_is_shown_as_it_is(hostile_page, report, hostile):
    for claim in hostile(report).claims:
        assert clean(claim.statement) in hostile_page.text


def test_no_control_character_and_no_bidi_override_gets_through(report, hostile):
    document = rendered(hostile(report))
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document) == []
    assert "⟨U+202E⟩evil" in document


def test_a_report_fetches_nothing_and_runs_nothing(page):
    loading = {"src", "srcset", "data", "action", "poster", "background", "style", "xlink:href"}
    names = {name for _, attrs in page.elements for name in attrs}
    assert names & loading == set()
    assert [name for name in names if name.startswith("on")] == []
    policies = [attrs for _, attrs in page.elements if attrs.get("http-equiv")]
    assert policies == [{"http-equiv": "Content-Security-Policy", "content": POLICY}]


def test_the_style_fetches_nothing():
    style = files("onrecord.report").joinpath("templates", "report.css").read_text("utf-8")
    assert re.findall(r"url\(|@import|</", style) == []


def test_only_web_addresses_become_links(page):
    elsewhere = [one for one in page.values("href") if not one.startswith("#")]
    assert {one.split("#")[0] for one in elsewhere} == {
        "https://harbour.example/2031/03/05/kessel-bridge"
    }


def test_a_quotation_links_to_its_words_in_the_source(page):
    fragment = "#:~:text=We%20shall%20drive%20across%20it%20in%20May"
    assert [one for one in page.values("href") if one.endswith(fragment)] != []


def test_ids_are_unique_and_every_inner_link_has_its_target(page):
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = {one[1:] for one in page.values("href") if one.startswith("#")}
    assert targets - set(ids) == set()


def test_headings_start_at_one_and_skip_no_level(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_the_page_has_a_language_landmarks_and_a_way_to_skip(page):
    tags = [tag for tag, _ in page.elements]
    assert ("html", {"lang": "en"}) in page.elements
    assert [tags.count(one) for one in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert ("a", {"class": "skip", "href": "#report"}) in page.elements


def test_the_picture_and_each_of_its_marks_have_titles(page):
    picture = next(attrs for tag, attrs in page.elements if tag == "svg")
    assert picture["role"] == "img"
    assert set(picture["aria-labelledby"].split()) <= set(page.values("id"))
    marks = [tag for tag, _ in page.elements if tag in {"circle", "rect"}]
    # One for the document, one for the picture.
    assert [tag for tag, _ in page.elements].count("title") == len(marks) + 2


def test_the_table_beside_the_picture_has_a_caption_and_scopes(page):
    tags = [tag for tag, _ in page.elements]
    assert tags.count("table") == tags.count("caption") == 1
    assert {attrs.get("scope") for tag, attrs in page.elements if tag == "th"} == {"row", "col"}


def test_the_same_records_in_another_order_give_the_same_bytes(
    selection, contradictions, propositions
):
    there = contradictions_report(selection, contradictions, propositions=propositions)
    back = contradictions_report(selection, contradictions[::-1], propositions=propositions[::-1])
    assert rendered(there) == rendered(back)


def test_the_footer_names_the_state_of_the_record_and_the_hash(reports):
    report = reports["contradictions"]
    text = Page(rendered(report)).text
    assert report.sha256 in text
    assert "change 42" in text
    assert "topic: bridges; since: 2031-01" in text


def test_a_claim_of_nine_pairs_is_printed_once_in_the_columns(reports):
    document = rendered(reports["contradictions"])
    section = document[document.index('<section class="contradictions"') :]
    columns = section[: section.index("</section>")]
    assert columns.count('<p dir="auto">Not one girder') == 0
    assert columns.count("<mark>Not one girder has arrived</mark>") == 1


def test_compared_words_are_marked(reports):
    assert "<mark>The works</mark> are on time" in rendered(reports["contradictions"])


def test_a_decision_shows_its_verdict_reason_note_person_and_time(reports):
    text = Page(rendered(reports["contradictions"])).text
    assert (
        "dismissed, they speak of different periods, by Iris Dole at 2031-03-09T10:00:00Z. "
        "She speaks of May; he speaks of March."
    ) in text


def test_a_draft_is_marked_wherever_it_stands(reports):
    text = Page(rendered(reports["contradictions"])).text
    assert text.count("draft: not accepted by a person yet") == 2
    assert "1 claim is a draft" in text


def test_words_of_another_script_carry_their_own_direction(reports):
    document = rendered(reports["timeline"])
    assert '<p dir="auto">الجسر متأخر جدا</p>' in document
    assert "<bdi>نادر سالم</bdi>" in document


def test_an_empty_report_says_so(selection):
    page = Page(rendered(timeline_report(selection, [])))
    assert "Nothing on record for this selection." in page.text
    assert "svg" not in [tag for tag, _ in page.elements]


def test_claims_without_a_known_day_are_counted_beside_the_picture(selection, affirming):
    undated = replace(affirming[0], said=None)
    text = Page(rendered(timeline_report(selection, [undated, *affirming[1:]]))).text
    assert "Not shown: 1 without a known date of saying." in text


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_colour_stands_out_from_every_ground(scheme):
    style = files("onrecord.report").joinpath("templates", "report.css").read_text("utf-8")
    colours = dict(
        re.findall(r"--(\w+): (#[0-9a-f]{6});", re.findall(r":root \{([^}]*)\}", style)[scheme])
    )
    grounds = [colours["paper"], colours["panel"]]
    pairs = [(colours[ink], one) for ink in ("ink", "soft", "accent", "turn") for one in grounds]
    pairs.append((colours["ink"], colours["mark"]))
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def contrast(first, second):
    """The ratio of WCAG 2, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("kind", ["speaker", "topic", "contradictions"])
def test_a_quotation_that_a_later_copy_has_otherwise_is_marked(changed_since, kind):
    assert "ALTERED SINCE: a later copy has other words here" in HtmlRenderer().render(
        changed_since[kind]
    )
