"""What `onrecord check` says of the probability that it proposes by, in words and as JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from cli import words
from cli.session import opened
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from db.store.recalibrations import Learned
    from onrecord.contradict.precision import Share
    from workflows.recalibrating import OfKind, Recalibrated
    from workflows.statements.machine import Machine

Recalibrate = Annotated[
    bool,
    typer.Option(
        "--recalibrate",
        help="Learn first how often people confirm such proposals; it holds from then on.",
    ),
]
Uncalibrate = Annotated[
    bool,
    typer.Option("--uncalibrate", help="Propose by the shipped probability again."),
]
_HARDLY: Final = 0.02


def done_as_asked(
    context: typer.Context, machine: "Machine", *, recalibrate: bool, uncalibrate: bool
) -> "Asked":
    """Learn, or go back, where it was asked for; return what tells what came of it."""
    from workflows.actor import present_actor
    from workflows.recalibrating import recalibrate as learn
    from workflows.recalibrating import uncalibrate as go_back

    if recalibrate and uncalibrate:
        raise UsageError(
            "--recalibrate learns from the decisions, --uncalibrate leaves what was learned. "
            "Give one or the other"
        )
    engine = opened(context)
    return Asked(
        context,
        machine,
        learned=learn(engine, present_actor(), machine) if recalibrate else None,
        left=go_back(engine, present_actor(), machine) if uncalibrate else None,
        went_back=uncalibrate,
    )


class Asked:
    """What was learned, or gone back from, before a check, and what it proposes by."""

    def __init__(
        self,
        context: typer.Context,
        machine: "Machine",
        *,
        learned: "Recalibrated | None",
        left: "Learned | None",
        went_back: bool,
    ) -> None:
        self._engine = opened(context)
        self._machine = machine
        self._learned = learned
        self._left = left
        self._went_back = went_back

    def before(self) -> Iterator[str]:
        """Give the lines that tell what was done before the check."""
        if self._learned is not None:
            yield from _learned_lines(self._learned)
        if self._went_back and self._left is not None:
            yield (
                "The shipped probability holds again; what "
                f"{_decisions(self._left)} taught is left. To learn again: "
                "onrecord check --recalibrate"
            )
        elif self._went_back:
            yield "The shipped probability held already: there is nothing to go back from"

    def after(self) -> Iterator[str]:
        """Give the line that tells by what the check proposed, where not by what was shipped."""
        held, used = self._held()
        if held is None:
            return
        if used:
            yield (
                f"Proposed by a probability that {_decisions(held)} corrected "
                f"({held.correction.name}, {held.at[:10]}, {held.by})"
            )
        else:
            yield (
                f"What {_decisions(held)} taught was about another version, and is not used. "
                "To learn again: onrecord check --recalibrate"
            )

    def shape(self) -> dict[str, Any]:
        """Return what is told, as JSON: ``null`` where nothing holds or nothing was asked."""
        held, used = self._held()
        return {
            "recalibration": None if held is None else _held_shape(held, used=used),
            "learned": None if self._learned is None else _learned_shape(self._learned),
        }

    def _held(self) -> "tuple[Learned | None, bool]":
        from workflows.recalibrating import held_correction

        return held_correction(self._engine, self._machine)


def _decisions(held: "Learned") -> str:
    return words.many(held.correction.decisions, "decision")


def _learned_lines(found: "Recalibrated") -> Iterator[str]:
    share = found.precision.all
    if found.correction is None:
        from onrecord.contradict.recalibration import LEAST_DECISIONS

        yield (
            f"Learned nothing: people confirmed or dismissed {words.many(share.decided, 'pair')} "
            f"of statements that the program proposed, and fewer than {LEAST_DECISIONS} tell too "
            "little. Nothing was changed"
        )
    else:
        yield (
            f"{'Had learned already' if found.kept else 'Learned'} from "
            f"{words.many(share.decided, 'pair')} that the program proposed and people decided "
            f"on: {share.confirmed} confirmed ({share.words})"
        )
    yield from map(_kind_line, found.kinds)
    if found.correction is not None:
        lost = found.lost
        dismissed = share.decided - share.confirmed
        yield (
            f"Of these pairs it would not have proposed {lost.confirmed} of the {share.confirmed} "
            f"confirmed and {lost.decided - lost.confirmed} of the {dismissed} dismissed"
        )
    left = _left_out(found)
    if left:
        yield f"Left out: {left}"
    if found.correction is not None:
        yield (
            "Checks propose by this until it is learned again. To go back: "
            "onrecord check --uncalibrate"
        )


def _kind_line(one: "OfKind") -> str:
    moved = f"{_way(one)} ({one.before:.2f} becomes {one.after:.2f})"
    if one.kind is None:
        return f"  any other kind -> {moved}"
    return f"  {one.kind}: {one.share.confirmed} of {one.share.decided} confirmed -> {moved}"


def _way(one: "OfKind") -> str:
    if abs(one.after - one.before) < _HARDLY:
        return "hardly changed"
    return "raised" if one.after > one.before else "lowered"


def _left_out(found: "Recalibrated") -> str:
    parts = (
        (found.precision.open, "unsure or disputed"),
        (found.reworded, "with a statement that was changed since"),
        (found.not_found, "that the rules of this version do not find"),
        (found.copies, "that say the same as another"),
    )
    return ", ".join(f"{count} {why}" for count, why in parts if count)


def _held_shape(held: "Learned", *, used: bool) -> dict[str, Any]:
    own = held.correction
    return {
        "name": own.name,
        "in_use": used,
        "slope": own.slope,
        "intercept": own.intercept,
        "offsets": dict(sorted(own.offsets.items())),
        "decisions": own.decisions,
        "confirmed": own.confirmed,
        "learned_for": held.learned_for,
        "learned_by": held.by,
        "learned_at": held.at,
    }


def _learned_shape(found: "Recalibrated") -> dict[str, Any]:
    return {
        "enough": found.correction is not None,
        "new": found.correction is not None and not found.kept,
        **_share_shape(found.precision.all),
        "unsure_or_disputed": found.precision.open,
        "reworded": found.reworded,
        "not_found": found.not_found,
        "copies": found.copies,
        "lost": None
        if found.correction is None
        else {
            "confirmed": found.lost.confirmed,
            "dismissed": found.lost.decided - found.lost.confirmed,
        },
        "kinds": [
            {
                "kind": one.kind,
                **_share_shape(one.share),
                "before": round(one.before, 4),
                "after": round(one.after, 4),
            }
            for one in found.kinds
        ],
    }


def _share_shape(share: "Share") -> dict[str, Any]:
    low, high = share.interval
    return {
        "decided": share.decided,
        "confirmed": share.confirmed,
        "low": round(low, 4),
        "high": round(high, 4),
    }
