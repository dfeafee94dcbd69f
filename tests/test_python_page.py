"""docs/python.md: every block of Python runs on the demo and prints what stands below it."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from cli.main import run
from workflows.reading import ClaimWords, Record

PAGE = (Path(__file__).parents[1] / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```\n\n(?:```text\n(.*?)```)?", PAGE, re.DOTALL)


@pytest.fixture
def in_the_folder_of_the_demo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(SystemExit):
        run(["--database", "onrecord.db", "init", "--demo"])


@pytest.mark.usefixtures("in_the_folder_of_the_demo")
def test_the_blocks_of_the_page_print_what_it_says_they_print():
    names = {}
    for code, expected in BLOCKS:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "docs/python.md", "exec"), names)
        assert printed.getvalue() == expected


def test_every_block_of_the_page_is_run():
    assert len(BLOCKS) == PAGE.count("```python") == PAGE.count("```text")


def test_the_page_names_every_question_and_every_filter():
    public = {name for name in vars(Record) if not name.startswith("_") and name != "open"}
    assert {name for name in public if f"`record.{name}(" not in PAGE} == set()
    assert {name for name in ClaimWords.__annotations__ if f"`{name}`" not in PAGE} == set()
