"""Words looked for in another copy of a text: verified, moved, altered or gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anchoring import Found, Passage, find
from onrecord.spans import Span, digest

TEXT = (
    "Minister Ana Ferro spoke in Kessel. “The patrols have made the bay safer,” she said. "
    "“Nobody was hurt.” Tomas Brek disagreed: “The patrols have changed nothing for the crews.” "
    "“Nobody was hurt,” he added."
)
SAFER = "The patrols have made the bay safer"
NOTHING = "The patrols have changed nothing for the crews."


def passage(words, text=TEXT, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    prefix, suffix = span.context(text)
    return Passage(words=words, span=span, prefix=prefix, suffix=suffix)


def words_of(found, text):
    return [text[span.start : span.end] for span in found.spans]


def test_words_at_their_spans_are_verified():
    one = passage(SAFER)
    assert find([one], TEXT) == Found("verified", (one.span,))


def test_words_elsewhere_are_moved():
    text = f"Corrected on Friday. {TEXT}"
    found = find([passage(SAFER)], text)
    assert (found.state, words_of(found, text)) == ("moved", [SAFER])


@pytest.mark.parametrize(
    ("new", "now"),
    [
        ("The patrols have not made the bay safer", "The patrols have not made the bay safer"),
        ("The patrols may have made the bay safer", "The patrols may have made the bay safer"),
        ("The patrols have made the bay safe", "The patrols have made the bay safe"),
        ("The patrols made the whole bay safer", "The patrols made the whole bay safer"),
    ],
)
def test_other_words_at_the_place_are_altered_and_shown_whole(new, now):
    text = f"An editor's note stands here now. {TEXT.replace(SAFER, new)}"
    found = find([passage(SAFER)], text)
    assert (found.state, words_of(found, text)) == ("altered", [now])


def test_the_new_words_of_an_altered_passage_are_shown_to_their_end():
    text = TEXT.replace("changed nothing for the crews", "changed very little for the crews so far")
    found = find([passage(NOTHING)], text)
    assert words_of(found, text) == ["The patrols have changed very little for the crews so far"]


def test_words_that_stand_nowhere_are_gone():
    assert find([passage(SAFER)], "The ferry was late, its captain said.") == Found("gone")


def test_a_sentence_that_only_begins_alike_is_not_the_passage():
    assert find([passage(SAFER)], TEXT.replace(SAFER, "The winter was hard")).state == "gone"


def test_one_word_is_never_altered():
    text = "It was safe."
    assert find([Passage(words="safer", span=Span(0, 5))], text) == Found("gone")


@pytest.mark.parametrize(
    ("words", "was", "now", "shown"),
    [
        ("We lost 10", "“We lost 10 men.”", "“We lost 1000 men.”", "We lost 1000"),
        ("We lost 10", "“We lost 10 men.”", "“We lost 10,000 men.”", "We lost 10,000"),
        ("We lost 10", "“We lost 10 men.”", "“We lost 10 000 men.”", "We lost 10 000"),
        ("We lost 10", "“We lost 10.”", "“We lost 10.5 times that.”", "We lost 10.5"),
        ("10 men", "He lost 10 men.", "He lost 110 men.", "110 men"),
        ("5 per cent", "It fell 5 per cent.", "It fell 0.5 per cent.", "0.5 per cent"),
        ("legal", "It is legal.", "It is illegal.", "illegal"),
        ("legal", "It is legal.", "It is non-legal.", "non-legal"),
        ("We can", "“We can.”", "“We can't.”", "We can't"),
    ],
)
@pytest.mark.parametrize("held", [True, False])
def test_words_that_are_a_part_of_others_now_are_altered(words, was, now, shown, held):
    one = passage(words, was)
    if not held:
        one = Passage(sha256=digest(words), span=one.span)
    found = find([one], now)
    assert (found.state, words_of(found, now)) == ("altered", [shown])


@pytest.mark.parametrize("held", [True, False])
def test_words_that_stand_whole_elsewhere_are_moved_past_a_part_of_others(held):
    was, now = "It is legal.", "It is illegal. No: it is legal."
    one = passage("legal", was)
    if not held:
        one = Passage(sha256=digest("legal"), span=one.span)
    found = find([one], now)
    assert (found.state, found.spans[0].start) == ("moved", now.rindex("legal"))


def test_a_part_of_a_word_that_was_quoted_as_such_stands_there_still():
    was, now = "It is illegal.", "Friday: it is illegal."
    assert find([passage("legal", was)], now).state == "moved"


@pytest.mark.parametrize("nth", [0, 1])
def test_the_words_around_tell_which_of_several_places_is_meant(nth):
    text = f"Corrected. {TEXT}"
    found = find([passage("Nobody was hurt", nth=nth)], text)
    assert found.spans[0].start == passage("Nobody was hurt", text, nth).span.start


def test_several_passages_keep_their_order():
    text = f"“Nobody was hurt.” {TEXT}"
    found = find([passage(SAFER), passage("Nobody was hurt")], text)
    assert found.state == "moved"
    assert found.spans[0].end <= found.spans[1].start


def test_passages_in_another_order_are_altered():
    first, second = passage(SAFER), passage(NOTHING)
    text = TEXT.replace(SAFER, "...").replace(NOTHING, SAFER).replace("...", NOTHING)
    assert find([first, second], text).state in {"altered", "gone"}


def test_one_altered_passage_has_the_appearance_altered():
    text = TEXT.replace("changed nothing", "changed little")
    found = find([passage(SAFER), passage(NOTHING)], text)
    assert found.state == "altered"
    assert words_of(found, text) == [SAFER, "The patrols have changed little for the crews"]


def test_one_passage_that_is_gone_has_the_appearance_gone():
    text = TEXT.replace(NOTHING, "We shall see.")
    assert find([passage(SAFER), passage(NOTHING)], text) == Found("gone")


def test_words_that_nobody_holds_are_found_by_their_hash():
    one = passage(SAFER)
    unseen = Passage(sha256=digest(SAFER), span=one.span)
    text = f"Corrected. {TEXT}"
    found = find([unseen], text)
    assert (found.state, words_of(found, text)) == ("moved", [SAFER])
    assert find([unseen], TEXT).state == "verified"


def test_words_that_nobody_holds_and_that_are_not_there_are_gone():
    assert find([Passage(sha256=digest("x"), span=Span(3, 4))], "abc") == Found("gone")


def test_words_without_a_place_are_moved_to_one():
    found = find([Passage(words=SAFER)], TEXT)
    assert (found.state, words_of(found, TEXT)) == ("moved", [SAFER])


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=3), st.text(max_size=80))
def test_what_is_called_verified_or_moved_stands_there(pieces, text):
    found = find([Passage(words=piece) for piece in pieces], text)
    if found.state in {"verified", "moved"}:
        assert words_of(found, text) == pieces
    assert (found.spans == ()) == (found.state == "gone")
    assert all(span.end <= len(text) for span in found.spans)
    assert list(found.spans) == sorted(found.spans)


def test_words_that_a_pull_quote_repeats_are_looked_for_in_the_body():
    title = Span(0, len(SAFER))
    text = f"{SAFER}\n\nOn Friday the minister was asked again. “{SAFER}”, was what she answered."
    found = find([Passage(words=SAFER)], text, [title])
    assert found.spans[0].start > title.end


def test_words_that_were_quoted_from_a_pull_quote_stay_there():
    text = f"{TEXT}\n\n{SAFER}"
    one = passage(SAFER, text, nth=1)
    assert find([one], text, [one.span]) == Found("verified", (one.span,))


def test_what_stood_around_words_outweighs_that_they_are_in_the_body_now():
    old = f"{TEXT}\n\nPhoto: the bay in May. {SAFER}\n\nPhoto: Tomas Brek aboard a boat."
    new = f"Corrected on Friday. {old}"
    moved = passage(SAFER, new, nth=1).span
    assert find([passage(SAFER, old, nth=1)], new, [moved]) == Found("moved", (moved,))
