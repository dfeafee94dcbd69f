"""An export is the record in a fixed order; an extract stands alone in another database."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine import reading
from db.store.claims import load_claims
from onrecord import vocabulary
from onrecord.filters import Filters
from onrecord.recordfile import mapping_of
from workflows.exporting import export_extract, export_records


@pytest.fixture
def extract():
    """Return a function that gives the extract of the claims that a filter means."""

    def extract(engine, write=export_extract, **wanted):
        out = io.BytesIO()
        done = write(engine, Filters(**wanted), out.write)
        return done, out.getvalue()

    return extract


def values(text, noun):
    read = [next(iter(json.loads(line).items())) for line in text.splitlines()]
    return [value for name, value in read if name == noun]


def nouns(text):
    return list(dict.fromkeys(next(iter(json.loads(line))) for line in text.splitlines()))


def test_the_lines_come_in_a_fixed_order(engine, load_demo, exported):
    load_demo(engine)
    assert nouns(exported(engine)) == [
        "onrecord", "source", "capture", "topic", "speaker", "proposition", "claim",
        "contradiction", "change", "made", "end",
    ]  # fmt: skip


def test_records_come_by_key(engine, load_demo, exported):
    load_demo(engine)
    keys = [claim["key"] for claim in values(exported(engine), "claim")]
    assert keys == sorted(keys)


def test_a_claim_is_written_as_its_record_is(engine, eventful, exported):
    eventful(engine)
    claims = values(exported(engine), "claim")
    with reading(engine) as connection:
        stored = load_claims(connection, [claim["key"] for claim in claims])
    assert claims == [mapping_of(stored[claim["key"]]) for claim in claims]


def test_an_empty_database_is_a_header_and_an_end(engine, exported):
    assert exported(engine) == (b'{"onrecord":{"format":1,"whole":true}}\n{"end":{"lines":1}}\n')


def test_an_extract_has_the_claims_that_pass(engine, load_demo, extract):
    load_demo(engine)
    done, text = extract(engine, speaker="kerry")
    claims = values(text, "claim")
    assert done.claims == len(claims) > 5
    assert "change" not in nouns(text)


def test_an_extract_stands_alone(engine, new_engine, load_demo, extract, take_lines):
    load_demo(engine)
    _, text = extract(engine, speaker="kerry")
    second = new_engine("sqlite")
    take_lines(second, text)
    _, again = extract(second, speaker="kerry")
    assert values(again, "claim") == values(text, "claim")


def test_an_extract_has_relayers_and_the_members_of_groups(engine, eventful, extract):
    eventful(engine)
    _, text = extract(engine, speaker="lund", status="any")
    speakers = {speaker["key"] for speaker in values(text, "speaker")}
    assert {"lund", "a-crew", "z-crew", "a-clerk", "brek"} <= speakers


def test_an_extract_has_contradictions_of_two_of_its_claims(engine, take, dossier, extract):
    take(engine, dossier)
    _, both = extract(engine)
    _, one = extract(engine, speaker="ferro")
    assert (len(values(both, "contradiction")), len(values(one, "contradiction"))) == (1, 0)


def test_relations_that_lead_out_of_an_extract_are_counted(engine, take, dossier, extract):
    dossier["claims"][1]["relations"] = [{"kind": "responds_to", "claim": "ferro-safer"}]
    take(engine, dossier)
    done, text = extract(engine, speaker="brek")
    assert done.left_out == 1
    assert "relations" not in values(text, "claim")[0]


def test_the_limit_takes_the_latest_claims(engine, load_demo, extract):
    load_demo(engine)
    done, _ = extract(engine, limit=3)
    assert done.claims == 3


def test_a_record_file_of_an_extract_is_taken_in(engine, new_engine, load_demo, extract, take):
    load_demo(engine)
    _, text = extract(engine, export_records)
    second = new_engine("sqlite")
    take(second, text.decode())
    assert extract(second, export_records)[1] == text


KEYS = st.sampled_from(["a", "b", "é", "z.1"])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    lambda text: text.strip()
)
SPEAKERS = st.dictionaries(KEYS, WORDS, min_size=1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def _documents(draw):
    """Draw a small record whose parts refer to each other."""
    speakers, sources = draw(SPEAKERS), draw(SPEAKERS)
    propositions, claims = draw(SPEAKERS), draw(st.lists(KEYS, unique=True, min_size=1))
    return {
        "sources": [{"key": key, "title": title} for key, title in sources.items()],
        "speakers": [
            {"key": key, "name": name, "aliases": draw(st.lists(WORDS, unique=True, max_size=2))}
            for key, name in speakers.items()
        ],
        "propositions": [
            {"key": key, "text": text, "slot": True, "topic": "Nets"}
            for key, text in propositions.items()
        ],
        "claims": [
            {
                "key": key,
                "speaker": speaker,
                "statement": draw(WORDS),
                "status": draw(st.sampled_from(vocabulary.CLAIM_STATUSES)),
                "said": draw(st.sampled_from(["2031", "[..2031-05-06]", "2031-05~"])),
                "relations": [{"kind": "repeats", "claim": o} for o in claims[:1] if o != key],
                "stances": [
                    {"proposition": key, "stance": draw(st.sampled_from(vocabulary.STANCES)),
                     "value": draw(NUMBERS)}
                    for key in sorted(propositions)[:2]
                ],
                "appearances": [
                    {"source": source, "quote_type": draw(st.sampled_from(vocabulary.QUOTE_TYPES)),
                     "exact": draw(st.lists(WORDS, max_size=2)),
                     "relayed_by": [other for other in sorted(speakers) if other != speaker][:1]}
                    for source in sorted(sources)[: draw(st.integers(0, 3))]
                ],
            }
            for key in claims
            for speaker in [draw(st.sampled_from(sorted(speakers)))]
        ],
    }  # fmt: skip


@given(document=_documents())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_record_is_restored_in_the_same_bytes(new_engine, take, exported, take_lines, document):
    first, second = new_engine("sqlite"), new_engine("sqlite")
    take(first, json.dumps(document, ensure_ascii=False))
    text = exported(first)
    take_lines(second, text)
    assert exported(second) == text
