"""The review on the whole screen: what is to be decided, and a key for everything.

It draws and listens; what a key does is in ``acts``, what is shown is worded in ``wording``. Words
of the record go into ``Content`` as they are: a string would be read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal, cast

from textual import events
from textual.app import App, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cli.review import acts, wording
from cli.review.dialogs import Help, Note, Reasons
from onrecord.errors import OnrecordError
from workflows.reviewing import ShownDraft, ShownPairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from cli.review.wording import Paragraph
    from onrecord.vocabulary import DismissalReason, Verdict
    from workflows.deciding_claims import Decided
    from workflows.reviewing import Review, Shown

# None of them is a colour: what is set apart is so on every terminal.
STYLES: Final = {
    "": "", "name": "bold", "label": "italic", "mark": "bold underline", "aside": "dim",
}  # fmt: skip
_SIDE_BY_SIDE: Final = 70  # columns
_ONE_PAIR: Final = "c confirm  d dismiss  u unsure  l later  z undo  w note  ? help  q quit"
_PAIRS: Final = "c confirm  d dismiss  u unsure  l later  z undo  o open  w note  ? help  q quit"
_DRAFT: Final = "a accept  r reject  e edit  l later  z undo  w note  n/p move  ? help  q quit"
_NOTHING: Final = "That key does nothing here; ? lists the keys"
_SMALL: Final = "The keys are small letters; ? lists them"
_END: Final = "l take up the later ones  z undo  p previous  Tab switch  q quit"


class Body(VerticalScroll):
    """What is to be decided; it has the keys while no dialog lies over it."""

    def on_key(self, event: events.Key) -> None:
        """Note that the key was typed here, before it goes on to whoever knows it."""
        cast("ReviewApp", self.app).typed.append(event)


_Becomes = Literal["used", "kept", "dropped"]


class ReviewApp(App[None]):
    """One review on the screen. Every decision is stored when its key is pressed."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_SIDE_BY_SIDE, "-wide")]  # noqa: RUF012
    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    #title { height: auto; max-height: 2; text-style: reverse bold; padding: 0 1; }
    #body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    #body > Static { height: auto; }
    #sides { height: auto; margin: 1 0; }
    #sides > Static { height: auto; width: 1fr; }
    .-wide #second { border-left: ascii ansi_default; padding-left: 1; }
    .-wide #first { padding-right: 1; }
    .-narrow #sides { layout: vertical; }
    .-narrow #sides > Static { width: 100%; }
    .-narrow #second { border-top: ascii ansi_default; }
    #told { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    #foot { height: auto; padding: 0 1; }
    #progress { height: auto; width: 1fr; }
    #more { height: auto; width: auto; padding-left: 2; }
    #keys { height: auto; text-style: reverse; padding: 0 0 0 1; }
    .gone { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "decide('confirmed')", "confirm"),
        Binding("d", "dismiss_for", "dismiss"),
        Binding("u", "decide('unsure')", "unsure"),
        Binding("a", "take('accepted')", "accept"),
        Binding("r", "take('rejected')", "reject"),
        Binding("e", "edit", "edit"),
        Binding("w", "write", "note"),
        Binding("l", "later", "later"),
        Binding("z", "undo", "undo"),
        Binding("o", "open", "open"),
        Binding("n", "move(1)", "next"),
        Binding("p", "move(-1)", "previous"),
        Binding("tab,s", "switch", "switch", priority=True),
        Binding("space", "page", "scroll"),
        Binding("question_mark", "keys", "help"),
        Binding("q", "quit", "quit"),
        Binding("ctrl+c", "quit", "quit", priority=True),
    ]

    def __init__(self, review: Review) -> None:
        super().__init__(ansi_color=True)
        self.review = review
        self.note: str | None = None
        self.typed: list[events.Key] = []

    def compose(self) -> ComposeResult:
        """Lay out the title, the two sides, and what stands at the foot."""
        yield Static(id="title", markup=False)
        with Body(id="body"):
            yield Static(id="above", markup=False)
            with Horizontal(id="sides"):
                yield Static(id="first", markup=False)
                yield Static(id="second", markup=False)
            yield Static(id="below", markup=False)
        yield Static(id="told", markup=False)
        with Horizontal(id="foot"):
            yield Static(id="progress", markup=False)
            yield Static("Space: more", id="more", markup=False, classes="gone")
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first one; arrows scroll from the beginning."""
        body = self.query_one("#body")
        body.focus()
        self.watch(body, "show_vertical_scrollbar", self._more)
        self._show("")

    def on_key(self, event: events.Key) -> None:
        """Tell of a key that does nothing: with Caps Lock on, that is every letter."""
        below = event in self.typed
        self.typed = [one for one in self.typed if one is not event]
        if len(self.screen_stack) > 1 and below:
            # On a slow line it comes with the key that opened the dialog: it is for that one.
            event.stop()
            event.prevent_default()
            self.post_message(events.Key(event.key, event.character))
        if len(self.screen_stack) > 1 or not event.is_printable or event.key in _KEYS:
            return
        capital = event.character and event.character.lower() in _KEYS
        self._tell(_SMALL if capital else _NOTHING)

    def action_decide(self, verdict: Verdict) -> None:
        """Give what is shown a verdict."""
        if self._is(ShownPairs):
            self._do(lambda: acts.decide(self.review, verdict, note=self.note), note="used")

    def action_dismiss_for(self) -> None:
        """Ask for the reason, then dismiss what is shown."""
        if not self._is(ShownPairs):
            return

        def dismissed(reason: str | None) -> None:
            if reason is None:
                self._tell("Not dismissed")
                return
            why = cast("DismissalReason", reason)
            self._do(lambda: acts.decide(self.review, "dismissed", why, self.note), note="used")

        self.push_screen(Reasons(), dismissed)

    def action_take(self, status: Decided) -> None:
        """Accept or reject the draft that is shown."""
        if self._is(ShownDraft):
            self._do(lambda: acts.take(self.review, status, self.note), note="used")

    def action_edit(self) -> None:
        """Give the terminal to the person's editor for as long as it takes."""
        if not self._is(ShownDraft):
            return

        def edit() -> str:
            try:
                with self.suspend():
                    return acts.edit(self.review)
            except SuspendNotSupported:
                return "This terminal cannot be given to an editor: onrecord claim edit"

        self._do(edit, note="kept")

    def action_write(self) -> None:
        """Ask for a note that goes with the next decision."""

        def written(note: str | None) -> None:
            if note is not None:
                self.note = note or None
            self._tell(f"Your note: {self.note}" if self.note else "No note")

        if self.review.shown is not None:
            self.push_screen(Note(self.note), written)

    def action_later(self) -> None:
        """Keep what is shown for later."""
        self._do(lambda: acts.later(self.review))

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._do(lambda: acts.undo(self.review))

    def action_open(self) -> None:
        """Have the pairs of a cluster be decided alone, or together again."""
        if self._is(ShownPairs):
            self._do(lambda: acts.opened(self.review), note="kept")

    def action_move(self, steps: int) -> None:
        """Show the next or the one before."""

        def move() -> str:
            self.review.move(steps)
            return ""

        self._do(move)

    def action_switch(self) -> None:
        """Go from drafts to candidates, or back."""
        if len(self.screen_stack) == 1:  # its keys come before those of a dialog
            self._do(lambda: acts.switch(self.review))

    def action_page(self) -> None:
        """Scroll a page down."""
        self.query_one("#body", VerticalScroll).scroll_page_down(animate=False)

    def action_keys(self) -> None:
        """Show what each key does."""
        self.push_screen(Help())

    def _is(self, kind: type[ShownDraft | ShownPairs]) -> bool:
        """Return whether that is shown; tell where it is not."""
        if isinstance(self.review.shown, kind):
            return True
        self._tell(_NOTHING)
        return False

    def _do(self, act: Callable[[], str], *, note: _Becomes = "dropped") -> None:
        """Do something, and show what is next, or the same again where it was refused.

        ``note`` is what becomes of the note, where it was not refused: it is about what is shown.
        """
        try:
            told = act()
        except OnrecordError as error:
            told = str(error)
        else:
            if self.note and note == "dropped":
                told = ". ".join(filter(None, (told, "Your note was dropped")))
            if note != "kept":
                self.note = None
        self._show(told)

    def _show(self, told: str) -> None:
        review = self.review
        try:
            shown = review.look()
        except OnrecordError as error:
            self._tell(str(error))
            return
        above, first, second, below = _parts(review)
        for name, paragraphs in (("above", above), ("below", below)):
            self._put(name, content(paragraphs))
            self.query_one(f"#{name}").set_class(not paragraphs, "gone")
        self._put("first", content(first, apart=True))
        self._put("second", content(second, apart=True))
        self.query_one("#second").set_class(not second, "gone")
        self._put("title", Content(wording.title(review)))
        self._put("progress", Content(wording.before(review) + wording.progress(review)))
        self._put("keys", Content(_keys(shown)))
        self._tell(wording.passed(review) + told)
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def _more(self, scrolls: bool) -> None:
        """Say in words what a scrollbar of one column says: it is easily overlooked."""
        self.screen_stack[0].query_one("#more").set_class(not scrolls, "gone")

    def _tell(self, told: str) -> None:
        self._put("told", Content(wording.text(told)))
        self.query_one("#told").set_class(not told, "gone")

    def _put(self, name: str, shown: Content) -> None:
        # Not the screen on top: that may be the list of reasons, which is about to go.
        self.screen_stack[0].query_one(f"#{name}", Static).update(shown)


def content(paragraphs: Iterable[Paragraph], *, apart: bool = False) -> Content:
    """Return paragraphs as the screen shows them, with an empty line between where ``apart``."""
    lines = [
        Content.assemble(*((piece.text, STYLES[piece.style]) for piece in paragraph))
        for paragraph in paragraphs
    ]
    return Content("\n\n" if apart else "\n").join(lines)


_KEYS: Final = frozenset(
    key for one in ReviewApp.BINDINGS if isinstance(one, Binding) for key in one.key.split(",")
)


def _keys(shown: Shown | None) -> str:
    if shown is None:
        return _END
    if isinstance(shown, ShownDraft):
        return _DRAFT
    return _PAIRS if len(shown.views) > 1 or shown.item.part_of else _ONE_PAIR


Paragraphs = list["Paragraph"]


def _parts(review: Review) -> tuple[Paragraphs, Paragraphs, Paragraphs, Paragraphs]:
    """Return what stands above the sides, on them, and below."""
    shown = review.shown
    if shown is None:
        return [], [[wording.Piece(wording.end(review))]], [], []
    if isinstance(shown, ShownDraft):
        return [], list(wording.draft(shown)), [], []
    why = list(wording.reasons(shown.views[0]))
    above = [*wording.together(shown), *wording.decisions(shown), *why[:1]]
    first, second = wording.sides(shown, dates_first=True)
    return above, first, second, [*wording.others(shown), *why[1:]]
