"""Drives the review screen with keys, without a terminal, and reads what stands on it."""

import asyncio

import pytest
from textual import events

from cli.review.screen import ReviewApp
from db.engine import place
from db.version import open_database
from workflows.reviewing import Review, Wanted

STANDARD, SMALL = (80, 24), (60, 20)


def written(app):
    """Return the lines of the screen as a person reads them."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


@pytest.fixture
def review_of():
    """Return a function that begins a review of a database."""

    def review_of(database, **wanted):
        return Review(open_database(place(str(database))), Wanted(**wanted))

    return review_of


@pytest.fixture
def on_screen():
    """Return a function that presses keys and gives the screen before and after each.

    What is no key is called: it is what happens elsewhere between two keys. Keys in a tuple
    arrive at once, as on a slow line.
    """

    def on_screen(review, *keys, size=STANDARD):
        async def drive():
            app = ReviewApp(review)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                seen = [written(app)]
                for key in keys:
                    if callable(key):
                        key()
                        continue
                    if isinstance(key, tuple):
                        for one in key:
                            app.post_message(events.Key(one, one))
                    else:
                        await pilot.press(key)
                    await pilot.pause()
                    seen.append(written(app))
            return seen

        return asyncio.run(drive())

    return on_screen
