"""Sets of words, written as a text."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text that white space parts, as a set."""
    return frozenset(text.split())
