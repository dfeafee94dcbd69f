from benchmarks.dossiers.dossiers import load
from benchmarks.dossiers_accuracy import Proposal, figures

DOSSIER = next(one for one in load("tune") if len(one.contradictions) >= 4)


def told(*verdicts_and_scores):
    found = [
        Proposal(DOSSIER.key, verdict, score, None, "") for verdict, score in verdicts_and_scores
    ]
    return figures([DOSSIER], found)


def test_a_pair_that_readers_could_argue_about_counts_neither_way():
    lines = told(("contradiction", 0.9), ("unclear", 0.8), ("none", 0.7))
    assert lines[1] == "from 0.3: 3 proposed, 1 right, 1 unclear, 1 wrong"
    assert lines[2].split()[:2] == ["precision", "0.500"]


def test_recall_is_of_all_contradictions_of_the_dossiers():
    recall = 1 / len(DOSSIER.contradictions)
    assert told(("contradiction", 0.4))[3].split()[1] == f"{recall:.3f}"


def test_what_is_less_likely_than_a_threshold_does_not_count_for_it():
    assert told(("contradiction", 0.6), ("none", 0.4))[4].startswith(
        "from 0.5: 1 proposed, 1 right"
    )
