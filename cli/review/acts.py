"""What a key or an answer does, for the screen and for plain prompts alike.

Every act returns the sentence that tells what was done, and raises OnrecordError where it was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cli.review import wording
from workflows.deciding import Said

if TYPE_CHECKING:
    from onrecord.vocabulary import DismissalReason, Verdict
    from workflows.deciding_claims import Decided
    from workflows.reviewing import Review

_MAKES: Final = {
    "claim": "onrecord extract makes them of sources",
    "contradiction": "onrecord check searches for them",
}


def decide(
    review: Review, verdict: Verdict, reason: DismissalReason | None = None, note: str | None = None
) -> str:
    """Give the contradictions that are shown a verdict."""
    shown = review.shown
    return wording.done(shown, review.decide(Said(verdict, reason, note)))


def take(review: Review, status: Decided, note: str | None = None) -> str:
    """Accept or reject the draft that is shown."""
    shown = review.shown
    return wording.done(shown, review.take(status, note=note))


def later(review: Review) -> str:
    """Pass over what is shown."""
    if review.shown is None:
        again = review.again()
        return "Those that were kept for later" if again else "Nothing was kept for later"
    review.later()
    return "Kept for later in this review"


def undo(review: Review) -> str:
    """Take back what was done last in this review."""
    return wording.undone(review.undo())


def opened(review: Review) -> str:
    """Have each pair of a cluster be decided alone, or all at once again."""
    if review.open():
        item = review.queue.current
        alone = item is not None and item.part_of is not None
        return "Each pair is decided alone; o puts them together" if alone else "Together again"
    return "There is one pair, or one of them is decided alone already"


def switch(review: Review) -> str:
    """Go on with the other noun."""
    before = review.noun
    if review.switch():
        return f"The {wording.NOUNS[review.noun]}s"
    if review.noun == before:
        return f"This review is about {wording.NOUNS[before]}s alone"
    left = f"Nothing is left of the {wording.NOUNS[review.noun]}s"
    if not review.queue.items:
        left = f"There are no {wording.NOUNS[review.noun]}s here: {_MAKES[review.noun]}"
    review.switch()
    return left


def edit(review: Review) -> str:
    """Open the draft that is shown in the person's editor, and take it back."""
    from cli.record_editing import edited_as_text
    from workflows.edit_as_text import open_for_editing
    from workflows.editing import one_of
    from workflows.reviewing import ShownDraft

    shown = review.shown
    if not isinstance(shown, ShownDraft):
        return "Only drafts are edited here: onrecord claim edit changes any claim"
    saved = edited_as_text(
        review.engine, open_for_editing(review.engine, "claim", one_of(shown.claim.key))
    )
    if saved is None or saved.change is None:
        return "Changed nothing: the text is as it was, or empty"
    review.edited(saved.change, saved.detected.new)
    return f"Changed claim {shown.claim.id}, change {saved.change}: now accept or reject it"
