"""The table of counts: kinds and traps by halves, in Markdown."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.contradiction.pairs import HALVES, TRAPS, Pair
from onrecord.vocabulary import CONTRADICTION_KINDS, SCOPES


def table(pairs: Sequence[Pair]) -> str:
    """Return the counts of ``pairs`` as a table in Markdown, its lines of one width."""
    counted = Counter((name, pair.half) for pair in pairs for name in _names(pair))
    stories = Counter(half for _, half in {(pair.story, pair.half) for pair in pairs})
    sets = Counter(half for _, half in {(pair.contrast_set, pair.half) for pair in pairs})
    rows = [("", *HALVES, "both"), ("---", *("---:" for _ in range(3)))]
    rows += [_row("stories", [stories[half] for half in HALVES])]
    rows += [_row("contrast sets", [sets[half] for half in HALVES])]
    for title, names in (
        ("**pairs**", ()),
        ("**contradiction**", CONTRADICTION_KINDS),
        ("**none**", TRAPS),
        ("**scope**, of contradictions", SCOPES),
    ):
        if not title.startswith("**scope"):
            rows.append(_row(title, [counted[title.strip("*"), half] for half in HALVES]))
        else:
            rows.append((title, "", "", ""))
        rows += [_row(f"`{name}`", [counted[name, half] for half in HALVES]) for name in names]
    width = max(len(row[0]) for row in rows)
    return "\n".join(_line(row, width) for row in rows)


def _names(pair: Pair) -> tuple[str, ...]:
    """Return the rows in which a pair counts."""
    if pair.kind is None:
        return ("pairs", "none", pair.trap or "")
    return ("pairs", "contradiction", pair.kind, pair.scope)


def _row(name: str, counts: Sequence[int]) -> tuple[str, ...]:
    return (name, *(str(count) for count in counts), str(sum(counts)))


def _line(row: Sequence[str], width: int) -> str:
    return f"| {row[0]:<{width}} | " + " | ".join(f"{cell:>7}" for cell in row[1:]) + " |"
