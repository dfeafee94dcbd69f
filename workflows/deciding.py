"""Record what people decide about contradictions; what they decided is never overwritten."""

import re
from typing import Final

from sqlalchemy import Engine

from db.engine import writing
from db.reads.contradictions import contradiction_views
from db.reads.names import find_contradiction
from db.store.changes import Entry, Touched, log_change
from db.store.contradictions import append_decision, refresh_status
from onrecord.errors import UsageError
from onrecord.records import DecisionRecord
from onrecord.views import ContradictionView
from onrecord.vocabulary import DismissalReason, Verdict
from workflows.actor import Actor

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
    if (verdict == "dismissed") != (reason is not None):
        raise UsageError(
            "A dismissal needs a reason: add --reason different_period (or another; see --help)"
            if reason is None
            else f"A reason belongs to a dismissal only: leave --reason out, or say dismissed "
            f"instead of {verdict}"
        )
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
        entry = Entry(
            at=actor.at,
            by=actor.by,
            act="decide",
            summary=f"contradiction {before.key}: {verdict}",
            touched=[
                Touched(
                    noun="contradiction",
                    key=before.key,
                    before={"status": before.status},
                    after={"status": after.status},
                ),
                Touched(noun="decision", key=key),
            ],
        )
        log_change(connection, entry)
    return after
