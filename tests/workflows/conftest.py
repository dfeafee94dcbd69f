"""Made-up records to take in, and ways to look at what became of them."""

import hashlib
import io
import json
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, select

import seeds
from db.engine import reading, writing
from db.reads.contradictions import ContradictionFilter, list_contradictions
from db.reads.filters import ClaimFilter
from db.store.claims import load_claims
from db.store.speakers import load_speakers
from db.tables import Base, Change, ChangeRecord
from onrecord.vocabulary import CONTRADICTION_STATUSES
from workflows.actor import Actor
from workflows.editing import edit_records, one_of
from workflows.exporting import export_all
from workflows.importing import InputFile, LinesFile, import_files

ACTOR = Actor("Ida Lund", "2031-06-01T10:00:00Z")
ARTICLE = (
    "Minister Ana Ferro said on Tuesday: “The patrols have made the bay safer.”\n"
    "Tomas Brek said the same day: “The patrols have changed nothing.” 🚢 “Nothing”, he said.\n"
)
SHA256 = hashlib.sha256(ARTICLE.encode()).hexdigest()


def span(words: str) -> list[int]:
    start = ARTICLE.index(words)
    return [start, start + len(words)]


@pytest.fixture
def article() -> str:
    """Return the text of the made-up article that ``dossier`` is coded from."""
    return ARTICLE


@pytest.fixture
def dossier() -> dict[str, Any]:
    """Return a record file of two claims that contradict each other, as a mapping to change."""
    said = {"edtf": "2031-05-06", "phrase": "Tuesday", "anchor": "2031-05-07", "basis": "relative"}
    return {
        "source": {
            "key": "post", "title": "The bay", "publisher": "The Harbour Post",
            "published": "2031-05-07", "sha256": SHA256,
        },
        "speakers": [
            {"key": "ferro", "name": "Ana Ferro",
             "roles": [{"key": "ferro#minister", "title": "Minister of the Sea", "from": "2030"}]},
            {"key": "brek", "name": "Tomas Brek"},
        ],
        "propositions": [
            {"key": "patrols-help", "text": "The patrols are making the bay safer.",
             "topic": "Patrols", "period": "2031-05", "place": "Norland"},
        ],
        "claims": [
            {"key": "ferro-safer", "speaker": "ferro", "statement": "The bay is safer.",
             "said": said | {"span": span("Tuesday"), "source": "post"},
             "stances": [{"proposition": "patrols-help", "stance": "affirms"}],
             "appearances": [
                 {"source": "post", "quote_type": "direct", "cue": "said",
                  "exact": "The patrols have made the bay safer.",
                  "spans": [span("The patrols have made the bay safer.")]},
             ]},
            {"key": "brek-nothing", "speaker": "brek", "statement": "Nothing has changed.",
             "said": "2031-05-06",
             "stances": [{"proposition": "patrols-help", "stance": "denies"}],
             "appearances": [
                 {"source": "post", "quote_type": "direct", "cue": "said",
                  "exact": "The patrols have changed nothing.",
                  "spans": [span("The patrols have changed nothing.")]},
             ]},
        ],
    }  # fmt: skip


@pytest.fixture
def held(dossier, article, tmp_path) -> dict[str, Any]:
    """Return ``dossier`` with its article beside it, as a text that is held."""
    (tmp_path / "post.txt").write_bytes(article.encode())
    dossier["source"]["file"] = "post.txt"
    return dossier


@pytest.fixture(scope="session")
def take():
    """Return a function that imports a mapping, written as YAML, into the database of an engine."""

    def take(engine: Engine, document: dict[str, Any] | str, folder: Any = None, actor=ACTOR):
        text = document if isinstance(document, str) else json.dumps(document, indent=1)
        return import_files(engine, [InputFile("dossier.yaml", text.encode(), folder)], actor)

    return take


@pytest.fixture
def take_in(engine, tmp_path, take):
    """Return ``take`` for the database of the test, with texts in the test's own folder."""

    def take_in(document: dict[str, Any] | str, actor: Actor = ACTOR):
        return take(engine, document, tmp_path, actor)

    return take_in


@pytest.fixture
def begin_with(engine, fill_once, take_in, tmp_path):
    """Return a function that does what ``take_in`` does, before anything else is done.

    Not for what a test tells of an import: most are copies of one that an earlier test made.
    """

    def begin_with(document: dict[str, Any], actor: Actor = ACTOR):
        texts = {path.name: path.read_text("utf-8") for path in sorted(tmp_path.glob("*.txt"))}
        what = json.dumps([document, texts, actor.by, actor.at])
        return fill_once(engine, what, lambda: take_in(document, actor))

    return begin_with


@pytest.fixture(scope="session")
def load_demo():
    """Return a function that imports the demo records."""

    def load_demo(engine: Engine):
        folder = seeds.demo_folder()
        inputs = [InputFile(f.name, f.read_bytes(), folder) for f in seeds.demo_files()]
        return import_files(engine, inputs, ACTOR)

    return load_demo


@pytest.fixture(scope="session")
def actor():
    """Return a function that gives an actor by name, an hour later each time it is asked for."""

    def actor(by: str = ACTOR.by, hour: int = 10) -> Actor:
        return Actor(by, f"2031-06-01T{hour:02}:00:00Z")

    return actor


@pytest.fixture(scope="session")
def contents():
    """Return a function that gives every row of every table, to see that nothing changed."""

    def contents(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
        with reading(engine) as connection:
            return {
                table.name: [
                    tuple(row)
                    for row in connection.execute(select(table).order_by(*table.primary_key))
                ]
                for table in Base.metadata.sorted_tables
            }

    return contents


@pytest.fixture(scope="session")
def changes():
    """Return a function that gives the entries of the change log, the oldest first.

    ``before`` and ``after`` map the name of each record, ``noun/key``, to its mapping.
    """

    def changes(engine: Engine):
        with reading(engine) as connection:
            records = connection.execute(select(ChangeRecord.__table__)).all()
            entries = connection.execute(select(Change.__table__).order_by(Change.id)).all()
        named = {
            entry.id: {f"{r.noun}/{r.key}": r for r in records if r.change_id == entry.id}
            for entry in entries
        }
        return [
            SimpleNamespace(
                **entry._mapping,
                before={n: r.before for n, r in named[entry.id].items() if r.before is not None},
                after={name: r.after for name, r in named[entry.id].items()},
            )
            for entry in entries
        ]

    return changes


@pytest.fixture(scope="session")
def pairs():
    """Return a function that gives all contradictions, stale and dismissed ones too."""

    def pairs(engine: Engine, *statuses: str):
        wanted = ContradictionFilter(
            claims=ClaimFilter(), statuses=statuses or CONTRADICTION_STATUSES
        )
        with reading(engine) as connection:
            return list(list_contradictions(connection, wanted))

    return pairs


@pytest.fixture
def two(dossier):
    """Return a dossier in which one person stands under two names, in every place there is."""
    dossier["speakers"] += [
        {"key": "a-ferro", "name": "A. Ferro", "aliases": ["Captain Ferro"],
         "roles": [{"key": "a-ferro#mate", "title": "Mate", "from": "2029"}]},
        {"key": "crew", "name": "The crew", "kind": "group", "members": ["a-ferro", "brek"]},
    ]  # fmt: skip
    dossier["claims"] += [
        {"key": "calm", "speaker": "a-ferro", "statement": "The bay is calm.",
         "stances": [{"proposition": "patrols-help", "stance": "denies"}]},
        {"key": "told", "speaker": "brek", "on_behalf_of": "a-ferro", "statement": "It is told.",
         "appearances": [{"source": "post", "quote_type": "indirect",
                          "relayed_by": ["a-ferro"]}]},
    ]  # fmt: skip
    return dossier


@pytest.fixture
def taken(engine, begin_with, two):
    begin_with(two)
    return two


@pytest.fixture
def claims(engine):
    """Return a function that gives the stored claims of some keys."""

    def claims(*keys):
        with reading(engine) as connection:
            return load_claims(connection, keys)

    return claims


@pytest.fixture
def speakers(engine):
    """Return a function that gives the stored speakers of some keys, in that order."""

    def speakers(*keys):
        with reading(engine) as connection:
            found = load_speakers(connection, keys)
        return [found[key] for key in keys]

    return speakers


@pytest.fixture
def edit(engine, actor):
    """Return a function that sets fields of one record."""

    def edit(noun, key, changes):
        edit_records(engine, noun, one_of(key), changes, actor())

    return edit


@pytest.fixture
def state(contents):
    """Return a function that gives every row but those of the log.

    The numbers of aliases are left out: nothing refers to them, and they are given anew.
    """

    def state(engine):
        rows = {n: r for n, r in contents(engine).items() if not n.startswith("change")}
        return rows | {"alias": sorted(row[1:] for row in rows["alias"])}

    return state


@pytest.fixture
def three(engine, begin_with, two):
    """Return a dossier in which one person stands under three names, and speaks for themselves."""
    two["speakers"].append({"key": "ana-ferro", "name": "Ana Ferro"})
    two["claims"] += [
        {"key": "c1", "speaker": "a-ferro", "on_behalf_of": "ferro", "statement": "Fog ahead."},
        {"key": "c2", "speaker": "ferro", "statement": "Ice ahead.",
         "appearances": [{"source": "post", "quote_type": "indirect",
                          "relayed_by": ["a-ferro", "ana-ferro"]}]},
        {"key": "c3", "speaker": "brek", "statement": "Rain ahead.",
         "appearances": [{"source": "post", "quote_type": "indirect",
                          "relayed_by": ["ferro", "a-ferro"]}]},
    ]  # fmt: skip
    begin_with(two)
    return two


@pytest.fixture(scope="session")
def write():
    """Return a function that runs one statement on a database, past all the rules of the record."""

    def write(engine: Engine, statement: Any) -> None:
        with writing(engine) as connection:
            connection.execute(statement)

    return write


@pytest.fixture
def exported():
    """Return a function that gives the whole export of a database."""

    def exported(engine: Engine) -> bytes:
        out = io.BytesIO()
        export_all(engine, out.write)
        return out.getvalue()

    return exported


@pytest.fixture
def take_lines(actor):
    """Return a function that imports JSON Lines into the database of an engine."""

    def take_lines(engine: Engine, text: bytes, *, check: bool = True, once: bool = False, times=1):
        file = LinesFile("record.jsonl", lambda: io.BytesIO(text), once=once)
        return import_files(engine, [file] * times, actor("Tomas Brek", 20), check=check)

    return take_lines
