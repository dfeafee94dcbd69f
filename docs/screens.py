"""The picture of the review screen in docs/images/review.svg, made of the demo records.

`python -m docs.screens` writes it anew; a test holds its words against what the screen shows.
"""

import asyncio
import html
import re
import tempfile
from pathlib import Path
from typing import Final

from cli.main import run
from cli.review.screen import ReviewApp
from db.engine import place
from db.version import open_database
from workflows.reviewing import Review, Wanted

PICTURE: Final = Path(__file__).parent / "images" / "review.svg"
SIZE: Final = (80, 24)
# The second question of the demo: its texts are held, so that the words around them are seen.
KEYS: Final = ("n",)
_FONT_FACE: Final = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


def picture() -> str:
    """Return the screen as an SVG that loads nothing from elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        try:
            run(["--database", str(database), "init", "--demo"])
        except SystemExit as ended:
            if ended.code:
                raise
        review = Review(open_database(place(str(database))), Wanted())
        return _FONT_FACE.sub("", asyncio.run(_drawn(ReviewApp(review))))


def words_of(svg: str) -> str:
    """Return the words that a picture shows, with single spaces."""
    shown = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    return " ".join(html.unescape(" ".join(shown)).split())


async def _drawn(app: ReviewApp) -> str:
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
        await pilot.pause()
        return app.export_screenshot(title="onrecord review")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
