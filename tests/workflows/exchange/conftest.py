"""A record to which everything happened that leaves a trace in the tables, and a way to compare."""

import copy
import hashlib
import json
from typing import Any

import pytest
from sqlalchemy import Engine, select

from db.engine import reading, writing
from db.store.captures import add_captures
from db.tables import Base, Change
from onrecord.jsonlines import lines
from onrecord.spans import Span
from workflows.actor import Actor
from workflows.attaching import attach
from workflows.deciding import decide
from workflows.importing import InputFile, import_files
from workflows.merging import merge
from workflows.origins import decide_origin, place_changed
from workflows.undoing import undo

LETTER = "Ida Lund wrote: “The nets are empty.” And once more, in May: “The nets are full.”\n"
OTHER = LETTER.replace("empty", "torn")


@pytest.fixture
def eventful(fill_once, held, tmp_path):
    """Return a function that fills the empty database of an engine with all of that."""

    def eventful(engine: Engine) -> Engine:
        fill_once(engine, __name__, lambda: _happen(engine, tmp_path, copy.deepcopy(held)))
        return engine

    return eventful


@pytest.fixture
def rows_by_key():
    """Return a function that gives every column of every row, with keys in the place of ids."""
    return _rows_by_key


def _happen(engine: Engine, folder: Any, dossier: dict[str, Any]) -> None:
    hours = iter(range(24))

    def actor() -> Actor:
        return Actor("Ida Lund", f"2031-06-01T{next(hours):02}:00:00Z")

    def take(document: Any) -> None:
        text = json.dumps(document, ensure_ascii=False).encode()
        import_files(engine, [InputFile("dossier.yaml", text, folder)], actor())

    take(dossier)
    take(_more())
    _leave_out(dossier, take)
    letter = folder / "letter.txt"
    letter.write_bytes(LETTER.encode())
    attach(engine, "letter", letter, actor())
    other = folder / "other.txt"
    other.write_bytes(OTHER.encode())
    attach(engine, "letter", other, actor())
    _read_a_page(engine)
    _print_it_twice(engine, folder, actor)
    _decide(engine, actor)
    merge(engine, "lund", ["lund-again"], actor())
    # The record names another text from now on: what was proved stays anchored in the first.
    take({"source": {**_more()["sources"][0], "sha256": hashlib.sha256(b"unseen").hexdigest()}})


def _read_a_page(engine: Engine) -> None:
    text = "The nets\n\nThey are empty."
    content = b"<h1>The nets</h1><p>They are empty."
    sha256 = hashlib.sha256(content).hexdigest()
    capture = lines.Capture(
        key=f"letter@{sha256[:16]}", source="letter", sha256=sha256, coded=False,
        extractor="a-reader", extractor_version="2", captured_at="2031-06-01T10:00:00Z",
        content=content, text=text, url="https://norland.example/nets", media_type="text/html",
        status=200, path_sha256="c" * 64,
        etag='W/"nets-2"', last_modified="Sun, 01 Jun 2031 08:00:00 GMT",
        blocks=(lines.Block("title", Span(0, 8)), lines.Block("paragraph", Span(10, 25))),
        extracted_by="a-drafter 2",
    )  # fmt: skip
    with writing(engine) as connection:
        add_captures(connection, [capture])
        place_changed(connection, [capture.key])


def _print_it_twice(engine: Engine, folder: Any, actor: Any) -> None:
    """Have two papers print one story, and people say that it is not one, and think again."""
    story = " ".join(f"The crew of boat {number} came home with empty nets." for number in range(9))
    papers = [
        {"key": f"paper-{name}", "title": f"Nets {name}", "sha256": _sha256(story + name),
         "file": f"{name}.txt"}
        for name in ("one", "two", "three")
    ]  # fmt: skip
    for paper in papers:
        (folder / paper["file"]).write_bytes((story + paper["file"][:-4]).encode())
    text = json.dumps({"sources": papers}).encode()
    import_files(engine, [InputFile("papers.yaml", text, folder)], actor())
    decide_origin(engine, "paper-one", "paper-three", "parted", actor(), note="Read both.")
    decide_origin(engine, "paper-one", "paper-two", "parted", actor())
    undo(engine, None, actor())


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _more() -> dict[str, Any]:
    sha256 = hashlib.sha256(LETTER.encode()).hexdigest()
    start = LETTER.index("The nets are empty.")
    may = LETTER.index("in May")
    return {
        "sources": [
            {"key": "letter", "title": "A letter", "kind": "document", "sha256": sha256,
             "published": {"edtf": "2031-05", "phrase": "in May", "span": [may, may + 6]}},
            {"key": "radio", "title": "Radio Norland", "kind": "broadcast", "withdrawn": True},
        ],
        "speakers": [
            {"key": "a-crew", "name": "The crew", "kind": "group", "members": ["lund", "z-crew"]},
            {"key": "z-crew", "name": "Both crews", "kind": "group", "members": ["brek"]},
            {"key": "lund", "name": "Ida Lund", "note": "a fisher"},
            {"key": "lund-again", "name": "I. Lund", "aliases": ["Captain Lund"]},
            {"key": "a-clerk", "name": "a clerk", "kind": "unnamed", "source": "letter"},
        ],
        "propositions": [
            {"key": "boats", "text": "N boats were lost.", "slot": True, "topic": "Nets"},
        ],
        "claims": [
            {"key": "a-corrects", "speaker": "lund", "statement": "The nets are full.",
             "on_behalf_of": "a-crew", "place": "Norland", "topics": ["Nets"],
             "proposed_by": "a-drafter 2", "confidence": 0.75,
             "said": {"edtf": "2031-05~", "phrase": "in May", "span": [may, may + 6],
                      "source": "letter"},
             "relations": [{"kind": "corrects", "claim": "z-empty"}],
             "stances": [{"proposition": "boats", "stance": "affirms", "value": 1e16,
                          "qualifier": "at_least", "unit": "boats", "as_of": "2031-05"}],
             "appearances": [{"key": "full", "source": "letter", "quote_type": "direct",
                              "exact": "The nets were full."}]},
            {"key": "z-empty", "speaker": "lund-again", "statement": "The nets are empty.",
             "stances": [{"proposition": "boats", "stance": "denies", "value": 2.5}],
             "appearances": [
                 {"key": "empty", "source": "letter", "quote_type": "direct",
                  "spans": [[start, start + 19]], "relayed_by": ["a-clerk", "brek"]},
                 {"key": "heard", "source": "letter", "quote_type": "indirect"},
             ]},
            {"key": "rejected", "speaker": "lund", "statement": 'Nobody "lost" é 🚢.',
             "status": "rejected"},
        ],
        "contradictions": [
            {"kind": "lexical", "claims": ["a-corrects", "z-empty"],
             "decisions": [{"verdict": "unsure", "by": "desk", "at": "2031-05-09"}]},
        ],
    }  # fmt: skip


def _leave_out(dossier: dict[str, Any], take: Any) -> None:
    """Withdraw an appearance, a role and a stance by leaving them out of their records."""
    for part in ("appearances", "stances"):
        dossier["claims"][0].pop(part)
    dossier["speakers"][0].pop("roles")
    dossier["claims"][1]["note"] = "Seen on 8 May."
    take(dossier)


def _decide(engine: Engine, actor: Any) -> None:
    with reading(engine) as connection:
        columns = Base.metadata.tables["contradiction"].c
        keys = connection.execute(select(columns.key).order_by(columns.key)).scalars().all()
    decide(engine, keys[0], "confirmed", actor())
    decide(engine, keys[0], "dismissed", actor(), reason="not_meant", note="A joke.\nTwice.")
    undo(engine, None, actor())


def _rows_by_key(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Return every column of every row of every table, with keys in the place of ids."""
    with reading(engine) as connection:
        rows = {
            name: connection.execute(select(table)).mappings().all()
            for name, table in Base.metadata.tables.items()
        }
    named: dict[tuple[str, int], Any] = {}

    def name_of(table: str, id_: int) -> Any:
        if (table, id_) not in named:
            row = next(row for row in rows[table] if row["id"] == id_)
            named[table, id_] = _name(table, row, name_of)
        return named[table, id_]

    return {
        table: sorted((_told(table, row, name_of) for row in found), key=repr)
        for table, found in rows.items()
    }


def _name(table: str, row: Any, name_of: Any) -> Any:
    """Return what tells a row from the others of its table, in every copy of the record."""
    if table == Change.__tablename__:
        return row["id"]
    if "key" in row:
        return row["key"]
    told = _told(table, row, name_of)
    unique = {"alias": ("speaker_id", "name"), "anchor": ("appearance_id", "capture_id")}
    return tuple(told[column] for column in unique[table])


def _told(table: str, row: Any, name_of: Any) -> dict[str, Any]:
    columns = Base.metadata.tables[table].columns
    told = dict(row)
    for column in columns:
        target = _table_of_id(column)
        if target is not None and row[column.name] is not None:
            told[column.name] = name_of(target, row[column.name])
    if "id" in told and table != Change.__tablename__:
        del told["id"]
    return told


def _table_of_id(column: Any) -> str | None:
    """Return the table whose ids a column holds, also where it copies a column that does."""
    for key in column.foreign_keys:
        found = key.column.table.name if key.column.name == "id" else _table_of_id(key.column)
        if found is not None:
            return found
    return None
