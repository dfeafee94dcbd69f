from onrecord.contradict import compare


def rules(a, b, **context):
    return {reason.rule for reason in compare(a, b, **context).reasons}


def test_one_deed_is_not_done_by_two():
    found = compare(
        "It was a diver who found the wreck.", "The fisherman Odo Brandt found the wreck."
    )
    assert found.kind == "attribution"


def test_i_is_the_speaker():
    a, b = "I found the wreck myself.", "The diver Mira Sund found the wreck."
    assert "another_doer" not in rules(a, b, speaker_names=("Mira Sund", "Harbour Post"))
    assert "another_doer" in rules(a, b, speaker_names=("Odo Brandt", "Harbour Post"))


def test_parts_that_are_swapped_are_at_odds():
    found = rules("Sund beat Orlen on Sunday.", "Orlen beat Sund on Sunday.")
    assert "swapped" in found or "another_subject" in found


def test_one_person_does_not_hold_two_offices_of_one_title():
    a = "In 2031 Ada Holm was minister for fisheries."
    b = "Ada Holm was education minister when she signed in 2031."
    assert "another_office" in rules(a, b)


def test_to_deny_having_promised_is_about_the_promise():
    a, b = "Sund will get 300 beds for the sick.", "I never promised Sund 300 beds."
    assert "denied_saying" in rules(a, b, speakers=("ada", "ada"))


def test_a_speaker_takes_back_what_was_said():
    a, b = "No diver was hurt in the wreck.", "I was wrong to say that no diver had been hurt."
    assert "taken_back" in rules(a, b, speakers=("ada", "ada"))
    assert "taken_back" not in rules(a, b, speakers=("ada", "bo"))
