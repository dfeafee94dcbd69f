"""Readings made by hand: a text with marks for who says what, about made-up people."""

import re
from dataclasses import dataclass

import pytest

from onrecord.drafts import Captured, Record, drafts
from onrecord.extract.attribution import Attribution, Reading, Token
from onrecord.speakers import Resolution

MARK = re.compile(r"\{(\w+):([^{}]*)\}")
WORD = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Time:
    """A time expression as the dates of a text are given."""

    start: int
    end: int
    edtf: str | None
    basis: str = "relative"
    anchor: str | None = "2031-05-07"


@pytest.fixture(scope="session")
def read():
    """Return a function that makes a reading of a text in which parts are marked.

    ``{s:...}`` is a source, ``{c:...}`` a cue, ``{q:...}`` content; ``s2`` and so on are of another
    attribution. Words in ``subjects`` are subjects, those in ``people`` names of people, in
    ``bodies`` of organisations.
    """

    def read(marked, *, subjects=(), people=(), bodies=(), quote_type="indirect", confidence=0.9):
        text, parts = "", {}
        last = 0
        for found in MARK.finditer(marked):
            text += marked[last : found.start()]
            kind, number = found[1][0], int(found[1][1:] or 1)
            place = (len(text), len(text) + len(found[2]))
            parts.setdefault(number, {}).setdefault(kind, []).append(place)
            text += found[2]
            last = found.end()
        text += marked[last:]
        made = [
            Attribution(
                source=tuple(own.get("s", ())), cue=tuple(own.get("c", ())),
                content=tuple(own["q"]), quote_type=quote_type, confidence=confidence,
            )
            for _, own in sorted(parts.items())
        ]  # fmt: skip
        names = dict.fromkeys(people, "person") | dict.fromkeys(bodies, "organisation")
        return Reading(text, tuple(_tokens(text, set(subjects), names)), tuple(made))

    return read


def _tokens(text, subjects, names):
    sentence = paragraph = last = 0
    for found in WORD.finditer(text):
        between = text[last : found.start()]
        if "\n\n" in between:
            paragraph += 1
            sentence += 1
        elif between and text[:last].rstrip('"\u201d').endswith((".", "?")):
            sentence += 1
        word = found[0]
        yield Token(
            found.start(), found.end(), word, paragraph, sentence, "outside",
            names.get(word), word in subjects,
        )  # fmt: skip
        last = found.end()


@pytest.fixture(scope="session")
def source():
    return Captured(key="post", sha256="a" * 64, published="2031-05-07")


@pytest.fixture(scope="session")
def ferro():
    return Resolution(
        "Ana Ferro", "person", "name", label="Ana Ferro", gender="female", confidence=1.0
    )


@pytest.fixture
def made(source, ferro):
    """Return a function that gives the drafts of a reading, whose speaker is Ana Ferro."""

    def made(reading, *resolutions, times=(), record=None, of=source):
        own = resolutions or (ferro,) * len(reading.attributions)
        return drafts(reading, own, times, of, record or Record(), proposed_by="a-drafter 2")

    return made


@pytest.fixture
def claim(made, read):
    """Return a function that gives the one draft of a marked text."""

    def claim(marked, *resolutions, times=(), record=None, **options):
        (found,) = made(read(marked, **options), *resolutions, times=times, record=record).claims
        return found

    return claim
