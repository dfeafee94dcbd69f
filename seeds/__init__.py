"""The demo records, written in the record format; ``init --demo`` loads them."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

# A record may refer to those of its own file and of the files before it.
_LOAD_ORDER: Final = (
    "speakers.yaml",
    "propositions.yaml",
    "brussels-2014-12.yaml",
    "france24-2014-12-03.yaml",
    "bush-taxes.yaml",
    "near-twins.yaml",
)


def demo_files() -> tuple[Traversable, ...]:
    """Return the record files of the demo, in the order in which they must be loaded."""
    folder = files(__name__)
    return tuple(folder / name for name in _LOAD_ORDER)


def demo_folder() -> Traversable:
    """Return the folder beside whose files the held texts lie."""
    return files(__name__)
