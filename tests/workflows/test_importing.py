"""An import is an upsert by key: whole or not at all, logged, and the second one does nothing."""

import hashlib
import json

import pytest
from sqlalchemy import select

from db.engine import reading
from db.store.claims import load_claims
from db.tables import Appearance, Role, Stance
from onrecord.errors import OnrecordError
from onrecord.recordfile import RecordFileError, record_of
from workflows.importing import InputFile, import_files, read_path


def withdrawn(engine, table) -> dict[str, bool]:
    with reading(engine) as connection:
        return {r.key: r.withdrawn for r in connection.execute(select(table.key, table.withdrawn))}


def test_an_import_counts_what_it_made(take_in, dossier):
    done = take_in(dossier)
    assert (done.created, done.changed, done.unchanged, done.detected.new) == (7, 0, 0, 1)


def test_a_second_import_changes_no_row(engine, take_in, held, contents):
    take_in(held)
    before = contents(engine)
    done = take_in(held)
    assert (done.created, done.changed, done.unchanged, done.change) == (0, 0, 6, None)
    assert contents(engine) == before


def test_an_import_is_one_entry_of_the_log(engine, take_in, dossier, changes):
    done = take_in(dossier)
    (entry,) = changes(engine)
    assert (entry.id, entry.made_by, entry.act, entry.before) == (
        done.change, "Ida Lund", "import", {},
    )  # fmt: skip
    assert {"claim/ferro-safer", "speaker/brek", "topic/patrols"} <= set(entry.after)


def test_a_changed_record_is_logged_with_what_was_before_and_after(
    engine, take_in, dossier, changes
):
    take_in(dossier)
    dossier["claims"][0]["statement"] = "The bay is safer than it was."
    done = take_in(dossier)
    entry = changes(engine)[-1]
    assert (done.created, done.changed) == (0, 1)
    assert entry.before["claim/ferro-safer"]["statement"] == "The bay is safer."
    assert entry.after["claim/ferro-safer"]["statement"] == "The bay is safer than it was."


def test_what_is_logged_is_the_whole_record(engine, take_in, dossier, changes):
    take_in(dossier)
    dossier["claims"][0]["note"] = "Seen on 8 May."
    take_in(dossier)
    with reading(engine) as connection:
        stored = load_claims(connection, ["ferro-safer"])["ferro-safer"]
    logged = changes(engine)[-1].after["claim/ferro-safer"]
    assert record_of("claim", logged) == stored


@pytest.mark.parametrize(
    ("table", "place", "key"),
    [
        (Appearance, ("claims", "appearances"), "ferro-safer@post"),
        (Role, ("speakers", "roles"), "ferro#minister"),
    ],
)
def test_what_is_left_out_is_withdrawn_and_comes_back(engine, take_in, dossier, table, place, key):
    noun, field = place
    take_in(dossier)
    left_out = dossier[noun][0].pop(field)
    take_in(dossier)
    assert withdrawn(engine, table)[key]
    dossier[noun][0][field] = left_out
    take_in(dossier)
    assert not withdrawn(engine, table)[key]


def test_a_stance_that_is_left_out_is_withdrawn_and_comes_back(engine, take_in, dossier):
    take_in(dossier)
    left_out = dossier["claims"][0].pop("stances")
    take_in(dossier)
    assert sorted(withdrawn(engine, Stance).values()) == [False, True]
    dossier["claims"][0]["stances"] = left_out
    take_in(dossier)
    assert sorted(withdrawn(engine, Stance).values()) == [False, False]


def test_a_file_may_refer_to_what_only_the_database_has(engine, take_in, dossier, pairs):
    take_in(dossier | {"claims": dossier["claims"][:1]})
    take_in({"claims": dossier["claims"][1:]})
    assert len(pairs(engine, "candidate")) == 1


def test_what_is_not_in_the_file_is_left_alone(engine, take_in, dossier, contents):
    take_in(dossier)
    before = contents(engine)["claim"]
    take_in({"speakers": [{"key": "lund", "name": "Ida Lund"}]})
    assert contents(engine)["claim"] == before


def test_files_are_taken_in_together_or_not_at_all(engine, dossier, tmp_path, contents, actor):
    before = contents(engine)
    inputs = [
        InputFile("good.yaml", json.dumps(dossier).encode(), tmp_path),
        InputFile("bad.yaml", b"claims:\n  - {key: a, speaker: nobody, statement: b}", tmp_path),
    ]
    with pytest.raises(RecordFileError, match=r"^bad\.yaml:2:"):
        import_files(engine, inputs, actor())
    assert contents(engine) == before


def test_an_unknown_file_is_a_known_failure(tmp_path):
    with pytest.raises(OnrecordError, match=r"Cannot read .*missing\.yaml: No such file"):
        read_path(tmp_path / "missing.yaml")


@pytest.mark.parametrize(
    ("field", "key"), [("appearances", "ferro-safer@post"), ("roles", "ferro#minister")]
)
def test_what_belongs_to_one_record_cannot_be_taken_by_another(
    engine, take_in, dossier, contents, field, key
):
    take_in(dossier)
    before = contents(engine)
    first, second = dossier["claims" if field == "appearances" else "speakers"]
    second[field] = [one | {"key": key} for one in first.pop(field)]
    with pytest.raises(RecordFileError, match=f'the key "{key}" is taken by another'):
        take_in(dossier)
    assert contents(engine) == before


SOURCE = "source: {{key: post, title: The bay, sha256: {sha256}, file: {file}}}\n"
SPEAKER = "speakers: [{key: ferro, name: Ana Ferro}]\n"
CLAIM = """claims:
  - key: safer
    speaker: ferro
    statement: The bay is safer.
"""


@pytest.fixture
def take_shared(shared_engine, take, held, tmp_path):
    """Return a function that imports a text, in which HELD stands for a source that is held."""
    own = SOURCE.format(sha256=held["source"]["sha256"], file="post.txt")
    return lambda text: take(shared_engine, text.replace("HELD", own), tmp_path)


def appearance(fields: str) -> str:
    return f"""{CLAIM}    appearances:
      - source: post
        quote_type: direct
        {fields}
"""


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (CLAIM, '^dossier.yaml:3:14: claim "safer": .*the speaker "ferro", which neither'),
        (SPEAKER + CLAIM + "    on_behalf_of: navy\n",
         '^dossier.yaml:6:19: claim "safer": .*the speaker "navy"'),
        (SPEAKER + CLAIM + "    on_behalf_of: ferro\n",
         '^dossier.yaml:6:19: claim "safer": "ferro" is its speaker, and cannot speak on behalf'),
        ("HELD" + SPEAKER + appearance("relayed_by: [ferro]"),
         '^dossier.yaml:10:22: claim "safer": "ferro" is its speaker, and cannot have passed on'),
        (SPEAKER + CLAIM + "    stances: [{proposition: helps, stance: affirms}]\n",
         '^dossier.yaml:6:29: claim "safer": .*the proposition "helps"'),
        (SPEAKER + CLAIM + "    relations: [{kind: repeats, claim: older}]\n",
         '^dossier.yaml:6:40: claim "safer": .*the claim "older"'),
        (SPEAKER + appearance("cue: said").replace("source: post", "source: gazette"),
         '^dossier.yaml:7:17: claim "safer": .*the source "gazette"'),
        ("HELD" + SPEAKER + appearance("spans: [[0, 5000]]"),
         r'^dossier.yaml:10:16: claim "safer": span \[0, 5000\) runs past the end'),
        ("HELD" + SPEAKER + appearance("exact: Sinister\n        spans: [[0, 8]]"),
         r'^dossier.yaml:10:16: claim "safer": the quotation "Sinister" is not at \[0, 8\), where'),
        ("HELD" + SPEAKER + appearance("exact: The patrols sank."),
         '^dossier.yaml:10:16: claim "safer": the quotation .* is not in the text'),
        ("HELD" + SPEAKER + appearance("exact: The patrols have"),
         '^dossier.yaml:10:16: claim "safer": the quotation .* stands several times'),
        ("HELD" + SPEAKER + appearance("sha256: " + "0" * 64 + "\n        spans: [[0, 8]]"),
         r'^dossier.yaml:10:17: claim "safer": the words at \[0, 8\) do not have the hash'),
        ("HELD" + SPEAKER + CLAIM
         + "    said: {edtf: 2031-05-06, phrase: Tuesday, span: [0, 7], source: post}\n",
         r'^dossier.yaml:7:53: claim "safer": the phrase "Tuesday" is not at \[0, 7\)'),
        (SOURCE.format(sha256="0" * 64, file="post.txt"),
         '^dossier.yaml:1:117: source "post": post.txt does not have the SHA-256 000'),
        (SOURCE.format(sha256="0" * 64, file="missing.txt"),
         '^dossier.yaml:1:117: source "post": cannot read missing.txt'),
        (SOURCE.format(sha256="0" * 64, file="../post.txt"), "^dossier.yaml:1:117: .*folder"),
        (SOURCE.format(sha256="0" * 64, file="/etc/hostname"), "^dossier.yaml:1:117: "),
        ("source: {key: post, title: The bay}\n" + SPEAKER + appearance("spans: [[0, 8]]"),
         '^dossier.yaml:10:16: claim "safer": source "post" has no capture'),
        ("speakers: [{key: a, name: A, kind: group, members: [b]}]",
         '^dossier.yaml:1:53: speaker "a": .*the speaker "b"'),
        ("contradictions: [{kind: negation, claims: [a, b]}]",
         '^dossier.yaml:1:44: contradiction "0": .*the claim "a"'),
    ],
)  # fmt: skip
def test_a_refusal_names_the_place_and_leaves_the_database_as_it_was(
    shared_engine, take_shared, contents, text, refusal
):
    before = contents(shared_engine)
    with pytest.raises(RecordFileError, match=refusal):
        take_shared(text)
    assert contents(shared_engine) == before


@pytest.mark.parametrize(
    ("content", "refusal"),
    [("Ana Ferro\u2026".encode("utf-16-le"), "not UTF-8|NUL"), (b"safer\0", "NUL character")],
)
def test_a_held_text_must_be_utf_8_without_nul(shared_engine, take, tmp_path, content, refusal):
    (tmp_path / "post.txt").write_bytes(content)
    text = SOURCE.format(sha256=hashlib.sha256(content).hexdigest(), file="post.txt")
    with pytest.raises(RecordFileError, match=refusal):
        take(shared_engine, text, tmp_path)


def test_a_name_that_is_an_accent_is_a_name(engine, take_in):
    assert take_in({"speakers": [{"key": "accent", "name": "\u00b4"}]}).created == 1
