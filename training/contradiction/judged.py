"""What a careful reader said of pairs of real news: a contradiction, none, or unclear.

``judged.jsonl`` has a line for each pair that was read, with a hash for its words: the articles
are not ours to print. The pairs are those that a search found in the half ``tune``, the likeliest
by several orders first, so that they are no sample; all others are hardly ever a contradiction.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

Verdict = Literal["contradiction", "none", "unclear"]

_FILE: Final = Path(__file__).parent / "judged.jsonl"
_LETTERS: Final = 16


def verdict(one: str, other: str) -> Verdict | None:
    """Return what was said of two statements, ``None`` where nobody read them."""
    return _verdicts().get(name_of(one, other))


def name_of(one: str, other: str) -> str:
    """Return the hash that two statements go by, in whichever order."""
    first, second = sorted((one, other))
    words = f"{first}\n{second}".encode()
    return hashlib.sha256(words).hexdigest()[:_LETTERS]


@lru_cache(maxsize=1)
def _verdicts() -> dict[str, Verdict]:
    lines = (json.loads(line) for line in _FILE.read_text("utf-8").splitlines())
    return {line["pair"]: line["is"] for line in lines}
