import pytest

from onrecord.contradict import QuoteFacts, Side, compare_quotes

FULL = "Our work will be measured in years, but the ferries already bring people home."


@pytest.fixture
def quote(claim):
    def build(outlet, *exact, key="a", **facts):
        defaults = {
            "claim": claim(key, evidence=((f"{key}@{outlet}", 5, 9), (f"{key}@other", 1, 2))),
            "appearance": f"{key}@{outlet}",
            "source": outlet,
            "publisher": f"The {outlet}",
            "quote_type": "direct",
            "exact": exact,
            "translated_by": "none",
        }
        return QuoteFacts(**(defaults | facts))

    return build


@pytest.fixture
def compare(quote):
    """Compare two wordings of one claim; a tuple is a quotation in pieces."""

    def compared(one, other):
        pieces = [text if isinstance(text, tuple) else (text,) for text in (one, other)]
        return compare_quotes(quote("Herald", *pieces[0]), quote("Post", *pieces[1]))

    return compared


SAME = [
    ("The ferry runs.", "\u201cThe ferry \u2013 runs\u201d"),
    ("THE FERRY RUNS", "the ferry runs!"),
    ("The [night ferry] runs", "The (night ferry) runs"),
    ("[The night ferry] runs again today", "It runs again today"),
    ("The ferry [of the harbour] runs", "The ferry runs"),
    ("[T]he ferry run[s]", "The ferry runs"),
    ("The ferry runs [sic]", "The ferry runs"),
    ("The air strikes go on", "The airstrikes go on"),
    ("We don\u2019t sail, we won't and can't", "We do not sail, we will not and cannot"),
    ("I'm sure that's it; they'll sail and they've said they're sure",
     "I am sure that is it; they will sail and they have said they are sure"),
    ("Uh, the ferry, um, runs", "The ferry runs"),
    ("We recognise the labour of the defence programme centre",
     "We recognize the labor of the defense program center"),
    ("1,000 boats and sixty-two crews", "1000 boats and 62 crews"),
    ("twelve per cent", "12%"),
    ("The ferry runs\u2026", "The ferry runs until the end of May"),
    ("The ferry ... runs", "The ferry of the old harbour runs"),
    ("The ferry [...] runs", "The ferry, I must not forget to say, runs"),
    ("\u2026 bring people home", FULL),
    (("The ferry", "runs"), "The ferry of the old harbour runs"),
    ("The ferry runs.", "The ferry runs. Nobody had expected that it would."),
    ("It runs on time.", "Let me say one thing. It runs on time."),
    ("The ferry has run", "And so the ferry has run"),
    ("the ferry runs well", "And so it is that the ferry runs well"),
    ("The ferry sails in peace", "The ferry sails"),
    ("Look, the ferry sails", "The ferry sails"),
    ("The ferry runs", "There is peace"),
    ("The ferry runs", "..."),
    ("", "The ferry runs"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_changes_nothing_is_no_finding(one, other, compare):
    assert compare(one, other) is None


CONFLICTS = [
    ("Our work will be measured in years,", FULL, "cut_short", "lexical", 0.6),
    ("the ferries already bring people home.", FULL, "cut_short", "lexical", 0.6),
    (("Our work will be measured in years",), (FULL[:35], FULL[36:]), "cut_short", "lexical", 0.6),
    ("the plan works well", "It is not true that the plan works well", "cut_short", "lexical", 0.6),
    ("Sixty boats sailed", "62 boats sailed", "different_number", "numeric", 0.8),
    ("More than 60 boats sailed", "62 boats sailed", "different_number", "numeric", 0.8),
    ("5.2% of boats", "5.3% of boats", "different_number", "numeric", 0.8),
    ("We did not sail", "We did sail", "lost_negation", "negation", 0.9),
    ("We didn't sail", "We did sail", "lost_negation", "negation", 0.9),
    ("We did [not] sail", "We did sail", "lost_negation", "negation", 0.9),
    ("Never shall we sail", "We shall sail", "lost_negation", "negation", 0.9),
    ("We did not sail 60 boats", "We did sail 62 boats", "lost_negation", "negation", 0.9),
    ("The ferry works for the town", "The ferry fails for the town", "different_words",
     "lexical", 0.4),
    ("The old ferry sails today", "The ferry sails today", "different_words", "lexical", 0.4),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rule", "kind", "score"), CONFLICTS)
def test_what_changes_the_words_is_found(one, other, rule, kind, score, compare):
    finding = compare(one, other)
    assert (finding.trace[0].rule, finding.kind, finding.score) == (rule, kind, score)


def test_a_cut_names_the_missing_words_and_the_source_that_cut(compare):
    finding = compare("Our work will be measured in years,", FULL)
    assert finding.trace[0].detail == (
        "The Herald cuts the words short and leaves out "
        '"but the ferries already bring people home".'
    )


def test_a_cut_in_the_middle_of_a_sentence_stops_at_its_end(compare):
    finding = compare(
        "Our work will take years", "Our work will take years and years more. So be it."
    )
    assert finding.trace[0].detail.endswith('"and years more".')


def test_a_lost_negation_names_the_source_that_has_it(compare):
    finding = compare("We did sail", "We did not sail")
    assert finding.trace[0].detail == 'The Post has the negation "not", The Herald does not.'


def test_everything_that_differs_has_a_step(compare):
    finding = compare("We did not sail 60 old boats out", "We did sail 62 new boats out")
    assert [step.rule for step in finding.trace] == [
        "lost_negation", "different_number", "one_statement",
    ]  # fmt: skip


def test_a_wording_conflict_is_between_two_appearances_of_one_claim(compare):
    finding = compare("We did sail", "We did not sail")
    assert (finding.scope, finding.proposition) == ("between_sources", None)
    assert finding.sides == (Side("a", appearance="a@Herald"), Side("a", appearance="a@Post"))


def test_only_the_evidence_of_the_two_appearances_is_shown(compare):
    finding = compare("We did sail", "We did not sail")
    assert finding.trace[0].spans == (("a@Herald", 5, 9), ("a@Post", 5, 9))


def test_two_sources_of_one_publisher_are_told_apart_by_key(quote):
    a = quote("Herald", "We did sail", publisher="The Herald Group")
    b = quote("Post", "We did not sail", publisher="The Herald Group")
    assert compare_quotes(a, b).trace[0].detail.startswith("Post has the negation")


def test_where_nobody_says_whether_it_is_a_translation_the_score_is_lower(quote):
    a = quote("Herald", "We did sail", translated_by="unknown")
    finding = compare_quotes(a, quote("Post", "We did not sail"))
    assert finding.score == 0.81
    assert finding.trace[-1].rule == "translated"


@pytest.mark.parametrize(
    "facts",
    [
        {"translated_by": "outlet"},
        {"translated_by": "us"},
        {"quote_type": "indirect"},
        {"quote_type": "mixed"},
        {"exact": ()},
        {"source": "Herald"},
        {"appearance": "a@Herald"},
        {"key": "b"},
        {"language": "fr"},
    ],
)
def test_quotations_that_cannot_be_compared_word_by_word_are_no_pair(facts, quote):
    a = quote("Herald", "We did sail", language="en-GB")
    assert compare_quotes(a, quote("Post", "We did not sail", **facts)) is None


def test_varieties_of_one_language_are_compared(quote):
    a = quote("Herald", "We did sail", language="en-GB")
    assert compare_quotes(a, quote("Post", "We did not sail", language="en")) is not None
