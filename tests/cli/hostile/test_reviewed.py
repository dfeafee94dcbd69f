"""The hostile record, reviewed: every text is shown as it is, and none acts on the screen."""

import asyncio
import io
import sys

import pytest
from sqlalchemy import update

from cli.review.screen import ReviewApp
from db.engine import writing
from db.tables import Claim
from workflows.reviewing import Review, Wanted

ACTING = set("\x1b\x07\x08\x7f\x9b\x9d\x85\u2028\u202e\u2066")
AS_THEY_ARE = ("[b]x[/b] [sic] [/]", ":smile: :bomb:", "{{ 7 * 7 }}", "_x0041_", "⟨U+202E⟩")


@pytest.fixture(autouse=True)
def _drafts(database, shared_engine):
    with writing(shared_engine) as connection:
        connection.execute(update(Claim).values(status="draft"))


def test_plain_prompts_show_every_text_without_what_acts(run, texts, monkeypatch):
    answers = "s\no\n" + "l\n" * 2 * len(texts)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    out = run("review").out
    assert not ACTING & set(out)
    assert [words for words in AS_THEY_ARE if words not in out] == []


def test_the_screen_shows_every_text_without_what_acts(shared_engine, texts):
    review = Review(shared_engine, Wanted())

    async def drive(size, *keys):
        seen = []
        app = ReviewApp(review)
        async with app.run_test(size=size) as pilot:
            for key in keys:
                await pilot.press(key)
                strips = app.screen._compositor.render_strips()
                seen += ["".join(segment.text for segment in strip) for strip in strips]
        return "\n".join(seen)

    seen = asyncio.run(drive((80, 24), "tab", *"onnnnnnn", "tab", *("l" for _ in texts)))
    seen += asyncio.run(drive((60, 20), *"onnnnnnn", "l"))
    assert not ACTING & set(seen)
    assert [words for words in AS_THEY_ARE if words not in seen] == []
