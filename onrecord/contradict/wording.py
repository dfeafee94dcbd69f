"""Two outlets quote one statement in different words: which differences change what was said.

An omission that an ellipsis marks, an editor's words in brackets, a sentence more or less, house
style and hesitations change nothing. A translation is never compared word by word.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from onrecord.contradict.facts import Finding, QuoteFacts, Side
from onrecord.contradict.phrases import said
from onrecord.contradict.quotation import NEGATIONS, Word, words_of
from onrecord.views import TraceStep
from onrecord.vocabulary import ContradictionKind

_CUT_WORDS: Final = 3
_TRANSLATED: Final = frozenset({"outlet", "us"})
_UNKNOWN_TRANSLATION: Final = 0.9
# rule: kind and score, the gravest first
_RULES: Final[dict[str, tuple[ContradictionKind, float]]] = {
    "lost_negation": ("negation", 0.9),
    "different_number": ("numeric", 0.8),
    "cut_short": ("lexical", 0.6),
    "different_words": ("lexical", 0.4),
}
_FUNCTION_WORDS: Final = frozenset({
    "a", "about", "again", "also", "am", "an", "and", "are", "as", "at", "be", "been",
    "being", "both", "but", "by", "did", "do", "does", "for", "from", "had", "has", "have",
    "he", "her", "here", "him", "his", "how", "i", "in", "into", "is", "it", "its", "just",
    "me", "my", "now", "of", "on", "or", "our", "out", "over", "really", "s", "she", "so",
    "such", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "too", "up", "upon", "us", "very", "was", "we", "well", "were", "what",
    "when", "where", "which", "who", "whom", "whose", "will", "with", "would", "you", "your"
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Block:
    """The words at one place where two quotations differ; ``cut`` where one just stops short."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    cut: bool = False


def compare_quotes(a: QuoteFacts, b: QuoteFacts) -> Finding | None:
    """Return how two direct quotations of one claim conflict, ``None`` where they do not.

    Symmetric; the sides come in the order of the appearances' keys. The score ranks findings
    (a lost negation above a number, a cut and other words) and is not a probability.
    """
    if not _comparable(a, b):
        return None
    first, second = sorted((a, b), key=lambda quote: quote.appearance)
    blocks = _blocks(words_of(first.exact), words_of(second.exact))
    names = _names(first, second)
    steps = {rule: detail for rule, detail in _details(blocks, names) if detail}
    worst = next((rule for rule in _RULES if rule in steps), None)
    if worst is None:
        return None
    kind, score = _RULES[worst]
    untranslated = first.translated_by == second.translated_by == "none"
    return Finding(
        sides=(
            Side(first.claim.key, appearance=first.appearance),
            Side(second.claim.key, appearance=second.appearance),
        ),
        proposition=None,
        scope="between_sources",
        kind=kind,
        score=round(score * (1 if untranslated else _UNKNOWN_TRANSLATION), 2),
        trace=tuple(_trace(first, second, steps, untranslated=untranslated)),
    )


def _comparable(a: QuoteFacts, b: QuoteFacts) -> bool:
    if a.claim.key != b.claim.key or a.source == b.source or a.appearance == b.appearance:
        return False
    if {a.quote_type, b.quote_type} != {"direct"} or not (a.exact and b.exact):
        return False
    if {a.translated_by, b.translated_by} & _TRANSLATED:
        return False
    languages = {quote.language.split("-")[0].casefold() for quote in (a, b) if quote.language}
    return len(languages) < 2  # noqa: PLR2004 - two languages


def _blocks(left: list[Word], right: list[Word]) -> list[_Block]:
    """Return where two quotations differ, less what their marks account for.

    Nothing where they share less than half of the shorter: those are two passages, not one.
    """
    matcher = SequenceMatcher(
        None, [word.text for word in left], [word.text for word in right], autojunk=False
    )
    found: list[_Block] = []
    shared = 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            shared += sum(not word.gap for word in left[i1:i2])
            continue
        block = _Block(_unmarked(left[i1:i2], right[j1:j2]), _unmarked(right[j1:j2], left[i1:i2]))
        starts, stops = i1 == j1 == 0, i2 == len(left) and j2 == len(right)
        if (starts or stops) and not (block.left and block.right):
            longer, place = (left, i1) if block.left else (right, j1)
            block = _trimmed(block, longer, place, at_start=starts)
        found.append(block)
    shortest = min(sum(not word.gap for word in words) for words in (left, right))
    return found if shared * 2 >= shortest > 0 else []


def _unmarked(words: list[Word], others: list[Word]) -> tuple[Word, ...]:
    """Return the words that no ellipsis or bracket accounts for, on either side."""
    if any(other.gap for other in others):
        return ()
    own = tuple(
        word for word in words if word.text and (not word.inserted or word.text in NEGATIONS)
    )
    if any(other.inserted for other in others):
        return tuple(word for word in own if word.text in NEGATIONS)
    return own


def _trimmed(block: _Block, longer: list[Word], place: int, *, at_start: bool) -> _Block:
    """Return a cut at the start or the end, less the sentences that are quoted or left whole."""
    words = list(block.left or block.right)
    if at_start:
        last = max((number for number, word in enumerate(words) if word.ends), default=-1)
        words = words[last + 1 :]
    else:
        kept = next((word for word in reversed(longer[:place]) if not word.gap), None)
        last = next((number for number, word in enumerate(words) if word.ends), len(words))
        words = [] if kept is not None and kept.ends else words[: last + 1]
    cut = len(words) >= _CUT_WORDS and any(word.text not in _FUNCTION_WORDS for word in words)
    if not cut:
        # A word or two less at the edge of a quotation is no news, unless it turns the sense.
        words = [word for word in words if word.text in NEGATIONS]
    return _Block(tuple(words), (), cut) if block.left else _Block((), tuple(words), cut)


def _details(blocks: list[_Block], names: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each rule with what it found in words, empty where it found nothing."""
    changes = [block for block in blocks if not block.cut and _changes(block)]
    numbers = [block for block in changes if _numbers_differ(block)]
    others = [block for block in changes if block not in numbers and not _only_negation(block)]
    yield "lost_negation", _lost_negation(changes, names)
    yield "different_number", "; ".join(_difference(block, names) for block in numbers)
    yield "cut_short", "; ".join(_cut(block, names) for block in blocks if block.cut)
    yield "different_words", "; ".join(_difference(block, names) for block in others)


def _changes(block: _Block) -> bool:
    if "".join(word.text for word in block.left) == "".join(word.text for word in block.right):
        return False
    return any(word.text not in _FUNCTION_WORDS for word in (*block.left, *block.right))


def _lost_negation(changes: list[_Block], names: tuple[str, str]) -> str:
    left = [word for block in changes for word in block.left if word.text in NEGATIONS]
    right = [word for block in changes for word in block.right if word.text in NEGATIONS]
    if bool(left) == bool(right):
        return ""
    has, lacks = names if left else reversed(names)
    return f"{has} has the negation {_shown(tuple(left or right))}, {lacks} does not"


def _numbers_differ(block: _Block) -> bool:
    left, right = (
        Counter(word.text for word in words if word.text.isdecimal())
        for words in (block.left, block.right)
    )
    return bool(left and right) and left != right


def _only_negation(block: _Block) -> bool:
    words = {word.text for word in (*block.left, *block.right)}
    return words <= NEGATIONS | _FUNCTION_WORDS


def _cut(block: _Block, names: tuple[str, str]) -> str:
    shorter, words = (names[1], block.left) if block.left else (names[0], block.right)
    return f"{shorter} cuts the words short and leaves out {_shown(words)}"


def _difference(block: _Block, names: tuple[str, str]) -> str:
    if block.left and block.right:
        return f"{names[0]} has {_shown(block.left)} where {names[1]} has {_shown(block.right)}"
    has, lacks = names if block.left else reversed(names)
    return f"{has} has {_shown(block.left or block.right)}, {lacks} leaves it out"


def _shown(words: tuple[Word, ...]) -> str:
    return f'"{" ".join(word.shown for word in words)}"'


def _names(first: QuoteFacts, second: QuoteFacts) -> tuple[str, str]:
    one, other = first.publisher or first.source, second.publisher or second.source
    return (first.source, second.source) if one == other else (one, other)


def _trace(
    first: QuoteFacts, second: QuoteFacts, steps: dict[str, str], *, untranslated: bool
) -> Iterator[TraceStep]:
    appearances = {first.appearance, second.appearance}
    evidence = dict.fromkeys(first.claim.evidence + second.claim.evidence)
    spans = tuple(span for span in evidence if span[0] in appearances)
    for number, (rule, detail) in enumerate(steps.items()):
        yield TraceStep(rule=rule, detail=f"{detail}.", spans=() if number else spans)
    yield TraceStep(
        rule="one_statement",
        detail=f"Both quote one statement of {first.claim.speaker_name} ({said(first.claim)}) "
        "as direct speech.",
    )
    if not untranslated:
        detail = "Whether either is a translation is not known for certain."
        yield TraceStep(rule="translated", detail=detail)
