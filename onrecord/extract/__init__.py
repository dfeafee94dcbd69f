"""Who is said to have said what in a text: found by a small trained network, offline."""

from onrecord.extract.attribution import Attribution, Entity, Offsets, Reading, Token
from onrecord.extract.reading import reader

__all__ = ["Attribution", "Entity", "Offsets", "Reading", "Token", "attributions", "reading"]


def reading(text: str) -> Reading:
    """Return the tokens of a text and who is said in it to have said what.

    Any text is read, in time that grows with its length; nothing found is an empty reading.
    Raises DamagedWeightsError where the weights of the package are not whole.
    """
    return reader().read(text)


def attributions(text: str) -> list[Attribution]:
    """Return who is said in ``text`` to have said what, in the order of the text.

    ``source``, ``cue`` and ``content`` are tuples of half-open (start, end) in code points.
    """
    return list(reading(text).attributions)
