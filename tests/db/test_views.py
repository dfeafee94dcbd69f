"""The views say in SQL what the reads say in Python, the same on both engines."""

import hashlib
import json
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from sqlalchemy import inspect, update

import seeds
from db.engine import connect, place, reading, writing
from db.migrate import upgrade
from db.reads.claims import list_claims
from db.reads.contradictions import OPEN_STATUSES, ContradictionFilter, list_contradictions
from db.reads.filters import ClaimFilter
from db.reads.sources import list_sources
from db.reads.speakers import list_speakers
from db.tables import Base, Decision
from onrecord.vocabulary import CONTRADICTION_STATUSES
from workflows.actor import Actor
from workflows.importing import InputFile, import_files

ACTOR = Actor("Ida Lund", "2031-06-01T10:00:00Z")
SHOWN = ("draft", "accepted", "rejected")
DRIVERS = {
    "claims": "claim", "quotations": "appearance", "positions": "stance", "speakers": "speaker",
    "contradictions": "contradiction", "open_contradictions": "contradiction", "sources": "source",
}  # fmt: skip
TEXT = "“The bay”, she said, “is safer now” — Ana Ferro. 🚢 “Nothing has changed,” said Brek."


def _span(words):
    return [TEXT.index(words), TEXT.index(words) + len(words)]


DOSSIER = {
    "source": {
        "key": "post", "title": "The bay; a report", "publisher": "The Harbour Post",
        "credit": ["Selm Press", "Norland Wire"], "published": "2031-05/..", "file": "post.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    },
    "speakers": [
        {"key": "ferro", "name": "Ana Ferro", "aliases": ["Minister Ferro", "A. Ferro"],
         "roles": [{"title": "Minister of the Sea", "organisation": "Norland", "from": "2030"}]},
        {"key": "brek", "name": "Tomás Brek"},
        {"key": "lund", "name": "Ida Lund"},
        {"key": "nobody", "name": "Nobody", "withdrawn": True},
        {"key": "navy", "name": "The Navy of Norland", "kind": "organisation"},
        {"key": "both", "name": "Ferro and Brek", "kind": "group", "members": ["ferro", "brek"]},
    ],
    "propositions": [
        {"key": "patrols-help", "text": "The patrols make the bay safer.", "topic": "Patrols"},
        {"key": "boats-lost", "text": "N boats were lost.", "slot": {"unit": "boats"},
         "topic": "Losses"},
    ],
    "claims": [
        {"key": "ferro-safer", "speaker": "ferro", "on_behalf_of": "navy", "place": "Norland",
         "statement": "The bay is safer.", "said": "[..2031-05-06]",
         "topics": ["Harbours", "Boats"],
         "stances": [{"proposition": "patrols-help", "stance": "affirms", "certainty": "probable"}],
         "appearances": [{"source": "post", "quote_type": "direct", "cue": "said",
                          "described_as": "the sea minister", "relayed_by": ["lund", "brek"],
                          "spans": [_span("The bay"), _span("is safer now")]}]},
        {"key": "brek-nothing", "speaker": "brek", "statement": "Nothing has changed.",
         "said": "2031-05-06",
         "stances": [{"proposition": "patrols-help", "stance": "denies"},
                     {"proposition": "boats-lost", "stance": "affirms", "value": 12.5,
                      "qualifier": "at_least", "as_of": "2031-05"}],
         "appearances": [{"source": "post", "quote_type": "direct",
                          "spans": [_span("Nothing has changed,")]}]},
        {"key": "draft", "speaker": "both", "statement": "12 boats were lost.", "status": "draft",
         "said": "2031-05-07", "event": "2031-04~",
         "stances": [{"proposition": "boats-lost", "stance": "affirms", "value": 12}],
         "appearances": [{"source": "post", "quote_type": "indirect"}]},
        {"key": "rejected", "speaker": "brek", "statement": "Nobody came.", "status": "rejected"},
        {"key": "gone", "speaker": "brek", "statement": "It rained.", "status": "withdrawn",
         "stances": [{"proposition": "patrols-help", "stance": "neutral"}],
         "appearances": [{"source": "post", "quote_type": "indirect"}]},
    ],
    "contradictions": [
        {"sides": [{"claim": "draft"}, {"claim": "brek-nothing"}], "kind": "numeric",
         "decisions": [{"verdict": "dismissed", "reason": "compatible_figures", "by": "Ida Lund",
                        "at": "2031-06-02T10:00:00Z"},
                       {"verdict": "unsure", "by": "Lo Selm", "at": "2031-06-03T10:00:00Z"},
                       {"verdict": "unsure", "by": "Nobody", "at": "2031-06-04T10:00:00Z"}]},
    ],
}  # fmt: skip


def _fill(engine, folder):
    """Take in the demo and ``DOSSIER``, and then what withdraws a report and a stance again."""
    (folder / "post.txt").write_text(TEXT, encoding="utf-8")
    demo = [InputFile(f.name, f.read_bytes(), seeds.demo_folder()) for f in seeds.demo_files()]
    import_files(engine, demo, ACTOR)
    fuller = json.loads(json.dumps(DOSSIER))
    fuller["claims"][0]["stances"].append({"proposition": "boats-lost", "stance": "unaware"})
    fuller["claims"][1]["appearances"].append({"source": "post", "key": "x", "quote_type": "mixed"})
    for document in (fuller, DOSSIER):
        content = json.dumps(document, ensure_ascii=False).encode()
        import_files(engine, [InputFile("bay.yaml", content, folder)], ACTOR)
    with writing(engine) as connection:
        withdraw = update(Decision).where(Decision.decided_by == "Nobody").values(withdrawn=True)
        connection.execute(withdraw)
    return engine


@pytest.fixture(scope="module")
def filled(shared_engine, tmp_path_factory):
    return _fill(shared_engine, tmp_path_factory.mktemp("texts"))


def rows(engine, view, order="key"):
    with reading(engine) as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {view} ORDER BY {order}")
        return [dict(row._mapping) for row in found]


def claim_views(engine):
    with reading(engine) as connection:
        found = list(list_claims(connection, ClaimFilter(statuses=SHOWN)))
    return sorted(found, key=lambda claim: claim.key)


def date(view, name):
    parts = (view.edtf, view.earliest, view.latest) if view else (None, None, None)
    return dict(zip((name, f"{name}_earliest", f"{name}_latest"), parts, strict=True))


def joined(names, mark="; "):
    return mark.join(names) or None


def test_claims_are_those_of_the_list_without_the_withdrawn_ones(filled):
    assert rows(filled, "claims") == [
        {
            "id": c.id, "key": c.key, "kind": c.kind, "speaker": c.speaker.name,
            "on_behalf_of": c.on_behalf_of.name if c.on_behalf_of else None,
            "statement": c.statement, "modality": c.modality, "status": c.status,
            **date(c.said, "said"), **date(c.event, "event"), "place": c.place,
            "topics": joined(c.topics), "appearances": len(c.appearances),
            "publishers": joined(
                sorted({a.source.publisher or a.source.title for a in c.appearances})
            ),
            "note": c.note,
        }
        for c in claim_views(filled)
    ]  # fmt: skip


def test_quotations_have_the_words_and_the_proof_of_the_list(filled):
    shown = [
        {name: row[name] for name in row if not name.startswith("published_")}
        for row in rows(filled, "quotations")
    ]
    expected = [
        {
            "id": a.id, "key": a.key, "claim_id": c.id, "speaker": c.speaker.name,
            "quotation": None if a.exact is None else " […] ".join(a.exact),
            "quote_type": a.quote_type, "statement": c.statement, "status": c.status,
            "said": c.said.edtf if c.said else None, "source": a.source.title,
            "publisher": a.source.publisher, "url": a.source.url, "published": a.source.published,
            "cue": a.cue, "described_as": a.described_as,
            "relayed_by": joined(r.name for r in a.relayed_by), "translated_by": a.translated_by,
            "verification": a.verification or "not_held",
            "spans": joined((f"[{s.start}, {s.end})" for s in a.spans), " "), "note": a.note,
        }
        for c in claim_views(filled) for a in c.appearances
    ]  # fmt: skip
    assert shown == sorted(expected, key=lambda row: row["key"])


def test_words_that_only_the_held_text_has_are_cut_out_of_it_in_their_order(filled):
    (row,) = [row for row in rows(filled, "quotations") if row["speaker"] == "Ana Ferro"]
    assert (row["quotation"], row["relayed_by"]) == (
        "The bay […] is safer now",
        "Ida Lund; Tomás Brek",
    )


def test_positions_are_the_stances_of_the_claims(filled):
    shown = rows(filled, "positions", "claim_id, proposition")
    expected = [
        {
            "claim_id": c.id, "speaker": c.speaker.name, **date(c.said, "said"),
            "proposition": s.proposition.text, "stance": s.stance, "certainty": s.certainty,
            "value_low": s.value.low if s.value else None,
            "value_high": s.value.high if s.value else None,
            "qualifier": s.value.qualifier if s.value else None,
            "unit": s.value.unit if s.value else None, "as_of": s.value.as_of if s.value else None,
            "statement": c.statement, "status": c.status,
        }
        for c in claim_views(filled) for s in c.stances
    ]  # fmt: skip
    for row in shown:
        del row["id"], row["key"], row["topic"]
    assert shown == sorted(expected, key=lambda row: (row["claim_id"], row["proposition"]))


def contradictions(engine, statuses):
    with reading(engine) as connection:
        wanted = ContradictionFilter(claims=ClaimFilter(), statuses=statuses)
        return sorted(list_contradictions(connection, wanted), key=lambda one: one.key)


@pytest.mark.parametrize(
    ("view", "statuses"),
    [("contradictions", CONTRADICTION_STATUSES), ("open_contradictions", OPEN_STATUSES)],
)
def test_contradictions_are_those_of_the_list(filled, view, statuses):
    shown = rows(filled, view)
    for row in shown:
        del row["first_side"], row["second_side"]
    assert shown == [
        {
            "id": c.id, "key": c.key, "kind": c.kind, "scope": c.scope, "status": c.status,
            "score": c.score, "proposition": c.proposition.text if c.proposition else None,
            "first_speaker": c.claims[0].speaker.name, "second_speaker": c.claims[1].speaker.name,
            "reasons": " ".join(step.detail for step in c.trace),
            "decisions": joined(
                d.verdict + (f" ({d.reason})" if d.reason else "") + f" by {d.by}"
                for d in c.decisions
            ),
            "first_claim_id": c.claims[0].id, "second_claim_id": c.claims[1].id,
        }
        for c in contradictions(filled, statuses)
    ]  # fmt: skip


def sides(engine, condition):
    found = rows(engine, f"contradictions WHERE {condition}")
    return {side for row in found for side in (row["first_side"], row["second_side"])}


def test_a_side_names_the_speaker_the_principal_and_the_day(filled):
    assert "Ana Ferro for The Navy of Norland ([..2031-05-06]): The bay is safer." in sides(
        filled, "first_speaker = 'Ana Ferro' OR second_speaker = 'Ana Ferro'"
    )


def test_a_side_that_is_a_draft_is_marked(filled):
    assert "Ferro and Brek (2031-05-07): [draft] 12 boats were lost." in sides(
        filled, "decisions IS NOT NULL"
    )


def test_a_side_that_is_a_role_says_which_office_was_held_when(filled):
    assert (
        "Walid al-Moualem held the office Foreign Minister of Syria (2006-02-11/2020-11-16)"
        in sides(filled, "kind = 'attribution'")
    )


def test_a_side_that_is_a_report_names_who_reports_it(filled):
    assert (
        "FRANCE 24: John Kerry (2014-12-03): Our commitment will be measured most likely in years"
        in sides(filled, "kind = 'lexical'")
    )


def test_speakers_have_their_names_offices_and_counts(filled):
    with reading(filled) as connection:
        views = sorted(list_speakers(connection), key=lambda view: view.key)
    pairs = contradictions(filled, OPEN_STATUSES)
    shown = rows(filled, "speakers")
    for row in shown:
        del row["first_said"], row["last_said"], row["roles"]
    assert shown == [
        {
            "id": v.id, "key": v.key, "name": v.name, "kind": v.kind,
            "aliases": joined(v.aliases), "members": joined(m.name for m in v.members),
            "claims": v.claims,
            "open_contradictions": sum(
                v.id in {claim.speaker.id for claim in pair.claims} for pair in pairs
            ),
            "open_with_itself": sum(
                pair.scope == "self" and pair.claims[0].speaker.id == v.id for pair in pairs
            ),
            "note": v.note,
        }
        for v in views
    ]  # fmt: skip


def test_a_speaker_has_the_first_and_last_known_day_of_its_accepted_claims(filled):
    known = {row["name"]: row for row in rows(filled, "speakers")}
    days = {name: (row["first_said"], row["last_said"]) for name, row in known.items()}
    assert days["Ana Ferro"] == (None, "2031-05-06")
    assert days["Tomás Brek"] == ("2031-05-06", "2031-05-06")
    assert days["Ferro and Brek"] == (None, None)


def test_a_speaker_has_its_offices_in_words(filled):
    (row,) = [row for row in rows(filled, "speakers") if row["key"] == "ferro"]
    assert row["roles"] == "Minister of the Sea, Norland (2030/..)"


def test_sources_have_their_dates_counts_and_say_whether_the_text_is_held(filled):
    with reading(filled) as connection:
        views = sorted(list_sources(connection), key=lambda view: view.key)
    proved = [a.source.id for c in claim_views(filled) for a in c.appearances
              if a.verification == "verified"]  # fmt: skip
    assert rows(filled, "sources") == [
        {
            "id": v.id, "key": v.key, "kind": v.kind, "title": v.title, "publisher": v.publisher,
            "byline": v.byline, "credit": joined(v.credit), **date(v.published, "published"),
            "url": v.url, "language": v.language,
            "text": "no capture" if not v.captures
            else "held" if any(c.held for c in v.captures) else "by hash only",
            "claims": v.claims, "verified_quotations": proved.count(v.id), "note": v.note,
        }
        for v in views
    ]  # fmt: skip


def test_withdrawn_records_are_in_no_view(filled):
    assert "gone" not in {row["key"] for row in rows(filled, "claims")}
    assert "nobody" not in {row["key"] for row in rows(filled, "speakers")}
    assert "Nobody" not in str(rows(filled, "contradictions"))
    assert {row["key"] for row in rows(filled, "quotations")}.isdisjoint({"x", "gone@post"})
    assert not [row for row in rows(filled, "positions") if row["stance"] == "unaware"
                and row["speaker"] == "Ana Ferro"]  # fmt: skip


@pytest.mark.parametrize("view", DRIVERS)
def test_an_open_end_is_null_and_never_a_made_up_day(filled, view):
    values = {value for row in rows(filled, view) for value in row.values()}
    assert values.isdisjoint({"0001-01-01", "9999-12-31"})


def test_the_views_are_those_that_are_tested_here_and_bear_no_table_name(shared_engine):
    with reading(shared_engine) as connection:
        found = set(inspect(connection).get_view_names())
    assert found == set(DRIVERS)
    assert found.isdisjoint(Base.metadata.tables)


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory):
    folder = tmp_path_factory.mktemp("both")
    engine = connect(place(str(folder / "record.db")), create=True)
    upgrade(engine)
    return _fill(engine, folder)


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True, scope="session")
@pytest.mark.parametrize("view", DRIVERS)
def test_a_view_gives_the_same_rows_on_both_engines(filled, on_sqlite, view):
    here, there = rows(filled, view), rows(on_sqlite, view)
    for row in (*here, *there):
        for name in [name for name in row if name == "id" or name.endswith("_id")]:
            del row[name]  # ids are each database's own
    assert here
    assert here == there


@pytest.mark.parametrize("view", DRIVERS)
def test_any_program_that_opens_the_file_to_read_it_can_read_a_view(on_sqlite, view):
    address = f"file:{on_sqlite.url.database}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        assert connection.execute(f"SELECT * FROM {view}").fetchone()


def scanned(engine, query):
    """Return the tables that SQLite reads from end to end for a query."""
    with reading(engine) as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    words = [row[3].split() for row in plan]
    return {name for line in words for verb, name in pairwise(line) if verb == "SCAN"} & set(
        Base.metadata.tables
    )


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize(("view", "table"), DRIVERS.items())
def test_a_page_of_a_view_reads_one_table_in_order_and_the_others_by_index(filled, view, table):
    assert scanned(filled, f"SELECT * FROM {view} LIMIT 10") <= {table}


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize("view", DRIVERS)
def test_one_row_of_a_view_reads_no_table_from_end_to_end(filled, view):
    assert scanned(filled, f"SELECT * FROM {view} WHERE id = 1") == set()
