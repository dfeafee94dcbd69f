"""Cues as verbs of a sentence."""

import pytest

from onrecord.drafts.cues import is_unreal, past, tells, verb

VERBS = {
    "said:": "said", ":": "said", "": "said", "emphasising": "emphasised", "adding": "added",
    "denying": "denied", "promising": "promised", "later admitting": "later admitting",
    "repeatedly admitting": "repeatedly admitted", "is proposing": "is proposing",
    "Asked for": "asked for", "CALLED ON": "CALLED ON",
}  # fmt: skip


@pytest.mark.parametrize("cue", VERBS)
def test_a_cue_becomes_the_verb_of_a_sentence(cue):
    assert verb(cue) == VERBS[cue]


@pytest.mark.parametrize(
    ("known", "expected"),
    [("say", "said"), ("argue", "argued"), ("deny", "denied"), ("note", "noted"), ("add", "added")],
)
def test_a_verb_of_saying_has_its_past(known, expected):
    assert past(known) == expected


@pytest.mark.parametrize("cue", ["would say", "will announce", "could argue"])
def test_what_might_be_said_was_not_said(cue):
    assert is_unreal(cue)


@pytest.mark.parametrize(
    "cue", ["said", "would not say", "wouldn\u2019t discuss", "cannot confirm"]
)
def test_a_refusal_was_made(cue):
    assert not is_unreal(cue)


def test_some_verbs_say_whom_something_is_said_to():
    assert (tells("told"), tells("have urged"), tells("said")) == (True, True, False)
