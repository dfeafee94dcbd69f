"""What keys stand for, remembered for the length of one writing transaction."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, select

from db.store.rows import fetch, ids
from db.store.sources import coded_captures, load_source_facts
from db.tables import Base, Source, Speaker
from onrecord.evidence import SourceFacts

_TEXT: Final = 16_000_000  # code points of held texts that are kept in memory


class Known:
    """Ids by key, which never change, and facts, to be forgotten when their records change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[type[Base], dict[str, int]] = {}
        self._facts: dict[str, SourceFacts] = {}
        self._captures: dict[str, int] = {}
        self._kinds: dict[str, str] = {}
        self._text = 0

    def ids(self, table: type[Base], keys: Iterable[str]) -> Mapping[str, int]:
        """Return the ids of the keys that ``table`` has, among others."""
        found = self._ids.setdefault(table, {})
        found.update(ids(self._connection, table, [key for key in keys if key not in found]))
        return found

    def sources(self, keys: Iterable[str]) -> Mapping[str, SourceFacts]:
        """Return what each source can prove, its held text included, among others."""
        wanted = set(keys)
        if self._text > _TEXT:
            self.forget()
        new = load_source_facts(self._connection, wanted - self._facts.keys())
        self._facts.update(new)
        self._text += sum(len(facts.text) for facts in new.values() if facts.text is not None)
        return self._facts

    def captures(self, keys: Iterable[str]) -> Mapping[str, int]:
        """Return the id of the capture that each source's record names, among others."""
        missing = {key for key in keys if key not in self._captures}
        sources = self.ids(Source, missing)
        by_id = {sources[key]: key for key in missing if key in sources}
        for id_, (capture, _) in coded_captures(self._connection, by_id).items():
            self._captures[by_id[id_]] = capture
        return self._captures

    def kinds(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return the kind of each speaker, among others."""
        missing = {key for key in keys if key not in self._kinds}
        rows = fetch(self._connection, select(Speaker.key, Speaker.kind), Speaker.key, missing)
        self._kinds.update((row.key, row.kind) for row in rows)
        return self._kinds

    def forget(self) -> None:
        """Forget what sources prove and what speakers are: their records may have changed."""
        self._facts, self._captures, self._kinds, self._text = {}, {}, {}, 0
