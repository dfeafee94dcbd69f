"""The page on performance, made from the figures and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

_HEAD: Final = """\
# What it costs

Measured, not promised: `make bench` takes these figures and writes this page. Each function of
the program ran in turn with the same work done by other means, on the same rows of the same
database, in several rounds; a figure is the median, with the least and the most in brackets.
Ratios are what to look at: they hardly depend on the machine.

- **raw**: the SQL that a person would write, through `sqlite3` or psycopg alone, rows fetched and
  thrown away. Where it reads a claim it reads the same rows of the same tables as the program.
- **ORM**: mapped classes, a session for each request, `selectinload`.
- **sqlite-utils**: `insert_all` into the same tables.

On SQLite the time is the processor's, on PostgreSQL it is that on the clock. The record is made
up, the same for everybody (`benchmarks/generate.py`): the most talkative speaker says a tenth of
everything, a few propositions are in every other quarrel, one claim in fifty is wire copy of up to
forty outlets.
"""
_NOTES: Final[Mapping[str, str]] = {
    "Loading": """
Everybody writes the same rows into the same tables; making the rows is not counted. "raw" takes the
indexes and full text away, writes with `executemany` or COPY, and builds them at the end. onrecord
imports JSON Lines through `onrecord import`, proves every quotation whose text is held, leaves
constraints and triggers in place, and builds at its end the indexes that only make reading quick;
what reading the lines takes is measured apart and taken off. "a whole export" goes back into an
empty database; "new records" are looked up, completed and logged as one change, without the search
for contradictions (`--no-check`).
""",
    "Full text and a speaker, newest 50": """
"a plain join" is the full text's table joined to the claims and sorted: quick for a rare word, and
not for a common one.
""",
    "Export": """
"raw rows" are the rows of all tables that the claims need, fetched some hundred claims at a time.
The page in HTML is a whole report: every piece of evidence, a picture of the timeline, its seal.
""",
    "Check for contradictions": """
On a record of its own: made-up statements with stories, names, figures and near copies
(`benchmarks/news.py`), none of them coded. "the whole check" is all that a check does where
one claim is new, in a process that has loaded words and weights; a process loads them once, which
stands apart. What grows with the record is what a search reads of its index; "of it, which claims
are new" is answered from indexes, too. "each claim of a whole record" is taken over the first
thousand claims of a record of which nothing was compared; a check can be stopped and goes on where
it was.
""",
    "Memory": """
The most that the process held, the libraries among it, while it put out every claim.
""",
}


def page(found: Mapping[str, Any]) -> str:
    """Return the page in Markdown."""
    parts = [
        _HEAD,
        _machine(found["machine"]),
        *_note(found),
        _picture(found),
        "## Targets\n",
        _targets(found),
    ]
    for measure in dict.fromkeys(one["measure"] for one in found["results"]):
        parts.append(f"## {measure}\n")
        if measure in _NOTES:
            parts.append(_NOTES[measure].strip("\n") + "\n")
        parts.append(_table([o for o in found["results"] if o["measure"] == measure]))
    return "\n".join(parts)


def _machine(machine: Mapping[str, str]) -> str:
    listed = ", ".join(f"{name} {value}" for name, value in machine.items() if name[0].isupper())
    return f"Taken on {machine['system']}, {machine['processors']} processors, with {listed}.\n"


def _note(found: Mapping[str, Any]) -> Iterator[str]:
    """Give what a person who took the figures has to say of them."""
    if "note" in found:
        yield f"{found['note']}\n"


def _picture(found: Mapping[str, Any]) -> str:
    sizes = " to ".join(f"{size:,}" for size in (found["sizes"][0], found["sizes"][-1]))
    return f"![How each cost grows from {sizes} claims, on SQLite](images/performance.svg)\n"


def _targets(found: Mapping[str, Any]) -> str:
    largest: dict[str, int] = {}
    for one in found["results"]:
        largest[one["engine"]] = max(largest.get(one["engine"], 0), one["claims"])
    rows = []
    for one in found["results"]:
        if "target" not in one or one["claims"] not in {0, largest[one["engine"]]}:
            continue
        rows.append(
            (
                f"{one['measure']}: {one['case']}",
                _engine(one),
                one["target"],
                _reached(one),
                "yes" if one["reached"] else "**no**",
            )
        )
    return _markdown(("what", "engine", "target", "measured", "reached"), rows)


def _reached(one: Mapping[str, Any]) -> str:
    for name, ratio in one["ratios"].items():
        if one["target"].endswith(f" x {name}"):
            return f"{ratio['median']:.2f} x"
    return f"{_number(one['ours']['median'])} {one['unit']}"


def _table(results: Sequence[Mapping[str, Any]]) -> str:
    against = list(dict.fromkeys(name for one in results for name in one["ratios"]))
    rows = [
        (
            one["case"],
            _engine(one),
            f"{one['claims']:,}" if one["claims"] else "",
            f"{_spread(one['ours'])} {one['unit']}",
            *(_ratio(one, name) for name in against),
        )
        for one in results
    ]
    head = ("what", "engine", "claims", "time" if results[0]["unit"] != "MB" else "most")
    return _markdown((*head, *(f"x {name}" for name in against)), rows)


def _ratio(one: Mapping[str, Any], name: str) -> str:
    return _spread(one["ratios"][name]) if name in one["ratios"] else ""


def _engine(one: Mapping[str, Any]) -> str:
    if not one["claims"]:
        return ""
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[one["engine"]]


def _spread(values: Mapping[str, float]) -> str:
    median, least, most = (_number(values[name]) for name in ("median", "min", "max"))
    return median if least == most else f"{median} ({least}-{most})"


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
