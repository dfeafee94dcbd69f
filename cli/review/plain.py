"""The review as questions and answers, a line each: for scripts, screen readers, bare terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import typer

from cli.files import standard_input
from cli.output import UNREADABLE, line, note
from cli.review import acts, wording
from onrecord.errors import OnrecordError, UsageError
from onrecord.vocabulary import DISMISSAL_REASONS
from workflows.reviewing import ShownDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.vocabulary import DismissalReason
    from workflows.reviewing import Review, ShownPairs

_SHOWN: Final = 100  # characters of an answer that is none
_ALWAYS: Final = "l later, z undo, n next, p previous, s switch, ? help, q quit"
_ASKED: Final = {
    "claim": f"a accept, r reject, e edit, {_ALWAYS}",
    "contradiction": f"c confirm, d REASON dismiss, u unsure, o open, {_ALWAYS}",
}
_END: Final = "l take up what was kept for later, z undo, p previous, s switch, q quit"
_HELP: Final = (
    "Answer with one letter. What stands behind c, u, a or r is kept as your note.",
    "Behind d stand the number or the name of a reason, then your note:",
)


def review_plainly(review: Review) -> None:
    """Ask about one item after the other, until the answers end or somebody quits."""
    while _ask(review):
        pass
    line(wording.summary(review))


def _ask(review: Review) -> bool:
    """Show what is to be decided and take one answer; return whether to go on."""
    shown = review.look()
    told = wording.passed(review)
    if told:
        line(told.strip())
    for text in _lines(review):
        line(text)
    asked = _ASKED[review.noun] if shown is not None else _END
    while True:
        answer = _answer(f"{asked}: ")
        if answer is None or answer[:1] == "q":
            return False
        if answer == "?":
            for text in _help():
                line(text)
            continue
        try:
            if _act(review, answer):
                return True
        except UsageError as error:
            note(str(error))
        except OnrecordError as error:
            note(str(error))
            return True  # it is shown again, as it stands by now


def _answer(asked: str) -> str | None:
    """Return the next answer that is not empty, ``None`` where there is none any more."""
    while True:
        source = standard_input()
        typer.echo(asked, nl=not source.isatty())
        try:
            given = source.readline()
        except OSError:  # the terminal was closed: there is nobody left to answer
            return None
        if not given:
            return None
        if given.strip():
            return given.strip()


def _act(review: Review, answer: str) -> bool:
    """Do what an answer says, and tell it; return whether there is something new to show."""
    letter, _, rest = answer.partition(" ")
    own = rest.strip() or None
    if own is not None and UNREADABLE.search(own):
        raise UsageError("A note holds a control character, or is not UTF-8. Type it without it")
    act = _acts(review, own).get(letter)
    if act is None:
        note(f'"{letter[:_SHOWN]}" is no answer here. Type one of the letters, or ? for help')
        return False
    told = act()
    if told:
        line(told)
    return True


def _acts(review: Review, own: str | None) -> dict[str, Callable[[], str]]:
    always: dict[str, Callable[[], str]] = {
        "l": lambda: acts.later(review),
        "z": lambda: acts.undo(review),
        "n": lambda: _moved(review, 1),
        "p": lambda: _moved(review, -1),
        "s": lambda: acts.switch(review),
    }
    if review.shown is None:
        return always
    if isinstance(review.shown, ShownDraft):
        return always | {
            "a": lambda: acts.take(review, "accepted", own),
            "r": lambda: acts.take(review, "rejected", own),
            "e": lambda: acts.edit(review),
        }
    return always | {
        "c": lambda: acts.decide(review, "confirmed", note=own),
        "d": lambda: _dismissed(review, own),
        "u": lambda: acts.decide(review, "unsure", note=own),
        "o": lambda: acts.opened(review),
    }


def _moved(review: Review, steps: int) -> str:
    review.move(steps)
    return ""


def _dismissed(review: Review, rest: str | None) -> str:
    """Dismiss for the reason that stands behind the letter, or that is asked for."""
    if rest is None:
        for text in _reasons():
            line(text)
        rest = _answer("Reason: ")
    word, _, own = (rest or "").partition(" ")
    reason = _reason(word)
    return acts.decide(review, "dismissed", reason, own.strip() or None)


def _reason(word: str) -> DismissalReason:
    numbered = {str(number): one for number, one in enumerate(DISMISSAL_REASONS, start=1)}
    word = numbered.get(word, word)
    if word in DISMISSAL_REASONS:
        return cast("DismissalReason", word)
    raise UsageError(
        f'"{word[:_SHOWN]}" is no reason: nothing was decided. Give the number or the name of '
        "one; ? lists them"
    )


def _reasons() -> Iterator[str]:
    for number, reason in enumerate(DISMISSAL_REASONS, start=1):
        meant = wording.REASONS.get(reason, "")
        yield f"  {number:>2} {reason}{': ' + meant if meant else ''}"


def _help() -> Iterator[str]:
    yield from _HELP
    yield from _reasons()


def _lines(review: Review) -> Iterator[str]:
    shown = review.shown
    yield ""
    yield f"{wording.progress(review)}. {wording.before(review)}{wording.title(review)}"
    if shown is None:
        yield f"  {wording.end(review)}"
        return
    if isinstance(shown, ShownDraft):
        for paragraph in wording.draft(shown):
            yield f"  {wording.plain(paragraph)}"
        return
    yield from _pair(shown)


def _pair(shown: ShownPairs) -> Iterator[str]:
    above = (*wording.together(shown), *wording.decisions(shown))
    for paragraph in (*above, *wording.reasons(shown.views[0])):
        yield f"  {wording.plain(paragraph)}"
    for number, side in enumerate(wording.sides(shown), start=1):
        yield f"Side {number}"
        for paragraph in side:
            yield f"  {wording.plain(paragraph)}"
        looked = [piece.text for paragraph in side for piece in paragraph if piece.style == "mark"]
        if looked:
            yield f"  look at: {' | '.join(looked)}"
    for paragraph in wording.others(shown):
        yield f"  {wording.plain(paragraph)}"
