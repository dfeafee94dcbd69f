from onrecord.tabular import SHEETS
from onrecord.views import PropositionView, TopicView


def test_a_proposition_is_one_row_with_a_count_for_each_stance(table):
    view = PropositionView(
        id=7, key="boats", text="N boats were lost.", topic="Losses", period="2031-05", place=None,
        measure=None, unit="boats", slot=True, stances=(("affirms", 2), ("denies", 1)), note=None,
    )  # fmt: skip
    assert table(SHEETS["proposition"][0], view) == [
        {
            "id": "7",
            "key": "boats",
            "text": "N boats were lost.",
            "topic": "Losses",
            "period": "2031-05",
            "unit": "boats",
            "slot": "yes",
            "affirms": "2",
            "denies": "1",
            "doubts": "0",
            "unaware": "0",
            "neutral": "0",
        }
    ]


def test_a_topic_is_one_row(table):
    view = TopicView(id=1, key="losses", name="Losses", claims=3)
    assert table(SHEETS["topic"][0], view) == [
        {"id": "1", "key": "losses", "name": "Losses", "claims": "3"}
    ]
