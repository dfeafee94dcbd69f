"""Valid records, written down as YAML, are read back equal; nothing else gets through."""

import dataclasses
import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import records, vocabulary
from onrecord.recordfile import (
    RecordFileError,
    decode,
    mapping_of,
    noun_of,
    read,
    record_of,
    slug,
    write,
)
from onrecord.recordfile.contradictions import identity
from onrecord.spans import Span

# A busy machine is no failure.
UNHURRIED = settings(deadline=None)

EDTF = st.sampled_from(
    [
        "2014-12-03",
        "2014-12",
        "2014",
        "2014-06~",
        "[..2014-11-28]",
        "2014-08-08/2014-12-03",
        "1990-24",
    ]
)
REFUSED_CONTROLS = "".join(map(chr, sorted(set(range(32)) - {9, 10})))
DAY = st.sampled_from(["2014-12-03", "1988-08-18", "2016-02-29"])
WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=REFUSED_CONTROLS),
    min_size=1,
    max_size=20,
)
FULL_WORDS = WORDS.filter(lambda text: text.strip())
KEYS = st.from_regex(r"(?![0-9]+$)[a-z0-9éñж_][a-z0-9é.:@/#+-]{0,12}", fullmatch=True)
SLUGS = st.from_regex(r"(?![0-9]+$)[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
HASHES = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0)


def _maybe(strategy):
    return st.none() | strategy


def _tuples(strategy, by=None, most=3):
    return st.lists(strategy, max_size=most, unique_by=by or (lambda item: item)).map(tuple)


def _key(record):
    return record.key


@st.composite
def _spans(draw, count):
    offsets = draw(
        st.lists(st.integers(0, 2**31 - 1), min_size=2 * count, max_size=2 * count, unique=True)
    )
    offsets.sort()
    return tuple(Span(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=True))


@st.composite
def _dates(draw):
    date = records.DateRecord(
        edtf=draw(EDTF),
        phrase=draw(_maybe(WORDS)),
        basis=draw(st.sampled_from(vocabulary.DATE_BASES)),
        anchor=draw(DAY),
        note=draw(_maybe(WORDS)),
    )
    if date.phrase is None or draw(st.booleans()):
        return date
    start = draw(st.integers(0, 10**6))
    return dataclasses.replace(date, source=draw(KEYS), span=Span(start, start + len(date.phrase)))


@st.composite
def _sources(draw):
    sha256 = draw(_maybe(HASHES))
    return records.SourceRecord(
        key=draw(KEYS),
        title=draw(FULL_WORDS),
        kind=draw(st.sampled_from(vocabulary.SOURCE_KINDS)),
        publisher=draw(_maybe(WORDS)),
        byline=draw(_maybe(WORDS)),
        credit=draw(_tuples(FULL_WORDS)),
        url=draw(_maybe(WORDS)),
        language=draw(_maybe(WORDS)),
        published=draw(_maybe(_dates())),
        note=draw(_maybe(WORDS)),
        sha256=sha256,
        file=draw(st.sampled_from([None, "ships.txt", "texts/é 1.txt"])) if sha256 else None,
        withdrawn=draw(st.booleans()),
    )


@st.composite
def _roles(draw):
    start, end = draw(st.sampled_from([(None, None), ("2013", None), (None, "2017-01-20"),
                                       ("2013-02-01", "2017"), ("2014", "2014-03")]))  # fmt: skip
    return records.RoleRecord(
        key=draw(KEYS),
        title=draw(FULL_WORDS),
        organisation=draw(_maybe(WORDS)),
        start=start,
        end=end,
        evidence=draw(_maybe(WORDS)),
    )


@st.composite
def _speakers(draw):
    key, kind = draw(KEYS), draw(st.sampled_from(vocabulary.SPEAKER_KINDS))
    return records.SpeakerRecord(
        key=key,
        name=draw(FULL_WORDS),
        kind=kind,
        aliases=() if kind == "unnamed" else draw(_tuples(FULL_WORDS)),
        roles=draw(_tuples(_roles(), by=_key)),
        members=draw(_tuples(KEYS.filter(lambda k: k != key))) if kind == "group" else (),
        source=draw(KEYS) if kind == "unnamed" else None,
        note=draw(_maybe(WORDS)),
        withdrawn=draw(st.booleans()),
    )


@st.composite
def _stances(draw):
    low, high, qualifier = None, None, draw(_maybe(st.sampled_from(vocabulary.QUALIFIERS)))
    if qualifier is not None:
        low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
        low = None if qualifier == "at_most" else low
        high = None if qualifier == "at_least" else high
    return records.StanceRecord(
        proposition=draw(KEYS),
        stance=draw(st.sampled_from(vocabulary.STANCES)),
        value_low=low,
        value_high=high,
        qualifier=qualifier,
        unit=draw(_maybe(WORDS)),
        as_of=draw(_maybe(EDTF)),
        certainty=draw(_maybe(st.sampled_from(vocabulary.CERTAINTIES))),
        note=draw(_maybe(WORDS)),
    )


@st.composite
def _appearances(draw):
    spans = draw(_spans(draw(st.integers(0, 3))))
    hashed = draw(st.booleans())
    exact = () if spans else draw(st.lists(FULL_WORDS, max_size=3).map(tuple))
    if spans and not hashed and draw(st.booleans()):
        exact = tuple("x" * 3 for _ in spans)
        spans = tuple(Span(place * 5, place * 5 + 3) for place in range(len(exact)))
    return records.AppearanceRecord(
        key=draw(KEYS),
        source=draw(KEYS),
        quote_type=draw(st.sampled_from(vocabulary.QUOTE_TYPES)),
        exact=exact,
        spans=spans,
        sha256=tuple(draw(HASHES) for _ in spans) if hashed else (),
        cue=draw(_maybe(WORDS)),
        described_as=draw(_maybe(WORDS)),
        relayed_by=draw(_tuples(KEYS)),
        translated_by=draw(st.sampled_from(vocabulary.TRANSLATED_BY)),
        note=draw(_maybe(WORDS)),
    )


@st.composite
def _claims(draw):
    key = draw(KEYS)
    relations = st.builds(
        records.RelationRecord,
        kind=st.sampled_from(vocabulary.RELATION_KINDS),
        claim=KEYS.filter(lambda k: k != key),
    )
    return records.ClaimRecord(
        key=key,
        speaker=draw(KEYS),
        statement=draw(FULL_WORDS),
        kind=draw(st.sampled_from(vocabulary.CLAIM_KINDS)),
        on_behalf_of=draw(_maybe(KEYS)),
        modality=draw(st.sampled_from(vocabulary.MODALITIES)),
        status=draw(st.sampled_from(vocabulary.CLAIM_STATUSES)),
        place=draw(_maybe(WORDS)),
        said=draw(_maybe(_dates())),
        event=draw(_maybe(_dates())),
        topics=draw(_tuples(SLUGS)),
        stances=draw(_tuples(_stances(), by=lambda stance: stance.proposition)),
        appearances=draw(_tuples(_appearances(), by=_key)),
        relations=draw(_tuples(relations)),
        note=draw(_maybe(WORDS)),
    )


@st.composite
def _decisions(draw):
    verdict = draw(st.sampled_from(vocabulary.VERDICTS))
    reason = draw(st.sampled_from(vocabulary.DISMISSAL_REASONS))
    return records.DecisionRecord(
        verdict=verdict,
        by=draw(FULL_WORDS),
        at=f"{draw(DAY)}T{draw(st.sampled_from(['00:00:00', '23:59:59']))}Z",
        reason=reason if verdict == "dismissed" else None,
        note=draw(_maybe(WORDS)),
    )


@st.composite
def _sides(draw):
    extra = draw(st.sampled_from(["appearance", "role", None]))
    return records.SideRecord(claim=draw(KEYS), **({extra: draw(KEYS)} if extra else {}))


CONTRADICTIONS = st.builds(
    records.ContradictionRecord,
    sides=st.tuples(_sides(), _sides()).filter(lambda pair: pair[0].claim != pair[1].claim),
    kind=st.sampled_from(vocabulary.CONTRADICTION_KINDS),
    proposition=_maybe(KEYS),
    decisions=_tuples(_decisions(), by=lambda decision: (decision.by, decision.at)),
)
PROPOSITIONS = st.builds(
    records.PropositionRecord,
    key=KEYS,
    text=FULL_WORDS,
    topic=_maybe(SLUGS),
    period=_maybe(EDTF),
    place=_maybe(WORDS),
    measure=_maybe(WORDS),
    unit=_maybe(WORDS),
    slot=st.booleans(),
    note=_maybe(WORDS),
    withdrawn=st.booleans(),
)
TOPICS = st.builds(
    records.TopicRecord,
    key=SLUGS,
    name=st.from_regex("Topic [A-Z]{1,9}", fullmatch=True),
    withdrawn=st.booleans(),
)


def _read_back(noun, values):
    text = write(records.RecordSet(**{noun: tuple(values)}))
    return getattr(read(text, "dossier.yaml").records, noun)


def _through_json(noun, record):
    return record_of(noun, json.loads(json.dumps(mapping_of(record))))


WHOLE = {
    "source": _sources(),
    "speaker": _speakers(),
    "topic": TOPICS,
    "proposition": PROPOSITIONS,
    "claim": _claims(),
}


@UNHURRIED
@given(_sources())
def test_a_source_is_read_back_equal(source):
    assert _read_back("sources", [source]) == (source,)


@UNHURRIED
@given(_speakers())
def test_a_speaker_is_read_back_equal(speaker):
    assert _read_back("speakers", [speaker]) == (speaker,)


@UNHURRIED
@given(TOPICS)
def test_a_topic_is_read_back_equal(topic):
    assert _read_back("topics", [topic]) == (topic,)


@UNHURRIED
@given(PROPOSITIONS)
def test_a_proposition_is_read_back_equal(proposition):
    assert _read_back("propositions", [proposition]) == (proposition,)


@UNHURRIED
@given(_claims())
def test_a_claim_is_read_back_equal(claim):
    assert _read_back("claims", [claim]) == (claim,)


@UNHURRIED
@given(st.data(), st.sampled_from(sorted(WHOLE)))
def test_a_record_is_read_back_equal_from_its_mapping_in_json(data, noun):
    record = data.draw(WHOLE[noun])
    assert (noun_of(record), _through_json(noun, record)) == (noun, record)


@UNHURRIED
@given(_claims())
def test_no_mapping_of_a_claim_holds_what_goes_without_saying(claim):
    mapping = mapping_of(claim)
    assert [name for name, value in mapping.items() if value in (None, [], False)] == []


@UNHURRIED
@given(st.lists(CONTRADICTIONS, min_size=1, max_size=4, unique_by=identity))
def test_contradictions_are_read_back_equal(contradictions):
    assert _read_back("contradictions", contradictions) == tuple(contradictions)


@UNHURRIED
@given(st.lists(SLUGS, min_size=1, max_size=4))
def test_topics_mentioned_are_those_of_the_claims(topics):
    claims = [
        {"key": f"c{place}", "speaker": "s", "statement": "S", "topics": [topic]}
        for place, topic in enumerate(topics)
    ]
    mentioned = read(yaml.safe_dump({"claims": claims}), "x").records.mentioned_topics
    assert [topic.key for topic in mentioned] == list(dict.fromkeys(map(slug, topics)))


KNOWN_WORDS = sorted(
    {
        "key", "title", "name", "source", "sources", "speakers", "topics", "claims", "said", "edtf",
        "appearances", "spans", "exact", "stances", "value", "members", "kind", "group", "unnamed",
        "sides", "decisions", "at", "2014-12-03", "2014-02-30", "~", "a", "b", "1", "[0, 1]", "{}",
        "dismissed", "quote_type", "direct", "statement", "speaker", "proposition", "stance", "",
    }
)  # fmt: skip
TREES = st.recursive(
    st.sampled_from(KNOWN_WORDS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KNOWN_WORDS), inner, max_size=5)
    ),
    max_leaves=20,
)


@UNHURRIED
@given(st.text() | st.text(alphabet="claims:key\n -[]{}\"'&*!?|>#~,0\t"))
def test_any_text_is_read_or_refused_in_one_line(text):
    _read_or_refuse(text)


@UNHURRIED
@given(TREES)
def test_any_tree_is_read_or_refused_in_one_line(tree):
    _read_or_refuse(yaml.safe_dump(tree))


@UNHURRIED
@given(st.data())
def test_a_record_with_one_value_out_of_place_is_read_or_refused(data):
    written = mapping_of(data.draw(_claims()))
    key = data.draw(st.sampled_from(sorted(written)))
    written[key] = data.draw(TREES)
    _read_or_refuse(yaml.safe_dump({"claims": [written]}))


@UNHURRIED
@given(st.binary())
def test_bytes_are_decoded_exactly_where_they_are_utf8(data):
    try:
        expected = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        with pytest.raises(RecordFileError, match="is not UTF-8"):
            decode(data, "dossier.yaml")
    else:
        assert decode(data, "dossier.yaml") == expected


def _read_or_refuse(text):
    try:
        read(text, "dossier.yaml")
    except RecordFileError as error:
        message = str(error)
        if not (message.startswith("dossier.yaml:") and message.isprintable()):
            pytest.fail(message)
