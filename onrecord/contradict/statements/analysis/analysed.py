"""One statement with all that the rules ask of it, made once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from onrecord.contradict.statements.analysis.attributed import attributed
from onrecord.contradict.statements.analysis.clauses import Clause, clauses_of
from onrecord.contradict.statements.analysis.frames import Frame, frame_of
from onrecord.contradict.statements.analysis.negation import Turn, turns_of
from onrecord.contradict.statements.analysis.tokens import MAX_CHARACTERS, Word, words_of
from onrecord.contradict.statements.comparison import WordSpan
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.contradict.statements.words import lexicon

_INSERTED: Final = re.compile(r"\[[^\[\]]{1,80}\]")


@dataclass(frozen=True)
class Analysis:
    """A statement taken apart. ``unread`` where it is longer than what is read."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    turns: tuple[Turn, ...]
    unread: bool
    frame: Frame | None

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The numbers of the words that carry the sense, but for turns and attributions."""
        turning = {turn.at for turn in self.turns} | self.attributed
        return tuple(
            number
            for number, word in enumerate(self.words)
            if word.sort in {"content", "number"} and number not in turning
        )

    @cached_property
    def attributed(self) -> frozenset[int]:
        """The numbers of the words that tell who says it, or that an editor put in brackets."""
        inserted = [match.span() for match in _INSERTED.finditer(self.text)]
        return attributed(list(self.words)) | {
            number
            for number, word in enumerate(self.words)
            for start, end in inserted
            if start <= word.span[0] < end
        }

    @cached_property
    def turned(self) -> tuple[tuple[Turn, ...], ...]:
        """For each word what turns it."""
        return tuple(
            tuple(turn for turn in self.turns if turn.start <= number < turn.end)
            for number in range(len(self.words))
        )

    @cached_property
    def clause_of(self) -> tuple[int, ...]:
        """For each word the number of its clause."""
        return tuple(
            number
            for number, clause in enumerate(self.clauses)
            for _ in range(clause.start, clause.end)
        )

    @cached_property
    def texts(self) -> frozenset[str]:
        """The words as they are matched by the rules' lists: in lower case, and their lemmas."""
        return frozenset(form for word in self.words for form in (word.text, *word.lemmas))

    @cached_property
    def by_lemma(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the words in ``content`` that have a lemma."""
        return _numbers((number, self.words[number].lemmas) for number in self.content)

    @cached_property
    def by_key(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the words in ``content`` that have a key."""
        return _numbers((number, self.words[number].keys) for number in self.content)

    @cached_property
    def mates(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """For each table of mates of the lexicon: the words in ``content`` that have a mate."""
        tables = lexicon().mates
        return {
            name: _numbers(
                (number, (mate for lemma in word.lemmas for mate in table.get(lemma, ())))
                for number in self.content
                for word in (self.words[number],)
            )
            for name, table in tables.items()
        }

    def negative(self, number: int) -> bool:
        """Whether a word stands under an odd number of turns."""
        return len(self.turned[number]) % 2 == 1

    def spans(self, numbers: Iterable[int]) -> tuple[WordSpan, ...]:
        """Return the spans of words, neighbours joined."""
        found: list[WordSpan] = []
        last = -2
        for number in sorted(set(numbers)):
            span = self.words[number].span
            if found and number == last + 1:
                found[-1] = (found[-1][0], span[1])
            else:
                found.append(span)
            last = number
        return tuple(found)

    def texts_at(self, spans: Iterable[WordSpan]) -> set[str]:
        """Return the words within spans, in lower case."""
        return {w.text for w in self.words for start, end in spans if start <= w.span[0] < end}

    def said(self, numbers: Iterable[int]) -> str:
        """Return words as they stand, in quotation marks, for a sentence about them."""
        parts = [self.text[start:end] for start, end in self.spans(numbers)]
        return '"' + " ... ".join(parts) + '"'


def _numbers(words: Iterable[tuple[int, Iterable[str]]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, forms in words:
        for form in forms:
            found[form] = (*found.get(form, ()), number)
    return found


def analysed(text: str) -> Analysis:
    """Return a statement taken apart; what follows the first 2,000 characters is not read."""
    # One more than is read, so that a longer text is known for one, and none is kept whole.
    return _analysed(text[: MAX_CHARACTERS + 1])


@lru_cache(maxsize=STATEMENTS)
def _analysed(text: str) -> Analysis:
    words, unread = words_of(text)
    clauses = clauses_of(words)
    turns = turns_of(words, clauses)
    return Analysis(
        text, tuple(words), tuple(clauses), tuple(turns), unread, frame_of(words, clauses)
    )
