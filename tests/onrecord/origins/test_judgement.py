"""Whether two texts are of one origin, with reasons that a person can check."""

import pytest

from benchmarks.wire_copy import copies, headed, merged, pairs, stories
from onrecord.origins import comparable, compare, judge, role, wording
from onrecord.origins.judgement import percent

STORY = next(story for story in stories() if story["story"] == "ferry")
ORIGINAL = headed(STORY, 0)


@pytest.fixture
def furniture():
    """Return a paragraph that outlets print under everything."""
    return (
        "We keep a few small files on your device so that the pages load quickly, remember which "
        "of our letters you asked for, and count how many people read along. You may refuse them "
        "below, change your mind at any time, or write to the readers' desk about what we hold, "
        "which answers within ten days of your letter."
    )


@pytest.fixture
def ferry():
    return (
        "The last ferry of the evening turned back before the breakwater because its second "
        "engine had stopped. Forty passengers slept in the school hall, and left on Tuesday "
        "with the morning boat instead of the bus that the company had promised them by phone."
    )


@pytest.fixture
def bridge():
    return (
        "Norland's council voted by nine to six to close the old bridge to lorries until the "
        "engineers have looked at its third pier. Farmers from the far bank now drive an hour "
        "through the hills, and ask who will pay for the fuel of this long winter and the next."
    )


def _compared(text, original=ORIGINAL):
    return compare(wording(text), wording(original))


@pytest.mark.parametrize("kind", sorted({pair.kind for pair in pairs()} - {"free rewrite"}))
def test_no_pair_of_the_corpus_is_joined_that_should_not_be_nor_left_apart(kind):
    wrong = [
        pair.story
        for pair in pairs()
        if pair.kind == kind
        and (_compared_verdict(pair.first, pair.second) == "same") != (pair.right == "same")
    ]
    assert wrong == []


def _compared_verdict(first, second):
    return judge(compare(wording(first), wording(second))).verdict


def test_the_reasons_name_both_texts_and_how_much_is_shared():
    reasons = judge(_compared(copies(STORY)["cut"]), "the Post", "the Wire").reasons
    assert reasons[0].startswith("95 of the 103 words of the Post (92 %) stand in the Wire")


def test_a_text_of_few_words_is_too_short_to_tell():
    short = "A ferry ran aground off Norland."
    assert judge(compare(wording(short), wording(f"{short} Rain fell."))).verdict == "none"


def test_identical_texts_are_one_however_short():
    short = "A ferry ran aground off Norland."
    assert judge(compare(wording(short), wording(short.upper()))).verdict == "same"


def test_one_paragraph_under_two_short_stories_makes_them_no_story(furniture, ferry, bridge):
    first, second = (f"{own}\n\n{furniture}" for own in (ferry, bridge))
    found = compare(wording(first), wording(second))
    assert min(found.first.share, found.second.share) >= 0.5
    assert judge(found).verdict == "partly"


def test_texts_without_a_word_are_not_identical():
    assert judge(compare(wording(""), wording("..."))).verdict == "none"


@pytest.mark.parametrize(
    ("outside", "quoted", "enough"),
    [(30, 0, True), (29, 0, False), (40, 360, True), (40, 361, False)],
)
def test_a_text_is_compared_where_enough_of_it_is_no_quotation(outside, quoted, enough):
    assert comparable(outside, quoted) == enough


def test_two_reports_with_one_quotation_are_told_that_they_share_nothing_else():
    reasons = judge(_compared(STORY["second"])).reasons
    assert reasons[1] == ("Both quote the same 19 words or more: everybody who heard them can.")


def test_the_verdict_is_the_same_the_other_way_round():
    compared = _compared(STORY["heavy"])
    assert judge(compared).verdict == judge(compared.turned).verdict == "same"


@pytest.mark.parametrize(
    ("kind", "is_"),
    [
        ("copy", "copy"), ("cut", "cut"), ("cut (inside)", "cut"), ("heavy rewrite", "rewrite"),
        ("sentences in another order", "copy"),
    ],
)  # fmt: skip
def test_what_a_text_is_to_its_origin(kind, is_):
    compared = _compared(copies(STORY)[kind])
    assert role(compared.first, compared.second, compared.longest[0].words) == is_


def test_a_page_that_carries_a_story_beside_another_is_merged():
    compared = _compared(merged(STORY))
    assert role(compared.first, compared.second, compared.longest[0].words) == "merged"


@pytest.mark.parametrize(
    ("share", "text"), [(1, "100 %"), (0.9999, "99 %"), (0.001, "1 %"), (0, "0 %")]
)
def test_a_share_is_never_rounded_to_all_or_nothing(share, text):
    assert percent(share) == text
