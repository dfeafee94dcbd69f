"""Record what people decide about contradictions; what they decided is never overwritten."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Engine

from db.engine import trying, writing
from db.reads.contradictions import contradiction_views
from db.store.contradictions import append_decisions, refresh_status
from db.store.rows import ids
from db.tables import Contradiction
from onrecord.errors import OnrecordError, UsageError
from onrecord.records import DecisionRecord
from onrecord.views import ContradictionView
from onrecord.vocabulary import DismissalReason, Verdict
from workflows.actor import Actor
from workflows.editing import Select, summary
from workflows.naming import those_named
from workflows.recording import Recorder

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
HALF: Final = re.compile(r"[\ud800-\udfff]")


class DecidedMeanwhileError(OnrecordError):
    """What a person is about to decide is not any more what that person was shown."""

    def __init__(self, before: ContradictionView, now: ContradictionView) -> None:
        new = [one for one in now.decisions if one not in before.decisions]
        if new:
            reason = f" ({new[-1].reason})" if new[-1].reason else ""
            what = f"{new[-1].by} decided contradiction {now.id}: {new[-1].verdict}{reason}"
        elif now.status != before.status:
            what = f"contradiction {now.id} became {now.status}"
        else:
            what = f"a claim of contradiction {now.id} was changed"
        super().__init__(f"Meanwhile {what}. Look again, then decide once more")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person makes of contradictions; a dismissal has a ``reason``, nothing else has."""

    verdict: Verdict
    reason: DismissalReason | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The contradictions that were decided, as they stand then; ``change`` is in the log."""

    views: tuple[ContradictionView, ...]
    change: int | None


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

    Raises as ``decide_all`` does.
    """
    select = those_named("contradiction", [typed])
    return decide_all(engine, select, Said(verdict, reason, note), actor).views[0]


def decide_all(
    engine: Engine,
    select: Select,
    said: Said,
    actor: Actor,
    *,
    shown: Iterable[ContradictionView] = (),
    dry_run: bool = False,
) -> Decided:
    """Append one verdict to several contradictions, all of it or nothing, as one change.

    ``shown`` are those that the person saw: where one is not so any more, nothing is decided and
    DecidedMeanwhileError is raised. ``dry_run`` does all of it and takes it back. Raises
    UsageError for a dismissal without a reason, or a reason for anything else.
    """
    decision = _decision(said, actor)
    seen = {view.key: view for view in shown}
    with (trying if dry_run else writing)(engine) as connection:
        before = _views(connection, select(connection))
        for view in before:
            if seen.get(view.key, view) != view:
                raise DecidedMeanwhileError(seen[view.key], view)
        decisions = append_decisions(connection, [view.key for view in before], decision)
        for stale in (False, True):
            keys = [view.key for view in before if (view.status == "stale") == stale]
            refresh_status(connection, keys, produced=not stale)
        after = _views(connection, [view.key for view in before])
        change = _log(Recorder(connection, actor), before, after, decisions, said.verdict)
    return Decided(tuple(after), change)


def _views(connection: Connection, keys: Iterable[str]) -> list[ContradictionView]:
    wanted = list(dict.fromkeys(keys))
    found: Mapping[str, int] = ids(connection, Contradiction, wanted)
    return contradiction_views(connection, [found[key] for key in wanted])


def _log(
    recorder: Recorder,
    before: list[ContradictionView],
    after: list[ContradictionView],
    decisions: list[str],
    verdict: Verdict,
) -> int | None:
    for old, new, decision in zip(before, after, decisions, strict=True):
        recorder.touch("contradiction", old.key, {"status": old.status}, {"status": new.status})
        recorder.touch("decision", decision)
    return recorder.log("decide", summary("contradiction", [one.key for one in before], verdict))


def _decision(said: Said, actor: Actor) -> DecisionRecord:
    _refuse_reason(said.verdict, said.reason)
    for words in (said.note, actor.by):
        if words and CONTROL.search(words):
            raise UsageError("A note or a name holds control characters. Type it without them")
        if words and HALF.search(words):  # what a shell hands over that is not UTF-8
            raise UsageError("A note or a name is not text in UTF-8. Type it in UTF-8")
    return DecisionRecord(
        verdict=said.verdict, by=actor.by, at=actor.at, reason=said.reason, note=said.note
    )


def _refuse_reason(verdict: Verdict, reason: DismissalReason | None) -> None:
    if (verdict == "dismissed") != (reason is not None):
        raise UsageError(
            "A dismissal needs a reason: add --reason different_period (or another; see --help)"
            if reason is None
            else f"A reason belongs to a dismissal only: leave --reason out, or say dismissed "
            f"instead of {verdict}"
        )
