"""What is no line of ours is refused with its number, in one printable line; nothing is guessed."""

import base64
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.jsonlines import JsonLinesError, encoded, looks_like_lines, read_lines

HEADER = b'{"onrecord":{"format":1}}\n'
TOPIC = b'{"topic":{"key":"nets","name":"Nets"}}\n'
SHA = "a" * 64
CAPTURE = {
    "key": "post@aaaaaaaaaaaaaaaa", "source": "post", "sha256": SHA, "extractor": "plain-text",
    "extractor_version": "1", "captured_at": "2031-06-01T10:00:00Z",
}  # fmt: skip


def read(text):
    return list(read_lines(io.BytesIO(text), "record.jsonl"))


def refusal(text):
    with pytest.raises(JsonLinesError) as refused:
        read(text)
    message = str(refused.value)
    assert message.isprintable()
    return message


def line(noun, value):
    return json.dumps({noun: value}).encode() + b"\n"


def end(count):
    return line("end", {"lines": count})


def test_lines_come_with_their_numbers():
    found = read(HEADER + TOPIC + b"\n" + TOPIC + end(4))
    assert [(one.number, one.noun) for one in found] == [
        (1, "onrecord"),
        (2, "topic"),
        (4, "topic"),
    ]


def test_lines_without_a_header_need_no_end():
    assert [one.value.key for one in read(TOPIC)] == ["nets"]


def test_the_last_line_break_may_be_missing():
    assert len(read(TOPIC.rstrip())) == 1


def test_a_byte_order_mark_does_no_harm():
    assert len(read(b"\xef\xbb\xbf" + TOPIC)) == 1


def test_a_record_is_written_as_it_is_read():
    (found,) = read(TOPIC)
    assert encoded("topic", {"key": found.value.key, "name": found.value.name}) == TOPIC


NESTED = json.loads("[" * 90 + "]" * 90)
HOSTILE = {
    "no JSON": (b"{nets}\n", "not readable as JSON"),
    "YAML": (b"topic: nets\n", "not readable as JSON"),
    "half a line": (TOPIC[:20], "Is the line complete"),
    "a list": (b"[1]\n", "one object with one key"),
    "a number": (b"7\n", "one object with one key"),
    "null": (b"null\n", "one object with one key"),
    "an empty object": (b"{}\n", "one object with one key"),
    "two nouns": (b'{"topic":{},"claim":{}}\n', "one object with one key"),
    "an unknown noun": (line("topik", {}), 'Did you mean "topic"?'),
    "a strange noun": (line("\x1b[31m", {}), "no record is called"),
    "no mapping": (line("topic", "nets"), "needs an object"),
    "an unknown field": (line("topic", {"key": "a", "name": "b", "nam": 1}), "no key"),
    "a missing field": (line("topic", {"key": "a"}), 'needs "name"'),
    "a number for a text": (line("topic", {"key": "a", "name": 5}), "needs a text, not 5"),
    "true for a text": (line("topic", {"key": "a", "name": True}), "needs a text, not true"),
    "a list for a text": (line("topic", {"key": "a", "name": ["b"]}), "needs a text"),
    "an object for a text": (line("topic", {"key": "a", "name": {}}), "needs a text"),
    "a text for a number": (line("end", {"lines": "1"}), "needs a whole number"),
    "a fraction of lines": (line("end", {"lines": 1.5}), "needs a whole number"),
    "a negative number": (line("end", {"lines": -1}), "needs a whole number"),
    "NUL": (line("topic", {"key": "a", "name": "b\0"}), "U+0000"),
    "a lone surrogate": (b'{"topic":{"key":"a","name":"\\ud800"}}\n', "U+D800"),
    "NUL in a log": (
        line("changed", {"change": 1, "noun": "claim", "key": "a", "before": {"x": "\0"}}),
        "U+0000",
    ),
    "a surrogate in a log": (
        b'{"changed":{"change":1,"noun":"claim","key":"a","after":{"\\udc00":1}}}\n', "U+DC00",
    ),
    "a key twice": (b'{"topic":{"key":"a","key":"b","name":"c"}}\n', "stands twice in one object"),
    "NaN": (b'{"topic":{"key":"a","name":NaN}}\n', "no number of JSON"),
    "a number of 5,000 digits": (b'{"end":{"lines":' + b"9" * 5000 + b"}}\n", "not readable"),
    "deep nesting": (b'{"topic":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "nested deeper"),
    "deep nesting of a log": (
        line("changed", {"change": 1, "noun": "a", "key": "b", "after": {"x": NESTED}}),
        "nested deeper",
    ),
    "Latin-1": ('{"topic":{"key":"a","name":"é"}}\n'.encode("latin-1"), "not UTF-8"),
    "a newer format": (line("onrecord", {"format": 2}), "upgrade the program"),
    "a header without a format": (line("onrecord", {}), 'needs "format"'),
    "bytes that are no base64": (line("capture", CAPTURE | {"content": "ä"}), "base64"),
    "bytes of another hash": (line("capture", CAPTURE | {"content": "YQ=="}), "SHA-256"),
    "a text without its bytes": (line("capture", CAPTURE | {"text": "a"}), 'needs the "content"'),
    "a hash that is none": (line("capture", CAPTURE | {"sha256": "abc"}), "no SHA-256"),
    "one side only": (
        line("contradiction", {"key": "c", "scope": "self", "kind": "date", "status": "stale",
                               "sides": [{"claim": "a"}], "trace": [{"rule": "a", "detail": "b"}]}),
        "two sides",
    ),
    "a span that is none": (
        line("anchor", {"appearance": "a", "capture": "b", "verification": "gone",
                        "spans": [{"start": 5, "end": 2}]}),
        "smaller offset first",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_line_is_refused_by_its_number(what):
    text, words = HOSTILE[what]
    message = refusal(TOPIC + text)
    assert words in message
    assert message.startswith("record.jsonl:2: ")


def test_a_very_long_line_is_refused():
    message = refusal(TOPIC + b'{"topic":{"key":"a","name":"' + b"x" * 2**24 + b'"}}\n')
    assert message.startswith("record.jsonl:2: the line is longer than")


def test_a_capture_may_be_longer():
    long = b"x" * 2**24
    value = CAPTURE | {
        "sha256": hashlib.sha256(long).hexdigest(), "content": base64.b64encode(long).decode(),
    }  # fmt: skip
    text = json.dumps({"capture": value}, separators=(",", ":")).encode()
    (found,) = read(text + b"\n")
    assert found.value.text == long.decode()


def test_a_file_that_breaks_off_is_refused():
    assert "breaks off" in refusal(HEADER + TOPIC)


def test_a_file_that_lacks_a_line_is_refused():
    assert "should have 3 lines" in refusal(HEADER + TOPIC + end(3))


def test_nothing_stands_behind_the_end():
    assert "after the end" in refusal(HEADER + end(1) + TOPIC)


def test_a_header_stands_first():
    assert refusal(TOPIC + HEADER).startswith("record.jsonl:2: a header stands on the first line")


@pytest.mark.parametrize(
    ("beginning", "told"),
    [
        (HEADER, True),
        (b"  " + TOPIC, True),
        (b'{"source": {"key": "a"}, "claims": []}', False),
        (b"source:\n  key: a\n", False),
        (b'{"source":\n', False),
        (b"", False),
        (b"\xff\xfe", False),
    ],
)
def test_lines_are_told_by_the_first_one(beginning, told):
    assert looks_like_lines(beginning) is told


@given(st.binary() | st.text(alphabet='{}[]":,topicname\\u0d8 1e.-\n').map(str.encode))
def test_any_bytes_are_read_or_refused_in_one_line(data):
    try:
        read(data)
    except JsonLinesError as error:
        assert str(error).isprintable()  # noqa: PT017


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)
FIELDS = ["key", "source", "change", "noun", "keys", "before", "spans", "sides", "trace", "number",
          "position", "role", "stance", "appearance", "claim", "content", "lines"]  # fmt: skip


@given(
    st.sampled_from(["capture", "anchor", "date_anchor", "withdrawn_role", "withdrawn_stance",
                     "withdrawn_appearance", "contradiction", "change", "made", "changed", "end",
                     "onrecord", "claim", "source", "speaker"]),
    VALUES | st.dictionaries(st.sampled_from(FIELDS), VALUES),
)  # fmt: skip
def test_any_value_is_read_or_refused_in_one_line(noun, value):
    try:
        read(json.dumps({noun: value}).encode() + b"\n")
    except JsonLinesError as error:
        assert str(error).isprintable()  # noqa: PT017
