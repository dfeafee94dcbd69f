"""Print how many dossiers, claims and pairs there are in both halves.

python -m benchmarks.dossiers
"""

import sys
from collections import Counter

from benchmarks.contradiction.pairs import HALVES
from benchmarks.dossiers.dossiers import load
from onrecord.vocabulary import CONTRADICTION_KINDS

_COUNTED = ("dossiers", "claims", "pairs", "unclear", "contradiction", *CONTRADICTION_KINDS)


def table() -> str:
    """Return the counts as a table in Markdown."""
    counts: Counter[tuple[str, str]] = Counter()
    for dossier in load():
        counts["dossiers", dossier.half] += 1
        counts["claims", dossier.half] += len(dossier.claims)
        for _, verdict in dossier.pairs():
            counts["pairs", dossier.half] += 1
            counts[verdict, dossier.half] += 1
        for kind in dossier.contradictions.values():
            counts[kind, dossier.half] += 1
    rows = [("", *HALVES), ("---", *("---:" for _ in HALVES))]
    rows += [(name, *(str(counts[name, half]) for half in HALVES)) for name in _COUNTED]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
