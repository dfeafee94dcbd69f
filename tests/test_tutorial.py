"""docs/tutorial.md and the first lines of README.md work as they are written."""

import json
import re
from pathlib import Path

import pytest

from docs.walk import Shell, commands, written

CHECKOUT = Path(__file__).parents[1]
PAGE = (CHECKOUT / "docs" / "tutorial.md").read_text(encoding="utf-8")
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
ADVICE = re.findall(
    r"`onrecord ((?:claim|source) [^`]+)`", PAGE.partition("## When something is wrong")[2]
)
AT_ODDS = {
    frozenset({"Tomas Riel", "Marta Veil"}),
    frozenset({"Marta Veil", "Pavel Drost"}),
    frozenset({"Jana Orlik", "Ansa Terminals"}),
}
VERBS = {
    "init", "ingest", "extract", "review", "claim edit", "claim reject", "claim accept", "undo",
    "check", "contradiction list", "contradiction show", "contradiction decide",
    "report contradictions", "verify",
}  # fmt: skip


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """Return the page as its commands write it, and the shell in which they were run."""
    shell = Shell(tmp_path_factory.mktemp("tutorial"))
    return written(PAGE, shell), shell


@pytest.fixture(scope="module")
def found(followed):
    """Return the contradictions that the tutorial ends with."""
    return json.loads(followed[1].run("onrecord contradiction list --status any --json", []))


def test_the_commands_of_the_tutorial_print_what_it_says_they_print(followed):
    assert followed[0] == PAGE, "write the answers anew: python -m docs.walk"


def test_the_contradictions_of_the_tutorial_are_between_those_who_disagree(found):
    pairs = {frozenset(claim["speaker"]["name"] for claim in one["claims"]) for one in found}
    assert pairs == AT_ODDS


def test_no_contradiction_of_the_tutorial_is_near_the_threshold(found):
    assert min(one["score"] for one in found) >= 0.4


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_tutorial_shows_a_step(verb):
    assert any(line.startswith(f"onrecord {verb}") for line in commands(PAGE))


@pytest.mark.parametrize("line", ADVICE)
def test_what_the_tutorial_advises_where_something_is_wrong_works(followed, line, tmp_path):
    copy = tmp_path / "copy.db"
    followed[1].run(f"onrecord db backup {copy}", [])
    assert followed[1].run(f"onrecord --database {copy} {line}", [])


def test_the_first_lines_of_the_readme_work_one_after_the_other(tmp_path):
    block = re.search(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[1]
    shell = Shell(tmp_path)
    every_draft = ["a"] * 30
    for line in block.splitlines():
        if line.startswith("onrecord "):
            assert shell.run(line, every_draft if line.startswith("onrecord review") else [])
    (confirmed,) = json.loads(
        shell.run("onrecord contradiction list --status confirmed --json", [])
    )
    assert confirmed["kind"] == "negation"


def test_the_first_lines_of_the_readme_install_as_the_tutorial_does():
    installing = re.search(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[1].splitlines()
    assert [
        line for line in installing if not re.search(rf"^{re.escape(line)}", README, re.MULTILINE)
    ] == []
