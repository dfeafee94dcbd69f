"""docs/cli.md says what the program does, and every example in it and in the help works."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from docs.commands import command_names, help_of, reference

CHECKOUT = Path(__file__).parents[2]
PAGE = (CHECKOUT / "docs" / "cli.md").read_text(encoding="utf-8")
TUTORIAL = (CHECKOUT / "docs" / "editing.md").read_text(encoding="utf-8")
ARTICLE = CHECKOUT.parent / "shared" / "seed" / "france24-2014-12-03.txt"
COMMANDS = command_names()
EXAMPLES = {
    words: re.findall(r"^  Example: onrecord (.*(?:\n  .+)*)$", help_of(words), re.MULTILINE)
    for words in COMMANDS
}
OBJECTS = [
    ("claim", "show", "kerry-hampered"), ("contradiction", "show", "1"),
    ("source", "show", "bush-1990-06-26"), ("speaker", "show", "kerry"),
    ("speaker", "positions", "bush"), ("topic", "show", "airstrikes"),
    ("proposition", "show", "strikes-flown"), ("verify",), ("log",),
]  # fmt: skip
LISTS = ["claim", "contradiction", "source", "speaker", "topic", "proposition"]
# Its keys are data: the kinds of stance.
COUNTED = {"affirms", "denies", "doubts", "unaware", "neutral"}


@pytest.fixture
def example(onrecord, demo, dossier, monkeypatch):
    """Return a function that runs a line of an example where its files and the demo are.

    What an example withdraws is what the example of adding made.
    """
    monkeypatch.setenv("ONRECORD_DATABASE", str(demo))

    def example(line):
        if "article.txt" in line:
            if not ARTICLE.is_file():
                pytest.skip("the article is not beside the checkout (../shared/seed)")
            shutil.copyfile(ARTICLE, demo.with_name("article.txt"))
        if "--report kerry.html" in line:
            onrecord("report", "speaker", "kerry", "-o", "kerry.html")
        if line.startswith("contradiction code"):
            # Coded, the two meet on a proposition; without that their words do.
            onrecord("claim", "stance", "withdraw", "moualem-not-weakening", "strikes-weaken-is")
            assert onrecord("check").code == 0
        noun, verb = line.split()[:2] if " " in line else (line, "")
        if verb == "withdraw" and noun != "claim":
            onrecord(*shlex.split(EXAMPLES[noun, "add"][0]))
        return onrecord(*shlex.split(" ".join(line.split())))  # the help breaks long lines

    return example


def test_the_commands_of_the_page_are_those_of_the_program():
    assert reference().strip() in PAGE


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_has_an_example_of_itself(words):
    assert EXAMPLES[words]
    for line in EXAMPLES[words]:
        assert shlex.split(line)[: len(words)] == list(words)


@pytest.mark.parametrize("words", [("source",), ("claim",), ("report",), ("db",), ()])
def test_a_noun_without_a_verb_lists_its_verbs(onrecord, words):
    result = onrecord(*words)
    assert result.code == 2
    assert "Commands:" in result.err + result.out


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_an_example_of_the_help_works(example, line):
    result = example(line)
    assert (result.code, result.err) == (0, "")
    assert result.out


def _shell_lines(page):
    blocks = re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("onrecord ") for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("line", _shell_lines(PAGE))
def test_an_example_of_the_page_works(example, line):
    result = example(line)
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_the_commands_of_the_tutorial_work_one_after_the_other(example):
    for line in _shell_lines(TUTORIAL):
        result = example(line)
        assert (line, result.code, result.err) == (line, 0, "")
        assert result.out


def _keys(value):
    if isinstance(value, list):
        for item in value:
            yield from _keys(item)
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _keys(item)


@pytest.mark.parametrize("command", [*OBJECTS, *((noun, "list") for noun in LISTS)], ids=" ".join)
def test_every_key_of_the_json_is_on_the_page(onrecord, demo, command):
    keys = set(_keys(onrecord(*command, "--json", database=demo).json)) - COUNTED
    assert keys
    assert [key for key in sorted(keys) if not re.search(rf'`{key}`|"{key}"', PAGE)] == []


def test_every_key_of_the_json_of_a_checked_report_is_on_the_page(onrecord, demo):
    onrecord("report", "contradictions", "-o", "all.json", database=demo)
    onrecord("contradiction", "decide", 1, "confirmed", database=demo)
    checked = onrecord("verify", "--report", "all.json", "--json", database=demo)
    (difference,) = checked.json["comparison"]["differences"]
    assert difference["change"]["number"] == 2
    keys = set(_keys(checked.json))
    assert [key for key in sorted(keys) if not re.search(rf'`{key}`|"{key}"', PAGE)] == []


def test_the_claim_of_the_page_has_the_keys_of_a_claim_in_their_order(onrecord, demo):
    shown = re.findall(r'"(\w+)":', re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    claim = next(
        claim
        for claim in onrecord("claim", "list", "--json", database=demo).json
        if claim["appearances"] and any(a["relayed_by"] for a in claim["appearances"])
    )
    outer = [key for key in shown if key in claim]
    assert list(dict.fromkeys(outer)) == list(claim)
