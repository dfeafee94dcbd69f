"""A record in which every word was made to do harm, stored past the record format.

The record format refuses control characters; other doors may not. ``TEXTS`` are the statements and
the quotations, and as far as they are short also the names, titles, notes and the rest.
"""

import pytest

from db.engine import writing
from db.store.claims import save_claims
from db.store.propositions import save_propositions, save_topics
from db.store.sources import save_sources
from db.store.speakers import save_speakers
from db.tables import Claim
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    PropositionRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
    TopicRecord,
)
from workflows.detection import detect

NOW = "2031-06-01T10:00:00Z"
TEXTS = {
    "script": "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7 * 7 }} &lt;",
    "link": "](javascript:alert(1)) [x](javascript:a) <javascript:alert(1)> ![i](//e.example)",
    "markdown": "# | a | `b` ``` *c* _d_ ~~e~~ \\ - 1. > <!-- \n\n    code\n===\n[r]: //e.example",
    "sum": "=1+1",
    "call": "+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd",
    "function": '@HYPERLINK("https://evil.example")',
    "full width": "\uff1d1+1",
    "blank first": " \u00a0=1+1",
    "tab first": "\t=1+1",
    "return first": "\r=1+1",
    "newline first": "\n=1+1",
    "apostrophe first": "'=1+1",
    "apostrophes first": "''\t=1+1",
    "address": "https://evil.example mailto:a@evil.example",
    "cells": 'a,"b";c\td\ne\r\nf\rg',
    "escape codes": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x08\x7f \x9b31mred \x9d0;t\x9c\x85\u2028",
    "directions": "a\u202edetrevni\u202c \u2066b\u2069 \u200f\u200e c",
    "console": "[b]x[/b] [sic] [/] [link=https://evil.example]y[/link] [red]z",
    "shortcodes": ":smile: :bomb: \\:smile:",
    "workbook": "_x0041_ _x000D_ _x001B_",
    "accents": "Z\u0351\u036b\u0343 e\u0301 \u00e9 \u0915\u094d\u0937 \u1112\u1161\u11ab",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308",
    "rich text": "<r><t>a & b</t></r>",
    "number": "007",
    "date": "1-2",
    "space around": "  a  b  ",
    "long": "wind and =water, " * 61_700,
}  # fmt: skip
OPPOSED = "denied"  # the key of the one claim that the others are set against


def claim(key, text, stance):
    return ClaimRecord(
        key=key,
        speaker=key,
        statement=text,
        place=text[:99],
        topics=(key,),
        stances=(
            StanceRecord(proposition="p", stance=stance, unit=text[:99]),
            StanceRecord(proposition="n", stance="affirms", value_low=1, unit=text[:99]),
        ),
        appearances=(
            AppearanceRecord(
                key=f"{key}@s",
                source=key,
                quote_type="direct",
                exact=(text,),
                cue=text[:99],
                described_as=text[:99],
                relayed_by=(key,),
                note=text[:99],
            ),
        ),
        note=text[:99],
    )


def store(engine):
    texts = {**TEXTS, OPPOSED: TEXTS["script"]}
    names = {key: text[:99] for key, text in texts.items()}
    records = [claim(k, t, "denies" if k == OPPOSED else "affirms") for k, t in texts.items()]
    with writing(engine) as connection:
        sources = [
            SourceRecord(
                key=key, title=name, publisher=name, byline=name, credit=(name,), note=name,
                url=f"javascript:alert('{name}')",
            )
            for key, name in names.items()
        ]  # fmt: skip
        save_sources(connection, sources, {}, NOW)
        speakers = [SpeakerRecord(key=k, name=n, aliases=(n + "2",)) for k, n in names.items()]
        save_speakers(connection, speakers)
        save_topics(connection, [TopicRecord(key=key, name=n) for key, n in names.items()])
        proposition = PropositionRecord(key="p", text=TEXTS["script"], note=TEXTS["markdown"])
        slot = PropositionRecord(key="n", text=TEXTS["link"], unit=TEXTS["sum"], slot=True)
        save_propositions(connection, [proposition, slot])
        save_claims(connection, records)
        detect(connection, connection.execute(Claim.__table__.select()).scalars().all())


@pytest.fixture(scope="session")
def texts():
    """Return the hostile texts by the keys of their claims."""
    return TEXTS


@pytest.fixture(scope="module")
def database(shared_engine):
    """Return what names, on the command line, a database with every hostile text."""
    store(shared_engine)
    url = shared_engine.url
    if shared_engine.dialect.name == "sqlite":
        return url.database
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def run(onrecord, database):
    """Return a function that runs the program on the hostile record."""

    def run(*arguments):
        result = onrecord(*arguments, database=database)
        assert (result.code, result.err) == (0, "")
        return result

    return run
