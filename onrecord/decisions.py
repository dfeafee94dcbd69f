"""What people's verdicts make of a contradiction: its status is derived, never set by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.vocabulary import ContradictionStatus, Verdict


@dataclass(frozen=True, slots=True)
class Vote:
    """One verdict: by whom, and when (UTC, ISO text)."""

    verdict: Verdict
    by: str
    at: str


def status(votes: Iterable[Vote], *, produced: bool) -> ContradictionStatus:
    """Return the status that the votes give; each person's latest vote counts.

    ``produced`` tells whether the machine still finds the pair, or a person recorded it: one
    that neither holds up any more is stale, whatever was decided.
    """
    if not produced:
        return "stale"
    latest: dict[str, Vote] = {}
    for vote in votes:
        if vote.by not in latest or latest[vote.by].at <= vote.at:
            latest[vote.by] = vote
    verdicts = {vote.verdict for vote in latest.values()}
    if not verdicts:
        return "candidate"
    return verdicts.pop() if len(verdicts) == 1 else "disputed"
