"""Furniture: what an outlet prints under all its articles, which joins nothing.

A paragraph is furniture of an outlet where several pages have it that are otherwise unlike. Pages
that are alike are versions or copies of one story, and what these share is the story.
"""

from collections.abc import Collection, Mapping
from typing import Final

UNLIKE_PAGES: Final = 3
_ALIKE: Final = 0.5


def furniture(pages: Mapping[str, Collection[int]], of: Collection[int]) -> frozenset[int]:
    """Return which of the paragraphs ``of`` a page are furniture.

    ``pages`` maps pages of the same outlet to the hashes of their paragraphs
    (``Wording.paragraph_hashes``), the page itself among them.
    """
    texts = {key: frozenset(hashes) for key, hashes in sorted(pages.items())}
    found: set[int] = set()
    for paragraph in set(of):
        unlike: list[frozenset[int]] = []
        for hashes in texts.values():
            if paragraph in hashes and not any(_alike(hashes, other) for other in unlike):
                unlike.append(hashes)
                if len(unlike) == UNLIKE_PAGES:
                    found.add(paragraph)
                    break
    return frozenset(found)


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)
