"""How well copies of one agency story are told from independent reports: see docs/origins.md.

The stories are in tests/onrecord/origins/corpus, written for this project. From each story the
kinds below are made; half of the stories were used to set the thresholds (dev), the other half to
measure. What runs is what the program runs: each pair is stored in a SQLite database, the second
text after the first, and what the database then says is counted.
``python -m benchmarks.wire_copy`` prints the table.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from sqlalchemy import Connection, insert, select

from db.engine import connect, place, trying
from db.migrate import upgrade
from db.reads.wire_copy import candidates
from db.tables import Capture, OriginLink, OriginMember, Source
from onrecord.dates import OPEN_END, OPEN_START
from onrecord.origins import sketch, wording
from onrecord.spans import digest
from workflows import origins

CORPUS: Final = Path(__file__).parents[1] / "tests" / "onrecord" / "origins" / "corpus"
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"\u201d]?\s+(?=[\"\u201cA-Z])")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what is right of them: ``same``, ``partly`` or ``none``."""

    story: str
    split: str
    kind: str
    first: str
    second: str
    right: str


def stories() -> list[dict[str, Any]]:
    """Return the stories of the corpus in the order of their names."""
    paths = sorted(path for path in CORPUS.glob("*.yaml") if path.stem != "furniture")
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]


def furniture() -> dict[str, str]:
    """Return what each outlet prints under all its articles."""
    found: dict[str, str] = yaml.safe_load((CORPUS / "furniture.yaml").read_text(encoding="utf-8"))
    return found


def pairs() -> Iterator[Pair]:
    """Yield all pairs of the corpus with what is right of each."""
    told = stories()
    under = list(furniture().values())
    for number, story in enumerate(told):
        original = headed(story, 0)
        rest = (story["story"], story["split"])
        for kind, text in copies(story).items():
            yield Pair(*rest, kind, original, text, "same")
        yield Pair(*rest, "merged", original, merged(story), "same")
        yield Pair(*rest, "merged (second agency)", story["rival"], merged(story), "same")
        yield Pair(
            *rest, "copy of a copy", copies(story)["light rewrite"], copies(story)["cut"], "same"
        )
        if "free" in story:
            yield Pair(*rest, "free rewrite", original, story["free"], "same")
            yield Pair(*rest, "independent", story["free"], story["rival"], "none")
        for kind in ("second", "rival"):
            yield Pair(*rest, "independent", original, story[kind], "none")
        yield Pair(*rest, "independent", story["second"], story["rival"], "none")
        yield Pair(*rest, "independent", story["heavy"], story["rival"], "none")
        yield Pair(*rest, "independent", story["heavy"], story["second"], "none")
        if "later" in story:
            yield Pair(*rest, "later story, same background", original, story["later"], "partly")
        for other in told[number + 1 :]:
            if other["split"] == story["split"]:
                below = under[number % len(under)]
                yield Pair(
                    *rest,
                    "furniture",
                    story["rival"] + "\n\n" + below,
                    other["rival"] + "\n\n" + below,
                    "none",
                )


def copies(story: dict[str, Any]) -> dict[str, str]:
    """Return what outlets make of a story by kind of change."""
    paragraphs = story["original"].strip().split("\n\n")
    light = story["original"]
    for old, new in story["light"]:
        if old not in light:
            raise ValueError(f'{story["story"]}: "{old}" is not in the original')
        light = light.replace(old, new)
    head = story["headlines"]
    sentences = [s for p in paragraphs for s in _SENTENCE.split(p)]
    turned = [s for pair in zip(sentences[1::2], sentences[::2], strict=False) for s in pair]
    return {
        "copy": head[1] + "\n\n" + story["original"],
        "copy, one paragraph": head[2] + "\n\n" + " ".join(paragraphs).replace('"', "\u201c", 1),
        "cut": head[1] + "\n\n" + "\n\n".join(paragraphs[:3]),
        "cut (inside)": head[2] + "\n\n" + "\n\n".join(paragraphs[i] for i in (0, 2, 5)),
        "sentences in another order": head[1] + "\n\n" + "\n\n".join(turned),
        "light rewrite": head[2] + "\n\n" + light,
        "heavy rewrite": head[1] + "\n\n" + story["heavy"],
    }


def merged(story: dict[str, Any]) -> str:
    """Return a page that joins the story with what a second agency wrote of the same event."""
    first = story["original"].strip().split("\n\n")
    second = story["rival"].strip().split("\n\n")
    return "\n\n".join([story["headlines"][2], *first[:4], *second[2:]])


def headed(story: dict[str, Any], number: int) -> str:
    """Return the story under one of its headlines."""
    return f"{story['headlines'][number]}\n\n{story['original'].strip()}"


@dataclass(slots=True)
class Tally:
    """How one kind of pair was judged."""

    pairs: int = 0
    found: int = 0
    same: int = 0
    partly: int = 0


def measure(split: str) -> dict[str, Tally]:
    """Return how the pairs of one half were judged, by kind; ``found`` counts candidates."""
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(place(str(Path(folder) / "pairs.db")), create=True)
        upgrade(engine)
        for pair in pairs():
            if pair.split == split:
                with trying(engine) as connection:
                    _count(connection, pair, tallies.setdefault(pair.kind, Tally()))
        engine.dispose()
    return tallies


def _count(connection: Connection, pair: Pair, tally: Tally) -> None:
    """Take in the texts of a pair as the program does, and count what became of them."""
    first = _hold(connection, "first", pair.first)
    found = candidates(connection, sketch(wording(pair.second)), None)
    _hold(connection, "second", pair.second)
    verdict = connection.execute(select(OriginLink.verdict)).scalar_one_or_none()
    tally.pairs += 1
    tally.found += first in found
    tally.same += bool(connection.execute(select(OriginMember.origin_id)).all())
    tally.partly += verdict == "partly"


def _hold(connection: Connection, key: str, text: str) -> int:
    """Store a text as that of a source of its own and place it; return the id of its capture."""
    bounds = {"published_from": OPEN_START, "published_to": OPEN_END}
    source = {"key": key, "kind": "article", "title": key, "credit": [], "folded": key, **bounds}
    made = connection.execute(insert(Source).values(source).returning(Source.id)).scalar_one()
    row = {
        "key": key,
        "source_id": made,
        "sha256": digest(text),
        "content": text.encode(),
        "text": text,
        "text_sha256": digest(text),
        "extractor": "none",
        "extractor_version": "1",
        "captured_at": "2031-01-01T00:00:00Z",
        "coded": False,
    }
    capture: int = connection.execute(
        insert(Capture).values(row).returning(Capture.id)
    ).scalar_one()
    origins.place(connection, [capture])
    return capture


def table() -> str:
    """Return the figures of both halves as a Markdown table, and what they come to."""
    lines = [
        "| pairs | right | dev: found, joined, partly | measured: found, joined, partly |",
        "| --- | --- | --- | --- |",
    ]
    halves = {split: measure(split) for split in ("dev", "measured")}
    right = {pair.kind: pair.right for pair in pairs()}
    for kind, verdict in right.items():
        cells = [_cell(halves[split].get(kind, Tally())) for split in halves]
        lines.append(f"| {kind} | {_RIGHT[verdict]} | {' | '.join(cells)} |")
    lines.append("")
    for split, tallies in halves.items():
        lines.append(f"- {split}: {_summary(tallies, right)}")
    return "\n".join(lines)


_RIGHT: Final = {"same": "joined", "partly": "not joined", "none": "not joined"}


def _cell(tally: Tally) -> str:
    if not tally.pairs:
        return "-"
    return f"{tally.found}, {tally.same}, {tally.partly} of {tally.pairs}"


def _summary(tallies: dict[str, Tally], right: dict[str, str]) -> str:
    true = sum(one.same for kind, one in tallies.items() if right[kind] == "same")
    all_true = sum(one.pairs for kind, one in tallies.items() if right[kind] == "same")
    joined = sum(one.same for one in tallies.values())
    others = sum(one.pairs for one in tallies.values()) - all_true
    return (
        f"precision {true}/{joined}, recall {true}/{all_true}, "
        f"wrongly joined {joined - true} of {others}"
    )


if __name__ == "__main__":
    print(table())  # noqa: T201 - this is the table
