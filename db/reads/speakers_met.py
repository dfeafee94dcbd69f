"""The speakers of the record whom texts may mean, looked up by the names that these give."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select, union

from db.store.rows import chunks, fetch, ids
from db.tables import Alias, Speaker
from onrecord.recordfile import slug
from onrecord.records import SpeakerRecord
from onrecord.speakers.linking import KnownSpeaker
from onrecord.text import fold

_AT_ONCE: Final = 200  # names in one statement: SQLite nests no more than 1,000 conditions


def _last_word(column: Any) -> ColumnElement[str]:
    """Return what stands behind the last blank: worked out once for however many surnames."""
    return func.substr(column, func.length(func.rtrim(column, func.replace(column, " ", ""))) + 1)


_LAST: Final = _last_word(Speaker.folded)
_LAST_OF_ALIAS: Final = _last_word(Alias.folded)


class SpeakersMet:
    """Who goes by the names of texts; names that were told beforehand are asked for at once.

    For the length of one transaction that writes: what it adds to the record it tells here.
    """

    def __init__(self, connection: Connection, names: Iterable[str]) -> None:
        self._connection = connection
        self._asked: set[str] = set()
        self._called: dict[str, dict[str, KnownSpeaker]] = {}
        self._ending: dict[str, dict[str, KnownSpeaker]] = {}
        self._keys: dict[str, bool] = {}
        told = list(dict.fromkeys(names))
        for some in chunks(sorted({fold(name) for name in told} - {""}), _AT_ONCE):
            self._look_up(set(some))
        self.lacking(slug(name)[:80] for name in told)

    def named(self, folded: str) -> tuple[KnownSpeaker, ...]:
        """Return who goes by a name, with or without "the", or has it for the end of theirs."""
        if folded not in self._asked:
            self._look_up({folded})
        found: dict[str, KnownSpeaker] = {}
        for form in _forms(folded):
            found |= self._called.get(form, {})
        found |= self._ending.get(folded, {})
        return tuple(found[key] for key in sorted(found))

    def has(self, key: str) -> bool:
        """Tell whether a speaker, of any state, has a key."""
        return not self.lacking([key])

    def lacking(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys that no speaker has, of any state."""
        wanted = set(keys)
        unknown = wanted - self._keys.keys()
        taken = ids(self._connection, Speaker, unknown)
        self._keys.update((key, key in taken) for key in unknown)
        return {key for key in wanted if not self._keys[key]}

    def add(self, speakers: Iterable[SpeakerRecord]) -> None:
        """Count speakers as known that are added to the record."""
        for one in speakers:
            self._keys[one.key] = True
            if one.kind != "unnamed":
                known = KnownSpeaker(one.key, one.name, one.aliases, one.kind)
                self._keep(known, {fold(one.name) or one.name, *map(fold, one.aliases)})

    def _keep(self, known: KnownSpeaker, names: Iterable[str]) -> None:
        for name in names:
            self._called.setdefault(name, {})[known.key] = known
            before, _, last = name.rpartition(" ")
            if before:
                self._ending.setdefault(last, {})[known.key] = known

    def _look_up(self, names: set[str]) -> None:
        self._asked |= names
        rows = {row.id: row for row in self._rows(names)}
        aliases: dict[int, list[Any]] = {}
        statement = select(Alias.speaker_id, Alias.name, Alias.folded).order_by(Alias.position)
        for alias in fetch(self._connection, statement, Alias.speaker_id, rows):
            aliases.setdefault(alias.speaker_id, []).append(alias)
        for id_, row in rows.items():
            own = aliases.get(id_, [])
            known = KnownSpeaker(row.key, row.name, tuple(a.name for a in own), row.kind)
            self._keep(known, {row.folded, *(alias.folded for alias in own)})

    def _rows(self, names: set[str]) -> list[Any]:
        if not names:
            return []
        forms = {form for name in names for form in _forms(name)}
        called = [
            select(Speaker.id).where(Speaker.folded.in_(forms)),
            select(Alias.speaker_id).where(Alias.folded.in_(forms)),
        ]
        surnames = {name for name in names if " " not in name}
        if surnames:  # no index serves these: names, and nothing else, are read from first to last
            called.append(select(Speaker.id).where(_LAST.in_(surnames)))
            called.append(select(Alias.speaker_id).where(_LAST_OF_ALIAS.in_(surnames)))
        statement = select(Speaker.id, Speaker.key, Speaker.name, Speaker.kind, Speaker.folded)
        wanted = statement.where(
            Speaker.id.in_(union(*called)), ~Speaker.withdrawn, Speaker.kind != "unnamed"
        )
        return list(self._connection.execute(wanted).all())


def _forms(name: str) -> set[str]:
    bare = name.removeprefix("the ")
    return {name, bare, f"the {bare}"}
