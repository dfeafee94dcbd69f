"""A statement made of reported words: a sentence that can be read without the text around it.

The words stay as they are where nothing is known for certain; then a name in square brackets says
who is meant. What is no clause ("terrible crimes", "to close the port") becomes one with the name
of the speaker and the cue in front of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.drafts.passages import Passages
from onrecord.spans import Span
from onrecord.speakers.resolution import Gender

_THAT: Final = re.compile(r"^that\b[\s,]*(?=\S)", re.IGNORECASE)
_FIRST: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|([Ww]e|[Oo]urs?|us))\b(?:['\u2019]\w+)?")
_JOINED: Final = re.compile(r"\b(?:for|on|upon|of|against|to|about|with|in|over|at)$")
_ACCORDING: Final = re.compile(r"according to$", re.IGNORECASE)
_ITS_VERB: Final = re.compile(r"^it (?:would|had|has|will|could|did|does|plans?|planned)\b(?! be)")
_NO_CLAUSE: Final = re.compile(
    r"^(?:to|for|of|in|on|at|by|with|against|about|as|from|over|into|upon|after|before)\b"
    r"|^(?:not )?\w+ing\b|^(?:how|whether|why|what|who|whom|whose|which)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = 4  # spaces in a quotation that begins with a capital and is a sentence
_ENDED: Final = (".", "!", "?", "\u2026")
_LOOSE_COMMA: Final = re.compile("[,;:]([\"'\u201d\u2019\u00bb]+)$")
_CLOSERS: Final = "\"'\u201d\u2019)]\u00bb"
_GENDERS: Final[dict[str, Gender]] = {"she": "female", "he": "male"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What to call a speaker in a statement.

    ``is_known`` is false where the ``name`` says nothing that could stand for "I".
    """

    name: str
    gender: Gender | None = None
    organisation: bool = False
    is_known: bool = True


def statement(
    passages: Passages, spans: Sequence[Span], voice: Voice, *, cue: str, quoted: bool = False
) -> str:
    """Return the sentence that says what stands at ``spans``.

    ``cue`` are the words between the name and the content, ``quoted`` tells whether the content
    stands in quotation marks.
    """
    name = voice.name
    words = joined(passages.words([(s.start, s.end)]) for s in spans)
    that = _THAT.match(words) if not quoted else None
    clause = words[that.end() :] if that else words
    led = _JOINED.search(cue) is not None and not _ACCORDING.match(cue)
    is_clause = that or _is_clause(passages, spans, clause, quoted=quoted)
    if _ACCORDING.match(cue) and not is_clause:
        return finished(f"According to {name}, {clause}")
    if led or not is_clause:
        verb = cue[:1].lower() + cue[1:] if cue else "said"
        return finished(f"{name} {verb} {_marked(clause) if quoted else clause}")
    if not voice.is_known:
        return finished(clause)
    if quoted:
        return finished(_bracketed(clause, name))
    return finished(_named(clause, voice))


def joined(parts: Iterable[str]) -> str:
    """Return parts of one saying as running words."""
    text = ""
    for part in parts:
        if text and part[:1].isupper() and not text.endswith(_ENDED):
            text += "."
        text += f" {part}" if text else part
    return text


def finished(words: str) -> str:
    """Return words with a capital first and a stop last."""
    text = _LOOSE_COMMA.sub(r"\1", words.strip(" ,;:\u2013\u2014-"))
    if text[:1].islower():
        text = text[0].upper() + text[1:]
    return text if text.rstrip(_CLOSERS).endswith(_ENDED) else f"{text}."


def _is_clause(passages: Passages, spans: Sequence[Span], words: str, *, quoted: bool) -> bool:
    if quoted and words[:1].isupper() and words.count(" ") >= _SENTENCE:
        return True
    if _NO_CLAUSE.match(words):
        return False
    return any(t.subject for span in spans for t in passages.within(span.start, span.end))


def _marked(words: str) -> str:
    return f"\u201c{words.strip(' ,;:')}\u201d"


def _bracketed(words: str, name: str) -> str:
    """Add to the first word in the first person who that is."""
    found = _FIRST.search(words)
    if found is None or name in words:
        return words
    who = f"{name} speaking" if found[1] else name  # "we" are others, too
    return f"{words[: found.end()]} [{who}]{words[found.end() :]}"


def _named(words: str, voice: Voice) -> str:
    """Put the name for a pronoun at the beginning that can mean nobody else."""
    first, _, rest = words.partition(" ")
    low = first.casefold()
    if rest and voice.gender is not None and _GENDERS.get(low) == voice.gender:
        return f"{voice.name} {rest}"
    if rest and voice.organisation and low == "it" and _ITS_VERB.match(words.casefold()):
        return f"{voice.name} {rest}"
    return _bracketed(words, voice.name) if low in {"i", "we"} else words
