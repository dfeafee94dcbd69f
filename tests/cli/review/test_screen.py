"""The review screen: what is seen at 80x24 and at 60x20, and what each key does."""

import pytest

from db.engine import reading
from db.reads.contradictions import contradiction_views
from workflows.actor import Actor
from workflows.deciding import decide

SMALL = (60, 20)


@pytest.fixture
def review(demo, review_of):
    return review_of(demo)


def statuses(review, *ids):
    with reading(review.engine) as connection:
        return [view.status for view in contradiction_views(connection, ids)]


def test_two_claims_stand_side_by_side_where_there_is_room(review, on_screen):
    (screen,) = on_screen(review)
    lines = screen.splitlines()
    assert lines[0].startswith(" Contradiction 13 (candidate): negation, between speakers")
    assert any(line.startswith(" John Kerry") and "Walid al-Moualem" in line for line in lines)
    assert "Candidate 1 of 8, 0 decided, 8 left" in screen
    assert "c confirm" in lines[-1]


def test_two_claims_stand_one_above_the_other_where_it_is_narrow(review, on_screen):
    first, *_, last = on_screen(review, "space", size=SMALL)
    assert "The coalition's air strikes have greatly hampered" in first
    assert "Walid al-Moualem" in last
    assert max(map(len, first.splitlines())) <= SMALL[0]


def test_a_key_confirms_what_is_shown_and_shows_the_next(review, on_screen):
    _, screen = on_screen(review, "c")
    assert "Confirmed 9 contradictions (13, 5, 12, and 6 more), change 2" in screen
    assert "Candidate 2 of 8, 1 decided, 7 left" in screen
    assert statuses(review, 13, 5) == ["confirmed", "confirmed"]


def test_a_dismissal_asks_for_its_reason_with_the_claims_in_sight(review, on_screen):
    _, asked, done = on_screen(review, "d", "4")
    assert "4  different place: they speak of different places" in asked
    assert "Contradiction 13" in asked
    assert "(different_place), change 2" in done
    assert statuses(review, 13) == ["dismissed"]


def test_escape_dismisses_nothing(review, on_screen):
    *_, screen = on_screen(review, "d", "escape")
    assert "Not dismissed" in screen
    assert statuses(review, 13) == ["candidate"]


def test_a_note_is_kept_with_the_next_decision_alone(review, on_screen):
    _, _, *_, told, _, _ = on_screen(review, "w", "s", "q", "space", "d", "enter", "c", "c")
    assert "Your note: sq d" in told
    with reading(review.engine) as connection:
        views = contradiction_views(connection, [13, 16])
    assert [view.decisions[0].note for view in views] == ["sq d", None]


def test_a_reason_that_arrives_with_the_key_before_it_is_taken(review, on_screen):
    *_, screen = on_screen(review, ("d", "4"), "n")
    assert statuses(review, 13) == ["dismissed"]
    assert "Candidate 3 of 8" in screen


def test_a_note_that_arrives_with_the_key_before_it_decides_nothing(review, on_screen):
    _, written, _ = on_screen(review, ("w", "c", "u"), "enter")
    assert "cu" in written.splitlines()[-1]
    assert statuses(review, 13) == ["candidate"]


def test_dates_of_both_sides_stand_on_one_line(review, on_screen):
    *_, screen = on_screen(review, "n")
    (said,) = [line for line in screen.splitlines() if line.lstrip().startswith("said ")]
    assert said.count("said ") == 2


def test_a_side_without_a_time_that_it_is_about_says_so_beside_the_other(review, on_screen):
    *_, screen = on_screen(review, *"nnnnnnn")
    (about,) = [line for line in screen.splitlines() if line.startswith(" about ")]
    assert " ".join(about.split()) == "about 2014-11/2014-12-02 | about a time not told"


def test_what_does_not_fit_is_told_in_words(review, on_screen):
    (small,) = on_screen(review, size=SMALL)
    (large,) = on_screen(review, size=(200, 60))
    assert "Space: more" in small
    assert "Space: more" not in large


def test_a_capital_letter_decides_nothing_and_says_why(review, on_screen):
    *_, screen = on_screen(review, "C")
    assert "The keys are small letters; ? lists them" in screen
    assert statuses(review, 13) == ["candidate"]


def test_a_key_without_a_meaning_says_so(review, on_screen):
    *_, screen = on_screen(review, "x")
    assert "That key does nothing here; ? lists the keys" in screen


def test_going_back_from_a_note_keeps_the_one_that_was_written(review, on_screen):
    on_screen(review, "w", "h", "i", "enter", "w", "escape", "c")
    with reading(review.engine) as connection:
        (view,) = contradiction_views(connection, [13])
    assert view.decisions[0].note == "hi"


def test_a_note_outlives_the_opening_of_a_cluster(review, on_screen):
    on_screen(review, "w", "h", "i", "enter", "o", "c")
    with reading(review.engine) as connection:
        (view,) = contradiction_views(connection, [13])
    assert view.decisions[0].note == "hi"


def test_a_note_that_is_left_behind_is_told(review, on_screen):
    *_, screen = on_screen(review, "w", "h", "i", "enter", "l")
    assert "Kept for later in this review. Your note was dropped" in screen


def test_opening_is_offered_where_there_is_something_to_open(review, on_screen):
    cluster, opened = on_screen(review, "o")
    assert "o open" in cluster.splitlines()[-1]
    assert "o open" in opened.splitlines()[-1]


def test_opening_is_not_offered_where_there_is_one_pair(own, review_of, on_screen):
    (single,) = on_screen(review_of(own, nouns=("contradiction",)))
    assert "o open" not in single.splitlines()[-1]


def test_undo_shows_what_was_decided_as_it_was(review, on_screen):
    *_, screen = on_screen(review, "u", "z")
    assert "Undid change 2 (unsure): decide again" in screen
    assert "Contradiction 13 (candidate)" in screen
    assert statuses(review, 13) == ["candidate"]


def test_one_pair_of_an_opened_cluster_is_decided_alone(review, on_screen):
    _, opened, done = on_screen(review, "o", "u")
    assert "Candidate 1 of 16" in opened
    assert "Unsure about contradiction 13, change 2" in done
    assert statuses(review, 13, 5) == ["unsure", "candidate"]


def test_next_previous_and_later_decide_nothing(review, on_screen):
    _, later, back, _, again = on_screen(review, "l", "p", "n", "p")
    assert "Candidate 2 of 8, 0 decided, 1 for later, 7 left" in later
    assert "You said: later" in back
    assert back == again
    assert statuses(review, 13) == ["candidate"]


def test_help_lists_every_key_and_goes_away(review, on_screen):
    _, shown, gone = on_screen(review, "question_mark", "x")
    assert "Any other key goes back" in shown
    for words in ("confirm", "dismiss", "unsure", "accept", "reject", "edit", "undo", "quit"):
        assert words in shown
    assert "Contradiction 13" in gone


def test_space_reads_on_in_a_help_that_does_not_fit(review, on_screen):
    *_, end = on_screen(review, "question_mark", "space", size=SMALL)
    assert "Any other key goes back" in end


def test_a_key_of_the_other_noun_does_nothing(review, on_screen):
    _, screen = on_screen(review, "a")
    assert "That key does nothing here; ? lists the keys" in screen


def test_the_end_is_told_and_can_be_undone(review, on_screen):
    *_, ended, back = on_screen(review, *"uuuuuuuu", "z")
    assert "That was all. Decided 8 candidates." in ended
    assert "Candidate 8 of 8, 7 decided, 1 left" in back


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
def test_quitting_loses_nothing(review, on_screen, key):
    on_screen(review, "c", key)
    assert statuses(review, 13) == ["confirmed"]


def test_a_decision_by_somebody_else_is_seen_before_one_decides(review, on_screen):
    def meanwhile():
        decide(review.engine, "5", "unsure", Actor("Per Aas", "2031-06-01T10:00:00Z"))

    _, told, done = on_screen(review, meanwhile, "c", "c")
    assert "Meanwhile Per Aas decided contradiction 5: unsure" in told
    assert "decided 5: unsure by Per Aas" in told
    assert "Confirmed 9 contradictions" in done
    assert statuses(review, 13, 5) == ["confirmed", "disputed"]


def test_a_draft_is_shown_and_accepted(own, review_of, on_screen):
    review = review_of(own)
    first, accepted = on_screen(review, "a")
    assert first.splitlines()[0] == " Claim 3 (draft): statement, asserted"
    assert "At least 12 boats were lost." in first
    assert "Accepted claim 3, change 2" in accepted
    assert "Candidate 1 of 1" in accepted


def test_tab_tells_what_makes_candidates_where_there_are_none(own, review_of, on_screen):
    *_, screen = on_screen(review_of(own, kind="date", nouns=("claim", "contradiction")), "tab")
    assert "There are no candidates here: onrecord check searches for them" in screen


def test_tab_goes_to_the_candidates_and_back(own, review_of, on_screen):
    _, candidates, drafts = on_screen(review_of(own), "tab", "tab")
    assert "Candidate 1 of 1" in candidates
    assert "Draft 1 of 1" in drafts


def test_brackets_and_shortcodes_are_shown_as_they_are(own, review_of, on_screen):
    (screen,) = on_screen(review_of(own, nouns=("contradiction",)))
    joined = " ".join(screen.replace("|", " ").split())
    assert "[sic]" in joined
    assert "[b]the bay[/b]" in joined
