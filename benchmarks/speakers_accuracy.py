"""How often the right speaker is found, given the source, cue and content of an attribution.

    python -m benchmarks.speakers_accuracy --data ../shared/data/attribution

``benchmarks/attribution/speakers_dev.jsonl`` says by hand who speaks in attributions drawn at
random from dev.jsonl.gz, as offsets: the corpus itself is not in the project. Half of the articles
(``tune``) were looked at while the rules were written, the other half (``measure``) were not.
``fresh`` is every attribution with a reporting verb in the articles that the draw had left out:
they were annotated later, scored once, and then looked at too.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.attribution.corpus import Article, read_proved
from benchmarks.bootstrap import interval as interval_of
from onrecord.extract import Attribution, reading
from onrecord.speakers import Resolution, resolve
from onrecord.speakers.people import same_person
from onrecord.text import fold

ANNOTATED = Path(__file__).parent / "attribution" / "speakers_dev.jsonl"
RESAMPLES = 2000
SEED = 5
Spans = tuple[tuple[int, int], ...]
_PARTS = {
    "tune": {"tune"},
    "measure": {"measure"},
    "sample": {"tune", "measure"},
    "fresh": {"fresh"},
}
RIGHT, OPEN, WRONG = "right", "open", "wrong"


@dataclass(frozen=True)
class Answer:
    """One attribution by hand: the article, how its source is worded, and what was found."""

    article: str
    half: str
    form: str
    outcome: str
    expected: str
    found: Resolution


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the accuracy on either half and on all, with intervals, by kind of source."""
    parser = argparse.ArgumentParser(description="The accuracy of speakers.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--errors", choices=["tune", "measure", "fresh"], help="list what is not right"
    )
    given = parser.parse_args(arguments)
    corpus = given.data / "dev.jsonl.gz"
    if not corpus.is_file():
        print(f"Skipped: no {corpus}. It is no part of the project.")  # noqa: T201
        return
    answers = judge(corpus)
    lines: list[str] = []
    for half in tuple(_PARTS) if given.errors is None else (given.errors,):
        own = [one for one in answers if one.half in _PARTS[half]]
        lines.append(_line(half, own))
        forms = sorted({one.form for one in own})
        lines += ["  " + _line(form, [one for one in own if one.form == form]) for form in forms]
    lines += [
        f"{one.outcome:6} {one.article[:40]:40} {one.form:12} {one.found.how:12} "
        f"{one.expected!r} <> {one.found.name or one.found.label or one.found.candidates!r} "
        f"{one.found.others or ''}"
        for one in answers
        if one.half == given.errors and one.outcome != RIGHT
    ]
    print("\n".join(lines))  # noqa: T201 - what the program is for


def judge(corpus: Path) -> list[Answer]:
    """Return the outcome of each attribution that was annotated by hand.

    Raises ValueError where a text of the corpus is not the one that was annotated.
    """
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in ANNOTATED.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["article"]].append(row)
    hashes = {article: own[0]["sha256"] for article, own in rows.items()}
    return [
        answer
        for article in read_proved(corpus, hashes)
        for answer in _judge_article(article, rows[article["id"]])
    ]


def _judge_article(article: Article, rows: list[dict[str, Any]]) -> list[Answer]:
    text = article["text"]
    gold = sorted(
        (Attribution(*_spans(one), "indirect", 1.0) for one in article["attributions"]),
        key=lambda one: min((*one.source, *one.cue, *one.content)),
    )
    resolutions = resolve(replace(reading(text), attributions=tuple(gold)))
    by_spans = {
        (one.source, one.cue, one.content): resolution
        for one, resolution in zip(gold, resolutions, strict=True)
    }
    answers = []
    for row in rows:
        found = by_spans[_spans(row)]
        expected = " + ".join(text[slice(*alternatives[0])] for alternatives in row["speakers"])
        outcome = _outcome(text, row, found)
        answers.append(Answer(row["article"], row["half"], row["form"], outcome, expected, found))
    return answers


def _spans(row: Mapping[str, Any]) -> tuple[Spans, Spans, Spans]:
    source, cue, content = (
        tuple((start, end) for start, end in row[part]) for part in ("source", "cue", "content")
    )
    return source, cue, content


def _outcome(text: str, row: dict[str, Any], found: Resolution) -> str:
    if _is_right(text, row, found):
        return RIGHT
    return OPEN if found.name is None else WRONG


def _is_right(text: str, row: dict[str, Any], found: Resolution) -> bool:
    kind = row["kind"]
    if kind == "none":
        return found.kind is None
    accepted = [[tuple(place) for place in one] for one in row["speakers"]]
    if kind == "author" and found.kind == "publication" and found.how == "first_person":
        return True
    names = [name for name in (found.name, *found.others) if name is not None]
    if len(names) == len(accepted) and all(
        any(_same(text, place, name, kind) for place in places for name in names)
        for places in accepted
    ):
        return True
    if kind in {"unnamed", "document"} and len(accepted) == 1:
        kinds = {"unnamed": {"unnamed", "group"}, "document": {"publication", "unnamed"}}[kind]
        place = found.described_at or found.mention
        nameless = found.name is None and found.kind == "organisation"  # "police"
        return (
            (found.kind in kinds or nameless)
            and place is not None
            and any(place[0] < end and start < place[1] for start, end in accepted[0])
        )
    return False


def _same(text: str, place: tuple[int, int], name: str, kind: str) -> bool:
    expected = text[slice(*place)]
    if kind in {"person", "author"}:
        return fold(expected) == fold(name) or same_person(expected, name)
    return _plain(expected) == _plain(name)


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ").removesuffix("'s").removesuffix("\u2019s")


def _line(label: str, answers: Sequence[Answer]) -> str:
    count = Counter(one.outcome for one in answers)
    low, high = interval(answers)
    return (
        f"{label:14} {len(answers):4}  right {count[RIGHT] / max(1, len(answers)):6.1%} "
        f"[{low:.1%}, {high:.1%}]  wrong {count[WRONG]:3}  open {count[OPEN]:3}"
    )


def interval(answers: Iterable[Answer]) -> tuple[float, float]:
    """Return the 95 % interval of the share right, articles drawn anew with a fixed seed."""
    by_article: dict[str, list[bool]] = defaultdict(list)
    for one in answers:
        by_article[one.article].append(one.outcome == RIGHT)
    groups = [by_article[article] for article in sorted(by_article)]
    return interval_of(groups, _share, seed=SEED, resamples=RESAMPLES)


def _share(groups: Sequence[Sequence[bool]]) -> float:
    return sum(map(sum, groups)) / max(1, sum(map(len, groups)))


if __name__ == "__main__":
    main()
