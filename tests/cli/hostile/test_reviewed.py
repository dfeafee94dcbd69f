"""The hostile record, reviewed: every text is shown as it is, and none acts on the screen."""

import asyncio
import io
import sys

from cli.review.screen import ReviewApp
from db.engine import place
from db.version import open_database
from onrecord.safe import clean
from workflows.reviewing import Review, Wanted

ACTING = set("\x1b\x07\x08\x7f\x9b\x9d\x85\u2028\u202e\u2066")


def test_plain_prompts_show_every_text_without_what_acts(run, texts, monkeypatch):
    answers = "o\n" + "l\n" * len(texts)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    out = run("review", "--candidates").out
    assert not ACTING & set(out)
    for name in ("console", "shortcodes", "directions", "markdown"):
        first, *_ = clean(texts[name]).splitlines()
        assert first in out


def test_the_screen_shows_every_text_without_what_acts(database, texts):
    review = Review(open_database(place(database)), Wanted(nouns=("contradiction",)))

    async def drive(size):
        seen = []
        app = ReviewApp(review)
        async with app.run_test(size=size) as pilot:
            await pilot.press("o")
            for _ in texts:
                await pilot.press("n")
                strips = app.screen._compositor.render_strips()
                seen += ["".join(segment.text for segment in strip) for strip in strips]
            await pilot.press("o")
        return "\n".join(seen)

    for size in ((80, 24), (60, 20)):
        seen = asyncio.run(drive(size))
        assert not ACTING & set(seen)
        for words in ("[sic]", ":smile:", "[b]x[/b]", "{{ 7 * 7 }}"):
            assert words in seen
