"""A statement made of reported words: a sentence that can be read without the text around it.

The words stay as they are where nothing is known for certain; then a name in square brackets says
who is meant. What is no clause ("terrible crimes", "to close the port") becomes one with the name
of the speaker and the cue in front of it, or else the sentence of the text stands for it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.drafts.cues import takes_object, tells, verb
from onrecord.drafts.marks import balanced, within
from onrecord.drafts.passages import Passages
from onrecord.extract.attribution import Offsets, Token
from onrecord.spans import Span
from onrecord.speakers.resolution import Gender

_THAT: Final = re.compile(r"^that(?:\s*,\s*|\s+)(?=\S)", re.IGNORECASE)
_AND: Final = re.compile(r"^(?:but|and) (?=\S)", re.IGNORECASE)
_FIRST: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|([Ww]e|[Oo]urs?|us))\b(?:['\u2019]\w+)?")
_JOINED: Final = re.compile(r"\b(?:for|on|upon|of|against|to|about|with|in|over|at)$")
_ACCORDING: Final = re.compile(r"according to$", re.IGNORECASE)
#: What is demanded or proposed is no statement of fact: "demanded that the boats be sold".
_WISHED: Final = re.compile(
    r"\b(?:ask|beg|demand|exhort|implor|insist\w* on|plead|propos|recommend|request|suggest|urg)"
)
_ITS_VERB: Final = re.compile(
    r"^it (?:(?:would|had|has|will|could|did|does|plans?|planned)\b(?! be)"
    r"|(?:is|was) (?!rain|snow|go|get|becom|look)\w+ing\b)"
)
_NO_CLAUSE: Final = re.compile(
    r"^(?:to|for|of|in|on|at|by|with|against|about|as|from|over|into|upon|after|before)\b"
    r"|^(?:not )?\w+ing\b|^(?:how|whether|why|what|who|whom|whose|which)\b",
    re.IGNORECASE,
)
_RELATIVE: Final = frozenset(("who", "whom", "which", "that", "whose", "what"))
_SUBORDINATE: Final = frozenset(
    ("as", "because", "how", "if", "that", "when", "where", "which", "while", "who", "whom",
     "whose", "why", "until", "since")
)  # fmt: skip
_INFINITIVE: Final = re.compile(r"^(?:not )?to \w|^(?:of|about|from|into|against) ", re.IGNORECASE)
_FORE: Final = re.compile(
    r"^(?:although|as|after|because|before|by|despite|during|if|in|since|though|unless|unlike|until"
    r"|when|while|without)\b",
    re.IGNORECASE,
)
#: What repeats words of the sentence around it: "as neighbours said it had".
_ELLIPTIC: Final = re.compile(
    r"(?:that )?(?:it|he|she|they|there) (?:is|are|was|were|has|have|had|do|does|did|will|would|can"
    r"|could|may|might|must|shall|should)(?: not|n['\u2019]t)?",
    re.IGNORECASE,
)
_THERE: Final = re.compile(
    r"^there (?:is|are|was|were|has|have|had|will|would|may|might)\b", re.IGNORECASE
)
_GOES_ON: Final = re.compile(
    r"^(?:is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|may|might|must|shall"
    r"|should|and|or|but|that|to|of|in|on|at|by|with)\b",
)
_SENTENCE: Final = 4  # spaces in a quotation that begins with a capital and is a sentence
_LISTENER: Final = 6  # words that tell whom something is said to
_ENDED: Final = (".", "!", "?", "\u2026")
_LOOSE_COMMA: Final = re.compile("[,;:]([\"'\u201d\u2019\u00bb]+)$")
_CLOSERS: Final = "\"'\u201d\u2019)]\u00bb"
_OPENERS: Final = "\"'\u201c\u2018(\u00ab\u201e"
_GENDERS: Final[dict[str, Gender]] = {"she": "female", "he": "male", "her": "female", "his": "male"}
_OWNED: Final = frozenset(("his", "her", "its", "their"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What to call a speaker in a statement.

    ``is_known`` is false where the ``name`` says nothing that could stand for "I", ``several``
    true where "they" may be the speaker.
    """

    name: str
    gender: Gender | None = None
    organisation: bool = False
    is_known: bool = True
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How something was said.

    ``cue`` are the words between the name and the content, and ``place`` is where they stand.
    ``quoted`` tells whether the content stands in quotation marks, ``mixed`` whether a part of it
    does, ``kept`` whether the statement has to tell that it was said, because that is all it tells:
    a refusal, a question, a demand.
    """

    cue: str
    place: Offsets | None = None
    quoted: bool = False
    mixed: bool = False
    kept: bool = False


def statement(passages: Passages, spans: Sequence[Span], voice: Voice, how: Wording) -> str:
    """Return the sentence that says what stands at ``spans``.

    Where none can be made of it, that is the sentence of the text.
    """
    return balanced(_statement(passages, spans, voice, how))


def _statement(passages: Passages, spans: Sequence[Span], voice: Voice, how: Wording) -> str:
    words = joined(passages.words([(s.start, s.end)]) for s in spans)
    if how.quoted and _is_sentence(words) and not how.kept:
        return finished(_bracketed(words, voice.name) if voice.is_known else words)
    that = _THAT.match(words) if not how.quoted else None
    is_clause = _is_clause(passages, spans, words[that.end() :] if that else words)
    according = _ACCORDING.match(how.cue) is not None
    kept = (
        how.kept or takes_object(how.cue) or (not according and _JOINED.search(how.cue) is not None)
    )
    in_front = how.place is not None and spans[0].start < how.place[0]
    whole = tells(how.cue) and not that and not how.quoted and _adjoins(passages, spans, how)
    if how.place is not None and _ELLIPTIC.fullmatch(words):
        return finished(passages.words([passages.sentence(how.place[0])]))
    if is_clause and not kept and not whole and not (_WISHED.search(how.cue) and that):
        clause = _AND.sub("", words[that.end() :] if that else words)
        if how.quoted and voice.is_known:
            return finished(_bracketed(clause, voice.name))
        return finished(_named(clause, voice, how) if voice.is_known else clause)
    if how.place is not None and (according or (in_front and not how.quoted)):
        return finished(passages.words([passages.sentence(how.place[0])]))
    cue = f"{verb(how.cue)}{_listener(passages, spans, how, words)}"
    return finished(f"{voice.name} {cue} {_marked(words) if how.quoted else words}")


def _is_sentence(words: str) -> bool:
    return words[:1].isupper() and words.count(" ") >= _SENTENCE


def joined(parts: Iterable[str]) -> str:
    """Return parts of one saying as running words."""
    text = ""
    for part in parts:
        if text and part[:1].isupper() and not text.rstrip(_CLOSERS).endswith(_ENDED):
            bare = text.rstrip(_CLOSERS)
            text = f"{bare.rstrip(',;')}.{text[len(bare) :]}"
        elif text and _FORE.match(text) and "," not in text and not _GOES_ON.match(part):
            text += ","
        text += f" {part}" if text else part
    return text


def finished(words: str) -> str:
    """Return words with a capital first and a stop last."""
    text = _LOOSE_COMMA.sub(r"\1", words.strip(" ,;:\u2013\u2014-"))
    first = len(text) - len(text.lstrip(_OPENERS))
    if text[first : first + 1].islower():
        text = text[:first] + text[first].upper() + text[first + 1 :]
    return text if text.rstrip(_CLOSERS).endswith(_ENDED) else f"{text}."


def _is_clause(passages: Passages, spans: Sequence[Span], words: str) -> bool:
    """Tell whether words have a subject that is not of a clause within them."""
    if _THERE.match(words):
        return True
    begins = passages.begins_sentence(spans[0].start)
    if _NO_CLAUSE.match(words) and not (begins and not words.lower().startswith("to ")):
        return False
    return any(_has_subject(passages.within(span.start, span.end)) for span in spans)


def _has_subject(tokens: Sequence[Token]) -> bool:
    inner = False
    for place, token in enumerate(tokens):
        low = token.text.casefold()
        if token.text in {",", ";", ":", ".", "\u2013", "\u2014"}:
            inner = False
        elif token.subject and not inner and (low not in _RELATIVE or place == 0):
            return True
        # "when the ice held" in front is a clause beside the main one, which comes behind a comma
        inner = inner or (low in _SUBORDINATE and place > 0)
    return False


def _adjoins(passages: Passages, spans: Sequence[Span], how: Wording) -> bool:
    """Tell whether nothing stands between the cue and the content: "told the court it was so"."""
    if how.place is None or not re.search(r"\b(?:told|tells?|telling)$", how.cue):
        return False
    if spans[0].start < how.place[1]:  # "It was so, she told the court."
        return False
    return not passages.text[how.place[1] : spans[0].start].strip()


def _listener(passages: Passages, spans: Sequence[Span], how: Wording, words: str) -> str:
    """Return whom something is said to, where the content needs them: "told *the port* to act"."""
    if how.place is None or not tells(how.cue) or not _INFINITIVE.match(words):
        return ""
    if spans[0].start <= how.place[1]:
        return ""
    between = passages.words([(how.place[1], spans[0].start)])
    plain = between and all(one.isalnum() or one in " '\u2019-." for one in between)
    return f" {between}" if plain and between.count(" ") < _LISTENER else ""


def _marked(words: str) -> str:
    return f"\u201c{words.strip(' ,;:')}\u201d"


def _bracketed(words: str, name: str, *, mixed: bool = False) -> str:
    """Add to the first word in the first person who that is.

    Within marks in a quotation somebody else may be speaking, in ``mixed`` words the speaker is.
    """
    others = [] if mixed else list(within(words))
    own = (
        one
        for one in _FIRST.finditer(words)
        if not any(start <= one.start() < end for start, end in others)
    )
    found = next(own, None)
    if found is None or name in words:
        return words
    who = f"{name} speaking" if found[1] else name  # "we" are others, too
    return f"{words[: found.end()]} [{who}]{words[found.end() :]}"


def _named(words: str, voice: Voice, how: Wording) -> str:
    """Put the name for a pronoun at the beginning that can mean nobody else."""
    first, _, rest = words.partition(" ")
    low, short = _parted(first.casefold())
    if low in {"i", "we"} or (how.mixed and low not in _GENDERS):
        words = _bracketed(words, voice.name, mixed=how.mixed)
        rest = words.partition(" ")[2]
    if not rest or not _may_mean(low, words.casefold(), voice):
        return words
    if low in _OWNED:
        return f"{_genitive(voice.name)} {rest}"
    if not short:
        return f"{voice.name} {rest}"
    return f"{first} [{voice.name}] {rest}"


def _parted(word: str) -> tuple[str, str]:
    """Return a pronoun and what is contracted with it: "she'd"."""
    low, _, short = word.replace("\u2019", "'").partition("'")
    return low, short


def _may_mean(low: str, words: str, voice: Voice) -> bool:
    if low in _GENDERS:
        return voice.gender == _GENDERS[low]
    if low == "it":
        return voice.organisation and _ITS_VERB.match(words) is not None
    if low == "its":
        return voice.organisation
    return low in {"they", "their"} and voice.several


def _genitive(name: str) -> str:
    return f"{name}\u2019" if name.endswith("s") else f"{name}\u2019s"
