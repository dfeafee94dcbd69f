"""What a text says of time: the phrase, where it stands, and what it can mean."""

from dataclasses import dataclass

from onrecord.vocabulary import DateBasis


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text: ``text[start:end] == phrase``, in Unicode code points.

    ``earliest`` and ``latest`` are the bounds of ``edtf`` as ISO days, inclusive; ``None`` where it
    is open. All three are ``None`` where the text does not tell: "11/9", "two days later" after no
    date. ``anchor`` is the day that the phrase counts from, where it counts from one.
    """

    start: int
    end: int
    phrase: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: DateBasis
    anchor: str | None
