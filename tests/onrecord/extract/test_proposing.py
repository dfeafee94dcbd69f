"""What another program proposes is taken only where the text bears it out, word for word."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import Attribution
from onrecord.extract.gate import NEAR
from onrecord.extract.proposing import PROPOSED, Proposal, joined, proposals
from onrecord.spans import Span, is_whole

TEXT = """PORT SALLOW -- The council on Tuesday put off its vote.

"We will not sell the pier," said Ann Example, the mayor. "It was never for sale."

Example said the town would keep it "for good" if the rent was paid. Bo Sample, a trader, did not \
say who would pay. "The rent is due, and it is due today," he told reporters.

Sample denied that he had sold his stall.
"""


@dataclass
class Listed:
    """Proposes what a test gives it."""

    given: list
    name: str = "listed"
    version: str = "1"

    def propose(self, _text):
        return self.given


def proposal(source, cue, *content, within=None):
    return Proposal(source=source, cue=cue, content=content, within=within)


def outcome(one, text=TEXT):
    """Return the words of what was accepted, or the reason why nothing was."""
    found = proposals(text, Listed([one]))
    if found.refused:
        return found.refused[0].reason
    (taken,) = found.accepted
    return [[text[slice(*span)] for span in part] for part in (taken.source, taken.cue)] + [
        [text[slice(*span)] for span in taken.content]
    ]


def test_words_that_stand_in_the_text_are_taken_as_they_stand():
    one = proposal(
        "Ann Example, the mayor", "said", '"We will not sell the pier,"', '"It was never for sale."'
    )
    assert outcome(one) == [["Ann Example, the mayor"], ["said"], list(one.content)]


def test_what_was_proposed_is_marked_and_says_by_whom():
    found = proposals(TEXT, Listed([proposal("Sample", "denied", "that he had sold his stall")]))
    assert found.by == "listed 1"
    assert [one.confidence for one in found.accepted] == [PROPOSED]


@pytest.mark.parametrize(
    ("content", "quote_type"),
    [
        ('"We will not sell the pier,"', "direct"),
        ("We will not sell the pier", "direct"),
        ('the town would keep it "for good" if the rent was paid', "mixed"),
        ("that he had sold his stall", "indirect"),
    ],
)
def test_the_quote_type_is_read_off_the_text(content, quote_type):
    cue, source = ("denied", "Sample") if quote_type == "indirect" else ("said", "Example")
    found = proposals(TEXT, Listed([proposal(source, cue, content)]))
    assert [one.quote_type for one in found.accepted] == [quote_type]


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (proposal("Ann Example", "said", '"We will sell the pier,"'), "does not have the words"),
        (proposal("Ann Example", "said", '"We will never sell it."'), "does not have the words"),
        (proposal("Ann Example", "said", "“We will not sell the pier,”"), "does not have"),
        (proposal("Ann Exampel", "said", '"It was never for sale."'), "does not have"),
        (proposal("Ann Example", "claimed", '"It was never for sale."'), "does not have"),
        (proposal("Ann", "said", "e will not sell the pier"), "does not have"),
        (proposal("Ann Example", "said", "\x00"), "no words that are said"),
        (proposal("Ann Example", "said", "said\x00"), "does not have"),
        (proposal("Ann Example", "said", '"'), "no words that are said"),
        (proposal("Ann Example", "said"), "no words that are said"),
        (proposal("Ann Example", "said", "   "), "no words that are said"),
        (proposal("", " ", '"It was never for sale."'), "names neither"),
        (proposal("Ann Example", "said", *["a"] * 51), "51 pieces"),
    ],
)
def test_what_the_text_does_not_have_is_refused(one, reason):
    assert reason in outcome(one)


def test_a_reason_is_one_line_without_controls():
    reason = outcome(proposal("Ann Example", "said", "x\x1b[31m\ny\u202ez " + "long " * 100))
    assert reason.isprintable()
    assert len(reason) < 150


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (proposal("Sample", "denied", '"We will not sell the pier,"'), "near each other"),
        (proposal("Ann Example", "denied", "that he had sold his stall"), "near each other"),
        (proposal("Example", "said", '"It was never for sale."', '"We will not sell the pier,"'),
         "near each other"),
    ],
)  # fmt: skip
def test_words_far_from_each_other_are_refused(one, reason):
    assert reason in outcome(one)


def test_nobody_is_charged_who_is_named_in_the_next_sentence_alone():
    text = '"No," said the mayor. Bo Sample laughed.'
    assert "near each other" in outcome(proposal("Bo Sample", "said", '"No,"'), text)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ('"Is it true?" Bo Sample asked.', ("Bo Sample", "asked", '"Is it true?"')),
        ('Bo Sample said:\n\n"It is."', ("Bo Sample", "said", '"It is."')),
        ("BO SAMPLE: It is.", ("BO SAMPLE", ":", "It is.")),
        ("Bo P. Sample said it was.", ("Bo P. Sample", "said", "it was")),
        ("It was, according to a report.", ("a report", "according to", "It was")),
    ],
)
def test_what_stands_side_by_side_is_near(text, one):
    assert outcome(proposal(*one), text) == [[one[0]], [one[1]], [one[2]]]


def test_no_farther_than_the_limit_in_the_same_sentence():
    def text(between):
        return f"Ann Example said, {'x' * between}, that it rains."

    one = proposal("Ann Example", "said", "that it rains")
    assert len(outcome(one, text(NEAR - 5))) == 3
    assert "near each other" in outcome(one, text(NEAR + 5))


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (proposal("Ann Example", "said", "sell the pier"), 'within a quotation, after "not"'),
        (proposal("Ann Example", "said", '"We will not'), 'within a quotation, before "sell"'),
        (proposal("he", "told", "it is due today"), 'within a quotation, after "and"'),
        (proposal("Bo Sample", "say", "who would pay"), 'leaves out "not"'),
        (proposal("Example", "said", 'the town would keep it "for good"'), 'ends before "if"'),
        (proposal("Ann Example", "said",
                  '"We will not sell the pier," said Ann Example, the mayor. "It was never'),
         "near each other"),
    ],
)  # fmt: skip
def test_a_cut_that_may_turn_the_sense_around_is_refused(one, reason):
    assert reason in outcome(one)


@pytest.mark.parametrize(
    ("text", "one", "left_out"),
    [
        ("Ann Example said she did not sell it.", ("Ann Example", "said", "sell it"), "not"),
        ("Ann Example said she never, in all that time, sold it.",
         ("Ann Example", "said", "sold it"), "never"),
        ("Ann Example didn\u2019t say she sold.", ("Ann Example", "say", "she sold"), "n\u2019t"),
        ("Ann Example has denied saying that she sold it.",
         ("Ann Example", "saying", "that she sold it"), "denied"),
        ("Frau Beispiel sagte, sie habe es nicht verkauft.",
         ("Frau Beispiel", "sagte", "verkauft"), "nicht"),
    ],
)  # fmt: skip
def test_a_negation_that_is_left_out_is_refused(text, one, left_out):
    assert f'leaves out "{left_out}"' in outcome(proposal(*one), text)


def test_the_outlets_words_between_two_quotations_are_not_taken_for_what_is_said():
    text = 'Ann Example said: "We go," Ann Example said. "We do."'
    one = proposal("Ann Example", "said", '"We go," Ann Example said. "We do."')
    assert "take in the outlet's own" in outcome(one, text)


def test_of_several_places_the_one_in_the_sentence_of_cue_and_source_counts():
    text = 'A sign says "No entry". "No entry", said Ann Example. Elsewhere it is "No entry".'
    found = proposals(text, Listed([proposal("Ann Example", "said", '"No entry"')]))
    assert [one.content for one in found.accepted] == [((24, 34),)]


def test_several_places_that_fit_alike_are_refused():
    text = '"No," he said. Bo Sample came in. "No," he said.'
    assert "fits several places" in outcome(proposal("he", "said", '"No,"'), text)


def test_words_that_stand_everywhere_are_refused():
    text = '"No," he said. ' * 10_000
    assert "more than 20 places" in outcome(proposal("he", "said", '"No,"'), text)


def test_words_are_looked_for_in_the_stretch_that_was_shown():
    text = '"No," he said. Bo Sample came in. "No," he said.'
    found = proposals(text, Listed([proposal("he", "said", '"No,"', within=(0, 14))]))
    assert [one.content for one in found.accepted] == [((0, 5),)]


def test_the_same_proposal_twice_is_one():
    one = proposal("Sample", "denied", "that he had sold his stall")
    assert len(proposals(TEXT, Listed([one, one])).accepted) == 1


def attribution(source, cue, *content):
    return Attribution((source,) if source else (), (cue,) if cue else (), content, "mixed", 0.9)


def merged(found, *given):
    accepted = proposals(TEXT, Listed([])).accepted + given
    proposed = proposals(TEXT, Listed([]))
    return joined(found, type(proposed)("x 1", accepted, ()))


def test_what_the_network_found_stays_where_both_say_much_the_same():
    found = attribution((0, 3), (4, 8), (10, 50))
    assert merged([found], attribution((0, 3), (5, 8), (12, 50))) == (found,)
    assert merged([found], attribution((60, 63), (64, 68), (10, 40))) == (found,)


def test_what_only_the_proposer_found_is_added_in_its_place():
    found = attribution((100, 103), (104, 108), (110, 150))
    new = attribution((0, 3), (4, 8), (10, 50))
    assert merged([found], new) == (new, found)


def test_what_is_said_within_something_said_is_no_double():
    outer = attribution((0, 3), (4, 8), (10, 50))
    inner = attribution((12, 15), (16, 20), (40, 50))
    assert merged([outer], inner) == (outer, inner)


REAL = [
    ["Ann Example, the mayor", "said", '"We will not sell the pier,"', '"It was never for sale."'],
    ["Example", "said", 'the town would keep it "for good" if the rent was paid'],
    ["he", "told", '"The rent is due, and it is due today,"'],
    ["Sample", "denied", "that he had sold his stall"],
]
OTHER_WORDS = st.one_of(
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 60)).map(
        lambda at: TEXT[at[0] : at[0] + at[1]]
    ),
    st.sampled_from(["said", "Ann Example", "he", "Sample", "denied", '"', "", "not", "say"]),
    st.text(max_size=8),
)


@st.composite
def nearly_real(draw):
    """Return the words of something said in TEXT, with any of them cut, swapped or made up."""
    words = []
    for real in draw(st.sampled_from(REAL)):
        cut = draw(st.integers(0, len(real)))
        words.append(draw(st.one_of(st.sampled_from([real, real[:cut], real[cut:]]), OTHER_WORDS)))
    return words


@given(nearly_real())
def test_whatever_is_accepted_is_what_was_proposed_whole_and_in_the_text(words):
    source, cue, *content = words
    found = proposals(TEXT, Listed([proposal(source, cue, *content)]))
    assert len(found.accepted) + len(found.refused) == 1
    for one in found.accepted:
        for given_words, spans in ((source.strip(), one.source), (cue.strip(), one.cue)):
            assert [given_words] * bool(given_words) == [TEXT[slice(*at)] for at in spans]
        assert [piece.strip() for piece in content] == [TEXT[slice(*at)] for at in one.content]
        for at in (*one.source, *one.cue, *one.content):
            assert is_whole(TEXT, Span(*at))
