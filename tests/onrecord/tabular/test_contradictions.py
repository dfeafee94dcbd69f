from onrecord.tabular import SHEETS

PAIRS, REASONS, DECISIONS = SHEETS["contradiction"]


def test_a_pair_is_one_row_with_what_is_compared_side_by_side(table, pair):
    (row,) = table(PAIRS, pair)
    assert list(row.items())[:13] == [
        ("id", "9"),
        ("key", "c-1"),
        ("status", "confirmed"),
        ("kind", "numeric"),
        ("scope", "between_speakers"),
        ("score", "0.5"),
        ("proposition", "N boats were lost."),
        ("first_speaker", "Tomás Brek"),
        ("first_on_behalf_of", "Navy"),
        ("first_said", "[..2031-05-06]"),
        ("first_statement", "At least 12 boats were lost."),
        ("second_speaker", "Ana Ferro"),
        ("second_said", "[..2031-05-06]"),
    ]
    assert row["reasons"] == "At least 12 and none.\nBoth hold what they say."
    assert row["decisions"] == "confirmed by Iris Dole, 2031-06-01T10:00:00Z: She was asked."


def test_a_side_about_one_report_tells_of_that_report_alone(table, pair):
    (row,) = table(PAIRS, pair)
    assert (row["first_sources"], row["second_sources"]) == ("The bay", "The bay\nLosses")


def test_a_reason_is_one_row_with_the_words_that_it_compares(table, pair):
    assert [list(row.values())[2:] for row in table(REASONS, pair)] == [
        ["1", "values", "At least 12 and none.", "lost@post: 5-17"],
        ["2", "holder", "Both hold what they say."],
    ]


def test_a_decision_is_one_row(table, pair):
    assert table(DECISIONS, pair) == [
        {
            "contradiction_id": "9",
            "contradiction_key": "c-1",
            "verdict": "confirmed",
            "note": "She was asked.",
            "by": "Iris Dole",
            "at": "2031-06-01T10:00:00Z",
        }
    ]
