import pytest

from onrecord.recordfile.fields import Fields, Schema
from onrecord.recordfile.nodes import parse

NOTE = Schema("a note", ("text",), ("by",))


def test_the_keys_of_a_schema_are_those_required_and_those_that_are_not():
    assert NOTE.keys == ("text", "by")


def test_a_reader_cannot_ask_for_a_key_outside_its_schema():
    (node,) = parse("text: a")
    with pytest.raises(KeyError):
        Fields(node, NOTE).maybe_text("author")


def test_the_position_of_a_key_that_is_not_written_is_that_of_its_mapping():
    (node,) = parse("- {text: a}")
    (item,) = node.items
    assert Fields(item, NOTE).position("by") == (1, 3)


def test_a_key_of_a_thousand_letters_is_refused_without_a_guess(refusal):
    assert refusal(f"»{'claims' * 100}: []") == (
        f'a document has no key "{"claims" * 10}...". Its keys are source, sources, speakers, '
        "topics, propositions, claims, contradictions."
    )
