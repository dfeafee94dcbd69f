"""Review drafts and candidates one after the other: what comes next, and what a person says of it.

Each act is a transaction of its own, made by the use cases that commands have, too. A review
keeps nothing but its place: whoever breaks it off has lost no decision.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.asked import resolve
from db.reads.claims import claim_views
from db.reads.contradictions import ContradictionFilter, contradiction_views, statuses
from db.reads.last_changes import LastChange, last_changes
from db.reads.reviewing import draft_keys, passages_of, queued_pairs
from db.store.rows import ids
from db.tables import Claim, Contradiction
from onrecord.errors import OnrecordError
from onrecord.filters import Filters
from onrecord.review import Item, Passage, Progress, Queue, clusters
from onrecord.views import AppearanceView, ClaimView, ContradictionView
from workflows.actor import Actor, present_actor
from workflows.deciding import DecidedMeanwhileError, Said, decide_all
from workflows.deciding_claims import Decided, decide_claims
from workflows.editing import NotLastChangeError, one_of
from workflows.undoing import undo

Noun = Literal["claim", "contradiction"]
BOTH: Final[tuple[Noun, ...]] = ("claim", "contradiction")
_REPORTS: Final = 3  # of a claim, whose surroundings are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to go through: the nouns in their order, and what narrows them down.

    ``status``, ``scope`` and ``kind`` are those of contradictions; of claims only drafts are meant.
    """

    nouns: tuple[Noun, ...] = BOTH
    filters: Filters = field(default_factory=Filters)
    status: str = "candidate"
    scope: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDraft:
    """A draft to decide; ``last`` is its last change, ``passages`` are by appearance."""

    item: Item
    claim: ClaimView
    last: LastChange | None
    passages: Mapping[int, list[Passage]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPairs:
    """Contradictions to decide at once, the best founded first; ``passages`` are those of it."""

    item: Item
    views: tuple[ContradictionView, ...]
    passages: Mapping[int, list[Passage]]


Shown = ShownDraft | ShownPairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done with an item: what it was ``given``, and the change in the log.

    ``new`` counts candidates that were found by it.
    """

    noun: Noun
    item: Item
    given: str
    change: int
    new: int = 0


class NothingShownError(OnrecordError):
    """There is nothing to decide where a person decides."""

    def __init__(self) -> None:
        super().__init__("Nothing is shown that could be decided. Go back with p, or quit with q")


class ChangedMeanwhileError(OnrecordError):
    """A draft is not any more what a person was shown."""

    def __init__(self, claim: ClaimView, last: LastChange | None) -> None:
        who = f"{last.by} changed this claim (change {last.number})" if last else "it was changed"
        super().__init__(
            f"Meanwhile {who}: it is {claim.status}. Look again, then decide once more"
        )


class Review:
    """One person's way through what is to be decided."""

    def __init__(
        self, engine: Engine, wanted: Wanted, act: Callable[[], Actor] = present_actor
    ) -> None:
        self.engine = engine
        self.wanted = wanted
        self.noun: Noun = wanted.nouns[0]
        self.done: list[Done] = []
        self.shown: Shown | None = None
        self.passed: list[Shown] = []
        self._stays = False
        self._act = act
        self._queues: dict[Noun, Queue] = {}

    @property
    def queue(self) -> Queue:
        """The queue of the noun that is reviewed now, read when it is first asked for."""
        if self.noun not in self._queues:
            self._queues[self.noun] = Queue(self._items())
        return self._queues[self.noun]

    @property
    def progress(self) -> Progress:
        """How far one is with the noun that is reviewed now."""
        return self.queue.progress()

    @property
    def all_progress(self) -> dict[Noun, Progress]:
        """How far one is with each noun that was come to."""
        return {noun: queue.progress() for noun, queue in self._queues.items()}

    @property
    def given(self) -> str | None:
        """What was done in this review with the item that is shown."""
        item = self.queue.current
        mark = self.queue.mark_of(item) if item is not None else None
        if mark != "decided":
            return mark if mark == "later" else None
        own = [done.given for done in self.done if done.item == item]
        return own[-1] if own else None

    def look(self) -> Shown | None:
        """Return what is to be decided now, as it stands now; ``None`` at the end of all.

        What others decided before one came to it is passed over, and added to ``passed``.
        """
        while True:
            if self.queue.current is None:
                self._go_on()
            item = self.queue.current
            self.shown = None if item is None else self._shown(item)
            if item is None or self._stays or self.queue.mark_of(item):
                return self.shown
            if self.shown is None or not self._settled(self.shown):
                return self.shown
            self.passed.append(self.shown)
            self.queue.mark("elsewhere")

    def decide(self, said: Said) -> Done:
        """Give the contradictions that are shown a verdict.

        Raises DecidedMeanwhileError where one of them is not as it was shown.
        """
        shown = self.shown
        if not isinstance(shown, ShownPairs):
            raise NothingShownError
        keys = list(shown.item.keys)
        try:
            decided = decide_all(self.engine, lambda _: keys, said, self._act(), shown=shown.views)
        except DecidedMeanwhileError:
            self._stays = True
            raise
        given: str = said.verdict if said.reason is None else f"{said.verdict} ({said.reason})"
        return self._note(given, decided.change)

    def take(self, status: Decided, *, note: str | None = None) -> Done:
        """Accept or reject the draft that is shown.

        Raises ChangedMeanwhileError where somebody changed it since it was shown.
        """
        shown = self.shown
        if not isinstance(shown, ShownDraft):
            raise NothingShownError
        try:
            edited = decide_claims(
                self.engine, status, one_of(shown.claim.key), self._act(), note=note,
                if_change=shown.last.number if shown.last else None,
            )  # fmt: skip
        except NotLastChangeError as error:
            self._stays = True
            now = self.look()
            if not isinstance(now, ShownDraft):
                raise
            raise ChangedMeanwhileError(now.claim, now.last) from error
        return self._note(status, edited.change, edited.detected.new)

    def edited(self, change: int | None, new: int = 0) -> None:
        """Note that the draft that is shown was edited, so that ``undo`` takes that back first."""
        item = self.queue.current
        self._stays = True
        if item is not None and change is not None:
            self.done.append(
                Done(noun=self.noun, item=item, given="edited", change=change, new=new)
            )

    def later(self) -> None:
        """Pass over what is shown, for this review only."""
        self._stays = False
        self.queue.mark("later")

    def again(self) -> bool:
        """Take up what was kept for later; return whether there is any."""
        self._stays = False
        kept = [noun for noun, queue in self._queues.items() if queue.again()]
        if kept:
            self.noun = kept[0]
        return bool(kept)

    def move(self, steps: int) -> None:
        """Show the next item or the one before, whatever was done with it."""
        self._stays = True
        self.queue.move(steps)

    def open(self) -> bool:
        """Have each contradiction that is shown be decided alone, or put them together again."""
        if self.noun != "contradiction":
            return False
        self._stays = True
        return self.queue.open() or self.queue.close()

    def undo(self) -> Done | None:
        """Take back what was done last in this review, and show it; ``None`` where nothing was.

        Raises DependsError where something later depends on it.
        """
        if not self.done:
            return None
        last = self.done[-1]
        undo(self.engine, str(last.change), self._act())
        self.done.pop()
        self._stays = True
        self.noun = last.noun
        self.queue.reopen(last.item)
        return last

    def switch(self) -> bool:
        """Go to the other noun, as it stands by now; return whether anything is left of it."""
        nouns = self.wanted.nouns
        if len(nouns) == 1:
            return False
        self._stays = False
        self.noun = nouns[1 - nouns.index(self.noun)]
        known = self.noun in self._queues
        queue = self.queue
        if known:
            queue.extend(self._items())
        item = queue.current
        if item is None or queue.mark_of(item):
            queue.advance()
        return queue.current is not None

    def _go_on(self) -> None:
        """Go to the other noun where something is left of it: this one has come to its end."""
        if not self.switch():
            self.switch()

    def _note(self, given: str, change: int | None, new: int = 0) -> Done:
        item = self.queue.current
        if item is None:
            raise NothingShownError
        done = Done(noun=self.noun, item=item, given=given, change=change or 0, new=new)
        if change is not None:
            self.done.append(done)
        self._stays = False
        self.queue.mark("decided")
        return done

    def _settled(self, shown: Shown) -> bool:
        """Return whether somebody else left nothing of it to decide."""
        if isinstance(shown, ShownDraft):
            return shown.claim.status != "draft"
        wanted = statuses(self.wanted.status)
        return all(view.status not in wanted for view in shown.views)

    def _items(self) -> list[Item]:
        wanted = self.wanted
        with reading(self.engine) as connection:
            if self.noun == "claim":
                drafts = resolve(connection, replace(wanted.filters, status="draft"))
                return [Item((key,)) for key in draft_keys(connection, drafts)]
            # How sure a draft is says nothing here; the limit is one of questions, not pairs.
            filters = replace(wanted.filters, min_confidence=None, limit=None)
            meant = ContradictionFilter(
                claims=resolve(connection, filters),
                statuses=statuses(wanted.status),
                scope=wanted.scope,
                kind=wanted.kind,
            )
            found = clusters(queued_pairs(connection, meant))
            return [Item(keys) for keys in found[: wanted.filters.limit]]

    def _shown(self, item: Item) -> Shown:
        with reading(self.engine) as connection:
            if self.noun == "claim":
                return _draft(connection, item)
            return _pairs(connection, item)


def _draft(connection: Connection, item: Item) -> ShownDraft:
    (key,) = item.keys
    (id_,) = ids(connection, Claim, [key]).values()
    claim = claim_views(connection, [id_])[id_]
    return ShownDraft(
        item=item,
        claim=claim,
        last=last_changes(connection, "claim", [key]).get(key),
        passages=passages_of(connection, _reports(claim)),
    )


def _pairs(connection: Connection, item: Item) -> ShownPairs:
    found = ids(connection, Contradiction, item.keys)
    views = tuple(contradiction_views(connection, [found[key] for key in item.keys]))
    sides = zip(views[0].claims, views[0].sides, strict=True)
    reports = [one for claim, side in sides for one in _reports(claim, side.appearance_id)]
    return ShownPairs(item=item, views=views, passages=passages_of(connection, reports))


def _reports(claim: ClaimView, appearance: int | None = None) -> list[AppearanceView]:
    """Return the reports of a claim that are shown: the one that is meant, else the first."""
    meant = [one for one in claim.appearances if appearance in {None, one.id}]
    return meant[:_REPORTS]
