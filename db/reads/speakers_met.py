"""The speakers of the record whom a text may mean, looked up by the names that it gives."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, or_, select

from db.store.rows import chunks, fetch, ids
from db.tables import Alias, Speaker
from onrecord.recordfile import slug
from onrecord.speakers.linking import KnownSpeaker
from onrecord.text import fold

_AT_ONCE: Final = 200  # names in one statement: SQLite nests no more than 1,000 conditions


class SpeakersMet:
    """Who goes by the names of one text; names that were told beforehand are asked for at once."""

    def __init__(self, connection: Connection, names: Iterable[str]) -> None:
        self._connection = connection
        self._found: dict[str, tuple[KnownSpeaker, ...]] = {}
        self._keys: dict[str, bool] = {}
        told = list(dict.fromkeys(names))
        for some in chunks(sorted({fold(name) for name in told} - {""}), _AT_ONCE):
            self._look_up(set(some))
        keys = {slug(name)[:80] for name in told}
        taken = ids(connection, Speaker, keys)
        self._keys.update((key, key in taken) for key in keys)

    def named(self, folded: str) -> tuple[KnownSpeaker, ...]:
        """Return who goes by a name, with or without "the", or has it for the end of theirs."""
        if folded not in self._found:
            self._look_up({folded})
        return self._found[folded]

    def has(self, key: str) -> bool:
        """Tell whether a speaker, of any state, has a key."""
        if key not in self._keys:
            self._keys[key] = bool(ids(self._connection, Speaker, [key]))
        return self._keys[key]

    def _look_up(self, names: set[str]) -> None:
        forms = {name: _forms(name) for name in names}
        wanted = set().union(*forms.values()) if forms else set()
        rows = {row.id: row for row in self._rows(wanted, {n for n in names if " " not in n})}
        aliases: dict[int, list[Any]] = {}
        statement = select(Alias.speaker_id, Alias.name, Alias.folded)
        for alias in fetch(self._connection, statement, Alias.speaker_id, rows) if rows else ():
            aliases.setdefault(alias.speaker_id, []).append(alias)
        known = [
            (
                {row.folded, *(alias.folded for alias in aliases.get(id_, ()))},
                KnownSpeaker(
                    row.key, row.name, tuple(a.name for a in aliases.get(id_, ())), row.kind
                ),
            )
            for id_, row in rows.items()
        ]
        for name, own in forms.items():
            self._found[name] = tuple(
                speaker for folded, speaker in known if folded & own or _ends_in(folded, name)
            )

    def _rows(self, forms: set[str], surnames: set[str]) -> list[Any]:
        if not forms:
            return []
        by_alias = select(Alias.speaker_id).where(Alias.folded.in_(forms))
        found: list[ColumnElement[bool]] = [Speaker.folded.in_(forms), Speaker.id.in_(by_alias)]
        found += [Speaker.folded.endswith(f" {name}", autoescape=True) for name in sorted(surnames)]
        statement = (
            select(Speaker.id, Speaker.key, Speaker.name, Speaker.kind, Speaker.folded)
            .where(~Speaker.withdrawn, Speaker.kind != "unnamed", or_(*found))
            .order_by(Speaker.key)
        )
        return list(self._connection.execute(statement).all())


def _forms(name: str) -> set[str]:
    bare = name.removeprefix("the ")
    return {name, bare, f"the {bare}"}


def _ends_in(folded: set[str], name: str) -> bool:
    return " " not in name and any(one.endswith(f" {name}") for one in folded)
