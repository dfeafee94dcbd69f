"""Of how many statements what was made of them is kept, for the next pairs that they are in."""

from typing import Final

STATEMENTS: Final = 16_384
