"""How something is said: denied, doubted, asked, not said at all."""

import pytest

from onrecord.drafts.sayings import Saying, saying

SAYINGS = [
    ("said", "", "the bay is safe", "asserted"),
    ("denied", "", "that the bay is safe", "denied"),
    ("denying", "", "that the bay is safe", "denied"),
    ("did not deny", "", "that the bay is safe", "no_comment"),
    ("deny", "did not", "that the bay is safe", "no_comment"),
    ("say", "did not", "how many boats were lost", "no_comment"),
    ("say", "wouldn't immediately", "how many boats", "no_comment"),
    ("declined", "", "to comment", "no_comment"),
    ("declined to comment", "", "on the boats", "no_comment"),
    ("refused to discuss", "", "the boats", "no_comment"),
    ("was not aware", "", "of any boats", "unaware"),
    ("said", "", "\u201cI am not aware of any boats\u201d", "unaware"),
    ("said", "", "\u201cWe do not know who did it\u201d", "unaware"),
    ("doubted", "", "that it would hold", "doubted"),
    ("predicted", "", "a hard winter", "predicted"),
    ("said", "", "the port will close in May", "predicted"),
    ("said", "", "\u201cWe will close the port\u201d", "intended"),
    ("vowed", "", "to close the port", "intended"),
    ("called for", "", "an inquiry", "demanded"),
    ("called on", "", "the council to act", "demanded"),
    ("urged", "", "the council to act", "demanded"),
    ("asked", "", "whether the port was open", "asked"),
    ("asked", "", "\u201cIs the port open?\u201d", "asked"),
    ("asked", "", "the council to act", "demanded"),
    ("asked for", "", "more boats", "demanded"),
    ("said", "", "if the council agreed, it would stop", "hypothetical"),
    ("said", "", "it would stop if the council agreed", "hypothetical"),
    ("has not said", "", "when it will close", "no_comment"),
    ("declined", "", "to name the boat", "no_comment"),
    ("said", "", "nothing", "no_comment"),
    ("said", "", "\u201cI think the port will be fair\u201d", "predicted"),
    ("said", "", "\u201cYou would be a fool to sail\u201d", "asserted"),
    ("said", "", "one would have hoped for more", "asserted"),
    ("said", "", "it is a rock that will outlast us", "asserted"),
    ("said", "", "\u201cIf you look. I could have sailed.\u201d", "asserted"),
    ("also asked", "", "whether the port was open", "asked"),
    ("told", "", "a meeting that the boats refused to comment", "asserted"),
]


@pytest.mark.parametrize(("cue", "before", "content", "expected"), SAYINGS)
def test_a_cue_and_its_content_tell_how_it_is_held(cue, before, content, expected):
    found = saying(cue, before, content)
    if expected == "no_comment":
        assert found == Saying(kind="no_comment")
    else:
        assert found == Saying(modality=expected)


@pytest.mark.parametrize("before", ["when", "was", "he was", "after being", "if"])
def test_what_somebody_was_asked_is_nobody_s_claim(before):
    assert saying("asked", before, "whether the port was open") is None
