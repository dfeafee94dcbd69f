"""No word is lost, joined or added in the middle of a sentence."""

import pytest

ARTICLE = (
    "<html lang=en><body><article><h1>The bridge</h1><p>{}</p><p>Another paragraph that is long "
    "enough to be kept by all means, whatever stands in the one above.</p></article></body></html>"
)
INLINE = [
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "data",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
]


@pytest.mark.parametrize("tag", [*INLINE, "a", "harbour-note"])
@pytest.mark.parametrize("name", ["share", "related-link", "date", "caption", "comment"])
def test_a_mark_in_a_sentence_takes_no_word_with_it(read, tag, name):
    marked = f"She said on Monday that she did <{tag} class={name}>not</{tag}> know of a report."
    article = read(ARTICLE.format(marked))
    assert "She said on Monday that she did not know of a report." in article.text


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_struck_out_words_are_left_out(read, tag):
    article = read(ARTICLE.format(f"The bridge is <{tag}>not</{tag}> safe, the minister says."))
    assert "The bridge is safe, the minister says." in article.text


def test_the_number_of_a_footnote_is_no_part_of_a_number(read):
    article = read(ARTICLE.format('It was built in 201<sup><a href="#n4">4</a></sup>, she says.'))
    assert "It was built in 201, she says." in article.text


def test_a_raised_figure_stays(read):
    assert (
        "an area of 12 km2 in"
        in read(ARTICLE.format("It has an area of 12 km<sup>2</sup> in all.")).text
    )


def test_words_for_screen_readers_alone_are_left_out(read):
    hidden = (
        'See <a href="x">the report<span class="sr-only"> opens in a new tab</span></a>, she said.'
    )
    assert "See the report, she said." in read(ARTICLE.format(hidden)).text


def test_letters_without_a_shape_are_kept(read):
    words = "The flag 👨\u200d👩\u200d👧 and می\u200cخواهم and e\u0301 stand here."  # noqa: RUF001
    assert words in read(ARTICLE.format(words)).text


def test_two_line_breaks_part_paragraphs_and_one_parts_lines(read, shown):
    told = shown(read(ARTICLE.format("First line of it.<br>Second line of it.<br><br>The next.")))
    assert told[1:3] == [
        ("paragraph", "First line of it.\nSecond line of it."), ("paragraph", "The next."),
    ]  # fmt: skip


def test_line_ends_of_any_kind_part_words(read):
    assert "did not know" in read(ARTICLE.format("She did\rnot\x0cknow of it at all.")).text


@pytest.mark.parametrize(
    ("reference", "sign"),
    [("&#147;", "“"), ("&#x92;", "’"), ("&#8220;", "“")],
)
def test_a_reference_is_the_sign_that_a_browser_shows(read, reference, sign):
    assert f"He said {sign}no" in read(ARTICLE.format(f"He said {reference}no at once.")).text


def test_references_to_no_character_are_left_out(read):
    assert "He did not know" in read(ARTICLE.format("He did n&#0;o&#x1c;t know of it.")).text


@pytest.mark.parametrize("tag", ["div", "section", "div class=text"])
def test_the_bare_text_of_a_division_is_a_paragraph(read, shown, tag):
    words = "She said on Monday that she did <b>not</b> know of a report."
    told = shown(
        read(ARTICLE.format(f"The first.</p><{tag}>{words}</{tag.split()[0]}><p>The next."))
    )
    assert ("paragraph", "She said on Monday that she did not know of a report.") in told


@pytest.mark.parametrize("tag", ["harbour-note", "span", "time", "code", "a"])
def test_a_mark_in_a_table_cuts_off_no_cell(read, shown, tag):
    cell = f"She did <{tag}>not</{tag}> say when it was worn."
    table = f"<table><tr><td>{cell}</td><td>12</td></tr></table>"
    assert ("table", "She did not say when it was worn.\t12") in shown(
        read(ARTICLE.format(f"The first.</p>{table}<p>The next."))
    )
