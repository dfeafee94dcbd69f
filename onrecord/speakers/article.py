"""A reading made ready to look things up in: the words folded, the place of an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.extract.attribution import Offsets, Reading, Token
from onrecord.speakers.words import POSSESSIVE_MARKS

_TITLE = 40  # words that a headline may have
_SHORT = 3  # letters of a word that has no capital in a headline either
_MOSTLY = 0.7
_LONGEST = 80  # tokens of a source that are looked at
#: Of the words of a text, the least share with a capital first, and the largest, for capitals to
#: tell a name from other words.
_CASED = (0.02, 0.7)


class Article:
    """The tokens of a reading with their words in lower case, without points or curly marks."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.tokens: tuple[Token, ...] = reading.tokens
        self.words = [_plain(token.text) for token in reading.tokens]
        self._starts = [token.start for token in reading.tokens]
        self.sentences = _sentences(reading.tokens)
        self.is_title = _is_title(reading.tokens)
        capitals = sum(token.text[:1].isupper() for token in reading.tokens)
        low, high = _CASED
        self.cased = low * len(self.words) <= capitals <= high * len(self.words)

    def __len__(self) -> int:
        return len(self.tokens)

    def ranges(self, spans: Iterable[Offsets]) -> list[tuple[int, int]]:
        """Return the half-open ranges of tokens that lie in the spans."""
        found = []
        for start, end in spans:
            first = bisect_left(self._starts, start)
            if first and self.tokens[first - 1].end > start:
                first -= 1
            found.append((first, bisect_left(self._starts, end)))
        return found

    def within(self, spans: Iterable[Offsets]) -> list[int]:
        """Return the indices of the tokens that lie in the spans, in order, each once.

        Of a span of more than ``_LONGEST`` tokens the first are given: no source is so long.
        """
        found: set[int] = set()
        for first, end in self.ranges(spans):
            found.update(range(first, min(end, first + _LONGEST)))
        return sorted(found)

    def at(self, offset: int) -> int:
        """Return the index of the last token that starts at or before ``offset`` (0 for none)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def offsets(self, first: int, end: int) -> Offsets:
        """Return the range of the text that the tokens from ``first`` up to ``end`` cover."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def verbatim(self, first: int, end: int) -> str:
        """Return the words of the text from token ``first`` up to ``end``."""
        start, stop = self.offsets(first, end)
        return self.text[start:stop]

    def together(self, first: int, second: int) -> bool:
        """Tell whether two tokens stand in one sentence of one paragraph; false past an end."""
        if not (0 <= first < len(self.tokens) and 0 <= second < len(self.tokens)):
            return False
        return self.sentences[first] == self.sentences[second]

    def capital(self, index: int) -> bool:
        """Tell whether a token may be part of a name by its first letter.

        Where a text is all in capitals, or has none, the entity tells instead.
        """
        token = self.tokens[index]
        if not token.text[:1].isalpha():
            return False
        return token.text[0].isupper() if self.cased else token.entity not in {None, "time"}

    def possessive(self, index: int) -> bool:
        """Tell whether a token is the mark of a possessive."""
        return index < len(self.words) and self.words[index] in POSSESSIVE_MARKS


def _sentences(tokens: tuple[Token, ...]) -> list[int]:
    """Return the numbers of the sentences anew: an initial ("Ann B. Example") ends none."""
    numbers: list[int] = []
    current = -1
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        new = before is None or (token.sentence, token.paragraph) != (
            before.sentence,
            before.paragraph,
        )
        initial = (
            index > 1
            and before is not None
            and token.paragraph == before.paragraph
            and before.text == "."
            and len(tokens[index - 2].text) == 1
            and tokens[index - 2].text.isupper()
            and tokens[index - 2].text != "I"
            and token.text[:1].isupper()
        )
        current += new and not initial
        numbers.append(current)
    return numbers


def _is_title(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the first paragraph is a headline with a capital to almost every word."""
    first = [one.text for one in tokens[:_TITLE] if one.paragraph == tokens[0].paragraph]
    words = [word for word in first if word.isalpha() and len(word) > _SHORT]
    capitals = sum(word[0].isupper() for word in words)
    return 1 < len(words) < _TITLE and capitals >= _MOSTLY * len(words)


def _plain(word: str) -> str:
    lowered = word.lower().replace("\u2019", "'").replace("\u02bc", "'")
    return lowered.rstrip(".") or lowered
