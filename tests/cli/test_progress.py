"""The bar of long work, on a terminal that shows both streams."""

import io
import sys

from cli.output import line
from cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_line_begins_where_the_bar_was_taken_away(monkeypatch):
    screen = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(2) as step:
        step()
        line("Added source 1")
    before = screen.getvalue().partition("Added source 1")[0]
    assert "1/2" in before
    assert before.endswith("\x1b[2K")


def test_one_document_has_no_bar(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(1) as step:
        step()
    assert screen.getvalue() == ""
