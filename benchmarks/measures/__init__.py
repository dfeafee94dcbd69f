"""One module for each thing that is measured; each gives its cases for a filled database."""

from collections.abc import Callable, Iterator
from typing import Final

from benchmarks.measures import contradictions, exports, opposites, pages, search, topics
from benchmarks.subject import Subject
from benchmarks.timing import Case

READS: Final[tuple[Callable[[Subject], Iterator[Case]], ...]] = (
    pages.cases,
    search.cases,
    topics.cases,
    opposites.cases,
    contradictions.cases,
    exports.cases,
)
