"""What asking a language model may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Times in seconds, sizes in bytes, texts in code points.

    ``read`` lies between two pieces of an answer, ``total`` is for one question; a model on this
    machine may think for minutes. ``shown`` is what one question has of a text, ``questions`` how
    many a text may need. ``failures`` are those in a row after which no more pairs are judged.
    """

    connect: float = 10.0
    read: float = 300.0
    total: float = 600.0
    answer: int = 4 * 1024 * 1024
    shown: int = 6000
    questions: int = 100
    failures: int = 10
