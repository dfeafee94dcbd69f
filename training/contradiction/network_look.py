"""How good a network is on pairs with labels, by the set they are from."""

import numpy as np
from numpy.typing import NDArray

from training.contradiction.network_fit import Cutter, answers
from training.contradiction.network_net import Network
from training.contradiction.network_pairs import CONTRADICTS, Pair


def average_precision(scores: NDArray[np.float32], truth: NDArray[np.bool_]) -> float:
    """Return the mean precision at each true one, from the highest score down."""
    ordered = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float(precision[ordered].mean()) if ordered.any() else float("nan")


def report(network: Network, pairs: list[Pair], cut: Cutter) -> str:
    """Return a line a set: accuracy of three labels, AP of contradiction, its base rate."""
    found = answers(network, pairs, cut)
    labels = np.array([pair.label for pair in pairs])
    sets = np.array([pair.set for pair in pairs])
    lines = []
    for name in sorted(set(sets)):
        some = sets == name
        right = (found[some].argmax(1) == labels[some]).mean()
        truth = labels[some] == CONTRADICTS
        precision = average_precision(found[some, CONTRADICTS], truth)
        lines.append(
            f"{name}: accuracy {right:.3f}, AP {precision:.3f} (base {truth.mean():.2f}), "
            f"called contradictions {(found[some].argmax(1) == CONTRADICTS).mean():.3f}"
        )
    return "\n".join(lines)
