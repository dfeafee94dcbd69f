import pytest

from onrecord.recordfile import read
from onrecord.records import TopicRecord

REFUSED = {
    "a topic that is a text": (
        "topics: [»ships]",
        'a topic is due here, a mapping of name, key, withdrawn; this is the text "ships".',
    ),
    "no name": (
        "topics: [»{key: ships}]",
        'a topic needs "name", which is missing here. Add it.',
    ),
    "a name that gives no key": (
        'topics: [»{name: "!!!"}]',
        (
            '"!!!" gives no topic key, which takes 1 to 200 letters and digits. Write a short '
            "name, or give the topic a key."
        ),
    ),
    "a key that is none": (
        'topics: [{name: Ships, key: »"a b"}]',
        (
            '"a b" cannot be a key. Begin with a letter or a digit and go on with letters, digits '
            "and . : @ / # + - _ only."
        ),
    ),
    "a key without letters": (
        "topics: [{name: Ships, key: »__}]",
        (
            '"__" gives no topic key, which takes 1 to 200 letters and digits. Write a short name, '
            "or give the topic a key."
        ),
    ),
    "a topic twice": (
        """\
topics:
  - name: Ships
  - name: Boats
    key: »SHIPS
""",
        'the topic "ships" is already on line 2. Keep one of them, or give this one another key.',
    ),
    "two topics of one name": (
        """\
topics:
  - {key: ships, name: Ships at sea}
  - {key: boats, name: »SHIPS at sea}
""",
        (
            'the topics "ships" and "boats" have one name, "SHIPS at sea". Keep one of them, or '
            "name them apart."
        ),
    ),
    "an unknown key": (
        "topics: [{name: Ships, »nane: x}]",
        'a topic has no key "nane". Did you mean "name"?',
    ),
    "a mention without letters": (
        'claims: [{key: c, speaker: brek, statement: S, topics: [»"?"]}]',
        (
            '"?" gives no topic key, which takes 1 to 200 letters and digits. Write a short name, '
            "or give the topic a key."
        ),
    ),
    "a mention that is too long": (
        f"claims: [{{key: c, speaker: brek, statement: S, topics: [»{'a' * 201}]}}]",
        (
            '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..." gives no topic key, '
            "which takes 1 to 200 letters and digits. Write a short name, or give the topic a key."
        ),
    ),
    "a mention that is a list": (
        "propositions: [{key: p, text: T, topic: »[ships]}]",
        '"topic" needs a text, not a list of 1. Put a text with brackets in quotes.',
    ),
    "a claim with one topic twice": (
        "claims: [{key: c, speaker: brek, statement: S, topics: [Ships, »ships]}]",
        '"ships" stands twice in "topics". Keep one of them.',
    ),
    "topics of a claim that are a text": (
        "claims: [{key: c, speaker: brek, statement: S, topics: »ships}]",
        '"topics" needs a list, not the text "ships". Write [...], or one item a line after "- ".',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_topic_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


def _records(text):
    return read(text, "dossier.yaml").records


def test_the_key_of_a_topic_is_made_up_from_its_name():
    assert _records("topics: [{name: Ships at Sea}]").topics == (
        TopicRecord(key="ships-at-sea", name="Ships at Sea"),
    )


def test_the_key_of_a_topic_is_kept_as_a_slug():
    assert _records("topics: [{key: Ships.2, name: Fleet}]").topics == (
        TopicRecord(key="ships-2", name="Fleet"),
    )


@pytest.mark.parametrize("spelling", ["fleet", "Fleet", "FLEET", "Ships at sea", "ships-at-sea"])
def test_a_declared_topic_is_found_by_its_key_and_by_its_name(spelling):
    records = _records(
        f"claims: [{{key: c, speaker: brek, statement: S, topics: [{spelling}]}}]\n"
        "---\ntopics: [{key: fleet, name: Ships at sea}]"
    )
    assert records.claims[0].topics == ("fleet",)


def test_a_declared_topic_is_not_a_mentioned_one():
    records = _records("topics: [{name: Ships}]\npropositions: [{key: p, text: T, topic: ships}]")
    assert records.mentioned_topics == ()


def test_mentioned_topics_are_listed_once_by_their_first_spelling():
    records = _records("""\
propositions: [{key: p, text: T, topic: Air Strikes}]
claims:
  - {key: a, speaker: brek, statement: S, topics: [air-strikes, Ships]}
  - {key: b, speaker: brek, statement: S, topics: [ships]}
""")
    assert records.mentioned_topics == (
        TopicRecord(key="air-strikes", name="Air Strikes"),
        TopicRecord(key="ships", name="Ships"),
    )


def test_a_mentioned_topic_is_kept_by_its_slug():
    records = _records("propositions: [{key: p, text: T, topic: Air Strikes}]")
    assert records.propositions[0].topic == "air-strikes"


def test_the_place_of_a_mentioned_topic_is_its_first_mention():
    file = read("claims:\n- {key: c, speaker: b, statement: S, topics: [Ships]}", "dossier.yaml")
    assert file.where("topic", "ships") == (2, 47)
