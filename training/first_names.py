"""Count which first names go with "he" and which with "she", from chains of coreference.

    python -m training.first_names ../shared/data/attribution/silver_train.jsonl.gz \
        onrecord/speakers/first_names.tsv

A line of the input has the sentences of an article with their tokens (word, start, end, part of
speech, entity, lemma) and the chains (representative, sentence, first token, last token, head),
both found by machine. An article counts once for each first name, by the majority of the
pronouns in the chains that the name stands in, so that one long article decides nothing.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.speakers.words import COURTESY, OPENERS, ROLES, TITLE_ROLES

_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NO_NAMES = ROLES | OPENERS | {*TITLE_ROLES, *COURTESY}
#: A name is written down where at least this share of its articles agree.
_SHARE = 0.8


def main(source: Path, target: Path) -> None:
    """Read ``source`` (gzipped JSON Lines), write a name a line with its articles of either."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            surnames.update(_surnames(article))
            for name, gender in _of_article(article):
                counts[name][gender] += 1
    rows = [
        f"{name}\t{count['m']}\t{count['f']}"
        for name, count in sorted(counts.items())
        if max(count.values()) >= _SHARE * count.total() and surnames[name] <= count.total()
    ]
    target.write_text("\n".join(["name\the\tshe", *rows, ""]), encoding="utf-8")


def _of_article(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in article["coreference"]:
        names, pronouns = set(), Counter[str]()
        for _, sentence, first, last, _ in chain:
            tokens = article["sentences"][sentence]["tokens"][first:last]
            words = [token[0] for token in tokens]
            if len(words) == 1 and words[0].lower() in _PRONOUNS:
                pronouns[_PRONOUNS[words[0].lower()]] += 1
            names.update(_first_names(tokens))
        if len(names) == 1 and pronouns:
            votes[names.pop()] += pronouns
    for name, count in votes.items():
        (gender, most), *rest = count.most_common()
        if not rest or most >= 3 * rest[0][1]:
            yield name, gender


def _first_names(tokens: list[list[Any]]) -> Iterator[str]:
    """Return the first word of a mention that is nothing but a name of two to four words."""
    people = [token[0] for token in tokens if token[4] == "PERSON"]
    if 2 <= len(people) <= 4 and tokens[0][4] == tokens[-1][4] == "PERSON":
        first = people[0]
        if (
            first.lower() not in _NO_NAMES
            and first.isalpha()
            and first[0].isupper()
            and len(first) > 1
            and first[1:].islower()
        ):
            yield first.lower()


def _surnames(article: dict[str, Any]) -> set[str]:
    found = set()
    for sentence in article["sentences"]:
        tokens = [*sentence["tokens"], ["", 0, 0, "", "O", ""]]
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if before[4] == token[4] == "PERSON" != after[4]:
                found.add(token[0].lower())
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
