"""What lies over the review for a moment: the reasons to dismiss, and what each key does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cli.output import UNREADABLE
from cli.review import wording
from onrecord.vocabulary import DISMISSAL_REASONS

if TYPE_CHECKING:
    from textual.app import ComposeResult

KEYS: Final = "1234567890abcdefghijkmnoprstuvwxyz"  # q and l mean something else everywhere
_LONGEST: Final = 2_000  # characters of a note
HELP: Final = """\
A candidate: two claims that may not go together
  c        confirm: they contradict each other
  d        dismiss, then a key for the reason
  u        unsure
  o        open: decide each pair of several alone; again: together
A draft: a claim that a machine proposes
  a        accept: it counts from now on
  r        reject: it stays out, and is not proposed again
  e        edit it in your editor (VISUAL, else EDITOR)
Always
  w        write a note, which is kept with your next decision
  l        later: pass over it in this review; at the end: take them up
  z        undo what you decided last in this review
  n  p     next, previous
  Tab s    from drafts to candidates, or back
  arrows, Space, PageUp, PageDown    scroll
  q        quit: everything that you decided is stored already
Words set bold and underlined are those to look at. ⟦ ⟧ hold the quotation
within the words of its source.

Any other key goes back."""


class Reasons(ModalScreen[str | None]):
    """Asks why; the key of a reason gives it, Escape gives ``None``."""

    CSS = """
    Reasons { align: center bottom; background: transparent; }
    #reasons {
        width: 100%; height: auto; padding: 0 1;
        border-top: ascii ansi_default; background: ansi_default;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "give_up", "back")]

    def compose(self) -> ComposeResult:
        """List the reasons with their keys."""
        lines = [Content.styled("Dismiss because", "bold")]
        lines += [
            Content(f"{key}  {reason.replace('_', ' ')}{_meant(reason)}")
            for key, reason in zip(KEYS, DISMISSAL_REASONS, strict=False)
        ]
        lines.append(Content("Esc  do not dismiss"))
        with VerticalScroll(id="reasons"):
            yield Static(Content("\n").join(lines), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Give the reason of the key."""
        place = KEYS.find(event.character) if event.character else -1
        if 0 <= place < len(DISMISSAL_REASONS):
            event.stop()
            self.dismiss(DISMISSAL_REASONS[place])

    def action_give_up(self) -> None:
        """Go back without a reason."""
        self.dismiss(None)


class Note(ModalScreen[str | None]):
    """Asks for a note; Enter gives it, empty where nothing is left of it, Escape ``None``."""

    CSS = """
    Note { align: center bottom; background: transparent; }
    #note {
        width: 100%; height: auto; padding: 0 1;
        border-top: ascii ansi_default; background: ansi_default;
    }
    #note Input { border: none; height: 1; padding: 0; background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "back")]

    def __init__(self, note: str | None) -> None:
        super().__init__()
        self._before = note or ""

    def compose(self) -> ComposeResult:
        """Ask in one line, with what was written before."""
        with VerticalScroll(id="note"):
            yield Static(
                "A note for your next decision. Enter keeps it, Esc goes back", markup=False
            )
            yield Input(self._before, max_length=_LONGEST, select_on_focus=False)

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before the line is ready for it."""
        if not self.query_one(Input).has_focus and event.key != "escape":
            event.stop()
            again = events.Key(event.key, event.character)
            self.call_after_refresh(self.app.post_message, again)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the note, without what nobody could read."""
        self.dismiss(UNREADABLE.sub("", event.value).strip())

    def action_give_up(self) -> None:
        """Go back, with the note as it was."""
        self.dismiss(None)


class Help(ModalScreen[None]):
    """Tells what each key does."""

    CSS = """
    Help { align: center middle; background: ansi_default; }
    #help { width: 100%; max-width: 78; height: auto; max-height: 100%; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Show the text."""
        with VerticalScroll(id="help"):
            yield Static(Content(HELP), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Go back, but scroll with the keys that scroll."""
        text = self.query_one("#help", VerticalScroll)
        if event.key == "space" and text.scroll_offset.y < text.max_scroll_y:
            event.stop()
            text.scroll_page_down(animate=False)
        elif event.key not in {"up", "down", "pageup", "pagedown"}:
            event.stop()
            self.dismiss()


def _meant(reason: str) -> str:
    meant = wording.REASONS.get(reason)
    return f": {meant}" if meant else ""
