"""Proposals to code, as a person reads and takes them."""

import pytest

DAM = """
speakers: [{key: sund, name: Eva Sund}]
propositions: [{key: dam-damaged, text: The dam at Orlen was damaged.}]
claims:
  - {key: sund-dam, speaker: sund, statement: The dam at Orlen was not damaged., said: 2031-05-06}
  - {key: sund-lost, speaker: sund, statement: At least 12 boats were lost., said: 2031-05-06}
"""


@pytest.fixture
def coded(onrecord, own, tmp_path):
    """Return a function that runs a command on the dossier with claims about a dam."""
    (tmp_path / "dam.yaml").write_text(DAM)
    assert onrecord("import", str(tmp_path / "dam.yaml"), database=own).code == 0
    return lambda *words: onrecord(*words, database=own)


def test_a_proposal_comes_with_the_command_that_takes_it(coded):
    (taken,) = (
        line.split()[1:]
        for line in coded("claim", "stance", "propose", "sund-dam").out.splitlines()
        if "stance add" in line
    )
    assert coded(*taken).out.startswith("Changed claim")


def test_a_figure_is_proposed_with_its_value(coded):
    result = coded("claim", "stance", "propose", "sund-lost")
    assert "affirms --value 12 --qualifier at_least" in result.out


def test_proposals_are_given_as_json(coded):
    ((found,), _) = (
        one["proposals"]
        for one in coded("claim", "stance", "propose", "sund-dam", "sund-lost", "--json").json
    )
    assert (found["proposition"]["text"], found["stance"]) == (
        "The dam at Orlen was damaged.",
        "denies",
    )


def test_a_claim_near_to_nothing_says_so(coded):
    assert "near enough" in coded("claim", "stance", "propose", "ferro-safer").out


def test_a_contradiction_that_is_coded_says_so(coded):
    (first, *_) = coded("contradiction", "list", "--ids").ids
    result = coded("contradiction", "code", str(first))
    assert (result.code, "about a proposition already" in result.err) == (1, True)
