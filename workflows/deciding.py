"""Record what people decide about contradictions; what they decided is never overwritten."""

import re
from typing import Final

from sqlalchemy import Engine

from db.engine import writing
from db.reads.contradictions import contradiction_views
from db.reads.names import find_contradiction
from db.store.contradictions import append_decision, refresh_status
from onrecord.errors import UsageError
from onrecord.records import DecisionRecord
from onrecord.views import ContradictionView
from onrecord.vocabulary import DismissalReason, Verdict
from workflows.actor import Actor
from workflows.recording import Recorder

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def decide(
    engine: Engine,
    typed: str,
    verdict: Verdict,
    actor: Actor,
    *,
    reason: DismissalReason | None = None,
    note: str | None = None,
) -> ContradictionView:
    """Append a person's verdict on a contradiction and return it as it stands then.

    Raises UsageError for a dismissal without a reason, or a reason for anything else.
    """
    _refuse_reason(verdict, reason)
    for words in (note, actor.by):
        if words and CONTROL.search(words):
            raise UsageError("A note or a name holds control characters. Type it without them")
    decision = DecisionRecord(verdict=verdict, by=actor.by, at=actor.at, reason=reason, note=note)
    with writing(engine) as connection:
        found = find_contradiction(connection, typed)
        before = contradiction_views(connection, [found])[0]
        key = append_decision(connection, before.key, decision)
        refresh_status(connection, [before.key], produced=before.status != "stale")
        after = contradiction_views(connection, [found])[0]
        recorder = Recorder(connection, actor)
        statuses = ({"status": one.status} for one in (before, after))
        recorder.touch("contradiction", before.key, *statuses)
        recorder.touch("decision", key)
        recorder.log("decide", f"contradiction {before.key}: {verdict}")
    return after


def _refuse_reason(verdict: Verdict, reason: DismissalReason | None) -> None:
    if (verdict == "dismissed") != (reason is not None):
        raise UsageError(
            "A dismissal needs a reason: add --reason different_period (or another; see --help)"
            if reason is None
            else f"A reason belongs to a dismissal only: leave --reason out, or say dismissed "
            f"instead of {verdict}"
        )
