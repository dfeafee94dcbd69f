"""From the network's numbers to attributions: cues, the best labelling, spans, one speaker each."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.attribution import Offsets
from onrecord.extract.lstm import Packing

Scores = NDArray[np.float32]

#: More cues than a paragraph has; text made to crowd is cut to the surest.
MOST_CUES: Final = 24
_CUE_BEGINS: Final = 3
_CUE_GOES_ON: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as token numbers of its unit, ascending; ``score`` is of the cue, 0 to 1.

    ``mean_log`` and ``worst_log`` tell how narrowly the roles were decided: the mean and the least
    log probability, token by token, of the roles chosen.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    mean_log: float = 0.0
    worst_log: float = 0.0


def cues(tags: Scores, threshold: float) -> list[tuple[int, int, float]]:
    """Return first and last token (inclusive) and score of each cue in [T, 7] probabilities."""
    likely = tags[:, _CUE_BEGINS] + tags[:, _CUE_GOES_ON]
    begins = tags[:, _CUE_BEGINS] > threshold
    found = []
    at = 0
    while at < len(likely):
        last = at
        if likely[at] > threshold:
            while last + 1 < len(likely) and likely[last + 1] > threshold and not begins[last + 1]:
                last += 1
            found.append((at, last, float(likely[at : last + 1].mean())))
        at = last + 1
    if len(found) > MOST_CUES:
        surest = sorted(found, key=lambda cue: -cue[2])[:MOST_CUES]
        found = sorted(surest)
    return found


def best_paths(scores: Scores, packing: Packing, between: Scores, ends: Scores) -> list[list[int]]:
    """Return the likeliest roles of the tokens of each sequence (Viterbi over a linear chain).

    ``scores`` is packed, [N, R]; ``between`` [R, R]; ``ends`` [2, R] for first and last tokens.
    """
    totals = scores.copy()
    totals[: packing.live[0]] += ends[0]
    back = np.zeros(scores.shape, np.int8)
    for step in range(1, len(packing.live)):
        start, count = packing.starts[step], packing.live[step]
        before = packing.starts[step - 1]
        ahead = totals[before : before + count, :, None] + between
        back[start : start + count] = ahead.argmax(1)
        totals[start : start + count] += ahead.max(1)
    paths = []
    for row in range(len(packing.lengths)):
        places = packing.of(row)
        role = int((totals[places[-1]] + ends[1]).argmax())
        path = [role]
        for choices in back[places[:0:-1]].tolist():
            role = choices[role]
            path.append(role)
        paths.append(path[::-1])
    return paths


def one_each(found: list[Found]) -> list[Found]:
    """Return the attributions with content, none within the content of another.

    The widest content wins: what a person is quoted as saying of others is hers.
    """
    kept: list[Found] = []
    for attribution in sorted(found, key=lambda one: -len(one.content)):
        words = set(attribution.content)
        if not words:
            continue
        nested = any(
            set(attribution.cue) & set(other.content)
            or 2 * len(words & set(other.content)) > len(words)
            for other in kept
        )
        if not nested:
            kept.append(attribution)
    return sorted(kept, key=lambda one: one.cue)


def spans(numbers: tuple[int, ...], offsets: list[Offsets]) -> tuple[Offsets, ...]:
    """Return the stretches of text that the tokens cover; neighbours are one stretch."""
    joined: list[list[int]] = []
    before = None
    for number in numbers:
        start, end = offsets[number]
        if before is not None and number == before + 1:
            joined[-1][1] = end
        else:
            joined.append([start, end])
        before = number
    return tuple((start, end) for start, end in joined)
