"""The pictures of the review screen in docs/images, of the demo records and of the tutorial's.

`python -m docs.screens` writes them anew; a test holds their words against what the screen shows.
"""

import asyncio
import html
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from cli.review.screen import ReviewApp
from db.engine import place
from db.version import open_database
from docs.walk import Shell
from workflows.reviewing import Review, Wanted

IMAGES: Final = Path(__file__).parent / "images"
SIZE: Final = (80, 24)
_FONT_FACE: Final = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


def of_the_demo() -> str:
    """Return its second question: its texts are held, so that the words around them are seen."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        Shell(Path(folder)).run(f"onrecord --database {database} init --demo", [])
        return _picture(database, ("n",))


def of_the_tutorial() -> str:
    """Return its sixth draft, which somebody relayed."""
    with tempfile.TemporaryDirectory() as made:
        shell = Shell(Path(made))
        shell.run("cd docs/tutorial", [])
        for command in ("init", "ingest courier.html radio.html post.html", "extract"):
            shell.run(f"onrecord {command}", [])
        return _picture(shell.folder / "onrecord.db", ("n",) * 5)


PICTURES: Final[Mapping[str, Callable[[], str]]] = {
    "review.svg": of_the_demo,
    "tutorial-review.svg": of_the_tutorial,
}


def words_of(svg: str) -> str:
    """Return the words that a picture shows, with single spaces."""
    shown = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    return " ".join(html.unescape(" ".join(shown)).split())


def _picture(database: Path, keys: tuple[str, ...]) -> str:
    """Return the screen, with the keys pressed, as an SVG that loads nothing from elsewhere."""
    app = ReviewApp(Review(open_database(place(str(database))), Wanted()))
    return _FONT_FACE.sub("", asyncio.run(_drawn(app, keys)))


async def _drawn(app: ReviewApp, keys: tuple[str, ...]) -> str:
    async with app.run_test(size=SIZE) as pilot:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return app.export_screenshot(title="onrecord review")


if __name__ == "__main__":
    for name, picture in PICTURES.items():
        (IMAGES / name).write_text(picture(), encoding="utf-8")
