"""Find the one record that a person means: by id, by key, by name, or by a part of a name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select, union_all

from db.tables import (
    RECORD_TABLES,
    Alias,
    Change,
    Claim,
    Contradiction,
    Proposition,
    Source,
    Speaker,
    Topic,
)
from onrecord.errors import NotFoundError, UsageError
from onrecord.text import fold

_TABLES: Final[Mapping[str, Any]] = {**RECORD_TABLES, "contradiction": Contradiction}
_LISTED: Final = 5
_WORSE: Final = 15  # a suggestion so much below the best one only confuses
_LONGEST_ID: Final = 18  # digits: what both engines take as a whole number


class NobodyFoundError(NotFoundError):
    """No record answers to what was typed; near names are suggested."""

    def __init__(self, noun: str, typed: str, near: Sequence[str]) -> None:
        hint = f" Did you mean {_or(near)}?" if near else ""
        super().__init__(f'No {noun} "{typed}".{hint} Try: onrecord {noun} list')


class SeveralFoundError(UsageError):
    """Several records answer to what was typed."""

    def __init__(self, noun: str, typed: str, found: Sequence[tuple[int, str]]) -> None:
        listed = ", ".join(f"{id_} ({name})" for id_, name in found[:_LISTED])
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        super().__init__(
            f'"{typed}" could be several {noun}s: {listed}{more}. Give the id or the whole name'
        )


@dataclass(frozen=True, slots=True)
class _Noun:
    word: str
    table: Any
    names: Any  # a select, or None: (id, name as shown, folded)


def find_speaker(connection: Connection, typed: str) -> int:
    """Return the id of a speaker; an unnamed one is found by id or key only."""
    return _find(connection, _SPEAKER, typed)


def find_source(connection: Connection, typed: str) -> int:
    """Return the id of a source, by id, key, or title and publisher."""
    return _find(connection, _SOURCE, typed)


def find_topic(connection: Connection, typed: str) -> int:
    """Return the id of a topic, by id, key or name."""
    return _find(connection, _TOPIC, typed)


def find_proposition(connection: Connection, typed: str) -> int:
    """Return the id of a proposition, by id, key or a part of its sentence."""
    return _find(connection, _PROPOSITION, typed)


def find_slot(connection: Connection, typed: str) -> int:
    """Return the id of a proposition with an open value; raises UsageError for any other one.

    A part of a sentence means the slot that has it, whatever other propositions have it.
    """
    slots = _Noun("proposition", Proposition, _PROPOSITION.names.where(Proposition.slot))
    try:
        found = _find(connection, slots, typed)
    except NobodyFoundError:
        found = find_proposition(connection, typed)
    row = connection.execute(
        select(Proposition.key, Proposition.slot).where(Proposition.id == found)
    ).one()
    if not row.slot:
        raise UsageError(
            f'The proposition "{row.key}" has no open value, so no numbers. '
            f"Name one that has, or see who says what: onrecord proposition show {row.key}"
        )
    return found


def find_claim(connection: Connection, typed: str) -> int:
    """Return the id of a claim, by id or key."""
    return _find(connection, _Noun("claim", Claim, None), typed)


def find_contradiction(connection: Connection, typed: str) -> int:
    """Return the id of a contradiction, by id or key."""
    return _find(connection, _Noun("contradiction", Contradiction, None), typed)


def find_change(connection: Connection, typed: str) -> int:
    """Return the number of a change in the log."""
    found = _by_id(connection, _Noun("change", Change, None), typed)
    if found is None:
        raise NotFoundError(f'No change "{typed}". Its number is in: onrecord log')
    return found


def key_of(connection: Connection, noun: str, record_id: int) -> str:
    """Return the key of a record of a noun, by its id."""
    table = _TABLES[noun]
    key: str = connection.execute(select(table.key).where(table.id == record_id)).scalar_one()
    return key


def of_key(connection: Connection, noun: str, key: str) -> int:
    """Return the id of the record of a noun that has a key."""
    found = _by_key(connection, _Noun(noun, _TABLES[noun], None), key)
    if found is None:
        raise NobodyFoundError(noun, key, [])
    return found


def _find(connection: Connection, noun: _Noun, typed: str) -> int:
    found = _by_id(connection, noun, typed) or _by_key(connection, noun, typed)
    if found is not None:
        return found
    wanted = fold(typed)
    if noun.names is None or not wanted or not typed.isprintable():
        raise NobodyFoundError(noun.word, typed, [])
    names = noun.names.subquery()
    # LIKE has a longest pattern, and its own idea of case.
    place = func.instr if connection.dialect.name == "sqlite" else func.strpos
    parts = _named(connection, names, names.c.folded == wanted) or _named(
        connection, names, place(names.c.folded, wanted) > 0
    )
    if not parts:
        near = {row.folded: row.name for row in connection.execute(select(names))}
        raise NobodyFoundError(noun.word, typed, _near(wanted, near))
    if len(parts) > 1:
        raise SeveralFoundError(noun.word, typed, parts)
    return parts[0][0]


def _named(connection: Connection, names: Any, condition: Any) -> list[tuple[int, str]]:
    """Return (id, shown name) of the records with such a name, each once."""
    rows = connection.execute(select(names).where(condition).order_by(names.c.id))
    return _distinct((row.id, row.name) for row in rows)


def _by_id(connection: Connection, noun: _Noun, typed: str) -> int | None:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_ID):
        return None
    statement = select(noun.table.id).where(noun.table.id == int(typed))
    return connection.execute(statement).scalar()


def _by_key(connection: Connection, noun: _Noun, typed: str) -> int | None:
    if not typed.isprintable():  # no key has such characters, and the drivers refuse some
        return None
    statement = select(noun.table.id).where(noun.table.key == typed)
    return connection.execute(statement).scalar()


def _distinct(found: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    unique: dict[int, str] = {}
    for id_, name in found:
        unique.setdefault(id_, name)
    return sorted(unique.items())


def _near(wanted: str, names: Mapping[str, str]) -> list[str]:
    """Return the shown names whose folded names are nearest."""
    from rapidfuzz import fuzz, process, utils  # only a name that nobody has needs it

    found = process.extract(
        wanted,
        list(names),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=3,
        score_cutoff=60,
    )
    near = [match for match in found if match[1] >= found[0][1] - _WORSE]
    return list(dict.fromkeys(names[match[0]] for match in near))


def _or(names: Sequence[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _live(table: Any, name: Any) -> Any:
    """Return the names of records that are not withdrawn; those are found by id and key alone."""
    return select(table.id, name.label("name"), table.folded).where(~table.withdrawn)


_SPEAKER = _Noun(
    "speaker",
    Speaker,
    union_all(
        select(Speaker.id, Speaker.name, Speaker.folded).where(
            Speaker.folded != "", ~Speaker.withdrawn
        ),
        select(Speaker.id, Speaker.name, Alias.folded)
        .join(Speaker, Speaker.id == Alias.speaker_id)
        .where(~Speaker.withdrawn),
    )
    .subquery()
    .select(),
)
_SOURCE = _Noun("source", Source, _live(Source, Source.title))
_TOPIC = _Noun("topic", Topic, _live(Topic, Topic.name))
_PROPOSITION = _Noun("proposition", Proposition, _live(Proposition, Proposition.text))
