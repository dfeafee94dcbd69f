"""Hostile words are shown as they are, and do nothing, wherever people read them."""

import os
import re
import subprocess
import sys
import threading
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from onrecord.safe import clean

CHECKOUT = Path(__file__).parents[3]
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def squeezed(text):
    return "".join(clean(text).split())


def shown(text, texts):
    """Return which hostile texts a text for people does not have, blanks aside."""
    found = squeezed(text)
    return [name for name, words in texts.items() if squeezed(words) not in found]


# A pipe and a terminal


COMMANDS = [
    ("claim", "list"), ("claim", "list", "--by-speaker"), ("speaker", "list"), ("source", "list"),
    ("topic", "list"), ("proposition", "list"), ("contradiction", "list"),
    ("contradiction", "list", "--by-proposition"), ("claim", "show", "escape codes"),
    ("speaker", "show", "directions"), ("speaker", "positions", "script"),
    ("source", "show", "directions"), ("topic", "show", "escape codes"),
    ("proposition", "show", "p"), ("contradiction", "show", "1"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_acts_in_a_pipe(run, command):
    assert ACTING.findall(run(*command).out.replace("\t", "")) == []


def test_every_word_is_shown_in_a_pipe(run, texts):
    assert shown(run("claim", "list").out, texts) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize("command", [("claim", "list"), ("claim", "list", "--csv")], ids=" ".join)
def test_nothing_acts_on_a_terminal_and_every_word_is_shown(database, texts, command):
    out = on_a_terminal(database, *command)
    # A bold head is Rich's own doing.
    assert set(re.findall(r"\x1b[^m]*m", out)) <= {"\x1b[0m", "\x1b[1m"}
    assert ACTING.findall(re.sub(r"\x1b\[[01]m|\r", "", out)) == []
    # CSV doubles quotation marks, and a table breaks the longest text into lines of a column.
    found = squeezed(out).replace('"', "")
    words = [squeezed(text).replace('"', "")[:800] for text in texts.values()]
    assert [one for one in words if one not in found] == []


def on_a_terminal(database, *command):
    import pty

    ours, theirs = pty.openpty()
    pieces = []

    def read():
        try:
            while piece := os.read(ours, 65_536):
                pieces.append(piece)
        except OSError:  # how Linux ends a terminal that nobody writes to
            return

    reader = threading.Thread(target=read)
    reader.start()
    subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "-d", database, *command],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], "COLUMNS": "900", "TERM": "xterm-256color"},
        stdout=theirs,
        timeout=120,
        check=True,
    )
    os.close(theirs)
    reader.join()
    os.close(ours)
    return b"".join(pieces).decode()


# Reports for people

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@cache
def parsed(text):
    """Return the tokens of a page of Markdown; a megabyte takes a second."""
    return READER.parse(text)


REPORTS = [("timeline",), ("contradictions",), ("topic", "script"), ("speaker", "script"),
           ("numbers", "n")]  # fmt: skip


class Page(HTMLParser):
    """The elements, addresses and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.addresses, self.texts = set(), set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.addresses |= {value for name, value in attributes if name in {"href", "src", "cite"}}

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_nothing_acts_in_html(run, report):
    text = run("report", *report, "--format", "html").out
    page = Page(text)
    assert page.tags & {"script", "img", "iframe", "object", "embed", "form", "base"} == set()
    assert [name for name in page.attributes if name.startswith("on")] == []
    assert [one for one in page.addresses if not one.startswith("#")] == []
    assert ACTING.findall(text) == []


def test_every_word_is_shown_in_html(run, texts):
    assert shown("".join(Page(run("report", "timeline", "-f", "html").out).texts), texts) == []


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_nothing_acts_in_markdown(run, report):
    text = run("report", *report).out
    *blocks, seal = parsed(text)
    assert seal.type == "html_block"
    assert re.fullmatch(r"<!-- [^<>]* -->\n", seal.content)
    tokens = [t for t in blocks for t in (t, *(t.children or ()))]
    assert {t.type for t in tokens} & {"html_block", "html_inline", "image", "fence"} == set()
    assert [t.attrs for t in tokens if t.type == "link_open"] == []
    assert ACTING.findall(text) == []


def test_every_word_is_shown_in_markdown(run, texts):
    tokens = parsed(run("report", "timeline").out)
    children = [child for token in tokens for child in token.children or ()]
    assert shown("".join(child.content for child in children), texts) == []


# The doors


@pytest.mark.parametrize("name", ["NUL", r"\0"])
def test_a_record_file_with_a_nul_is_refused_in_one_line(onrecord, own, tmp_path, name):
    words = {"NUL": "a\0b", r"\0": r"a\0b"}[name]
    path = tmp_path / "nul.yaml"
    path.write_text(f'speakers:\n  - {{key: a, name: "{words}"}}\n', encoding="utf-8")
    result = onrecord("import", path, database=own)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "U+0000" in result.err


def test_a_text_with_a_nul_is_refused_in_one_line(onrecord, own, tmp_path):
    (tmp_path / "nul.txt").write_bytes(b"a\0b")
    result = onrecord("source", "attach", "post", tmp_path / "nul.txt", database=own)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "NUL" in result.err
