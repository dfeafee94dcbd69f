"""What is found in a text: tokens, what each of them is, and who is said to have said what.

Every span is half-open and in Unicode code points of the text that was read, so that
``text[start:end]`` are the words that it claims.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.vocabulary import QuoteType

#: A half-open range of code points.
Offsets = tuple[int, int]

#: What a token is part of the name of; ``None`` for most tokens. ``time`` is a time expression.
Entity = Literal["person", "organisation", "place", "other", "time"]

#: Where a token stands to quotation marks: in none, within a pair, or a mark that opens or closes.
Quotation = Literal["outside", "inside", "opening", "closing"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. ``subject`` is whether it heads or joins the subject of a clause.

    ``paragraph`` and ``sentence`` count from 0 through the whole text.
    """

    start: int
    end: int
    text: str
    paragraph: int
    sentence: int
    quotation: Quotation
    entity: Entity | None = None
    subject: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words (``content``) that a text ascribes to somebody (``source``) by a ``cue`` ("said").

    ``source`` and ``cue`` are empty where a quotation goes on without them. ``confidence`` is
    between 0 and 1: the share of attributions scored like this one that were right on held-back
    articles.
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    quote_type: QuoteType
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its tokens and its attributions, both in the order of the text."""

    text: str
    tokens: tuple[Token, ...]
    attributions: tuple[Attribution, ...]
