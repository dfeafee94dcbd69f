"""Contradictions listed by what they are about."""

import pytest

RECORDED = """
propositions:
  - {key: patrols-help-too, text: The patrols make the bay safer., topic: Patrols}
claims:
  - key: lund-gulls
    speaker: lund
    statement: Gulls are loud.
    appearances: [{source: post, quote_type: indirect}]
  - key: lund-too
    speaker: lund
    statement: Safer it is.
    stances: [{proposition: patrols-help-too, stance: affirms}]
    appearances: [{source: post, quote_type: indirect}]
  - key: brek-too
    speaker: brek
    statement: Safer it is not.
    stances: [{proposition: patrols-help-too, stance: denies}]
    appearances: [{source: post, quote_type: indirect}]
contradictions:
  - {kind: negation, proposition: patrols-help, claims: [lund-gulls, brek-nothing]}
"""


@pytest.fixture
def grouped(own, onrecord, tmp_path) -> str:
    (tmp_path / "recorded.yaml").write_text(RECORDED, encoding="utf-8")
    assert onrecord("import", tmp_path / "recorded.yaml", database=own).code == 0
    return onrecord("contradiction", "list", "--by-proposition", database=own).out


def test_a_claim_that_has_no_stance_on_it_is_listed_without_one(grouped):
    assert "  no stance [..2031-05-07]  Ida Lund: Gulls are loud." in grouped.splitlines()


def test_propositions_with_the_same_words_are_listed_apart(grouped):
    assert grouped.splitlines().count("The patrols make the bay safer.") == 2
