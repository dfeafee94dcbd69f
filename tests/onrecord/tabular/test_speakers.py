from onrecord.tabular import SHEETS

SPEAKERS, ROLES = SHEETS["speaker"]
(POSITIONS,) = SHEETS["position"]


def test_a_speaker_is_one_row_with_names_and_offices(table, speaker):
    assert table(SPEAKERS, speaker) == [
        {
            "id": "2",
            "key": "brek",
            "name": "Tomás Brek",
            "kind": "person",
            "aliases": "T. Brek; TB",
            "roles": "Admiral, Navy (2030-01-01/..)",
            "claims": "1",
        }
    ]


def test_an_office_is_one_row(table, speaker):
    (row,) = table(ROLES, speaker)
    assert row == {
        "id": "3",
        "speaker_id": "2",
        "speaker_key": "brek",
        "speaker": "Tomás Brek",
        "title": "Admiral",
        "organisation": "Navy",
        "start": "2030-01-01",
    }


def test_a_position_is_one_row_with_its_turn_figure_and_office(table, position):
    (row,) = table(POSITIONS, position)
    told = ("stance", "value_low", "turn", "roles", "claim_key", "said", "sources")
    assert [row[name] for name in told] == [
        "affirms", "12", "first", "Admiral, Navy (2030-01-01/..)", "lost", "[..2031-05-06]",
        "The bay\nLosses",
    ]  # fmt: skip
