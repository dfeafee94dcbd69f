"""JSON Lines into a record that is there already are an upsert, logged as one change."""

import json

import pytest
from sqlalchemy import func, select

from db.engine import reading
from db.tables import Anchor, Appearance, Capture, ChangeRecord, Claim, Contradiction, Decision
from onrecord.errors import OnrecordError
from onrecord.jsonlines import JsonLinesError
from workflows.actor import Actor
from workflows.attaching import attach
from workflows.deciding import decide
from workflows.verifying import verify


def lines(*values):
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def count(engine, table):
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def keys(engine, table):
    with reading(engine) as connection:
        return set(connection.execute(select(table.key)).scalars())


SOURCE = {"source": {"key": "post", "title": "The bay", "published": "2031-05-07"}}
FERRO = {"speaker": {"key": "ferro", "name": "Ana Ferro"}}
CLAIM = {
    "claim": {
        "key": "safer",
        "speaker": "ferro",
        "statement": "The bay is safer.",
        "appearances": [{"source": "post", "quote_type": "indirect"}],
    }
}


@pytest.fixture
def second(new_engine, take):
    """Return a database that has one record of its own."""
    engine = new_engine("sqlite")
    take(engine, {"speakers": [{"key": "sand", "name": "Vera Sand"}]})
    return engine


@pytest.fixture
def first(new_engine):
    """Return a database to export from."""
    return new_engine("sqlite")


@pytest.fixture
def pass_on(first, exported, take_lines):
    """Return a function that imports the whole export of ``first`` elsewhere."""
    return lambda engine: take_lines(engine, exported(first))


@pytest.fixture
def forged_on(first, exported, take_lines):
    """Return ``pass_on`` for an export in which some words were replaced."""
    return lambda engine, words, others: take_lines(engine, exported(first).replace(words, others))


@pytest.fixture
def article_file(article, tmp_path):
    """Return the path of the article that ``dossier`` is coded from."""
    path = tmp_path / "article.txt"
    path.write_bytes(article.encode())
    return path


def test_new_records_are_one_change(engine, take_lines, changes):
    done = take_lines(engine, lines(SOURCE, FERRO, CLAIM))
    (entry,) = changes(engine)
    assert (done.created, done.change) == (3, entry.id)
    assert set(entry.after) == {"source/post", "speaker/ferro", "claim/safer"}


def test_a_second_import_changes_nothing(engine, take_lines, contents):
    take_lines(engine, lines(SOURCE, FERRO, CLAIM))
    before = contents(engine)
    done = take_lines(engine, lines(SOURCE, FERRO, CLAIM))
    assert (done.created, done.changed, done.unchanged, done.change) == (0, 0, 3, None)
    assert contents(engine) == before


def test_a_changed_record_is_a_logged_edit(engine, take_lines, changes):
    take_lines(engine, lines(SOURCE, FERRO, CLAIM))
    done = take_lines(engine, lines({"claim": CLAIM["claim"] | {"note": "Seen."}}))
    entry = changes(engine)[-1]
    assert (done.created, done.changed) == (0, 1)
    assert "note" not in entry.before["claim/safer"]
    assert entry.after["claim/safer"]["note"] == "Seen."


def test_a_whole_export_is_added_to_a_record_that_is_there(second, first, load_demo, pass_on):
    load_demo(first)
    done = pass_on(second)
    assert not done.restored
    assert done.passed_over["change"] == 1
    assert keys(first, Claim) <= keys(second, Claim)
    assert keys(first, Contradiction) == keys(second, Contradiction)


def test_a_whole_export_of_the_same_record_changes_nothing(
    engine, load_demo, exported, take_lines, contents
):
    load_demo(engine)
    before = contents(engine)
    take_lines(engine, exported(engine))
    assert contents(engine) == before


def test_a_record_with_marks_takes_its_own_export(engine, eventful, exported, take_lines, contents):
    eventful(engine)
    before = contents(engine)
    done = take_lines(engine, exported(engine))
    assert done.change is None
    assert done.passed_over["mark"] > 0
    assert contents(engine) == before


def test_decisions_are_added(second, first, take, dossier, pass_on, actor):
    take(first, dossier)
    (key,) = keys(first, Contradiction)
    pass_on(second)
    decide(first, key, "confirmed", actor("desk", 12))
    assert pass_on(second).created == 1
    assert keys(second, Decision) == keys(first, Decision)
    with reading(second) as connection:
        assert connection.execute(select(Contradiction.status)).scalar_one() == "confirmed"


def test_a_held_text_comes_along_with_its_moment(second, first, take, held, tmp_path, pass_on):
    take(first, held, tmp_path)
    pass_on(second)
    columns = (Capture.key, Capture.text, Capture.captured_at, Capture.coded)
    with reading(first) as one, reading(second) as other:
        assert one.execute(select(*columns)).all() == other.execute(select(*columns)).all()
    assert verify(second).proved == 2


def test_a_text_that_comes_later_proves_the_quotations(
    engine, first, take, dossier, pass_on, article_file
):
    take(first, dossier)
    take(engine, dossier)
    attach(first, "post", article_file, Actor("desk", "2031-06-02T10:00:00Z"))
    done = pass_on(engine)
    with reading(engine) as connection:
        marks = connection.execute(select(Anchor.verification)).scalars().all()
    assert done.changed == 1
    assert set(marks) == {"verified"}


def test_a_quotation_that_does_not_stand_in_the_text_is_refused_by_its_line(
    second, first, take, held, tmp_path, forged_on
):
    take(first, held, tmp_path)
    with pytest.raises(JsonLinesError, match=r"^record\.jsonl:\d+: .*is not at"):
        forged_on(second, b"have made the bay safer", b"have made the bay worse")
    assert keys(second, Claim) == set()


def test_many_claims_are_taken_in(engine, take_lines):
    many = [{"claim": CLAIM["claim"] | {"key": f"c{number}"}} for number in range(2500)]
    done = take_lines(engine, lines(SOURCE, FERRO, *many))
    assert (done.created, count(engine, Claim), count(engine, Appearance)) == (2502, 2500, 2500)
    assert count(engine, ChangeRecord) == 2502


def test_a_speaker_who_speaks_for_itself_is_refused_by_its_line(engine, take_lines):
    own = {"claim": CLAIM["claim"] | {"on_behalf_of": "ferro"}}
    with pytest.raises(JsonLinesError, match=r':3: .*"ferro" is its speaker, and cannot speak on'):
        take_lines(engine, lines(SOURCE, FERRO, own))


def test_claims_may_relate_to_claims_further_down(engine, take_lines, exported):
    related = CLAIM["claim"] | {"key": "a", "relations": [{"kind": "corrects", "claim": "safer"}]}
    take_lines(engine, lines(SOURCE, FERRO, {"claim": related}, CLAIM))
    assert b'"relations":[{"kind":"corrects","claim":"safer"}]' in exported(engine)


def test_a_group_may_stand_before_its_members(engine, take_lines):
    group = {"speaker": {"key": "a", "name": "Both", "kind": "group", "members": ["ferro"]}}
    assert take_lines(engine, lines(group, FERRO)).created == 2


def test_a_file_without_contradictions_searched_for_finds_none(engine, take_lines, dossier):
    done = take_lines(engine, _opposed(dossier), check=False)
    assert (done.detected.new, count(engine, Contradiction)) == (0, 0)


def test_contradictions_are_searched_for_in_what_is_new(engine, take_lines, dossier):
    assert take_lines(engine, _opposed(dossier)).detected.new == 1


def _opposed(dossier):
    topic = {"topic": {"key": "patrols", "name": "Patrols"}}
    claims = [{"claim": claim} for claim in dossier["claims"]]
    speakers = [{"speaker": speaker} for speaker in dossier["speakers"]]
    proposition = {"proposition": dossier["propositions"][0]}
    return lines({"source": dossier["source"]}, topic, *speakers, proposition, *claims)


STRAY = {"anchor": {"appearance": "x", "capture": "y", "verification": "gone"}}
REFUSED = {
    "a record twice": (lines(FERRO, FERRO), 2, "stands in this file already"),
    "a claim twice": (lines(SOURCE, FERRO, CLAIM, CLAIM), 4, "stands in this file already"),
    "a claim twice out of order": (
        lines(SOURCE, FERRO, CLAIM, {"claim": CLAIM["claim"] | {"key": "a"}}, CLAIM), 5,
        "stands in this file already",
    ),
    "an unknown speaker": (lines(SOURCE, CLAIM), 2, 'refers to the speaker "ferro"'),
    "an unknown source": (lines(FERRO, CLAIM), 2, 'refers to the source "post"'),
    "an unknown topic": (
        lines({"proposition": {"key": "p", "text": "T.", "topic": "nets"}}), 1,
        'refers to the topic "nets"',
    ),
    "an unknown member": (
        lines({"speaker": {"key": "g", "name": "G", "kind": "group", "members": ["x"]}}), 1,
        'refers to the speaker "x"',
    ),
    "an anchor without its claim": (lines(STRAY), 1, "does not belong"),
    "an anchor of another claim": (lines(SOURCE, FERRO, CLAIM, STRAY), 4, "does not belong"),
    "an appearance of two claims": (
        lines(SOURCE, FERRO, *({"claim": CLAIM["claim"] | {"key": key, "appearances": [
            {"key": "x", "source": "post", "quote_type": "indirect"}]}} for key in "ab")), 4,
        "is taken by another claim",
    ),
    "a score out of its range": (
        lines(SOURCE, FERRO, CLAIM, {"contradiction": {
            "key": "c-1", "scope": "self", "kind": "date", "status": "candidate", "trace": [],
            "score": 7.0, "sides": [{"claim": "a"}, {"claim": "safer"}]}}), 4,
        "a score lies between 0 and 1",
    ),
    "a forged pair": (
        lines(SOURCE, FERRO, CLAIM, {"claim": CLAIM["claim"] | {"key": "a"}}, {"contradiction": {
            "key": "c-1", "scope": "self", "kind": "date", "status": "candidate", "trace": [],
            "sides": [{"claim": "a"}, {"claim": "safer"}]}}), 5,
        "key is not that of its sides",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_taken_in_is_refused_by_its_line(shared_engine, take_lines, contents, what):
    text, number, words = REFUSED[what]
    before = contents(shared_engine)
    with pytest.raises(JsonLinesError, match=words) as refused:
        take_lines(shared_engine, text)
    assert str(refused.value).startswith(f"record.jsonl:{number}: ")
    assert contents(shared_engine) == before


def test_the_same_file_twice_is_taken_in_once(engine, take_lines):
    other = {"claim": CLAIM["claim"] | {"key": "other"}}
    relation = {"relations": [{"kind": "corrects", "claim": "other"}]}
    text = lines(SOURCE, FERRO, other, {"claim": CLAIM["claim"] | relation})
    done = take_lines(engine, text, times=2)
    assert (done.created, done.changed) == (4, 0)


WITHDRAWN = {"speaker": FERRO["speaker"] | {"withdrawn": True}}
RELATED = {"claim": CLAIM["claim"] | {"relations": [{"kind": "corrects", "claim": "nothing"}]}}
REFUSED_IN_THE_END = {
    "a relation to nothing": (lines(SOURCE, FERRO, RELATED), 'refers to the claim "nothing"'),
    "a withdrawn speaker": (lines(SOURCE, WITHDRAWN, CLAIM), 'refers to the speaker "ferro"'),
}


@pytest.mark.parametrize("what", REFUSED_IN_THE_END)
def test_what_is_refused_when_all_is_there_is_refused_by_its_line(
    shared_engine, take_lines, contents, what
):
    text, words = REFUSED_IN_THE_END[what]
    before = contents(shared_engine)
    with pytest.raises(JsonLinesError, match=words) as refused:
        take_lines(shared_engine, text)
    assert str(refused.value).startswith('record.jsonl:3: claim "safer": ')
    assert contents(shared_engine) == before


def test_what_came_through_a_pipe_is_refused_without_a_line(shared_engine, take_lines):
    with pytest.raises(OnrecordError, match=r'^claim "safer": refers to the claim "nothing"'):
        take_lines(shared_engine, lines(SOURCE, FERRO, RELATED), once=True)
